"""The shell in a real browser: first start, sign-in, deep links, nothing from outside, live updates."""

import json
import signal
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from participation import attendance, shared_texts
from participation.model.workshop import Workshop
from participation.staff import accounts, signing_in
from participation.store import Database, open_database
from participation.web import listen
from tests import builders
from tests.serving import Server, serving

pytestmark = pytest.mark.browser
PASSWORD = "kolme pientä kettua"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path) as running:
        yield running


@pytest.fixture
def visit(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(locale="en-GB", viewport={"width": 1280, "height": 800})
    yield context
    context.close()


def sign_in(visit: BrowserContext, server: Server) -> None:
    """Makes an administrator where there is none, and gives their session to the browser."""
    database = open_database(str(server.data / "yhdessa.db"))
    if code := accounts.invite_first_administrator(database):
        accounts.create_first_administrator(database, code, "aino", "Aino", PASSWORD)
    who = next(account for account in accounts.every(database, builders.ADMIN) if account.username == "aino")
    token = signing_in.redeem(database, "v" * 43, signing_in.ticket(database, "v" * 43, who.id))
    visit.add_cookies([{"name": "yhdessa_session", "value": token, "url": server.address}])
    database.close()


def make_administrator(page: Page, server: Server) -> None:
    page.goto(server.address)
    page.get_by_text("Make the first administrator").first.click()
    page.get_by_label("Code from the server").fill(server.first_code)
    page.get_by_label("Your name").fill("Aino")
    page.get_by_label("Username").fill("aino")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Make the first administrator").click()
    expect(page.get_by_role("button", name="Aino")).to_be_visible(timeout=15_000)


def test_the_first_page_of_a_cold_server_asks_who_comes(fresh: Server, visit: BrowserContext) -> None:
    """Streamlit would run a file in `pages/` without its shell here, if the main script lay beside that folder."""
    page = visit.new_page()
    page.goto(f"{fresh.address}/accounts?x=1")
    expect(page.get_by_text("Sign in to see this page.")).to_be_visible(timeout=15_000)
    assert page.get_by_text("New account").count() == 0
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_label("Username")).to_be_visible()
    assert page.url.endswith("/sign_in?back=%2Faccounts%3Fx%3D1")
    expect(page).to_have_title("Sign in · Yhdessä")


def test_an_administrator_is_made_signs_out_and_in_again(fresh: Server, visit: BrowserContext) -> None:
    page = visit.new_page()
    make_administrator(page, fresh)
    cookie = next(found for found in visit.cookies() if found["name"] == "yhdessa_session")
    assert cookie["httpOnly"] and cookie["sameSite"] == "Lax"
    page.get_by_role("button", name="Aino").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_text("Sign in as staff")).to_be_visible()
    assert all(found["name"] != "yhdessa_session" for found in visit.cookies())
    assert page.get_by_text("Make the first administrator").count() == 0
    visit.add_cookies([cookie])
    page.goto(f"{fresh.address}/accounts")
    expect(page.get_by_text("Sign in to see this page.")).to_be_visible()
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Username").fill("aino")
    page.get_by_label("Password", exact=True).fill("a wrong password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("do not go together")).to_be_visible()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Aino")).to_be_visible()
    assert PASSWORD not in fresh.printed and "aino" not in fresh.printed


def test_a_link_cannot_sign_anybody_out(server: Server, visit: BrowserContext) -> None:
    sign_in(visit, server)
    page = visit.new_page()
    page.goto(f"{server.address}/sign_out")
    page.goto(f"{server.address}/accounts")
    expect(page.get_by_role("button", name="Aino")).to_be_visible()


def test_nothing_is_fetched_from_outside_and_the_browser_refuses_nothing(server: Server, visit: BrowserContext) -> None:
    asked: set[str] = set()
    complaints: list[str] = []
    visit.on("request", lambda request: asked.add(request.url))
    page = visit.new_page()
    page.on("console", lambda message: complaints.append(message.text) if "Content Security Policy" in message.text else None)
    sign_in(visit, server)
    for path in ("/", "/sign_in", "/join?code=ABC234", "/take_part", "/what-happened", "/accounts", "/nothing-here"):
        page.goto(server.address + path)
        page.wait_for_load_state("networkidle")
    assert {address.split("/")[2] for address in asked if address.startswith("http")} == {f"localhost:{server.port}"}
    assert complaints == []


