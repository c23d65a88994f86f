"""Every page of staff and visitors with the demo project in it: axe finds nothing serious, and what it looks like is kept."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from participation import care, demo, results, texts, workshops
from participation.model.workshop import Workshop
from participation.store import Database, open_database
from participation.web import pages
from tests import builders, having_read
from tests.browser.conftest import logged
from tests.browser.looking import faults, settled
from tests.browser.staff import sign_in
from tests.browser.visits import CONSOLE, DESK, PHONE, SCREEN, Visits, pictures
from tests.serving import Server, serving

pytestmark = pytest.mark.browser

TABLETS = ("join", "take_part", "mine", "what-happened")  # in test_every_stage.py
NEEDS_THE_WORKSHOP = ("run", "plan", "results")
SIZES = {"run": CONSOLE, "screen": SCREEN, "": PHONE, "sign_in": PHONE, "note": PHONE, "ask": PHONE, "glossary": PHONE}
PLACES = [page.path for page in pages.every() if page.path not in TABLETS]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def database(data: Path) -> Iterator[Database]:
    opened = open_database(str(data / "yhdessa.db"))
    demo.load(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def server(data: Path, database: Database) -> Iterator[Server]:
    with serving(data) as running:
        yield running
        assert logged(running) == []


@pytest.fixture(scope="module")
def page(visits: Visits, server: Server, database: Database) -> Page:
    """A browser in Finnish, in which an administrator is signed in."""
    page = visits.page("fi", DESK)
    sign_in(page.context, server, database, "Aino", "admin")
    return page


@pytest.fixture(scope="module")
def workshop(database: Database) -> Workshop:
    """The open workshop of the demo project; themes wait in it, one is held, and somebody asks for an adult."""
    found = next(each for each in workshops.every(database, builders.FACILITATOR) if each.state == "open")
    room = builders.Room(database, found)
    who = room.join("young_expert")[0]
    having_read.hold(database, builders.FACILITATOR, room.say(who, "En uskalla mennä tänään kotiin.", kind="hinders", show=False))
    room.say(who, "Kutsuisiko joku minutkin palaveriin, ennen kuin kaikesta on jo päätetty?", kind="hinders", show=False)
    room.say(who, "Sosiaaliohjaaja tekstasi illalla, miten meni.", kind="helps", show=False)
    care.call_for_adult(database, who, builders.key())
    return found


@pytest.fixture(scope="module")
def past(database: Database) -> Workshop:
    """The workshop of the demo project that had its votes last."""
    every = workshops.every(database, builders.FACILITATOR)
    return next(each for each in every if each.state == "closed" and results.of_workshop(database, builders.FACILITATOR, each.id))


def address(server: Server, place: str, workshop: Workshop) -> str:
    query = {"workshop": workshop.id} if place in NEEDS_THE_WORKSHOP else {"show": workshop.screen_key} if place == "screen" else {}
    return f"{server.address}/{place}?{urlencode(query)}"


@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing_serious_on_a_wide_and_a_narrow_page(
    server: Server, page: Page, workshop: Workshop, past: Workshop, place: str
) -> None:
    name = place or "welcome"
    wide, high = SIZES.get(place, DESK)
    page.set_viewport_size({"width": max(wide, 1280), "height": high})
    page.goto(address(server, place, past if place == "results" else workshop))
    settled(page)
    expect(page.locator("html")).to_have_attribute("lang", "fi")
    found = faults(page)
    if wide >= 1280:
        page.screenshot(path=pictures() / f"{name}.png")
    page.set_viewport_size({"width": 390, "height": 844})
    settled(page)
    found += faults(page)
    page.screenshot(path=pictures() / f"{name}-390.png")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert found == []


@pytest.mark.parametrize("view", ["care", "stages"])
def test_axe_finds_nothing_serious_in_the_other_views_of_the_console(server: Server, page: Page, workshop: Workshop, view: str) -> None:
    page.set_viewport_size({"width": CONSOLE[0], "height": CONSOLE[1]})
    page.goto(address(server, "run", workshop))
    settled(page)
    opens: dict[str, str | re.Pattern[str]] = {
        "care": re.compile("^" + texts.say("fi", "Held {n}", n=1)),
        "stages": texts.say("fi", "Edit the stages"),
    }
    page.get_by_role("button", name=opens[view]).click()
    expect(page.get_by_role("button", name=texts.say("fi", "Back to the queue")).first).to_be_visible()
    settled(page)
    page.screenshot(path=pictures() / f"run-{view}.png")
    assert faults(page) == []


def test_a_page_says_its_language(server: Server, visits: Visits) -> None:
    page = visits.page("sv", PHONE)
    for place in ("", "sign_in", "what-happened"):
        page.goto(f"{server.address}/{place}")
        settled(page)
        expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.locator(".tablet")).to_have_attribute("lang", "sv")
    page.context.close()
