"""The console with very much in it, in low and narrow windows: each column scrolls, and the way on stays at hand."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from participation.store import Database, open_database
from tests import builders
from tests.browser.full_room import full_room
from tests.browser.looking import settled
from tests.browser.staff import sign_in
from tests.browser.visits import Visits
from tests.serving import Server

pytestmark = pytest.mark.browser

SIZES = [(1366, 640), (1280, 585), (768, 1024), (390, 844)]
OTHERS = [(390, 640), (897, 600), (1280, 800), (1440, 900), (1920, 1080)]
NARROW = 896
LAST = {"rail": "a", "middle": ".st-key-off-screen button", "side": ".st-key-joining-door button"}
HIT = """
(element) => {
  const box = element.getBoundingClientRect()
  const x = box.left + box.width / 2
  return box.width > 0 && [box.top + box.height / 2, box.top + 4, box.bottom - 4].every((y) => {
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false
    return element.contains(document.elementFromPoint(x, y))
  })
}
"""
SCROLLERS = ".st-key-page-console, .st-key-rail, .st-key-middle, .st-key-side"
TOP = f"() => document.querySelectorAll('{SCROLLERS}').forEach((each) => each.scrollTo(0, 0))"
BEFORE = """
([column, last]) => {
  const every = [...document.querySelectorAll(`.st-key-${column} :is(a, button, input)`)]
    .filter((each) => each.checkVisibility() && !each.disabled && each.tabIndex >= 0)
  every[every.indexOf(last) - 1].focus({preventScroll: true})
}
"""


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    opened = open_database(str(server.data / "yhdessa.db"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def room(database: Database) -> builders.Room:
    return full_room(database)


@pytest.fixture(scope="module")
def page(visits: Visits, server: Server, database: Database, room: builders.Room) -> Page:
    page = visits.page("en", SIZES[0])
    sign_in(page.context, server, database, "Aino", "facilitator")
    return page


def opened(page: Page, server: Server, room: builders.Room, size: tuple[int, int]) -> Page:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    address = f"{server.address}/run?workshop={room.workshop.id}"
    if page.url != address:
        page.goto(address)
    expect(page.locator(".st-key-joining-door")).to_be_attached()
    settled(page)
    page.evaluate(TOP)
    return page


def following(page: Page) -> Locator:
    return page.locator(".st-key-next button")


def comes_under_the_finger(control: Locator) -> None:
    """Waits until it lies in the window with nothing above it."""
    control.page.wait_for_function(HIT, arg=control.element_handle())


@pytest.mark.parametrize("size", [*SIZES, *OTHERS])
def test_the_button_for_the_next_stage_is_in_view(page: Page, server: Server, room: builders.Room, size: tuple[int, int]) -> None:
    opened(page, server, room, size)
    comes_under_the_finger(following(page))
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("size", SIZES)
def test_the_last_control_of_every_column_is_reached_by_wheel_by_end_and_by_tab(
    page: Page, server: Server, room: builders.Room, size: tuple[int, int]
) -> None:
    for column, selector in LAST.items():
        last = opened(page, server, room, size).locator(f".st-key-{column} {selector}").last
        box = page.locator(f".st-key-{column}").bounding_box()
        assert box
        narrow = size[0] <= NARROW
        page.mouse.move(size[0] / 2 if narrow else box["x"] + box["width"] / 2, size[1] / 3)
        for _ in range(80):
            if last.evaluate(HIT):
                break
            page.mouse.wheel(0, 250)
            page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        comes_under_the_finger(last)
        page.evaluate(TOP)
        if not narrow or column == "side":
            page.locator(".st-key-rail-top h1" if column == "rail" or narrow else f".st-key-{column} :is(h2, h3)").first.click()
            page.keyboard.press("End")
            comes_under_the_finger(last)
            page.evaluate(TOP)
        page.evaluate(BEFORE, [column, last.element_handle()])
        page.keyboard.press("Tab")
        expect(last).to_be_focused()
        comes_under_the_finger(last)
        comes_under_the_finger(following(page))


@pytest.mark.parametrize("size", SIZES)
def test_every_held_text_can_be_reached_on_the_care_page(page: Page, server: Server, room: builders.Room, size: tuple[int, int]) -> None:
    opened(page, server, room, size)
    page.locator(".st-key-held button").click()
    actions = page.locator("[class*='st-key-care-queue-'] button")
    expect(actions).to_have_count(4)
    for number in range(4):
        actions.nth(number).focus()
        comes_under_the_finger(actions.nth(number))
    comes_under_the_finger(following(page))
    page.locator(".st-key-leave-care button").click()
    expect(page.locator(".st-key-queue")).to_be_visible()


def test_at_400_per_cent_nothing_sticks_in_front_of_what_has_the_focus(page: Page, server: Server, room: builders.Room) -> None:
    opened(page, server, room, (320, 256))
    for selector in (".st-key-next button", ".st-key-group-new button", ".st-key-off-screen button", ".st-key-joining-door button"):
        control = page.locator(selector).first
        control.focus()
        comes_under_the_finger(control)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    stuck = page.evaluate(
        "() => [...document.querySelectorAll('.st-key-page-console *')].filter((each) => each.checkVisibility()"
        " && ['fixed', 'sticky'].includes(getComputedStyle(each).position)).map((each) => each.className)"
    )
    assert stuck == []
