"""`/session` and `/sign_out`: where the browser gets and loses its session cookie, which no script can read."""

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from participation.errors import Refused
from participation.staff import signing_in
from participation.store import the_database
from participation.web import cookies, pages
from participation.web.front import local


def hand_in(ticket: str, back: str = "") -> str:
    """The address to which a page sends the browser with its ticket."""
    return "/session?" + urlencode({"ticket": ticket, **({"back": back} if back else {})})


async def begin(request: Request) -> Response:
    """Takes a ticket and gives a session; a used, late or strange ticket leads to the sign-in page."""

    def work() -> tuple[str, frozenset[str]]:
        token = signing_in.redeem(the_database(), cookies.visitor(request.cookies) or "", request.query_params.get("ticket", ""))
        who = signing_in.of_session(the_database(), token)
        return token, who.roles if who else frozenset()

    try:
        token, roles = await run_in_threadpool(work)
    except Refused:
        return RedirectResponse("/sign_in?late=1", status_code=303)
    back = local(request.query_params.get("back", "/"))
    response = RedirectResponse(back if back != "/" else f"/{pages.first_for(roles)}", status_code=303)
    cookies.give(response, request.scope, cookies.SESSION, token, seconds=signing_in.SESSION_SECONDS)
    return response


async def end(request: Request) -> Response:
    """Has the browser forget a session that a page has ended. A session that still lives stays: no link can sign you out."""
    token = request.cookies.get(cookies.SESSION, "")
    response = RedirectResponse("/", status_code=303)
    if await run_in_threadpool(signing_in.of_session, the_database(), token) is None:
        cookies.take_away(response, request.scope, cookies.SESSION)
    return response


def routes() -> list[BaseRoute]:
    """The addresses of the session."""
    return [Route("/session", begin, methods=["GET"]), Route("/sign_out", end, methods=["GET"])]
