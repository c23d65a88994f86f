"""`GET /live/{workshop}/{audience}`: the stream of server-sent events to one browser, after asking who it is."""

import asyncio
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from participation import attendance, workshops
from participation.access import require
from participation.errors import NotAllowed, Refused
from participation.model.people import Participant
from participation.model.texts import N_
from participation.staff import signing_in
from participation.store import Database
from participation.web import cookies
from participation.web.live import AUDIENCES, PROCESS, Hub, Listener
from participation.web.payloads import event

RETRY = b"retry: 1000\n\n"



class Stream(Response):
    """Writes what the hub leaves for one listener until the browser or the server goes away."""

    def __init__(self, hub: Hub, workshop_id: str, audience: str, who: Participant | None) -> None:
        super().__init__(
            media_type="text/event-stream",
            headers={"cache-control": "no-store", "x-accel-buffering": "no"},
        )
        del self.headers["content-length"]
        self._hub, self._workshop_id, self._audience, self._who = hub, workshop_id, audience, who

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends the head, and then every piece of news as it comes."""
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": RETRY + event("server", PROCESS.encode()), "more_body": True})
        listener = self._hub.listen(self._workshop_id, self._audience, self._who)
        leaving = asyncio.create_task(_notice_leaving(receive, listener))
        try:
            while news := await listener.take():
                await send({"type": "http.response.body", "body": news, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            self._hub.leave(self._workshop_id, listener)
            leaving.cancel()


async def _notice_leaving(receive: Receive, listener: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.close()


def who_listens(database: Database, cookies_given: dict[str, str], workshop_id: str, audience: str, key: str) -> Participant | None:
    """Checks that the browser may listen; the participant where it is a tablet."""
    if audience == "tablet":
        who = attendance.of_visitor(database, cookies.visitor(cookies_given) or "")
        if who is None or who.workshop_id != workshop_id:
            raise NotAllowed(N_("Join a workshop first."))
        return who
    if audience == "screen" and key and workshops.with_screen_key(database, key).id == workshop_id:
        return None
    staff = signing_in.of_session(database, cookies_given.get(cookies.SESSION))
    with database.read() as look:
        workshops.for_staff(look, require(look, staff, "facilitator"), workshop_id)
    return None


def routes(hub: Callable[[], Hub]) -> list[BaseRoute]:
    """The address of the streams."""

    async def live(request: Request) -> Response:
        workshop_id, audience = request.path_params["workshop_id"], request.path_params["audience"]
        if audience not in AUDIENCES:
            return JSONResponse({}, status_code=404)
        key = request.query_params.get("show", "")
        try:
            who = await run_in_threadpool(who_listens, hub().database, dict(request.cookies), workshop_id, audience, key)
        except Refused as refused:
            return JSONResponse({"refused": refused.texts().as_json()}, status_code=403)
        return Stream(hub(), workshop_id, audience, who)

    return [Route("/live/{workshop_id}/{audience}", live, methods=["GET"])]
