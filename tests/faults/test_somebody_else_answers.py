"""A captive portal, a filter, a sign-in proxy or another service answers in our place: nothing of it is believed."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Route, expect

from participation.store import Database, open_database
from tests import builders
from tests.browser.tablet import Tablet
from tests.browser.visits import PHONE, Visits
from tests.serving import Server

pytestmark = pytest.mark.browser

SIGN_IN = "<html><body>Sign in to the guest network</body></html>"
FOREIGN: dict[str, dict[str, object]] = {
    "a captive portal": {"status": 200, "content_type": "text/html", "body": SIGN_IN},
    "a proxy that asks who you are": {"status": 401, "content_type": "text/html", "body": SIGN_IN},
    "a filter": {"status": 403, "content_type": "text/html", "body": SIGN_IN},
    "a proxy that wants a password": {"status": 407, "content_type": "text/html", "body": SIGN_IN},
    "a network that wants a sign-in": {"status": 511, "content_type": "text/html", "body": SIGN_IN},
    "a page that is not there": {"status": 404, "content_type": "text/html", "body": SIGN_IN},
    "a page that is gone": {"status": 410, "content_type": "text/html", "body": SIGN_IN},
    "a way to another page": {"status": 302, "headers": {"location": "/sign_in"}},
    "another service": {"status": 200, "content_type": "application/json", "body": '{"ok":true,"me":null}'},
    "another service that knows nobody": {"status": 401, "content_type": "application/json", "body": '{"unknown":true}'},
    "nothing": {"status": 204},
    "half of an answer": {"status": 200, "content_type": "application/json", "headers": {"x-yhdessa": "1"}, "body": '{"yhdessa":1,"ok":tr'},
    "the header alone": {"status": 200, "content_type": "application/json", "headers": {"x-yhdessa": "1"}, "body": '{"ok":true,"me":null}'},
    "the field alone": {"status": 200, "content_type": "application/json", "body": '{"yhdessa":1,"ok":true,"me":null}'},
}


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    opened = open_database(str(server.data / "yhdessa.db"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def room(database: Database) -> builders.Room:
    made = builders.room(database, "participation_tool", people=1)
    made.open("add_themes")
    return made


@pytest.fixture(scope="module")
def tablet(server: Server, visits: Visits, room: builders.Room) -> Iterator[Tablet]:
    tablet = Tablet(visits.page("fi", PHONE, touch=True), server.address, "fi")
    tablet.join(room.workshop.join_code)
    yield tablet
    tablet.page.context.close()


def themes(room: builders.Room) -> list[str]:
    with room.database.read() as look:
        rows = look.rows("SELECT text FROM theme WHERE workshop_id = :id ORDER BY created_at, id", id=room.workshop.id)
    return [row["text"] for row in rows]


def answering(foreign: dict[str, object], asked: list[str]) -> Callable[[Route], None]:
    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(**foreign)  # type: ignore[arg-type]

    return answer


def test_answers_that_are_not_ours_settle_nothing_and_ours_comes_through_after_them(room: builders.Room, tablet: Tablet) -> None:
    page, words = tablet.page, "Sanat, joita kukaan muu ei saa"
    coming = list(FOREIGN.values())

    def one_after_the_other(route: Route) -> None:
        if coming:
            route.fulfill(**coming.pop(0))  # type: ignore[arg-type]
        else:
            route.continue_()

    page.route("**/api/add_theme", one_after_the_other)
    tablet.send(words)
    while coming:
        left = len(coming)
        tablet.waits_for_network(1)
        assert words not in themes(room)
        expect(tablet.own(words)).to_contain_text(tablet.say("On its way. Not saved yet."))
        expect(page.locator(".note.thanks")).to_have_count(0)
        page.evaluate("window.dispatchEvent(new Event('online'))")
        expect(page).not_to_have_url(f"{tablet.address}/sign_in")
        while len(coming) == left:
            page.evaluate("new Promise((done) => setTimeout(done, 50))")
    tablet.waits_for_network(1)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(tablet.own(words)).to_contain_text(tablet.say("The facilitator reads it first."))
    page.unroute("**/api/add_theme")
    assert themes(room).count(words) == 1


@pytest.mark.parametrize("name", ["a captive portal", "a proxy that asks who you are", "another service"])
def test_a_state_that_is_not_ours_erases_neither_what_waits_nor_what_is_being_written(
    room: builders.Room, tablet: Tablet, name: str
) -> None:
    page, asked = tablet.page, list[str]()
    for words in (f"Odottaa: {name}", f"Odottaa myös: {name}"):
        page.route("**/api/add_theme", answering(FOREIGN[name], asked))
        tablet.send(words)
    tablet.box.fill(f"Kesken: {name}")
    tablet.waits_for_network(2)
    page.route("**/api/**", answering(FOREIGN[name], asked))
    page.goto(f"{tablet.address}/take_part")
    expect(page.get_by_text(tablet.say("Waiting for the network.")).first).to_be_visible()
    page.unroute("**/api/**")
    page.unroute("**/api/add_theme")
    expect(tablet.own(f"Odottaa myös: {name}")).to_contain_text(tablet.say("The facilitator reads it first."))
    expect(tablet.box).to_have_value(f"Kesken: {name}")
    assert [text for text in themes(room) if name in text] == [f"Odottaa: {name}", f"Odottaa myös: {name}"]
    tablet.box.fill("")


def test_what_came_from_another_address_waits_and_the_tablet_says_why(room: builders.Room, tablet: Tablet) -> None:
    page = tablet.page

    def through_a_proxy(route: Route) -> None:
        headers = {**route.request.headers, "origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"}
        route.fulfill(response=route.fetch(headers=headers))

    page.route("**/api/add_theme", through_a_proxy)
    tablet.send("Väärästä osoitteesta")
    expect(page.locator(".status")).to_contain_text(tablet.say_many(*SAFE, 1))
    expect(tablet.own("Väärästä osoitteesta")).to_contain_text(tablet.say("On its way. Not saved yet."))
    page.unroute("**/api/add_theme")
    expect(tablet.own("Väärästä osoitteesta")).to_contain_text(tablet.say("The facilitator reads it first."))


SAFE = ("{n} answer is safe on this tablet.", "{n} answers are safe on this tablet.")


def test_a_tablet_asks_less_and_less_often_while_nothing_of_ours_comes(tablet: Tablet) -> None:
    page = tablet.page
    page.clock.install()
    asked: list[str] = []
    page.route("**/api/**", answering(FOREIGN["a proxy that asks who you are"], asked))
    page.goto(f"{tablet.address}/take_part")
    for _ in range(120):
        page.clock.run_for(1000)
    page.unroute("**/api/**")
    assert 8 <= len(asked) <= 40
    page.clock.run_for(20_000)
    expect(tablet.box).to_be_visible()
