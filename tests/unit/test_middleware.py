"""The front door: cookies, language, safe headers, calm answers; and that a stream passes as it is written."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from participation.web import bundles, cookies, front, look, quiet
from participation.web.middleware import FrontDoor

pytestmark = pytest.mark.anyio
PAGE = {"accept": "text/html,application/xhtml+xml"}
SECRET = "Äiti sanoi että"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def breaks(_: Request) -> Response:
    raise ValueError(SECRET)


async def plain(_: Request) -> Response:
    return PlainTextResponse("hello")


@pytest.fixture
def browser() -> Callable[..., httpx.AsyncClient]:
    """A browser at the front door of the app's own addresses."""
    own = [Route("/breaks", breaks), Route("/plain", plain)]
    app = Starlette(routes=[*front.routes(), *own, front.NothingHere()], middleware=[Middleware(FrontDoor)])

    def at(scheme: str = "http") -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=f"{scheme}://test.example")

    return at


async def test_a_new_browser_gets_a_hidden_random_cookie_with_its_first_page(browser) -> None:
    async with browser() as one, browser() as two:
        first, second = await one.get("/join", headers=PAGE), await two.get("/j/ABC234", headers=PAGE)
        for answer in (first, second):
            assert re.fullmatch(
                r"yhdessa_visitor=[\w-]{43}; Path=/; Max-Age=34560000; SameSite=Lax; HttpOnly", answer.headers["set-cookie"]
            )
        assert first.headers["set-cookie"] != second.headers["set-cookie"]
        assert "set-cookie" not in (await one.get("/join", headers=PAGE)).headers


async def test_the_cookie_is_secure_where_the_page_is(browser) -> None:
    async with browser("https") as client:
        assert "; Secure" in (await client.get("/", headers=PAGE)).headers["set-cookie"]


@pytest.mark.parametrize("headers", [{"accept": "*/*"}, {"accept": "application/json"}, PAGE | {"sec-fetch-dest": "image"}])
async def test_what_is_no_page_gets_no_cookie(browser, headers: dict[str, str]) -> None:
    async with browser() as client:
        assert "set-cookie" not in (await client.get("/plain", headers=headers)).headers


@pytest.mark.parametrize("forged", ["", "short", "x" * 44, "x" * 42 + "é", "a b" + "x" * 40])
async def test_a_forged_cookie_is_replaced(browser, forged: str) -> None:
    async with browser() as client:
        answer = await client.get("/join", headers=PAGE | {"cookie": f"yhdessa_visitor={forged}".encode("latin-1")})
        assert "yhdessa_visitor=" in answer.headers["set-cookie"]


@pytest.mark.parametrize(
    ("cookie", "accepted", "language"),
    [
        ("", "", "fi"),
        ("", "de,fr;q=0.9", "fi"),
        ("", "sv-FI,sv;q=0.9,en;q=0.5", "sv"),
        ("", "en;q=0.3, sv;q=0.8", "sv"),
        ("", "en;q=nonsense,sv", "sv"),
        ("yhdessa_language=en", "sv", "en"),
        ("yhdessa_language=xx", "sv", "sv"),
    ],
)
async def test_the_page_says_the_readers_language(browser, cookie: str, accepted: str, language: str) -> None:
    async with browser() as client:
        answer = await client.get("/join", headers=PAGE | {"cookie": cookie, "accept-language": accepted})
        assert f'<html lang="{language}">' in answer.text
        assert "cookie" in answer.headers["vary"].lower()


def test_streamlits_page_still_has_the_places_that_are_filled() -> None:
    page = front.index("sv")
    shipped = (Path(streamlit.__file__).parent / "static" / "index.html").read_text()
    assert page.count("<html lang=") == 1 and "<title>Yhdessä</title>" in page
    linked = set(re.findall(r'"\.(/static/(?:js|css)/[^"]+)"', shipped))
    assert linked and linked <= set(re.findall(r'"(/static/[^"]+)"', page))
    for gone in (">Streamlit<", "You need to enable", "SourceSans", "<script>", "./", "agent"):
        assert gone not in page, gone
    assert page.index('rel="stylesheet" href="/style.css?') < page.index("</head>")
    assert look.FONT in page and not re.search(r"https?://", page)


@pytest.mark.parametrize("path", ["/", "/join", "/nothing/here", "/breaks"])
async def test_every_page_allows_this_server_and_no_other(browser, path: str) -> None:
    async with browser() as client:
        headers = (await client.get(path, headers=PAGE)).headers
    rules = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert rules["default-src"] == "'self'" and rules["frame-ancestors"] == "'self'" and rules["object-src"] == "'none'"
    assert "unsafe-inline" not in rules["script-src"] and "unsafe-eval" not in rules["script-src"].replace("wasm-unsafe-eval", "")
    allowed = {word for value in rules.values() for word in value.split()}
    assert {word for word in allowed if "//" in word} == {"ws://test.example", "wss://test.example"}
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"


async def test_a_strange_host_does_not_get_into_the_policy(browser) -> None:
    async with browser() as client:
        headers = (await client.get("/", headers=PAGE | {"host": "a; script-src *"})).headers
    assert "script-src *" not in headers["content-security-policy"]


async def test_an_unknown_address_gets_a_calm_page_in_the_readers_language(browser) -> None:
    async with browser() as client:
        answer = await client.get("/wrong", headers=PAGE | {"accept-language": "en"})
    assert answer.status_code == 404 and 'lang="en"' in answer.text and "There is no page at this address" in answer.text


