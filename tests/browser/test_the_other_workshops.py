"""The other workshops, each from its first stage to its last: a console, the screen, and three tablets in three languages.

With three people nothing of the group is ever shown: no picture, no votes. `test_a_workshop.py` tells of more people.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from participation import workshops
from participation.store import Database, open_database
from participation.template_files import templates
from participation.workshops import Plan
from tests.browser.console import Console
from tests.browser.room import Room
from tests.browser.staff import sign_in
from tests.browser.tablet import PARENT, SOCIAL_WORKER, YOUNG, Tablet
from tests.browser.visits import CONSOLE, PHONE, SCREEN, TABLET, Visits
from tests.builders import FACILITATOR, accounts
from tests.serving import Server

pytestmark = pytest.mark.browser

ROUNDS = ("dialogue_round_1", "dialogue_round_2", "dialogue_round")


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    opened = open_database(str(server.data / "yhdessa.db"))
    accounts(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def console(server: Server, visits: Visits, database: Database) -> Console:
    """A facilitator who is signed in, for all workshops one after the other."""
    page = visits.page("en", CONSOLE)
    sign_in(page.context, server, database, "Fanni", "facilitator")
    return Console(page, server.address)


@pytest.fixture
def room(request: pytest.FixtureRequest, server: Server, visits: Visits, database: Database, console: Console) -> Iterator[Room]:
    """A workshop of the template that the test names, with three people in it who read three languages."""
    plan = Plan(languages=("en", "fi", "sv"))
    workshop = workshops.create(database, FACILITATOR, templates.of(request.param), plan)
    console.page.goto(f"{server.address}/run?workshop={workshop.id}")
    screen = visits.page("en", SCREEN)
    screen.goto(f"{server.address}/screen?show={workshop.screen_key}")
    tablets = [
        Tablet(visits.page("fi", TABLET, touch=True), server.address, "fi"),
        Tablet(visits.page("sv", PHONE, touch=True), server.address, "sv"),
        Tablet(visits.page("en", TABLET), server.address, "en"),
    ]
    for tablet, role in zip(tablets, (YOUNG, PARENT, SOCIAL_WORKER), strict=True):
        tablet.join(workshop.join_code, role)
    yield Room(database, workshop.id, console, screen, tablets)
    for page in (screen, *(tablet.page for tablet in tablets)):
        page.context.close()


def from_first_to_last(room: Room) -> None:
    room.go_through()
    room.console.finish()
    for tablet in room.tablets:
        tablet.sees("This workshop is over.")
    room.on_screen("Thank you for taking part.", "thanks")
    expect(room.screen.get_by_role("table")).to_have_count(0)


@pytest.mark.parametrize("room", ROUNDS, indirect=True)
def test_a_round_of_dialogical_evaluation(room: Room) -> None:
    from_first_to_last(room)


@pytest.mark.parametrize("room", ["four_fields"], indirect=True)
def test_four_fields(room: Room) -> None:
    from_first_to_last(room)


@pytest.mark.parametrize("room", ["service_path"], indirect=True)
def test_a_service_path(room: Room) -> None:
    from_first_to_last(room)
