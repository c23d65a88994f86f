"""`GET /live/{workshop}/{audience}`: the stream of server-sent events to one browser, after asking who it is.

`GET /api/now/{workshop}/{audience}` says once what the stream says, to a page whose network holds streams back.
"""

import asyncio
import functools
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from participation import attendance, workshops
from participation.errors import NotAllowed, NotFound, Refused, SlowDown
from participation.model.people import Participant
from participation.model.texts import N_
from participation.secrecy import token_hash
from participation.staff import signing_in
from participation.store import Database
from participation.web import calm, cookies, payloads
from participation.web.live import AUDIENCES, BEAT, PROCESS, Ear, Hub, Listener
from participation.web.payloads import event

HEAD = b"retry: 1000\n\n" + event("server", PROCESS.encode()) + BEAT
PAGE = 32  # letters of the name that a page gives itself


@dataclass(frozen=True)
class Asked:
    """What a browser asked for: the stream of which workshop for which audience, and by which right."""

    workshop_id: str
    audience: str
    screen_key: str
    page: str
    cookies: dict[str, str]

    @classmethod
    def of(cls, request: Request) -> "Asked":
        """What stands in the address and the cookies."""
        place, query = request.path_params, request.query_params
        return cls(
            place["workshop_id"], place["audience"], query.get("show", ""), query.get("page", "")[:PAGE], cookies.read(request.headers)
        )


class Stream(Response):
    """Writes what the hub leaves for one listener until the browser or the server goes away."""

    def __init__(self, hub: Hub, workshop_id: str, listener: Listener) -> None:
        super().__init__(
            media_type="text/event-stream",
            headers={"cache-control": "no-store", "x-accel-buffering": "no"},
        )
        del self.headers["content-length"]
        self._hub, self._workshop_id, self._listener = hub, workshop_id, listener

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends the head, and then every piece of news as it comes."""
        leaving = asyncio.create_task(_notice_leaving(receive, self._listener))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            await send({"type": "http.response.body", "body": HEAD, "more_body": True})
            while news := await self._listener.take():
                await send({"type": "http.response.body", "body": news, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            self._hub.leave(self._workshop_id, self._listener)
            leaving.cancel()


async def _notice_leaving(receive: Receive, listener: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.close()


def who_listens(database: Database, asked: Asked) -> tuple[Participant | None, Ear]:
    """Checks that the browser may listen: the participant where it is a tablet, and whose stream it is."""
    with database.read() as look:
        workshop = workshops.find(look, asked.workshop_id)
    visitor = cookies.visitor(asked.cookies) or ""
    if asked.audience == "tablet":
        who = attendance.of_visitor(database, visitor)
        if who is None or who.workshop_id != workshop.id:
            raise NotAllowed(N_("Join a workshop first."))
        return who, Ear(who.id, asked.page)
    if asked.audience == "screen" and asked.screen_key == workshop.screen_key:
        return None, Ear(f"{workshop.id} {token_hash(visitor)}", asked.page)
    session = asked.cookies.get(cookies.SESSION, "")
    may_stay = functools.partial(_leads, database, session, workshop.id)
    if not may_stay():
        raise NotAllowed(N_("You need another role for this. Ask an administrator."))
    hashed = token_hash(session)
    return None, Ear(hashed, asked.page, hashed, may_stay)


def _leads(database: Database, session: str, workshop_id: str) -> bool:
    """Whether this session is one of somebody who may lead this workshop now."""
    who = signing_in.of_session(database, session)
    if who is None or not who.roles & {"facilitator", "admin"}:
        return False
    try:
        workshops.get(database, who, workshop_id)
    except Refused:
        return False
    return True


def routes(hub: Callable[[], Hub]) -> list[BaseRoute]:
    """The addresses of the streams."""

    async def live(request: Request) -> Response:
        asked = Asked.of(request)
        who, ear = await run_in_threadpool(who_listens, hub().database, asked)
        return Stream(hub(), asked.workshop_id, hub().listen(asked.workshop_id, asked.audience, who, ear))

    async def now(request: Request) -> Response:
        def said(asked: Asked) -> dict[str, object]:
            who_listens(hub().database, asked)
            with hub().database.read() as look:
                counters = payloads.counters(look, asked.workshop_id)
                return {"server": PROCESS, "counters": payloads.seen_by(look, asked.audience, asked.workshop_id, counters)}

        return JSONResponse(await run_in_threadpool(said, Asked.of(request)))

    async def server(_: Request) -> Response:
        return JSONResponse({"server": PROCESS})

    return [
        Route("/api/server", server, methods=["GET"]),
        Route("/live/{workshop_id}/{audience}", _answered(live, AUDIENCES), methods=["GET"]),
        Route("/api/now/{workshop_id}/{audience}", _answered(now, payloads.COUNTING), methods=["GET"]),
    ]


Handler = Callable[[Request], Awaitable[Response]]


def _answered(handler: Handler, audiences: Collection[str]) -> Handler:
    """Turns a refusal into its status, and knows no other audience."""

    @functools.wraps(handler)
    async def with_status(request: Request) -> Response:
        try:
            if request.path_params["audience"] not in audiences:
                raise NotFound(calm.NOTHING_HERE)
            return await handler(request)
        except Refused as refused:
            return JSONResponse({"refused": refused.texts().as_json()}, _status(refused))

    return with_status


def _status(refused: Refused) -> int:
    return 404 if isinstance(refused, NotFound) else 429 if isinstance(refused, SlowDown) else 403
