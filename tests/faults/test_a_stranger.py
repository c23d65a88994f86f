"""What a stranger on the network can do to the server with nothing but requests, and that the room goes on meanwhile."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import httpx
import pytest

from participation.store import Database, open_database
from tests import builders
from tests.browser.by_http import Person
from tests.serving import Server

pytestmark = pytest.mark.browser
PAGE = {"accept": "text/html"}


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


@pytest.fixture
def person(server: Server, room: builders.Room) -> Person:
    """Somebody in the room."""
    return Person(server.address).join(room.workshop.join_code)


def goes_on(person: Person) -> None:
    """What somebody in the room writes is taken in."""
    stage = person.state()["room"]["stage"]["id"]
    assert person.send("add_theme", stage=stage, text="Meitä kuunnellaan", kind=None, language="fi")["ok"]


def stranger(server: Server) -> str:
    """The cookie of a browser that only opened a page."""
    return httpx.get(f"{server.address}/join", headers=PAGE).cookies["yhdessa_visitor"]


@contextmanager
def raw(server: Server, *lines: str, body: bytes = b"") -> Iterator[socket.socket]:
    """A connection on which a request has been begun."""
    with socket.create_connection(("localhost", server.port), timeout=40) as connection:
        connection.sendall("\r\n".join([*lines, f"Host: localhost:{server.port}", "", ""]).encode() + body)
        yield connection


def status(connection: socket.socket) -> int:
    """The status of the answer, when it comes."""
    return int(connection.makefile("rb").readline().split()[1])


def test_nobody_uploads_a_file_past_a_page(server: Server) -> None:
    with httpx.Client() as client:
        client.get(f"{server.address}/sign_in", headers=PAGE)
        token = client.get(f"{server.address}/_stcore/health").cookies.get("_streamlit_xsrf", "")
        for way in ("/_stcore/upload_file/some-session/some-file", "/_stcore/upload_file", "/_stcore/%75pload_file/a/b"):
            file = {"file": ("a.bin", b"x" * 100_000)}
            answer = client.put(f"{server.address}{way}", files=file, headers={"x-xsrftoken": token})
            assert answer.status_code in (404, 405)


@pytest.mark.parametrize("way", ["/_stcore/metrics", "/_stcore/metrics/", "/_stcore/%6detrics", "//_stcore/metrics", "/_stcore/./metrics"])
def test_the_figures_of_the_server_are_closed(server: Server, way: str) -> None:
    with raw(server, f"GET {way} HTTP/1.1", "Connection: close") as connection:
        answer = connection.makefile("rb").read().decode()
    assert "# TYPE" not in answer and "memory_bytes" not in answer


def test_a_visitor_has_no_endless_number_of_sockets_and_others_still_open_one(server: Server, person: Person) -> None:
    def shake(visitor: str) -> list[str]:
        keys = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="]
        return ["GET /_stcore/stream HTTP/1.1", *keys, f"Origin: {server.address}", f"Cookie: yhdessa_visitor={visitor}"]

    one, other = stranger(server), stranger(server)
    with ExitStack() as open_ones:
        statuses = [status(open_ones.enter_context(raw(server, *shake(one)))) for _ in range(25)]
        assert statuses == [101] * 20 + [403] * 5
        assert status(open_ones.enter_context(raw(server, *shake(other)))) == 101
        assert status(open_ones.enter_context(raw(server, *shake(person.client.cookies["yhdessa_visitor"])))) == 101
        goes_on(person)


def test_bodies_that_never_end_are_ended_and_hold_nobody_up(server: Server, person: Person) -> None:
    head = ["POST /api/pause HTTP/1.1", "Content-Type: application/json", "Content-Length: 1000"]
    head.append(f"Cookie: yhdessa_visitor={stranger(server)}")
    with ExitStack() as open_ones:
        slow = [open_ones.enter_context(raw(server, *head, body=b'{"key": ')) for _ in range(30)]
        goes_on(person)
        assert [status(connection) for connection in slow] == [429] * 30
        goes_on(person)


def test_long_texts_of_a_stranger_are_answered_and_hold_nobody_up(server: Server, person: Person) -> None:
    for part in ("a", "a@", "@", "1 ", "katu"):
        assert "near" in person.send("near", text=part * (15_000 // len(part)))
    goes_on(person)


def test_what_no_page_of_ours_sends_leaves_one_line_in_the_log_and_no_trace_of_a_failure(server: Server, person: Person) -> None:
    before = len(server.printed)
    own = {"content-type": "application/json"}
    for content in (b"[" * 8000 + b"]" * 8000, b'{"key": "\\ud83d"}', b'{"key": NaN}', b"\xff"):
        assert person.client.post(f"{server.address}/api/answer", content=content, headers=own).status_code == 400
    wrong = (("GET", "/api/vote", 405), ("POST", "/api/state", 405), ("PUT", "/api/pause", 405), ("GET", "/api/none", 404))
    for method, path, right in wrong:
        assert person.client.request(method, f"{server.address}{path}").status_code == right
    for path in ("/join?code=%00", "/api/invitation/%00", "/live/%ff/tablet", "/screen?show=%ed%a0%80", "/session?ticket=%00"):
        assert person.client.get(f"{server.address}{path}", headers=PAGE).status_code in (400, 403, 404)
    said = server.printed[before:].splitlines()
    assert len(said) == 9 and all(line.startswith("yhdessa.door ") for line in said), said
