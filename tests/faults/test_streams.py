"""Networks that hold streams back, drop connections without a word, or let few of them through."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from participation import texts
from participation.store import Database, open_database
from participation.web import listen
from tests import builders
from tests.browser.staff import sign_in
from tests.browser.tablet import Tablet
from tests.browser.visits import CONSOLE, PHONE, SCREEN, Visits
from tests.faults.proxy import Proxy, between
from tests.serving import Server

pytestmark = pytest.mark.browser
FOLLOWS = 30_000


@pytest.fixture(scope="module", autouse=True)
def quick_beats() -> Iterator[None]:
    """Silence is noticed sooner here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YHDESSA_BETWEEN_BEATS", "2")
        yield


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    opened = open_database(str(server.data / "yhdessa.db"))
    yield opened
    opened.close()


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    with between(server.port) as found:
        yield found


@pytest.fixture
def room(database: Database) -> builders.Room:
    made = builders.room(database, "participation_tool", people=1)
    made.open("add_themes")
    return made


@pytest.fixture
def tablet(visits: Visits, proxy: Proxy, room: builders.Room) -> Iterator[Tablet]:
    tablet = Tablet(visits.page("fi", PHONE, touch=True), proxy.address, "fi")
    tablet.join(room.workshop.join_code)
    yield tablet
    tablet.page.context.close()


@pytest.fixture(scope="module")
def desk(server: Server, visits: Visits, database: Database) -> BrowserContext:
    """The browser of somebody who leads workshops."""
    device = visits.device("en", CONSOLE)
    sign_in(device, server, database, "Aino", "facilitator")
    return device


@pytest.fixture
def console(desk: BrowserContext, proxy: Proxy, room: builders.Room) -> Iterator[Page]:
    page = desk.new_page()
    page.goto(f"{proxy.address}/run?workshop={room.workshop.id}")
    expect(page.locator('[aria-current="step"]')).to_be_visible()
    yield page
    page.close()


@pytest.fixture
def screen(visits: Visits, proxy: Proxy, room: builders.Room) -> Iterator[Page]:
    page = visits.page("fi", SCREEN)
    page.goto(f"{proxy.address}/screen?show={room.workshop.screen_key}")
    expect(page.locator('.room[data-state="open"]')).to_be_visible()
    yield page
    page.context.close()


def all_follow(room: builders.Room, tablet: Tablet, console: Page, screen: Page, kind: str) -> None:
    """The next stage reaches everybody."""
    stage = room.open(kind)
    expect(screen.locator(f'.room[data-stage="{stage.id}"]')).to_be_visible(timeout=FOLLOWS)
    expect(tablet.page.locator(".place")).to_have_text(stage.name.say("fi"), timeout=FOLLOWS)
    expect(console.locator('[aria-current="step"]')).to_contain_text(stage.name.en, timeout=FOLLOWS)


def test_where_a_proxy_holds_streams_back_all_follow_and_the_console_says_that_it_is_slow(
    proxy: Proxy, room: builders.Room, tablet: Tablet, console: Page, screen: Page
) -> None:
    slow = console.get_by_text(texts.say("en", listen.SLOW))
    expect(slow).to_have_count(0)
    proxy.holds_streams = True
    all_follow(room, tablet, console, screen, "pause")
    expect(slow).to_be_visible()
    expect(screen.get_by_text(texts.say("fi", listen.SLOW))).to_have_count(0)
    all_follow(room, tablet, console, screen, "add_themes")
    proxy.holds_streams = False
    expect(slow).to_have_count(0)
    all_follow(room, tablet, console, screen, "pause")


def test_a_connection_that_dies_without_a_word_comes_back_by_itself(
    proxy: Proxy, room: builders.Room, tablet: Tablet, console: Page, screen: Page
) -> None:
    proxy.go_dead()
    all_follow(room, tablet, console, screen, "pause")


def test_seven_tabs_of_one_browser_load_follow_and_send(server: Server, visits: Visits, room: builders.Room) -> None:
    device = visits.device("fi", PHONE)
    first = Tablet(device.new_page(), server.address, "fi")
    first.join(room.workshop.join_code)
    tabs = [first, *(Tablet(device.new_page(), server.address, "fi") for _ in range(6))]
    for tab in tabs[1:]:
        tab.page.goto(f"{server.address}/j/take_part")
        expect(tab.box).to_be_visible()
    first.add("Seitsemän välilehteä auki")
    tabs[-1].add("Viimeinenkin lähettää")
    stage = room.open("pause")
    for tab in tabs:
        expect(tab.page.locator(".place")).to_have_text(stage.name.say("fi"), timeout=FOLLOWS)
    device.close()


