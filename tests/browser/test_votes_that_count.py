"""On a real tablet: which votes count after themes were put together, hidden and renamed, and what stays of what was taken back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from participation import grouping, workshops
from participation.store import Database, open_database
from tests import builders, having_read
from tests.browser.staff import sign_in
from tests.browser.tablet import Tablet
from tests.browser.visits import CONSOLE, TABLET, Visits, pictures
from tests.serving import Server

pytestmark = pytest.mark.browser

TIME, REST, HOME, SCHOOL = "More time for us", "A place to rest", "Meetings at home", "The school should know"


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    opened = open_database(str(server.data / "yhdessa.db"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def room(database: Database) -> builders.Room:
    made = builders.room(database)
    made.open("add_themes")
    for person, words in zip(made.join(number=4), (TIME, REST, HOME, SCHOOL), strict=True):
        made.say(person, words)
    made.open("vote")
    return made


@pytest.fixture(scope="module")
def tablet(server: Server, visits: Visits, room: builders.Room) -> Tablet:
    at = Tablet(visits.page("en", TABLET, touch=True), server.address, "en")
    at.join(room.workshop.join_code)
    return at


def card(tablet: Tablet, words: str) -> Locator:
    return tablet.page.locator("li.choice-card").filter(has=tablet.page.get_by_text(words, exact=True))


def theme(room: builders.Room, words: str) -> str:
    found = grouping.of_workshop(room.database, builders.FACILITATOR, room.workshop.id)
    return next(theme.id for theme in found.themes if theme.text == words)


def test_dots_on_themes_that_are_put_together_stand_on_the_group(tablet: Tablet, room: builders.Room) -> None:
    for words in (TIME, REST):
        card(tablet, words).get_by_role("button").click()
        expect(card(tablet, words).get_by_role("button", name="Given")).to_be_visible()
    ids = [theme(room, words) for words in (TIME, REST)]
    grouping.put(room.database, builders.FACILITATOR, room.workshop.id, ids, group=None, name="Slower days")
    expect(card(tablet, "Slower days").get_by_role("button", name="2 votes")).to_be_visible()
    expect(card(tablet, "Slower days")).to_contain_text("Your votes on themes of this group count here.")
    expect(tablet.page.locator(".strip")).to_contain_text("1 vote left")


def test_a_vote_that_was_given_elsewhere_says_that_it_does_not_count(tablet: Tablet, room: builders.Room) -> None:
    away = theme(room, HOME)
    card(tablet, HOME).get_by_role("button").click()
    expect(card(tablet, HOME).get_by_role("button", name="Given")).to_be_visible()
    having_read.hold(room.database, builders.FACILITATOR, away)
    expect(card(tablet, HOME)).to_have_count(0)
    card(tablet, SCHOOL).get_by_role("button").click()
    expect(card(tablet, SCHOOL).get_by_role("button", name="Given")).to_be_visible()
    having_read.show(room.database, builders.FACILITATOR, away)
    expect(card(tablet, HOME)).to_contain_text("Your vote here does not count. You gave it to another theme")
    expect(card(tablet, HOME).get_by_role("button", name="Give a vote")).to_be_visible()


def test_words_that_changed_after_the_vote_are_said_beside_it(tablet: Tablet, room: builders.Room) -> None:
    found = grouping.of_workshop(room.database, builders.FACILITATOR, room.workshop.id)
    [group] = found.groups
    card(tablet, "Slower days").get_by_role("button", name="2 votes").click()
    card(tablet, "Slower days").get_by_role("button", name="Give a vote").click()
    expect(card(tablet, "Slower days").get_by_role("button", name="Given")).to_be_visible()
    grouping.rename(room.database, builders.FACILITATOR, room.workshop.id, group, name="Faster days", language="en")
    expect(card(tablet, "Faster days")).to_contain_text("You voted on: “Slower days”.")
    tablet.page.screenshot(path=pictures() / "votes-that-count.png")


def test_the_console_says_who_joined_since_the_vote_opened(server: Server, visits: Visits, room: builders.Room) -> None:
    page = visits.page("en", CONSOLE)
    sign_in(page.context, server, room.database, "Aino", "facilitator")
    page.goto(f"{server.address}/run?workshop={room.workshop.id}")
    offer = page.locator(".since-vote")
    expect(offer).to_have_text("Under 5 people have joined since the vote opened. Is everybody here? Close joining.")
    page.screenshot(path=pictures() / "since-the-vote.png")
    page.get_by_role("button", name="Close joining").click()
    expect(offer).to_have_count(0)
    assert not workshops.get(room.database, builders.FACILITATOR, room.workshop.id).joining


def test_whoever_takes_everything_back_reads_what_stays(tablet: Tablet, room: builders.Room) -> None:
    room.open("card")
    tablet.page.goto(f"{tablet.address}/mine")
    tablet.button("Take everything back").click()
    expect(tablet.page.get_by_text("The numbers that were counted when a stage closed stay.")).to_be_visible()
    tablet.page.screenshot(path=pictures() / "what-stays.png")
