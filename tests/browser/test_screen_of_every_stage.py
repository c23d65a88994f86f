"""Every kind of stage on a tablet and on the screen: no kind breaks a page, and a picture of each is kept to be looked at."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from participation import workshops
from participation.store import open_database
from participation.template_files import templates
from participation.workshops import Plan
from tests import having_read
from tests.browser.looking import faults, settled
from tests.browser.tablet import Tablet
from tests.browser.visits import SCREEN, TABLET, Visits, pictures
from tests.builders import FACILITATOR, Room, accounts
from tests.every_stage import EveryStage, every_stage
from tests.serving import Server

pytestmark = pytest.mark.browser

SMALLEST = 28
DRAWN = ("path", "relation_map", "lines-closed", "theses-closed", "four_field-closed", "signal", "listening_round-turn")
WITH_WORDS = {"path": "Perhetyöntekijä tulee", "signal": "Yhä useampi", "relation_map": "Soittaa joka päivä.", "key_conclusions": "Pysyvä"}
SMALL_TEXTS = """
(least) => [...document.querySelectorAll('.room *')].filter((one) => {
  const own = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim())
  const box = one.getBoundingClientRect()
  return own && box.width > 2 && box.height > 2 && parseFloat(getComputedStyle(one).fontSize) < least - 0.01
}).map((one) => `${one.className} ${one.textContent.slice(0, 40)}`)
"""
BELOW_THE_EDGE = """
() => [...document.querySelectorAll('.room .below *')].filter((one) => {
  const box = one.getBoundingClientRect()
  return box.height > 2 && box.width > 2 && (box.bottom > innerHeight + 1 || box.right > innerWidth + 1)
}).map((one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 40)}`)
"""


@pytest.fixture(scope="module")
def made(server: Server) -> Iterator[EveryStage]:
    database = open_database(str(server.data / "yhdessa.db"))
    accounts(database)
    yield every_stage(database)
    database.close()


def drawn_whole(screen: Page, name: str) -> None:
    """Waits until what comes last of this stage is there: the chart, the turn, the drawing."""
    if "four_field" in name or "group_picture" in name:
        expect(screen.locator(".st-key-room-chart .js-plotly-plot .main-svg").first).to_be_visible()
    elif name.endswith("-turn"):
        expect(screen.locator(".turn")).to_be_visible()
    elif name[3:] in WITH_WORDS:
        expect(screen.locator(".room").get_by_text(re.compile(WITH_WORDS[name[3:]])).first).to_be_visible()
    settled(screen)


def test_every_kind_is_drawn_on_a_tablet_and_on_the_screen(server: Server, visits: Visits, made: EveryStage) -> None:
    tablet = Tablet(visits.page("sv", TABLET, touch=True), server.address, "sv")
    tablet.join(made.room.workshop.join_code)
    screen = visits.page("fi", SCREEN)
    screen.goto(f"{server.address}/screen?show={made.room.workshop.screen_key}")
    small, outside, for_few = {}, {}, {}
    for name, stage in made.walk():
        expect(screen.locator(f'.room[data-stage="{stage.id}"][data-state="{stage_state(made, stage.id)}"]')).to_be_visible()
        expect(tablet.page.get_by_text(f"{stage.position}/{len(made.room.stages)}").first).to_be_visible()
        drawn_whole(screen, name)
        small[name] = screen.evaluate(SMALL_TEXTS, SMALLEST)
        outside[name] = screen.evaluate(BELOW_THE_EDGE)
        if name[3:] in DRAWN:
            for_few[name] = faults(screen)
        screen.screenshot(path=pictures() / f"{name}-screen.png")
        tablet.page.screenshot(path=pictures() / f"{name}-tablet.png")
    assert {name: found for name, found in small.items() if found} == {}
    assert {name: found for name, found in outside.items() if found} == {}
    assert {name: found for name, found in for_few.items() if found} == {}


def stage_state(made: EveryStage, stage_id: str) -> str:
    return next(stage.state for stage in made.room.stages if stage.id == stage_id)


def test_the_language_changes_at_any_time_and_nothing_is_lost(server: Server, visits: Visits, made: EveryStage) -> None:
    database = made.room.database
    plan = Plan(languages=("fi", "sv"))
    room = Room(database, workshops.create(database, FACILITATOR, templates.of("dialogue_round"), plan))
    others = room.join("young_expert", 5)
    stage = room.open("add_themes")
    theme_id = room.say(others[0], "Opin kuuntelemaan ensin.", kind=None)
    having_read.translate(database, FACILITATOR, theme_id, "sv", "Jag lärde mig att lyssna först.")
    tablet = Tablet(visits.page("fi", TABLET, touch=True), server.address, "fi")
    tablet.join(room.workshop.join_code)
    tablet.box.fill("Puolivalmis lause")
    tablet.reads("Opin kuuntelemaan ensin.")
    expect(tablet.page.get_by_text("Jag lärde mig att lyssna först.")).to_have_count(0)
    tablet.page.locator("#bar-language").click()
    tablet.page.get_by_role("button", name="Svenska", exact=True).click()
    tablet.language = "sv"
    tablet.button("Done").click()
    expect(tablet.box).to_have_value("Puolivalmis lause")
    expect(tablet.page.get_by_text(stage.name.sv).first).to_be_visible()
    tablet.reads("Opin kuuntelemaan ensin.")
    tablet.reads("Jag lärde mig att lyssna först.")
    tablet.sees("Translation by the facilitator")
    screen = visits.page("fi", SCREEN)
    screen.goto(f"{server.address}/screen?show={room.workshop.screen_key}")
    for said in (stage.name.fi, stage.name.sv, stage.prompt.sv, "Opin kuuntelemaan ensin.", "Jag lärde mig att lyssna först."):
        expect(screen.locator(".room")).to_contain_text(said)
