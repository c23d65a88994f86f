"""The server is killed in the middle of a vote, and started again."""

import signal
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from participation import texts
from participation.store import Database, open_database
from participation.web import listen
from tests import builders
from tests.browser.by_http import Person
from tests.browser.looking import settled
from tests.browser.staff import sign_in
from tests.browser.tablet import Tablet
from tests.browser.visits import CONSOLE, PHONE, SCREEN, Visits
from tests.serving import Server

pytestmark = pytest.mark.browser

WORDS = tuple(f"Ajatus numero {number}" for number in range(1, 7))
CHOICES = ("agree", "pass", "disagree")
BACK_WITHIN = 10_000
WATCH_FOR_STREAMLITS_BOX = """
new MutationObserver(() => {
  const box = document.querySelector('[data-testid="stDialog"]')
  const { dataset } = document.documentElement
  if (box && dataset.box !== "seen") dataset.box = getComputedStyle(box).display === "none" ? "kept away" : "seen"
}).observe(document, {childList: true, subtree: true})
"""

DRAWN_BY_ANOTHER = """(before) => new Promise((done) => {
  const look = () => yhdessaPage.process === before ? setTimeout(look, 50) : done()
  look()
})"""


@dataclass
class Voter(threading.Thread):
    """Votes without a pause until the server is gone, and remembers what it acknowledged."""

    person: Person
    acknowledged: dict[str, str] = field(default_factory=dict)
    begun: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    def run(self) -> None:
        stage = self.person.state()["room"]["stage"]
        targets = [target["id"] for target in stage["targets"]]
        number = 0
        while True:
            target, choice = targets[number % len(targets)], CHOICES[number // len(targets) % 3]
            try:
                self.person.send("vote", stage=stage["id"], choices={target: choice})
            except httpx.HTTPError:
                self.acknowledged.pop(target, None)  # whether this one arrived, nobody can know
                return
            self.acknowledged[target] = choice
            number += 1
            if number >= len(targets):
                self.begun.set()

    __hash__ = threading.Thread.__hash__


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    opened = open_database(str(server.data / "yhdessa.db"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def room(database: Database) -> builders.Room:
    made = builders.room(database, "conversation", people=1)
    made.open("add_themes")
    for words in WORDS:
        made.say(made.people[0], words)
    made.open("vote")
    return made


@pytest.fixture(scope="module")
def tablet(server: Server, visits: Visits, room: builders.Room) -> Tablet:
    page = visits.page("fi", PHONE, touch=True)
    page.add_init_script(WATCH_FOR_STREAMLITS_BOX)
    tablet = Tablet(page, server.address, "fi")
    tablet.join(room.workshop.join_code)
    page.goto(f"{server.address}/take_part")  # the page that has Streamlit round it
    expect(tablet.button("I agree")).to_be_visible()
    return tablet


@pytest.fixture(scope="module")
def door(server: Server, visits: Visits) -> Page:
    page = visits.page("sv", CONSOLE)
    page.goto(f"{server.address}/sign_in")
    expect(page.get_by_label("Användarnamn")).to_be_visible()
    return page


@pytest.fixture(scope="module")
def screen(server: Server, visits: Visits, room: builders.Room) -> Page:
    page = visits.page("fi", SCREEN)
    page.add_init_script(WATCH_FOR_STREAMLITS_BOX)
    page.goto(f"{server.address}/screen?show={room.workshop.screen_key}")
    expect(page.get_by_text(WORDS[0])).to_be_visible()
    return page


def votes_here(tablet: Tablet) -> dict[str, str]:
    """What the server has of the person at this tablet, by the words that were voted on."""
    state = tablet.page.evaluate("fetch('/api/state').then((answer) => answer.json())")
    return by_words(state)


def by_words(state: Mapping[str, Any]) -> dict[str, str]:
    words = {target["id"]: target["words"]["text"] for target in state["room"]["stage"]["targets"]}
    votes = state["mine"]["votes"][state["room"]["stage"]["id"]]
    return {words[target]: choice for target, choice in votes.items()}


def test_every_vote_that_was_acknowledged_outlives_a_killed_server_and_what_waited_comes_after(
    server: Server, room: builders.Room, tablet: Tablet, screen: Page, door: Page
) -> None:
    given = {tablet.answer("I agree"): "agree"}
    tablet.is_up_to_date()
    voters = [Voter(Person(server.address).join(room.workshop.join_code)) for _ in range(4)]
    for voter in voters:
        voter.start()
    for voter in voters:
        assert voter.begun.wait(15)
    server.stop(signal.SIGKILL)
    for voter in voters:
        voter.join(15)

    given[tablet.answer("I do not agree")] = "disagree"
    given[tablet.answer("I can not say")] = "pass"
    tablet.waits_for_network(2)
    expect(tablet.page.locator("html")).to_have_attribute("data-box", "kept away")
    given[tablet.answer("I agree")] = "agree"
    tablet.waits_for_network(3)
    expect(door.get_by_text(texts.say("sv", listen.LOST))).to_be_visible()
    expect(door.get_by_role("dialog")).to_have_count(0)

    server.start()
    tablet.is_up_to_date(within=BACK_WITHIN)
    assert votes_here(tablet) == given
    for voter in voters:
        stored = voter.person.state()["mine"]["votes"]
        assert len(voter.acknowledged) >= len(WORDS) - 1
        assert voter.acknowledged.items() <= next(iter(stored.values())).items()


def test_the_tablet_never_shows_streamlits_own_box_about_the_connection(tablet: Tablet) -> None:
    assert tablet.page.locator("html").get_attribute("data-box") == "kept away"


def test_the_room_does_not_see_it_either(screen: Page) -> None:
    assert screen.locator("html").get_attribute("data-box") != "seen"


def test_a_page_of_the_front_door_says_it_in_its_readers_language_until_the_server_is_back(door: Page) -> None:
    expect(door.get_by_text(texts.say("sv", listen.LOST))).to_have_count(0)
    door.get_by_label("Användarnamn").fill("aino")
    door.get_by_role("button", name=texts.say("sv", "Sign in")).click()
    expect(door.get_by_role("alert")).to_be_visible()


def test_the_next_stage_reaches_the_tablet_and_the_screen_after_the_restart(room: builders.Room, tablet: Tablet, screen: Page) -> None:
    room.open("add_themes")
    expect(tablet.box).to_be_visible(timeout=BACK_WITHIN)
    expect(screen.get_by_role("heading", level=1)).to_contain_text("Mitä sinä ajattelet?", timeout=BACK_WITHIN)
    tablet.add("Vielä yksi ajatus palvelimen jälkeen")


def test_a_tablet_that_was_away_during_the_restart_finds_its_place_again(server: Server, tablet: Tablet) -> None:
    tablet.page.goto("about:blank")
    server.stop(signal.SIGKILL)
    server.start()
    tablet.page.goto(f"{server.address}/take_part")
    expect(tablet.box).to_be_visible(timeout=BACK_WITHIN)
    expect(tablet.own("Vielä yksi ajatus palvelimen jälkeen")).to_have_count(1)


@pytest.mark.parametrize("kind", ["made before", "made when asked for"])
def test_a_file_can_be_taken_from_a_page_that_was_open_during_the_restart(
    server: Server, visits: Visits, database: Database, room: builders.Room, kind: str
) -> None:
    device = visits.device("en", CONSOLE)
    sign_in(device, server, database, kind.replace(" ", ""), "facilitator")
    page = device.new_page()
    page.goto(f"{server.address}/{'templates' if kind == 'made before' else f'results?workshop={room.workshop.id}'}")
    button = page.get_by_role("button", name="Save as a file" if kind == "made before" else "Download").first
    expect(button).to_be_visible()
    settled(page)
    before = page.evaluate("yhdessaPage.process")
    server.stop(signal.SIGKILL)
    server.start()
    page.evaluate(DRAWN_BY_ANOTHER, before)
    settled(page)
    if kind == "made when asked for":
        button.click()
        button = page.get_by_role("button", name="Excel")
    with page.expect_download() as found:
        button.click()
    assert found.value.failure() is None and found.value.path().stat().st_size > 1_000
    device.close()