async def test_our_own_failure_is_said_calmly_and_logged_without_words(browser, caplog: pytest.LogCaptureFixture) -> None:
    quiet.log.propagate = True
    async with browser() as client:
        page = await client.get("/breaks", headers=PAGE | {"accept-language": "en"})
        data = await client.get("/breaks", headers={"accept": "application/json"})
    assert page.status_code == data.status_code == 500
    assert "Something went wrong on our side" in page.text
    assert set(data.json()["refused"]) == {"fi", "sv", "en"}
    assert SECRET not in page.text + data.text + caplog.text
    assert "ValueError" in caplog.text and "breaks" in caplog.text


async def test_a_logged_error_of_a_library_is_without_words_too(monkeypatch: pytest.MonkeyPatch) -> None:
    record = quiet._QuietRecord("x", 40, __file__, 1, "Uncaught %s", (SECRET,), (ValueError, ValueError(SECRET), None))
    assert SECRET not in record.getMessage() and record.exc_info is None


async def test_the_style_is_kept_for_ever_under_its_own_address_and_checked_under_the_plain_one(browser) -> None:
    async with browser() as client:
        plain_answer = await client.get("/style.css")
        again = await client.get("/style.css", headers={"if-none-match": plain_answer.headers["etag"]})
        address = re.search(r"/style\.css\?\w+", look.head_links())
        assert address
        kept = await client.get(address.group())
    assert plain_answer.headers["content-type"].startswith("text/css") and plain_answer.headers["cache-control"] == "no-cache"
    assert again.status_code == 304 and not again.content
    assert "immutable" in kept.headers["cache-control"]


def test_the_style_and_the_fonts_name_no_other_server() -> None:
    words = look.STYLE.read_text() + Path(".streamlit/config.toml").read_text()
    assert not re.search(r"(?:url\(|@import|= *\")[\"']?(?:https?:)?//", words)


@pytest.mark.parametrize(
    ("address", "view", "code"),
    [
        ("/j/abc234", "join", "ABC234"),
        ("/j?code=%20abc-234", "join", "ABC234"),
        ("/j", "join", ""),
        ("/j/%3Cscript%3E", "join", "SCRIPT"),
        ("/j/take_part", "take_part", ""),
        ("/j/mine", "mine", ""),
        ("/j/what-happened", "what_happened", ""),
    ],
)
async def test_a_join_code_opens_the_tablet_without_streamlit(browser, address: str, view: str, code: str) -> None:
    async with browser() as client:
        answer = await client.get(address, headers=PAGE | {"accept-language": "sv"}, follow_redirects=True)
    assert answer.status_code == 200 and '<html lang="sv">' in answer.text
    assert f'<main class="yhdessa" data-view="{view}" data-code="{code}" data-language="sv">' in answer.text
    assert "/static/js" not in answer.text
    assert "content-security-policy" in answer.headers


async def test_what_watches_the_socket_stands_before_streamlits_own_script(browser) -> None:
    async with browser() as client:
        scripts = re.findall(r'<script[^>]*src="([^"]+)"', (await client.get("/run", headers=PAGE)).text)
    assert scripts[0].endswith("/first.js") and len(scripts) == 2


async def test_choosing_a_language_goes_back_to_where_the_reader_was(browser) -> None:
    async with browser() as client:
        answer = await client.get("/language/sv", params={"back": "/results?workshop=a"})
        assert answer.headers["location"] == "/results?workshop=a"
        assert answer.headers["set-cookie"].startswith("yhdessa_language=sv;")
        assert "set-cookie" not in (await client.get("/language/xx")).headers


@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb", ""])
def test_nobody_is_sent_to_another_server(elsewhere: str) -> None:
    assert front.local(elsewhere) == "/"


async def test_a_stream_passes_the_front_door_piece_by_piece() -> None:
    waiting: asyncio.Queue[bytes] = asyncio.Queue()
    sent: asyncio.Queue[bytes] = asyncio.Queue()

    async def app(scope: object, receive: object, send: Callable[[dict[str, object]], Awaitable[None]]) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/event-stream")]})
        while piece := await waiting.get():
            await send({"type": "http.response.body", "body": piece, "more_body": True})

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "http.response.body":
            await sent.put(message["body"])  # type: ignore[arg-type]

    scope = {"type": "http", "method": "GET", "path": "/live/w/tablet", "headers": [], "scheme": "http"}
    running = asyncio.create_task(FrontDoor(app)(scope, None, send))  # type: ignore[arg-type]
    for piece in (b"one", b"two"):
        await waiting.put(piece)
        assert await asyncio.wait_for(sent.get(), 2) == piece
    await waiting.put(b"")
    await running


async def test_an_answer_that_breaks_in_the_middle_is_not_answered_twice() -> None:
    sent: list[str] = []

    async def app(scope: object, receive: object, send: Callable[[dict[str, object]], Awaitable[None]]) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ValueError(SECRET)

    async def send(message: dict[str, object]) -> None:
        sent.append(str(message["type"]))

    scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "scheme": "http"}
    await FrontDoor(app)(scope, None, send)  # type: ignore[arg-type]
    assert sent == ["http.response.start"]


def test_a_script_of_streamlit_is_sent_compressed_only_where_it_is_known() -> None:
    name = re.search(r"/static/js/index\.[^\"]+", front.index("fi"))
    assert name
    answer = bundles.find(name.group(), "gzip, br")
    assert answer and answer.headers["content-encoding"] == "gzip" and "immutable" in answer.headers["cache-control"]
    for path, accepts in ((name.group(), "br"), ("/static/js/../../index.html", "gzip"), ("/static/js/none.js", "gzip"), ("/join", "gzip")):
        assert bundles.find(path, accepts) is None


def test_a_cookie_that_cannot_be_read_counts_as_none() -> None:
    assert cookies.read({"cookie": "a[]=;;\x00"}) == {}
