"""Everything that /api answers carries our mark, whoever made the answer; nothing else does."""

import asyncio

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, Router

from participation.store import Database
from participation.web import cookies, mark, routes
from participation.web.middleware import FrontDoor
from participation.web.visitors import Visitors
from tests.builders import Room, key, room


async def breaks(_: Request) -> Response:
    raise ValueError


async def somewhere_else(_: Request) -> Response:
    return JSONResponse({"ok": True})


@pytest.fixture
def made(database: Database, monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setattr(routes, "the_database", lambda: database)
    monkeypatch.setattr(routes, "_threads", [])
    return room(database)


def asked(made: Room, method: str, path: str, *, known: str = "", origin: str = "", **given: object) -> httpx.Response:
    """The server's answer, with everything that stands round its routes."""
    ours = Router([Route("/api/breaks", breaks), Route("/live/else", somewhere_else), *routes.routes()], default=Response(status_code=404))

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(FrontDoor(Router(), Visitors(lambda: made.database), ours))
        async with httpx.AsyncClient(transport=transport, base_url="http://test.example") as browser:
            headers = {"cookie": f"{cookies.VISITOR}={known}"} if known else {}
            body = {"json": {"key": key(), **given}} if method == "POST" else {}
            return await browser.request(method, path, headers=headers | ({"origin": origin} if origin else {}), **body)  # type: ignore[arg-type]

    return asyncio.run(ask())


def is_marked(answer: httpx.Response) -> bool:
    return answer.headers.get(mark.HEADER) == "1" and answer.json()[mark.FIELD] == 1


def test_what_went_well_and_what_was_refused_carry_the_mark(made: Room) -> None:
    visitor = Visitors(lambda: made.database).new()
    joined = asked(made, "POST", "/api/join", known=visitor, code=made.workshop.join_code, role="young_expert", language="fi")
    assert joined.status_code == 200 and is_marked(joined) and joined.json()["return_code"]
    for answer in (
        asked(made, "GET", "/api/state", known=visitor),
        asked(made, "GET", "/api/state"),
        asked(made, "GET", "/api/words"),
        asked(made, "GET", f"/api/invitation/{made.workshop.join_code}"),
        asked(made, "GET", "/api/invitation/WRONG2"),
        asked(made, "POST", "/api/pause", known=visitor, paused=True),
        asked(made, "POST", "/api/vote", known=visitor, stage="none", choices={}),
        asked(made, "POST", "/api/writing", known=visitor),
    ):
        assert is_marked(answer), answer.text


def test_our_own_failures_and_addresses_that_are_not_there_carry_it_too_with_a_sentence(made: Room) -> None:
    for answer, status in (
        (asked(made, "GET", "/api/breaks"), 500),
        (asked(made, "POST", "/api/no_such_answer"), 404),
        (asked(made, "GET", "/api/vote"), 405),
    ):
        assert answer.status_code == status and is_marked(answer) and answer.json()["refused"]["sv"]


def test_other_addresses_do_not_carry_it(made: Room) -> None:
    answer = asked(made, "GET", "/live/else")
    assert mark.HEADER not in answer.headers and answer.json() == {"ok": True}


def test_only_an_unknown_person_is_said_to_be_unknown(made: Room) -> None:
    stranger = asked(made, "POST", "/api/vote", known=Visitors(lambda: made.database).new(), stage="none", choices={})
    assert stranger.status_code == 401 and stranger.json()["unknown"] is True
    visitor = Visitors(lambda: made.database).new()
    asked(made, "POST", "/api/join", known=visitor, code=made.workshop.join_code, role="young_expert", language="fi")
    elsewhere = asked(made, "POST", "/api/pause", known=visitor, origin="https://elsewhere.example", paused=True)
    assert elsewhere.status_code == 403 and elsewhere.json()["waits"] is True and "unknown" not in elsewhere.json()
    cookieless = asked(made, "POST", "/api/join", code=made.workshop.join_code, role="young_expert", language="fi")
    assert cookieless.status_code == 403 and "unknown" not in cookieless.json()


def test_no_proxy_is_to_keep_what_belongs_to_one_tablet(made: Room) -> None:
    assert asked(made, "GET", "/api/state").headers["cache-control"] == "no-store"
    assert "max-age" in asked(made, "GET", "/api/words").headers["cache-control"]
