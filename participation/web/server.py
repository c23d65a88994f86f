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
from starlette.responses import Response
from starlette.routing import BaseRoute, Router

from participation import open_files
from participation.staff import accounts
from participation.store import the_database
from participation.web import fragments, front, neighbours, quiet, sessions, shell, streams
from participation.web import middleware as front_door
from participation.web import routes as tablet_routes
from participation.web.live import Hub

SHELL = Path(__file__).with_name("shell.py")
SELDOM = (20_000, 50, 100)  # a full collection while a room joins holds the loop for half a second and frees next to nothing
HEAVY = ("pandas", "plotly.graph_objects")


@cache
def the_hub() -> Hub:
    """The hub of this process."""
    return Hub(the_database())


def routes() -> list[BaseRoute]:
    """Every address that is ours; the last one answers for those that are nobody's."""
    return [*front.routes(), *sessions.routes(), front.NothingHere()]


def middleware() -> list[Middleware]:
    """What stands round every request."""
    ours = Router([*tablet_routes.routes(), *streams.routes(the_hub)], default=Response(status_code=404))
    return [Middleware(front_door.FrontDoor, ours=ours)]


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Starts the hub and says where to begin; ends the streams at the end, so that the server can stop."""
    quiet.install()
    fragments.keep_their_ends()
    open_files.allow_many()
    hub = the_hub()
    address = os.environ.get("YHDESSA_DATABASE", "")
    hub.start((lambda started: neighbours.hear(started, address)) if address.startswith("postgres") else neighbours.watch)
    await asyncio.to_thread(_load_what_pages_need)
    _invite()
    _end_streams_at_stop(hub)
    gc.collect()
    gc.freeze()  # what stays for good is never looked through again
    gc.set_threshold(*SELDOM)
    yield
    await hub.stop()


def say_sorry(error: Exception) -> bool:
    """Shows a calm sentence where a page failed; the log has the place already."""
    shell.sorry(error)
    return True


def _load_what_pages_need() -> None:
    for name in HEAVY:
        importlib.import_module(name)


def _invite() -> None:
    port = st.get_option("server.port")
    print(f"\n  Yhdessä: http://localhost:{port}", flush=True)
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
