"""What staff with a keyboard, a screen reader, forced colours, a dark theme or very large letters need, on the pages of staff."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from participation import care, moderation
from participation.store import Database, open_database
from participation.web import pages
from tests import builders
from tests.browser.full_room import full_room
from tests.browser.looking import settled
from tests.browser.staff import sign_in
from tests.browser.visits import DESK, Visits
from tests.serving import Server

pytestmark = pytest.mark.browser

PARTICIPANTS = ("join", "take_part", "mine", "what-happened")
STAFF = [page.path for page in pages.every() if page.path not in (*PARTICIPANTS, "screen")]
CONTRAST = """
() => {
  const light = (c) => c.map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0)
  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
  const rgba = (said) => {
    paint.clearRect(0, 0, 1, 1); paint.fillStyle = said; paint.fillRect(0, 0, 1, 1)
    return [...paint.getImageData(0, 0, 1, 1).data]
  }
  const ground = (element) => {
    const layers = []
    for (let each = element; each; each = each.parentElement) {
      const colour = rgba(getComputedStyle(each).backgroundColor)
      layers.push(colour)
      if (colour[3] === 255) break
    }
    return layers.reverse().reduce((below, [r, g, b, a]) => [r, g, b].map((v, i) => v * a / 255 + below[i] * (1 - a / 255)), [0, 0, 0])
  }
  return [...document.querySelectorAll('button:is([aria-checked="true"], [aria-pressed="true"])')].map((each) => {
    const words = each.querySelector("p") ?? each
    const [high, low] = [light(rgba(getComputedStyle(words).color).slice(0, 3)), light(ground(words))].sort((a, b) => b - a)
    return [each.innerText, (high + 0.05) / (low + 0.05)]
  })
}
"""
SMALL = """
() => [...document.querySelectorAll("button, a, input, textarea, summary, [role=checkbox], [role=radio], [role=switch]")]
  .filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !each.closest("p, li, td, dd"))
  .map((each) => [each, (each.closest("label") ?? each).getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && box.height > 1 && (box.width < 24 || box.height < 24))
  .map(([each, box]) => `${each.outerHTML.slice(0, 120)} ${Math.round(box.width)} x ${Math.round(box.height)}`)
"""


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    opened = open_database(str(server.data / "yhdessa.db"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def room(database: Database) -> builders.Room:
    return full_room(database, shown=12, groups=2, stages_in_all=8, held=2)


@pytest.fixture(scope="module")
def device(visits: Visits, server: Server, database: Database) -> BrowserContext:
    device = visits.device("en", DESK)
    sign_in(device, server, database, "Aino", "facilitator", "reviewer", "admin")
    return device


@pytest.fixture(scope="module")
def page(device: BrowserContext) -> Page:
    return device.new_page()


def at(page: Page, server: Server, room: builders.Room, place: str) -> Page:
    page.goto(f"{server.address}/{place}?workshop={room.workshop.id}")
    settled(page)
    return page


def test_every_page_has_a_title_of_its_own_that_begins_with_its_heading_and_no_target_is_too_small(
    page: Page, server: Server, room: builders.Room
) -> None:
    titles = []
    for place in STAFF:
        at(page, server, room, place)
        heading = page.locator("h1").first
        if heading.count():
            expect(page).to_have_title(f"{heading.inner_text()} · Yhdessä")
        expect(page).to_have_title(re.compile(r"^\S.* · Yhdessä$"))
        titles.append(page.title())
        assert page.evaluate(SMALL) == [], place
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_tablet_has_its_heading_and_the_one_name_of_the_product_as_title(
    visits: Visits, server: Server, room: builders.Room, language: str
) -> None:
    page = visits.page(language)
    page.goto(f"{server.address}/join?code={room.workshop.join_code}")
    expect(page.get_by_role("heading", level=1)).to_have_text(room.workshop.title.say(language))
    expect(page).to_have_title(f"{room.workshop.title.say(language)} · Yhdessä")
    page.context.close()


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_what_is_chosen_can_be_read(page: Page, server: Server, room: builders.Room, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    found = []
    for place in ("run", "process", "review", "workshops", "rounds", "note", "reports"):
        at(page, server, room, place)
        if place == "run":
            page.locator(".st-key-loose button").first.click()
            expect(page.locator(".st-key-loose [aria-pressed=true]")).to_have_count(1)
        found += page.evaluate(CONTRAST)
    page.emulate_media(color_scheme="light")
    assert len(found) > 8
    assert [each for each in found if each[1] < 4.5] == []


def test_a_day_of_the_next_month_can_be_chosen_with_the_calendars_arrows(page: Page, server: Server, room: builders.Room) -> None:
    at(page, server, room, "review")
    page.locator("[class*='st-key-line-'] button").first.click()
    expect(page).to_have_url(re.compile("theme="))
    settled(page)
    page.locator("[class*='st-key-due-'] button").first.click()
    calendar = page.get_by_test_id("stDateInputCalendar")
    month = calendar.locator("header")
    expect(month).to_be_visible()
    before = month.inner_text()
    assert before.strip()
    calendar.get_by_role("button", name="Next month").click()
    expect(month).not_to_have_text(before, use_inner_text=True)
    calendar.get_by_text("15", exact=True).click()
    expect(page.locator("[class*='st-key-due-']").first).to_contain_text("15")


def test_forced_colours_leave_what_is_chosen_and_a_qr_that_can_be_read(page: Page, server: Server, room: builders.Room) -> None:
    page.emulate_media(forced_colors="active", color_scheme="dark")
    at(page, server, room, "run")
    now = page.locator("ol.stages li.now")
    other = page.locator("ol.stages li.next").first
    assert now.evaluate("(each) => getComputedStyle(each).borderTopWidth") == "3px"
    assert other.evaluate("(each) => getComputedStyle(each).borderTopWidth") == "0px"
    chosen = page.locator(".st-key-shows button[aria-checked=true]")
    assert chosen.evaluate("(each) => getComputedStyle(each).borderTopWidth") == "3px"
    for qr in page.locator(".st-key-way-in img").all():
        style = qr.evaluate("(each) => [getComputedStyle(each).backgroundColor, getComputedStyle(each).forcedColorAdjust]")
        assert style == ["rgb(255, 255, 255)", "none"]
    page.emulate_media(forced_colors="none", color_scheme="light")


def is_told(page: Page, sentence: str | re.Pattern[str]) -> None:
    """Some live region, which was there before, says it."""
    expect(page.locator(".told").filter(has_text=sentence)).to_have_count(1)


def test_a_new_theme_a_call_and_a_new_stage_are_told(page: Page, server: Server, database: Database, room: builders.Room) -> None:
    at(page, server, room, "run")
    expect(page.locator(".told")).to_have_count(2)
    page.locator(".st-key-edit-stages button").click()
    expect(page.locator(".st-key-edit-list")).to_be_visible()
    settled(page)
    waiting = len(moderation.queue(database, builders.FACILITATOR, room.workshop.id))
    room.say(room.people[0], "Tämän kirjoitin juuri.", show=False)
    is_told(page, f"{waiting + 1} themes wait for you")
    care.call_for_adult(database, room.people[1], builders.key())
    is_told(page, "Somebody in the room wants an adult")
    expect(page.locator(".st-key-calls-here button")).to_be_visible()
    stage = room.open("vote")
    is_told(page, f"Now: {stage.name.en}")
    room.open("add_themes")
    page.locator(".st-key-leave-stages button").click()
    expect(page.locator(".st-key-queue")).to_be_visible()


def test_what_was_decided_is_told_and_the_focus_goes_to_the_next_words(page: Page, server: Server, room: builders.Room) -> None:
    at(page, server, room, "run")
    words = page.locator(".st-key-say-wait .words")
    before = words.inner_text()
    page.locator(".st-key-do-held button").focus()
    page.keyboard.press("Enter")
    expect(words).not_to_have_text(before)
    is_told(page, "Held for care")
    expect(words).to_be_focused()
    page.keyboard.press("Enter")  # a key that is held down decides nothing about the next one
    expect(words).to_be_focused()


def test_the_focus_goes_to_what_was_opened_and_back(page: Page, server: Server, room: builders.Room) -> None:
    at(page, server, room, "run")
    for button, opened in (
        (".st-key-held button", ".st-key-care h2"),
        (".st-key-leave-care button", ".st-key-queue h2"),
        (".st-key-edit-stages button", ".st-key-edit-list h2"),
        (".st-key-leave-stages button", ".st-key-queue h2"),
        (".st-key-group-new button", ".st-key-new-group-row input"),
        (".st-key-giveback button", ".st-key-reasons button"),
    ):
        control = page.locator(button).first
        expect(control).to_be_visible()
        settled(page)
        control.focus()
        page.keyboard.press("Enter")
        expect(page.locator(opened).first).to_be_focused()


def test_the_focus_is_kept_while_others_change_what_stands_there(page: Page, server: Server, room: builders.Room) -> None:
    at(page, server, room, "run")
    pill = page.locator(".st-key-loose button").last
    pill.focus()
    said = pill.inner_text()
    room.say(room.people[2], "Tämä kuuluu mukaan.")
    expect(page.get_by_role("button", name=re.compile("Tämä kuuluu mukaan"))).to_be_visible()
    expect(page.get_by_role("button", name=said)).to_be_focused()
    door = page.locator(".st-key-joining-door button")
    door.focus()
    for name in ("Open joining", "Close joining"):
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name=name)).to_be_visible()
        expect(door).to_have_count(1)  # the button of before goes a moment later
        is_told(page, "Saved.")
        expect(door).to_be_focused()


def test_a_saved_decision_is_told_and_the_focus_stays_on_the_page(page: Page, server: Server, room: builders.Room) -> None:
    at(page, server, room, "review")
    page.locator("[class*='st-key-line-'] button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-detail .said")).to_be_focused()
    page.locator(".st-key-decision [role=radio]").first.click()
    expect(page.locator(".st-key-decision [aria-checked=true]")).to_have_count(1)
    settled(page)
    page.get_by_label(re.compile("^Reason in one plain sentence")).fill("Asia on jo tehty.")
    save = page.get_by_role("button", name="Save the decision")
    save.focus()
    page.keyboard.press("Enter")
    saved = page.get_by_text(re.compile("^Saved about 1 theme"))
    expect(saved).to_be_visible()
    expect(page.get_by_role("status").filter(has=saved)).to_have_count(1)
    settled(page)
    page.wait_for_function("() => ![document.body, null].includes(document.activeElement) && document.activeElement.id !== 'stMain'")
