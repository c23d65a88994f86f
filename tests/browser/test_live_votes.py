"""The votes on the screen and the console follow the room in the steps in which they may be shown, and at once."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from participation import ballots
from participation.store import Database, open_database
from tests import builders
from tests.browser.by_http import Person
from tests.browser.staff import sign_in
from tests.browser.visits import CONSOLE, SCREEN, Visits
from tests.serving import Server

pytestmark = pytest.mark.browser
AT_ONCE = 6_000  # usually one second; every 20 seconds some parts are drawn anew without any news
WORDS = "Meitä kuunnellaan"


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    opened = open_database(str(server.data / "yhdessa.db"))
    yield opened
    opened.close()


def test_the_numbers_come_with_the_fifth_vote_and_move_with_the_tenth(server: Server, visits: Visits, database: Database) -> None:
    room = builders.room(database, "participation_tool", people=1)
    room.open("add_themes")
    target = room.say(room.people[0], WORDS)
    people = [Person(server.address).join(room.workshop.join_code) for _ in range(9)]
    desk = visits.device("en", CONSOLE)
    sign_in(desk, server, database, "Aino", "facilitator")
    console, screen = desk.new_page(), visits.page("fi", SCREEN)
    console.goto(f"{server.address}/run?workshop={room.workshop.id}")
    screen.goto(f"{server.address}/screen?show={room.workshop.screen_key}")
    expect(screen.get_by_text(WORDS)).to_be_visible()

    stage = room.open("vote")
    few = console.get_by_text("Fewer than 5 people have voted. The numbers come")
    expect(few).to_be_visible()
    console.get_by_role("button", name="Show the votes").click()
    picture = screen.locator('.room[data-view="votes"]')
    expect(picture).to_contain_text("Alle 5 ihmistä on äänestänyt")
    for person in people[:4]:
        person.vote(WORDS)
    expect(few).to_be_visible()
    people[4].vote(WORDS)
    expect(few).to_have_count(0, timeout=AT_ONCE)
    expect(picture).to_contain_text("· 5 äänesti", timeout=AT_ONCE)
    for person in people[5:9]:
        person.vote(WORDS)
    expect(console.locator(".st-key-people .counts")).to_contain_text("9", timeout=AT_ONCE)
    expect(picture).to_contain_text("· 5 äänesti")
    ballots.cast(database, room.people[0], builders.key(), stage.id, {target: 1})
    expect(picture).to_contain_text("· 10 äänesti", timeout=AT_ONCE)
