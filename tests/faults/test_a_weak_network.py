"""The network comes and goes, people tap twice, share a tablet, or use two."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Route, expect

from participation.store import Database, open_database
from tests import builders
from tests.browser.by_http import Person
from tests.browser.tablet import Tablet
from tests.browser.visits import PHONE, TABLET, Visits
from tests.serving import Server

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    opened = open_database(str(server.data / "yhdessa.db"))
    yield opened
    opened.close()


@pytest.fixture
def room(database: Database) -> builders.Room:
    made = builders.room(database, "participation_tool", people=1)
    made.open("add_themes")
    return made


@pytest.fixture
def tablet(server: Server, visits: Visits, room: builders.Room) -> Iterator[Tablet]:
    tablet = Tablet(visits.page("fi", PHONE, touch=True), server.address, "fi")
    tablet.join(room.workshop.join_code)
    yield tablet
    tablet.page.context.close()


def themes(room: builders.Room) -> list[str]:
    """Every theme of the workshop, in the order in which they came."""
    with room.database.read() as look:
        rows = look.rows("SELECT text FROM theme WHERE workshop_id = :id ORDER BY created_at, id", id=room.workshop.id)
    return [row["text"] for row in rows]


def test_what_is_sent_without_a_network_waits_and_is_delivered_once_and_in_order(room: builders.Room, tablet: Tablet) -> None:
    tablet.page.context.set_offline(True)
    for words in ("Ensimmäinen ajatus", "Toinen ajatus", "Kolmas ajatus"):
        tablet.send(words)
        expect(tablet.own(words)).to_contain_text(tablet.say("On its way. Not saved yet."))
    tablet.waits_for_network(3)
    assert themes(room) == []
    tablet.page.context.set_offline(False)
    tablet.is_up_to_date()
    for words in ("Ensimmäinen ajatus", "Toinen ajatus", "Kolmas ajatus"):
        expect(tablet.own(words)).to_contain_text(tablet.say("The facilitator reads it first."))
    assert themes(room) == ["Ensimmäinen ajatus", "Toinen ajatus", "Kolmas ajatus"]


def test_what_waits_outlives_closing_the_page(room: builders.Room, tablet: Tablet) -> None:
    device = tablet.page.context
    device.set_offline(True)
    tablet.send("Kirjoitettu ilman verkkoa")
    tablet.waits_for_network(1)
    tablet.page.close()
    device.set_offline(False)
    tablet.page = device.new_page()
    tablet.page.goto(f"{tablet.address}/take_part")
    expect(tablet.own("Kirjoitettu ilman verkkoa")).to_contain_text(tablet.say("The facilitator reads it first."))
    assert themes(room) == ["Kirjoitettu ilman verkkoa"]


def test_an_answer_whose_reply_was_lost_counts_once(room: builders.Room, tablet: Tablet) -> None:
    lost: list[int] = []

    def lose_the_first_reply(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.fetch().status)
            route.abort()

    tablet.page.route("**/api/add_theme", lose_the_first_reply)
    tablet.add("Vastaus katosi matkalla")
    assert lost == [200]
    assert themes(room) == ["Vastaus katosi matkalla"]


def test_two_quick_taps_on_send_add_one_theme_and_say_thank_you(room: builders.Room, tablet: Tablet) -> None:
    tablet.box.fill("Napautin kahdesti")
    tablet.button("Send my theme").dblclick()
    expect(tablet.own("Napautin kahdesti")).to_contain_text(tablet.say("The facilitator reads it first."))
    tablet.sees("Thank you.")
    assert themes(room) == ["Napautin kahdesti"]
    assert tablet.say("Write one thing first.") not in tablet.whole()


def test_two_tablets_with_one_return_code_are_one_person(server: Server, visits: Visits, room: builders.Room, tablet: Tablet) -> None:
    tablet.add("Kännykällä kirjoitettu")
    other = Tablet(visits.page("fi", TABLET), server.address, "fi")
    other.page.goto(f"{server.address}/join?code={room.workshop.join_code}")
    other.button("I have been here before. I have a return code.").click()
    other.page.get_by_label(other.say("Your return code")).fill(f" {tablet.return_code.upper()} ")
    other.button("Come back with the code").click()
    expect(other.own("Kännykällä kirjoitettu")).to_have_count(1)
    other.add("Tabletilla kirjoitettu")
    tablet.add("Taas kännykällä")
    expect(tablet.own("Tabletilla kirjoitettu")).to_have_count(1)
    other.page.reload()
    expect(other.own("Taas kännykällä")).to_have_count(1)
    with room.database.read() as look:
        writers = look.rows("SELECT DISTINCT participant_id FROM theme WHERE workshop_id = :id", id=room.workshop.id)
    assert len(writers) == 1
    other.page.context.close()


def test_the_next_person_at_a_shared_tablet_finds_nothing_of_the_one_before(room: builders.Room, tablet: Tablet) -> None:
    page = tablet.page
    tablet.add("Vain minun ajatukseni")
    tablet.box.fill("Puoliksi kirjoitettu salaisuus")
    cookie = visitor_cookie(tablet)
    code = tablet.return_code
    tablet.button("Next person").click()
    tablet.sees("You have a text that you have not sent. It goes away too.")
    tablet.button("Give the tablet to the next person").click()
    expect(tablet.button("I take part")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('yhdessa'))") == []
    assert page.evaluate("Object.keys(sessionStorage).filter((name) => name.startsWith('yhdessa'))") == []
    assert visitor_cookie(tablet) != cookie
    for left in ("Vain minun ajatukseni", "Puoliksi kirjoitettu salaisuus", code):
        tablet.reads_nothing_of(left)
    for place in ("take_part", "mine"):
        page.goto(f"{tablet.address}/{place}")
        tablet.sees("The code on the screen")
        tablet.reads_nothing_of("Vain minun ajatukseni")
    page.goto(f"{tablet.address}/what-happened")
    tablet.sees("Write your return code. Then you see what happened.")
    tablet.join(room.workshop.join_code)
    expect(tablet.box).to_have_value("")
    assert tablet.return_code != code
    tablet.reads_nothing_of("Vain minun ajatukseni")
    page.goto(f"{tablet.address}/mine")
    tablet.sees("You have not sent a theme yet. Your themes come here.")


def visitor_cookie(tablet: Tablet) -> str:
    return next(str(found["value"]) for found in tablet.page.context.cookies() if found["name"] == "yhdessa_visitor")


def test_the_next_person_waits_until_everything_is_sent(room: builders.Room, tablet: Tablet) -> None:
    tablet.page.context.set_offline(True)
    tablet.send("Ehtiikö tämä perille")
    tablet.waits_for_network(1)
    tablet.button("Next person").click()
    tablet.button("Give the tablet to the next person").click()
    tablet.sees("The network is away")
    tablet.page.context.set_offline(False)
    tablet.button("Try again").click()
    expect(tablet.button("I take part")).to_be_visible()
    assert themes(room) == ["Ehtiikö tämä perille"]


def test_nobody_is_left_in_the_old_stage_after_the_network_was_away(server: Server, room: builders.Room, tablet: Tablet) -> None:
    Person(server.address).join(room.workshop.join_code)
    tablet.page.context.set_offline(True)
    tablet.box.fill("Kesken jäi")
    room.open("pause")
    tablet.page.context.set_offline(False)
    expect(tablet.page.get_by_role("heading", level=1)).to_contain_text("Pidetään tauko", timeout=10_000)
    expect(tablet.page.get_by_role("region", name=tablet.say("A text that you have not sent"))).to_contain_text("Kesken jäi")
    assert re.search(r"/take_part$", tablet.page.url)
