"""A press that can't be carried out, because the database file is locked by another program: it is said where it was pressed."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from playwright.sync_api import Locator, Page, expect

from participation.store import Database, open_database
from participation.web.middleware import SORRY
from tests import builders
from tests.browser.full_room import full_room
from tests.browser.looking import settled
from tests.browser.staff import sign_in
from tests.browser.visits import Visits, visiting
from tests.serving import Server, serving

pytestmark = pytest.mark.browser

SIZES = [(1280, 800), (390, 844)]
AS_LONG_AS_SQLITE_WAITS = 25_000
NEAR = 200
SEEN_BESIDE = """
([element, control, near]) => {
  const [box, pressed] = [element.getBoundingClientRect(), control.getBoundingClientRect()]
  const found = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
  const isSeen = box.width > 0 && box.top >= 0 && box.bottom <= innerHeight && element.contains(found)
  const apart = [box.top - pressed.bottom, pressed.top - box.bottom, box.left - pressed.right, pressed.left - box.right]
  return isSeen && Math.max(...apart) < near
}
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose log may say what went wrong."""
    with serving(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    opened = open_database(str(server.data / "yhdessa.db"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def room(database: Database) -> builders.Room:
    return full_room(database, shown=12, groups=3, stages_in_all=8, held=2)


@pytest.fixture(scope="module")
def visits() -> Iterator[Visits]:
    with visiting() as found:
        yield found


@pytest.fixture(scope="module")
def page(visits: Visits, server: Server, database: Database) -> Page:
    page = visits.page("en", SIZES[0])
    sign_in(page.context, server, database, "Aino", "facilitator", "reviewer", "admin")
    return page


@contextmanager
def locked(server: Server) -> Iterator[None]:
    """Another program holds the database file for writing."""
    with closing(sqlite3.connect(server.data / "yhdessa.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def nothing_can_be_written(server: Server) -> Iterator[None]:
    """Each write of a workshop fails at once, as on a full disk."""
    with closing(sqlite3.connect(server.data / "yhdessa.db", isolation_level=None, timeout=30)) as other:
        for table in ("counter", "decision"):
            for what in ("INSERT", "UPDATE"):
                other.execute(f"CREATE TRIGGER full_{table}_{what} BEFORE {what} ON {table} BEGIN SELECT RAISE(FAIL, 'disk is full'); END")
        try:
            yield
        finally:
            for table in ("counter", "decision"):
                for what in ("INSERT", "UPDATE"):
                    other.execute(f"DROP TRIGGER full_{table}_{what}")


def at_console(page: Page, server: Server, room: builders.Room, size: tuple[int, int] = SIZES[0]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{server.address}/run?workshop={room.workshop.id}")
    expect(page.locator(".st-key-joining-door")).to_be_attached()
    settled(page)


def is_said_at(page: Page, control: Locator, sentence: str = SORRY, *, timeout: float = 25_000) -> None:
    """One alert says it, nothing lies above it, and it stands beside what was pressed."""
    alert = page.get_by_role("alert").filter(has_text=sentence)
    expect(alert).to_have_count(1, timeout=timeout)
    page.wait_for_function(SEEN_BESIDE, arg=[alert.element_handle(), control.element_handle(), NEAR])


def test_a_locked_database_is_said_where_the_theme_was_to_be_shown(page: Page, server: Server, room: builders.Room) -> None:
    at_console(page, server, room)
    show = page.locator(".st-key-do-shown button")
    words = page.locator(".st-key-say-wait .words").inner_text()
    with locked(server):
        show.click()
        is_said_at(page, show, timeout=AS_LONG_AS_SQLITE_WAITS)
    expect(page.locator(".st-key-say-wait .words")).to_have_text(words)
    expect(page.locator(".st-key-next button")).to_be_visible()
    show.click()
    expect(page.locator(".st-key-say-wait .words")).not_to_have_text(words)
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "name", [".st-key-next button", ".st-key-previous button", ".st-key-freeze button", ".st-key-joining-door button", ".st-key-take-off"]
)
def test_every_column_of_the_console_says_what_failed_beside_the_button(
    page: Page, server: Server, room: builders.Room, size: tuple[int, int], name: str
) -> None:
    at_console(page, server, room, size)
    with nothing_can_be_written(server):
        if name == ".st-key-take-off":
            page.locator(".st-key-loose button").last.click()
            control = page.locator(".st-key-off-screen button")
        else:
            control = page.locator(name)
        control.click()
        is_said_at(page, control)
    assert page.locator(".st-key-board").is_visible()


def test_care_says_what_failed_beside_the_last_held_text(page: Page, server: Server, room: builders.Room) -> None:
    at_console(page, server, room, (1366, 640))
    page.locator(".st-key-held button").click()
    control = page.locator("[class*='st-key-care-show-'] button").last
    expect(page.locator("[class*='st-key-care-show-'] button")).to_have_count(2)
    with nothing_can_be_written(server):
        control.click()
        is_said_at(page, control)
    expect(page.locator("[class*='st-key-care-show-'] button")).to_have_count(2)


def test_what_was_refused_in_the_last_stage_of_the_list_is_said_there(page: Page, server: Server, room: builders.Room) -> None:
    at_console(page, server, room, (1366, 640))
    page.locator(".st-key-edit-stages button").click()
    page.locator("[class*='st-key-change-'] button").last.click()
    control = page.get_by_role("button", name="Save the stage")
    with nothing_can_be_written(server):
        control.click()
        is_said_at(page, control)
    page.locator(".st-key-leave-stages button").click()
    expect(page.locator(".st-key-queue")).to_be_visible()


def test_a_review_that_could_not_save_keeps_the_page_and_what_was_written(page: Page, server: Server, room: builders.Room) -> None:
    page.set_viewport_size({"width": 1366, "height": 640})
    page.goto(f"{server.address}/review")
    settled(page)
    page.locator("[class*='st-key-line-'] button").first.click()
    expect(page).to_have_url(re.compile("theme="))
    settled(page)
    reason = page.get_by_label(re.compile("^Reason in one plain sentence"))
    reason.fill("Asia on jo tehty.")
    page.locator(".st-key-decision [role=radio]").first.click()
    expect(page.locator(".st-key-decision [aria-checked=true]")).to_have_count(1)
    control = page.get_by_role("button", name="Save the decision")
    with nothing_can_be_written(server):
        control.click()
        is_said_at(page, control)
    expect(reason).to_have_value("Asia on jo tehty.")
