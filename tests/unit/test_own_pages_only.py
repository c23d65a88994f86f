"""Which requests come from our own page, and whose cookie is believed."""

from collections.abc import Callable

import httpx
import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from participation import attendance, secrecy
from participation.ids import new_token
from participation.store import Database
from participation.web import cookies, origin
from participation.web.middleware import FrontDoor
from participation.web.visitors import Visitors
from tests.builders import room

pytestmark = pytest.mark.anyio
PAGE = {"accept": "text/html"}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def who(request: Request) -> Response:
    return JSONResponse({"visitor": cookies.visitor(request.cookies), "language": cookies.of_request(request)})


@pytest.fixture
def browser() -> Callable[[Visitors], httpx.AsyncClient]:
    def at(visitors: Visitors) -> httpx.AsyncClient:
        app = Starlette(routes=[Route("/who", who, methods=["GET", "POST"])], middleware=[Middleware(FrontDoor, visitors=visitors)])
        return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test.example")

    return at


@pytest.mark.parametrize(
    "neighbour",
    [
        'consent={"a":1}',
        "consent=%7B; a=b c; =; ;;",
        'a="un;closed',
        "a[]=1; b@c=2; päällä=ö",
        "prefs={'x': \"y\", z: [1, 2]}",
        "flag",
        "x=" + "y" * 3000,
        "yhdessa_visitor=short",
        "yhdessa_visitor=" + "A" * 43,
    ],
)
@pytest.mark.parametrize("before", [True, False])
async def test_a_neighbours_cookie_never_makes_a_new_person(browser, neighbour: str, before: bool) -> None:
    visitors = Visitors()
    token = visitors.new()
    parts = [neighbour, f"yhdessa_visitor={token}", "yhdessa_language=sv"]
    cookie = "; ".join(parts if before else [*parts[1:], neighbour])
    async with browser(visitors) as client:
        answer = await client.get("/who", headers=PAGE | {"cookie": cookie.encode("utf-8")})
    assert answer.json() == {"visitor": token, "language": "sv"} and "set-cookie" not in answer.headers


async def test_cookies_in_two_headers_are_read_as_one(browser) -> None:
    visitors = Visitors()
    token = visitors.new()
    headers = [("accept", "text/html"), ("cookie", "a=b"), ("cookie", f"yhdessa_visitor={token}")]
    async with browser(visitors) as client:
        assert (await client.get("/who", headers=headers)).json()["visitor"] == token


async def test_a_token_that_the_server_did_not_make_is_nobodys(browser) -> None:
    async with browser(Visitors()) as client:
        for made in (new_token(), Visitors().new(), "A" * 43):
            answer = await client.get("/who", headers=PAGE | {"cookie": f"yhdessa_visitor={made}"})
            assert answer.json()["visitor"] is None
            assert f"yhdessa_visitor={made}" not in answer.headers["set-cookie"]


async def test_who_took_part_with_an_older_token_stays_who_they_are(browser, database: Database) -> None:
    made, older = room(database), new_token()
    attendance.join(database, older, made.workshop.join_code, "young_expert", "fi")
    async with browser(Visitors(lambda: database)) as client:
        answer = await client.get("/who", headers=PAGE | {"cookie": f"yhdessa_visitor={older}"})
        assert answer.json()["visitor"] == older and "set-cookie" not in answer.headers
        assert (await client.get("/who", headers=PAGE | {"cookie": f"yhdessa_visitor={new_token()}"})).json()["visitor"] is None


def test_a_mark_is_good_only_with_the_secret_and_the_whole_token() -> None:
    token = secrecy.new_visitor("secret")
    assert len(token) == 43 and secrecy.made_here(token, "secret") and not secrecy.made_here(token, "other")
    for position in (0, 20, 30, 41):
        changed = token[:position] + ("A" if token[position] != "A" else "B") + token[position + 1 :]
        assert not secrecy.made_here(changed, "secret")
    for strange in ("", "ä" * 43, token[:-1], token + "A", "=" * 43, "\x00"):
        assert not secrecy.made_here(strange, "secret")


OWN = [
    {"sec-fetch-site": "same-origin", "origin": "https://yhdessa.example", "host": "127.0.0.1:8501"},
    {"sec-fetch-site": "none"},
    {"origin": "http://192.168.1.20:8501", "host": "192.168.1.20:8501"},
    {"origin": "https://yhdessa.example", "host": "yhdessa.example:443"},
    {"origin": "https://yhdessa.example:8443", "host": "yhdessa.example"},
    {"origin": "https://yhdessa.example:8443", "host": "localhost:8501", "x-forwarded-host": "yhdessa.example:8443"},
    {"origin": "https://yhdessa.example:8443", "host": "localhost:8501", "x-forwarded-host": "yhdessa.example:8443, inner"},
    {"origin": "http://[fe80::1]:8501", "host": "[fe80::1]:8501"},
    {"origin": "https://Yhdessa.Example", "host": "yhdessa.example."},
    {"host": "yhdessa.example"},
]
FOREIGN = [
    {"sec-fetch-site": "cross-site", "origin": "https://yhdessa.example", "host": "yhdessa.example"},
    {"sec-fetch-site": "same-site", "origin": "https://other.example.org", "host": "yhdessa.example.org"},
    {"sec-fetch-site": "", "host": "yhdessa.example"},
    {"sec-fetch-site": "anything", "host": "yhdessa.example"},
    {"origin": "null", "host": "yhdessa.example"},
    {"origin": "", "host": "yhdessa.example"},
    {"origin": "https://evil.example", "host": "yhdessa.example"},
    {"origin": "https://yhdessa.example.evil.example", "host": "yhdessa.example"},
    {"origin": "https://yhdessa.example:9999", "host": "yhdessa.example:8443"},
    {"origin": "http://[::1", "host": "yhdessa.example"},
    {"origin": "http://yhdessa.example:99999", "host": "yhdessa.example"},
    {"origin": "https://yhdessa.example@evil.example", "host": "yhdessa.example"},
    {"origin": "https://other.example"},
]


@pytest.mark.parametrize("headers", OWN)
def test_a_request_of_our_own_page_is_taken_behind_any_proxy(headers: dict[str, str]) -> None:
    assert not origin.is_foreign(Headers(headers))


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_request_of_another_page_is_foreign(headers: dict[str, str]) -> None:
    assert origin.is_foreign(Headers(headers))


def test_the_configured_address_is_ours_whatever_host_a_proxy_names(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Headers({"origin": "https://yhdessa.example:8443", "host": "127.0.0.1:8501"})
    assert origin.is_foreign(page)
    monkeypatch.setenv("YHDESSA_ADDRESS", "https://yhdessa.example:8443/")
    assert not origin.is_foreign(page)
    assert origin.is_foreign(Headers({"origin": "http://yhdessa.example:8443", "host": "127.0.0.1:8501"}))


async def test_a_change_from_another_page_is_refused_with_a_sentence_and_not_as_unknown_person(browser) -> None:
    async with browser(Visitors()) as client:
        answer = await client.post("/who", headers={"origin": "https://evil.example"}, content="{}")
        assert answer.status_code == 403 and set(answer.json()["refused"]) == {"fi", "sv", "en"}
        assert (await client.post("/who", headers={"origin": "http://test.example"}, content="{}")).status_code == 200
