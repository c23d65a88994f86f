"""Words from right to left, a family of emoji and a word without an end: each stays in its card, in its own direction."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from participation import grouping, plain_text
from participation.store import Database, open_database
from tests import builders, having_read
from tests.browser.looking import settled
from tests.browser.staff import sign_in
from tests.browser.visits import CONSOLE, DESK, PHONE, SCREEN, Visits
from tests.serving import Server

pytestmark = pytest.mark.browser

ARABIC = "أريد أن يسمعني موظف Kela في 24 من الشهر، وأن يشرح لي القرار."
FAMILY = "👨‍👩‍👧‍👦"
TEXTS = {"emoji": FAMILY * 280, "wide": "W" * 280, "long_arabic": ARABIC.replace(" ", "") * 4, "hearts": "🩷" * 280, "arabic": ARABIC}
SAMPLES = [*TEXTS.values(), "a\u0308" * 270, "🇫🇮🇸🇪", "1️⃣👍🏽", "\u3164", "e\u0301\u0323", " x \n y ", "🏴\U000e0067\U000e0062\U000e007f"]
# Every text that stands, and whether it is wider than its card or the window; hidden ones and screen readers' own do not count.
OUTSIDE = """
([selector, card]) => [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility()).flatMap((each) => {
  const range = document.createRange()
  range.selectNodeContents(each)
  const room = (each.closest(card) || document.body).getBoundingClientRect()
  return [...range.getClientRects()]
    .filter((box) => box.width > 1 && (box.left < room.left - 1 || box.right > room.right + 1 || box.right > innerWidth + 1))
    .map((box) => `${each.textContent.slice(0, 12)}: ${box.left}-${box.right} of ${room.left}-${room.right}`)
})
"""
# Where the full stop of a text from the right stands: left of its first letter.
FULL_STOP_AT_THE_LEFT = """
(element) => {
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let node = text.nextNode()
  while (node && !node.data.includes("أريد")) node = text.nextNode()
  const at = (place) => {
    const range = document.createRange()
    range.setStart(node, place)
    range.setEnd(node, place + 1)
    return range.getBoundingClientRect()
  }
  const last = node.data.trimEnd().length - 1
  const [first, stop] = [at(node.data.indexOf("أ")), at(last)]
  return stop.top > first.top + 4 || stop.right <= first.left + 1
}
"""


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    opened = open_database(str(server.data / "yhdessa.db"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def room(database: Database) -> builders.Room:
    room = builders.room(database, people=6)
    room.open("add_themes")
    for number, text in enumerate(TEXTS.values()):
        room.say(room.people[number], text)
    room.say(room.people[5], "Suomeksi.")
    return room


def keep(page: Page, name: str) -> None:
    if folder := os.environ.get("YHDESSA_PICTURES"):
        page.screenshot(path=Path(folder) / f"words_{name}.png")


def stays_inside(page: Page, selector: str, card: str) -> None:
    assert page.evaluate(OUTSIDE, [selector, card]) == []


def test_the_screen_keeps_every_text_in_its_card_and_direction(visits: Visits, server: Server, room: builders.Room) -> None:
    page = visits.page("fi", SCREEN)
    page.goto(f"{server.address}/screen?show={room.workshop.screen_key}")
    own = page.locator(".wall p[dir=auto]")
    expect(own.first).to_be_visible()
    settled(page)
    keep(page, "screen")
    stays_inside(page, ".wall p[dir=auto]", "li")
    arabic = page.locator(".wall p[dir=auto]", has_text="أريد أن").last
    assert arabic.evaluate("(each) => getComputedStyle(each).direction") == "rtl"
    assert arabic.evaluate(FULL_STOP_AT_THE_LEFT)


def test_the_console_keeps_every_text_in_its_place(visits: Visits, server: Server, database: Database, room: builders.Room) -> None:
    waits = room.say(room.people[0], ARABIC, show=False)
    page = visits.page("fi", CONSOLE)
    sign_in(page.context, server, database, "Aino", "facilitator")
    page.goto(f"{server.address}/run?workshop={room.workshop.id}")
    words = page.locator(".st-key-waiting p.words")
    expect(words).to_contain_text("أريد")
    settled(page)
    keep(page, "console")
    assert words.evaluate("(each) => getComputedStyle(each).direction") == "rtl"
    assert words.evaluate(FULL_STOP_AT_THE_LEFT)
    stays_inside(page, ".st-key-waiting p.words, .st-key-grouping button", ".st-key-middle")
    having_read.hold(database, builders.FACILITATOR, waits)


def test_the_review_keeps_every_text_in_its_place(visits: Visits, server: Server, database: Database, room: builders.Room) -> None:
    ids = {theme.text: theme.id for theme in grouping.of_workshop(database, builders.FACILITATOR, room.workshop.id).themes}
    page = visits.page("fi", DESK)
    sign_in(page.context, server, database, "Riikka", "reviewer")
    for name in ("arabic", "wide", "emoji"):
        page.goto(f"{server.address}/review?theme={ids[TEXTS[name]]}")
        expect(page.locator(".said .written")).to_be_visible()
        settled(page)
        keep(page, f"review_{name}")
        stays_inside(page, ".said .written", ".said")
        stays_inside(page, ".line .written", ".line")
        if name == "arabic":
            assert page.locator(".said .written").evaluate("(each) => getComputedStyle(each).direction") == "rtl"
            assert page.locator(".said .written").evaluate(FULL_STOP_AT_THE_LEFT)


def test_the_counter_of_the_tablet_counts_as_the_server_does(visits: Visits, server: Server, room: builders.Room) -> None:
    page = visits.page("fi", PHONE, touch=True)
    page.goto(f"{server.address}/glossary")
    script = next(iter((Path(__file__).parents[2] / "participation/web/tablet/views").glob("counter.js"))).read_text()
    pure = "\n".join(line for line in script.splitlines() if not line.startswith("import")).replace("export ", "")
    for has_segmenter in (True, False):
        body = pure if has_segmenter else pure.replace("Intl.Segmenter ?", "false ?")
        counted = page.evaluate(f"(texts) => {{ {body}; return texts.map(counted) }}", SAMPLES)
        assert counted == [plain_text.counted(text.strip()) for text in SAMPLES], has_segmenter
