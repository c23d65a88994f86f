"""Single keys: whoever dictates or types beside a field decides nothing; switched on they work, but never while one writes."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from participation import moderation
from participation.store import Database, open_database
from tests import builders
from tests.browser.full_room import full_room
from tests.browser.looking import settled
from tests.browser.staff import sign_in
from tests.browser.visits import CONSOLE, Visits
from tests.serving import Server

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    opened = open_database(str(server.data / "yhdessa.db"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def room(database: Database) -> builders.Room:
    return full_room(database, shown=3, groups=1, stages_in_all=8, held=1)


@pytest.fixture(scope="module")
def device(visits: Visits, server: Server, database: Database) -> BrowserContext:
    device = visits.device("en", CONSOLE)
    sign_in(device, server, database, "Aino", "facilitator", "reviewer")
    return device


@pytest.fixture
def page(device: BrowserContext, server: Server, room: builders.Room) -> Iterator[Page]:
    page = device.new_page()
    page.goto(f"{server.address}/run?workshop={room.workshop.id}")
    expect(page.locator(".st-key-joining-door")).to_be_visible()
    settled(page)
    yield page
    page.close()


def waits(database: Database, room: builders.Room) -> int:
    return len(moderation.queue(database, builders.FACILITATOR, room.workshop.id))


def types_all_letters(page: Page) -> None:
    page.keyboard.type("Hanna")
    page.keyboard.type("nbhz jk NBHZ JK", delay=20)


def has_run_since(page: Page) -> None:
    """Waits until a press made after the letters has been carried out: what they had asked for would be done by then."""
    page.locator(".st-key-edit-stages button").click()
    expect(page.locator(".st-key-edit-list")).to_be_visible()
    page.locator(".st-key-leave-stages button").click()
    expect(page.locator(".st-key-queue")).to_be_visible()
    settled(page)


def turn(page: Page, *, on: bool) -> None:
    page.locator(".st-key-keys button").click()
    switch = page.get_by_role("switch")
    expect(switch).to_be_attached()
    if switch.is_checked() != on:
        page.get_by_text("Single keys work").click()
        expect(switch).to_be_checked(checked=on)
    page.keyboard.press("Escape")
    expect(switch).to_have_count(0)
    settled(page)


def test_letters_typed_where_nothing_has_the_focus_do_nothing(page: Page, database: Database, room: builders.Room) -> None:
    before = waits(database, room)
    types_all_letters(page)
    page.locator(".st-key-queue-head h2").click()
    types_all_letters(page)
    page.locator(".st-key-do-shown button").focus()
    page.keyboard.type("Hannabhnz")
    has_run_since(page)
    assert waits(database, room) == before == 5
    expect(page.locator(".st-key-reasons")).to_have_count(0)


def test_letters_do_nothing_on_the_review_and_the_screen(page: Page, server: Server, room: builders.Room) -> None:
    page.goto(f"{server.address}/review")
    settled(page)
    page.locator("[class*='st-key-line-'] button").first.click()
    settled(page)
    address = page.url
    types_all_letters(page)
    page.locator(".st-key-decision [role=radio]").first.click()
    expect(page.locator(".st-key-decision [aria-checked=true]")).to_have_count(1)
    assert page.url == address
    page.goto(f"{server.address}/screen?show={room.workshop.screen_key}")
    settled(page)
    shown = page.locator(".room").inner_text()
    types_all_letters(page)
    expect(page.locator(".room")).to_have_text(shown, use_inner_text=True)


def test_switched_on_a_key_works_and_the_browser_remembers_but_not_while_one_writes(
    page: Page, database: Database, room: builders.Room
) -> None:
    before = waits(database, room)
    turn(page, on=True)
    page.reload()
    expect(page.locator(".st-key-joining-door")).to_be_visible()
    settled(page)
    for pressed in ("Control+h", "Alt+h", "Meta+h", "Shift+h"):
        page.keyboard.press(pressed)
    page.locator(".st-key-group-new button").click()
    field = page.get_by_label("Name of the new group, in the room's own words")
    field.click()
    page.keyboard.type("hnzb")
    expect(field).to_have_value("hnzb")
    has_run_since(page)
    assert waits(database, room) == before
    words = page.locator(".st-key-say-wait .words").inner_text()
    page.locator(".st-key-queue-head h2").click()
    page.keyboard.press("h")
    expect(page.locator(".st-key-say-wait .words")).not_to_have_text(words)
    assert waits(database, room) == before - 1
    turn(page, on=False)
    types_all_letters(page)
    has_run_since(page)
    assert waits(database, room) == before - 1
