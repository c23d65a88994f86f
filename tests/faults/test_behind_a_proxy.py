"""Behind nginx and Caddy, set up as the guide says and as people set them up: who comes in, and who does not."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from playwright.sync_api import BrowserContext, expect

from participation.store import Database, open_database
from tests import builders, proxies
from tests.browser.tablet import Tablet
from tests.browser.visits import LOCALES, PHONE, Visits
from tests.serving import Server

pytestmark = pytest.mark.browser
HOST = "proxy_set_header Host $http_host;"
EVIL, SOME_KEY = "https://evil.example", "dGhlIHNhbXBsZSBub25jZQ=="
FORGETS = {"names it": HOST, "forgets it": "", "leaves the port out": "proxy_set_header Host $host;"}


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


@contextmanager
def device(visits: Visits) -> Iterator[BrowserContext]:
    context = visits.browser.new_context(ignore_https_errors=True, locale=LOCALES["fi"], viewport={"width": PHONE[0], "height": PHONE[1]})
    context.set_default_timeout(25_000)
    yield context
    context.close()


def comes_in_and_writes(visits: Visits, address: str, room: builders.Room, words: str) -> None:
    """Somebody joins, reloads, is still the same person and writes; a staff page opens; the cookies are for HTTPS alone."""
    with device(visits) as context:
        tablet = Tablet(context.new_page(), address, "fi")
        tablet.join(room.workshop.join_code)
        tablet.page.reload()
        tablet.add(words)
        staff = context.new_page()
        staff.goto(f"{address}/sign_in")
        expect(staff.get_by_role("textbox").first).to_be_visible()
        [visitor] = [found for found in context.cookies() if found["name"] == "yhdessa_visitor"]
        assert visitor["secure"] and visitor["httpOnly"] and visitor["sameSite"] == "Lax"


@pytest.mark.parametrize("host", FORGETS)
def test_behind_nginx_as_the_guide_sets_it_up_people_join_whatever_it_says_of_the_host(
    server: Server, visits: Visits, room: builders.Room, host: str
) -> None:
    words = proxies.replaced(proxies.block("nginx"), (HOST, FORGETS[host]))
    with proxies.nginx(server.port, words) as address:
        comes_in_and_writes(visits, address, room, f"nginx {host}")


def test_behind_caddy_as_the_guide_sets_it_up_people_join(server: Server, visits: Visits, room: builders.Room) -> None:
    with proxies.caddy(server.port, proxies.block("caddy")) as address:
        comes_in_and_writes(visits, address, room, "caddy")


def test_a_neighbours_cookie_that_is_no_proper_one_leaves_everybody_who_they_are(
    server: Server, visits: Visits, room: builders.Room
) -> None:
    with device(visits) as context:
        context.add_cookies([{"name": "consent", "value": '{"a":1}', "url": server.address}])
        tablet = Tablet(context.new_page(), server.address, "fi")
        tablet.join(room.workshop.join_code)
        tablet.page.reload()
        tablet.add("Olen yhä sama")
        with room.database.read() as look:
            [row] = look.rows("SELECT count(DISTINCT participant_id) AS n FROM attendance WHERE workshop_id = :id", id=room.workshop.id)
        people = row["n"]
        tablet.page.reload()
        expect(tablet.own("Olen yhä sama")).to_be_visible()
        with room.database.read() as look:
            assert [people] == [len(look.rows("SELECT participant_id FROM attendance WHERE workshop_id = :id", id=room.workshop.id))]


def test_a_page_of_another_site_changes_nothing(server: Server, visits: Visits, room: builders.Room) -> None:
    with proxies.nginx(server.port, proxies.block("nginx")) as address, device(visits) as context:
        tablet = Tablet(context.new_page(), address, "fi")
        tablet.join(room.workshop.join_code)
        elsewhere = context.new_page()
        for foreign in (f"http://127.0.0.1:{server.port}/glossary", f"http://localhost:{server.port}/glossary"):
            elsewhere.goto(foreign)
            for kind in ("application/json", "text/plain"):
                sent = """async ([to, kind]) => { await fetch(to, {method: "POST", mode: "no-cors", credentials: "include",
                    headers: {"content-type": kind}, body: '{"key": "abcdefgh1234", "paused": true}'}).catch(() => 0) }"""
                elsewhere.evaluate(sent, [f"{address}/api/pause", kind])
        with room.database.read() as look:
            assert look.rows("SELECT participant_id FROM attendance WHERE paused = 1") == []


def test_what_no_own_page_sends_is_answered_with_a_sentence_and_never_as_an_unknown_person(server: Server) -> None:
    where, own = f"{server.address}/api/pause", {"content-type": "application/json"}
    with httpx.Client() as client:
        client.get(f"{server.address}/join", headers={"accept": "text/html"})
        for name, said in (("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", EVIL), ("origin", "null")):
            headers = {name: said}
            answer = client.post(where, content="{}", headers=own | headers)
            assert answer.status_code == 403 and answer.json()["refused"]["sv"], headers
        assert client.post(where, content="{}", headers={"content-type": "text/plain"}).status_code == 400
        assert client.post(where, content="{}").status_code == 400


def test_a_socket_of_another_sites_page_is_refused(server: Server) -> None:
    shake = {"connection": "Upgrade", "upgrade": "websocket", "sec-websocket-version": "13", "sec-websocket-key": SOME_KEY}
    where = f"{server.address}/_stcore/stream"
    planted = {"cookie": "_streamlit_xsrf=made-up", "sec-websocket-protocol": "streamlit, made-up"}
    assert httpx.get(where, headers=shake | planted | {"origin": EVIL}).status_code == 403
    assert httpx.get(where, headers=shake | {"origin": EVIL}).status_code == 403
    assert httpx.get(where, headers=shake | {"origin": server.address, "sec-fetch-site": "cross-site"}).status_code == 403


def test_the_blocks_are_the_same_in_every_language() -> None:
    for kind in ("nginx", "caddy"):
        assert len({proxies.block(kind, language) for language in proxies.LANGUAGES}) == 1
