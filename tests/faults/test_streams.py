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