def test_the_page_speaks_the_language_that_was_chosen(server: Server, visit: BrowserContext) -> None:
    page = visit.new_page()
    page.goto(server.address)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Svenska").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.get_by_role("link", name="Svenska")).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_welcome_sign_in_and_accounts_are_accessible(server: Server, chromium: Browser, scheme: str) -> None:
    context = chromium.new_context(locale="en-GB", color_scheme=scheme, viewport={"width": 390, "height": 844})  # type: ignore[arg-type]
    page = context.new_page()
    found = {}
    for path in ("/", "/sign_in", "/accounts"):
        if path == "/accounts":
            sign_in(context, server)
        page.goto(server.address + path)
        page.wait_for_load_state("networkidle")
        found[path] = [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in Axe().run(page).response["violations"]]
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
    assert found == {"/": [], "/sign_in": [], "/accounts": []}


def test_an_open_stream_does_not_keep_the_server_from_stopping(fresh: Server) -> None:
    database = open_database(str(fresh.data / "yhdessa.db"))
    workshop = builders.room(database).workshop
    streams = [urllib.request.urlopen(stream_of(fresh, database, workshop, visitor * 43)) for visitor in "abc"]
    assert [stream.readline() for stream in streams] == [b"retry: 1000\n"] * 3
    fresh.stop(signal.SIGTERM)
    assert fresh.process and fresh.process.returncode != -signal.SIGKILL  # it was not killed after waiting in vain
    assert "Traceback" not in fresh.printed
    database.close()


def stream_of(server: Server, database: Database, workshop: Workshop, visitor: str) -> urllib.request.Request:
    """A request for the stream of somebody who takes part."""
    attendance.join(database, visitor, workshop.join_code, shared_texts.role_tiles()[0].value, "fi")
    return urllib.request.Request(f"{server.address}/live/{workshop.id}/tablet", headers={"Cookie": f"yhdessa_visitor={visitor}"})


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path, "tests/browser/listening.py") as running:
        yield running


def test_only_the_fragment_whose_topic_moved_is_drawn_again(listening: Server, visit: BrowserContext) -> None:
    streams: list[str] = []
    visit.on("request", lambda request: streams.append(request.url) if "/live/" in request.url else None)
    page = visit.new_page()
    page.goto(listening.address)
    expect(page.get_by_text("queue drawn 1")).to_be_visible(timeout=15_000)
    for number, topic in ((2, "themes"), (3, "care"), (4, "themes")):
        raise_topic(f"{listening.address}/raise/{topic}")
        expect(page.get_by_text(f"queue drawn {number}")).to_be_visible()
    raise_topic(f"{listening.address}/raise/people")
    expect(page.get_by_text("people drawn 2")).to_be_visible()
    expect(page.get_by_text("page drawn 1")).to_be_visible()
    expect(page.get_by_text("queue drawn 4")).to_be_visible()
    assert len(streams) == 1


def test_a_page_hears_again_after_the_server_was_killed(listening: Server, visit: BrowserContext) -> None:
    page = visit.new_page()
    page.goto(listening.address)
    expect(page.get_by_text("queue drawn 1")).to_be_visible(timeout=15_000)
    listens(page)
    listening.stop(signal.SIGKILL)
    listening.start()
    for number in (1, 2):
        raise_topic(f"{listening.address}/raise/themes")
        expect(page.get_by_text(f"queue knows {number}")).to_be_visible(timeout=15_000)


LISTENER = """async ([script, followed, order]) => {
  const listen = (await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })))).default
  const parentElement = document.createElement("div")
  const data = { address: "/live/w/console?own", script: followed, process: [...yhdessaStreams.values()][0].process, seen: { themes: 0 } }
  const leave = []
  globalThis.own = { heard: [], leave }
  for (const step of order) {
    if (step === "draw") leave.push(listen({ data, parentElement, setTriggerValue: (_, news) => own.heard.push(news) }))
    else leave.shift()()
  }
}"""


@pytest.mark.parametrize("order", [("draw", "draw", "clean up"), ("draw", "clean up", "draw")], ids=["after it", "before it"])
def test_a_fragment_hears_on_when_a_drawing_is_cleaned_up_that_a_newer_one_overtook(
    listening: Server, visit: BrowserContext, order: tuple[str, ...]
) -> None:
    page = visit.new_page()
    page.goto(listening.address)
    expect(page.get_by_text("queue drawn 1")).to_be_visible(timeout=15_000)
    listens(page)
    page.evaluate(LISTENER, [Path(listen.__file__).with_suffix(".js").read_text(), listen.FOLLOW, order])
    raise_topic(f"{listening.address}/raise/themes")
    page.wait_for_function("own.heard.includes('themes 1')", timeout=5_000)
    page.evaluate("own.leave.shift()()")
    assert page.evaluate("globalThis.yhdessaStreams.has('/live/w/console?own')") is False


def listens(page: Page) -> None:
    """Waits until the page has all its scripts and its stream has said which server it is."""
    page.wait_for_function("[...(globalThis.yhdessaStreams?.values() ?? [])][0]?.process")


def raise_topic(address: str) -> None:
    with urllib.request.urlopen(address) as answer:
        json.load(answer)
