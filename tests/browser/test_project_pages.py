"""The pages of the project in a real browser: nothing for axe to complain about, nothing sideways, on a desk and on a phone."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, expect

from participation import demo, safety_numbers, workshops
from participation.model.people import Staff
from participation.project import series, team_questions
from participation.store import Database, open_database
from participation.template_files import templates
from participation.workshops import Plan
from tests import builders
from tests.browser import looking
from tests.browser.staff import sign_in
from tests.browser.visits import DESK, PHONE, Visits
from tests.serving import Server

pytestmark = pytest.mark.browser
PARTS = ("about", "packages", "goals", "organisations", "regions", "tags", "roles", "glossary", "people")
PAGES = (
    *(f"/project?part={part}" for part in PARTS),
    *(f"/rounds?part={part}" for part in ("rounds", "timeline", "compared", "goals", "conclusions", "people")),
    *("/process", "/cards", "/cards?version=1", "/tool", "/events", "/series", "/series?part=groups", "/safety", "/glossary"),
    *("/plan?workshop={workshop}", "/ask?box={box}"),
)


@dataclass(frozen=True)
class Place:
    server: Server
    database: Database
    workshop: str
    box: str


@pytest.fixture(scope="module")
def place(server: Server) -> Iterator[Place]:
    """The demo project, a planned workshop with children that teams send questions to, and a series."""
    database = open_database(str(server.data / "yhdessa.db"))
    demo.load(database)
    builders.accounts(database)
    admin: Staff = builders.ADMIN
    made = workshops.create(database, admin, templates.of("participation_tool"), Plan(minors=True, region_id="kymenlaakso"))
    box = team_questions.open_box(database, admin, made.id)
    team_questions.ask(database, box.key, "Team 3", "How is the family invited?", "en")
    monthly = series.put(database, admin, None, name={"en": "MOKE group"}, rhythm="monthly", template="participation_tool")
    series.next_workshop(database, admin, monthly)
    series.add_item(database, admin, monthly, "Who calls the youth station?")
    yield Place(server, database, made.id, box.key)
    database.close()


@pytest.fixture(scope="module")
def desk(visits: Visits, place: Place) -> Iterator[BrowserContext]:
    device = visits.device("en", DESK)
    sign_in(device, place.server, place.database, "Desk", "admin", "facilitator")
    yield device
    device.close()


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_well_made_on_a_desk_and_on_a_phone(desk: BrowserContext, place: Place, address: str) -> None:
    page = desk.new_page()
    page.goto(place.server.address + address.format(workshop=place.workshop, box=place.box))
    page.locator('[class*="st-key-page-"]').first.wait_for()
    for size in (DESK, PHONE):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        looking.settled(page)
        assert looking.faults(page) == []
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth"), f"sideways at {size[0]}"
    page.close()


def test_a_workshop_with_children_is_planned_until_it_may_begin(desk: BrowserContext, place: Place) -> None:
    safety_numbers.put(place.database, builders.ADMIN, {}, {"kymenlaakso": "05 123 456"})
    page = desk.new_page()
    page.goto(f"{place.server.address}/plan?workshop={place.workshop}")
    expect(page.get_by_text("The workshop can't begin without this.")).to_have_count(2)
    points = page.locator('[class*="st-key-point-"] label')
    expect(points).to_have_count(10)
    for number in range(10):
        points.nth(number).click()
    page.get_by_role("button", name="Save the checklist").click()
    expect(page.get_by_text("The workshop can't begin without this.")).to_have_count(1)
    page.get_by_label("Support person: role and place, not a name").fill("youth worker, by the door")
    page.get_by_role("button", name="Save the plan").click()
    expect(page.get_by_text("The workshop can't begin without this.")).to_have_count(0)
    page.close()
