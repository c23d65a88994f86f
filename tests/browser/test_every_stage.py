"""Every kind of stage on a tablet and on the screen: no kind breaks a page, and a picture of each is kept to be looked at."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from participation.store import open_database
from tests.browser.tablet import Tablet
from tests.browser.visits import SCREEN, TABLET, Visits, pictures
from tests.builders import accounts
from tests.every_stage import EveryStage, every_stage
from tests.serving import Server

pytestmark = pytest.mark.browser

SMALLEST = 28
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


def test_every_kind_is_drawn_on_a_tablet_and_on_the_screen(server: Server, visits: Visits, made: EveryStage) -> None:
    tablet = Tablet(visits.page("sv", TABLET, touch=True), server.address, "sv")
    tablet.join(made.room.workshop.join_code)
    screen = visits.page("fi", SCREEN)
    screen.goto(f"{server.address}/screen?show={made.room.workshop.screen_key}")
    small, outside = {}, {}
    for name, stage in made.walk():
        expect(screen.locator(f'.room[data-stage="{stage.id}"][data-state="{stage_state(made, stage.id)}"]')).to_be_visible()
        expect(tablet.page.get_by_text(f"{stage.position}/{len(made.room.stages)}").first).to_be_visible()
        screen.wait_for_timeout(350)
        small[name] = screen.evaluate(SMALL_TEXTS, SMALLEST)
        outside[name] = screen.evaluate(BELOW_THE_EDGE)
        screen.screenshot(path=pictures() / f"{name}-screen.png")
        tablet.page.screenshot(path=pictures() / f"{name}-tablet.png")
    assert {name: found for name, found in small.items() if found} == {}
    assert {name: found for name, found in outside.items() if found} == {}


def stage_state(made: EveryStage, stage_id: str) -> str:
    return next(stage.state for stage in made.room.stages if stage.id == stage_id)