def test_consoles_and_screens_of_different_workshops_follow_in_seven_tabs_too(
    server: Server, desk: BrowserContext, database: Database
) -> None:
    rooms = [builders.room(database, "participation_tool", people=1) for _ in range(7)]
    pages = []
    for number, made in enumerate(rooms):
        made.open("add_themes")
        page = desk.new_page()
        shown = f"screen?show={made.workshop.screen_key}" if number % 2 else f"run?workshop={made.workshop.id}"
        page.goto(f"{server.address}/{shown}")
        expect(page.locator('[aria-current="step"], .room[data-state="open"]')).to_be_visible()
        pages.append(page)
    for made, page in zip(reversed(rooms), reversed(pages), strict=True):
        stage = made.open("pause")
        expect(page.locator(f'[aria-current="step"]:has-text("{stage.name.en}"), .room[data-stage="{stage.id}"]')).to_be_visible(
            timeout=FOLLOWS
        )
        page.close()


def test_a_hidden_tab_leaves_its_stream_to_one_that_is_looked_at(server: Server, visits: Visits, room: builders.Room) -> None:
    device = visits.device("fi", PHONE)
    hidden = Tablet(device.new_page(), server.address, "fi")
    hidden.page.add_init_script("Object.defineProperty(document, 'visibilityState', { get: () => window.hides ? 'hidden' : 'visible' })")
    hidden.join(room.workshop.join_code)
    places = [*(device.new_page() for _ in range(2))]
    for page in places:
        page.goto(f"{server.address}/j/take_part")
        expect(page.locator(".place")).to_be_visible()
    taken = "Object.keys(localStorage).filter((name) => name.startsWith('live-place')).length"
    expect_soon(places[0], f"{taken} === 3")
    hidden.page.evaluate("window.hides = true; document.dispatchEvent(new Event('visibilitychange'))")
    expect_soon(places[0], "Object.values(localStorage).some((kept) => kept.includes('\"hidden\":true'))")
    seen = device.new_page()
    with seen.expect_request(lambda request: "/live/" in request.url):
        seen.goto(f"{server.address}/j/take_part")
    expect_soon(places[0], "!Object.values(localStorage).some((kept) => kept.includes('\"hidden\":true'))")
    device.close()


def expect_soon(page: Page, condition: str) -> None:
    """Waits until it is so in the page."""
    page.evaluate(f"new Promise((done) => {{ const look = () => ({condition}) ? done() : setTimeout(look, 50); look() }})")


REFUSED = "This network keeps a part of the page away"


@pytest.mark.parametrize(("language", "path"), [("fi", "sign_in"), ("sv", "run?workshop=any"), ("en", "screen?show=any")])
def test_where_sockets_are_refused_a_staff_page_says_what_to_ask_for(proxy: Proxy, visits: Visits, language: str, path: str) -> None:
    proxy.refuses_sockets = True
    page = visits.page(language, CONSOLE)
    page.goto(f"{proxy.address}/{path}")
    expect(page.get_by_role("heading", name=texts.say(language, REFUSED))).to_be_visible()
    expect(page.get_by_text(f"ws://localhost:{proxy.port}/_stcore/stream")).to_be_visible()
    proxy.refuses_sockets = False
    expect(page.get_by_role("heading", name=texts.say(language, REFUSED))).to_have_count(0)
    page.context.close()


def test_where_sockets_are_refused_the_tablet_works_with_reload_and_language(proxy: Proxy, visits: Visits, room: builders.Room) -> None:
    proxy.refuses_sockets = True
    page = visits.page("sv", PHONE, touch=True)
    tablet = Tablet(page, proxy.address, "sv")
    page.goto(f"{proxy.address}/join?code={room.workshop.join_code}")
    expect(tablet.button("I take part")).to_be_visible()
    tablet.join(room.workshop.join_code)
    tablet.add("Det går utan kontakt också")
    page.reload()
    expect(tablet.own("Det går utan kontakt också")).to_be_visible()
    for path in ("take_part", "mine", "what-happened"):
        page.goto(f"{proxy.address}/{path}")
        expect(page).to_have_url(f"{proxy.address}/j/{path}")
        expect(tablet.page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"{proxy.address}/j/take_part")
    page.get_by_role("button", name="Språk: Svenska").click()
    page.get_by_role("button", name="Suomi").click()
    page.reload()
    tablet.language = "fi"
    tablet.sees("The facilitator reads it first.")
    stage = room.open("pause")
    expect(page.locator(".place")).to_have_text(stage.name.say("fi"))
    page.context.close()
