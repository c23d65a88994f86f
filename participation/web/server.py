"""What `app.py` puts together: the addresses, the front door, and what happens at start and end of a process."""

import asyncio
import gc
import importlib
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from types import FrameType

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.responses import Response
from starlette.routing import BaseRoute, Router

from participation import address, clock, closing, open_files, secrecy
from participation.staff import accounts
from participation.store import the_database
from participation.web import fragments, front, neighbours, quiet, security_txt, sessions, shell, streams, way_in
from participation.web import middleware as front_door
from participation.web import routes as tablet_routes
from participation.web.live import Hub
from participation.web.proxied import Proxied
from participation.web.visitors import Visitors

SHELL = Path(__file__).with_name("shell.py")
SELDOM = (20_000, 50, 100)  # a full collection while a room joins holds the loop for half a second and frees next to nothing
HEAVY = ("pandas", "plotly.graph_objects")


@cache
def the_hub() -> Hub:
    """The hub of this process."""
    return Hub(the_database())


def routes() -> list[BaseRoute]:
    """Every address that is ours; the last one answers for those that are nobody's."""
    return [*front.routes(), *sessions.routes(), *security_txt.routes(), front.NothingHere()]


def middleware() -> list[Middleware]:
    """What stands round every request."""
    ours = ExceptionMiddleware(Router([*tablet_routes.routes(), *streams.routes(the_hub)], default=Response(status_code=404)))
    return [Middleware(Proxied), Middleware(front_door.FrontDoor, visitors=Visitors(the_database), ours=ours)]


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Starts the hub and says where to begin; at the end it ends the streams and closes the database."""
    quiet.install()
    clock.zone()  # a setting that names none ends the start with its sentence
    fragments.keep_their_ends()
    open_files.allow_many()
    hub = the_hub()
    database = os.environ.get("YHDESSA_DATABASE", "")
    hub.start((lambda started: neighbours.hear(started, database)) if database.startswith("postgres") else neighbours.watch)
    await asyncio.to_thread(closing.keep_what_was_closed, the_database())
    await asyncio.to_thread(_load_what_pages_need)
    await asyncio.to_thread(secrecy.of, the_database())
    _invite()
    _end_streams_at_stop(hub)
    gc.collect()
    gc.freeze()  # what stays for good is never looked through again
    gc.set_threshold(*SELDOM)
    yield
    await hub.stop()
    await asyncio.to_thread(hub.database.close)


def say_sorry(error: Exception) -> bool:
    """Shows a calm sentence where a page failed; the log has the place already."""
    shell.sorry(error)
    return True


def _load_what_pages_need() -> None:
    for name in HEAVY:
        importlib.import_module(name)


def _invite() -> None:
    port = st.get_option("server.port")
    here = f"http://localhost:{port}"
    print(f"\n  Yhdessä: {here}", flush=True)
    if others := address.to_join(here, only_here=way_in.only_here()):
        print(f"  For tablets: {others}", flush=True)
    if code := accounts.invite_first_administrator(the_database()):
        print(f"  First start. The code for making the first administrator: {code}", flush=True)
    print(flush=True)


def _end_streams_at_stop(hub: Hub) -> None:
    """The server waits for open connections before it stops; a stream would never end by itself."""
    loop = asyncio.get_running_loop()

    def also_end_streams(before: Callable[[int, FrameType | None], object]) -> Callable[[int, FrameType | None], None]:
        def handler(number: int, frame: FrameType | None) -> None:
            loop.call_soon_threadsafe(hub.close_all)
            before(number, frame)

        return handler

    for number in (signal.SIGINT, signal.SIGTERM):
        before = signal.getsignal(number)
        if callable(before):
            signal.signal(number, also_end_streams(before))
