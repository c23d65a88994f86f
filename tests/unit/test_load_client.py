"""The load client speaks HTTP, server-sent events, WebSocket and Streamlit's messages as a browser does."""

import asyncio
import base64
import gzip
import hashlib
from collections.abc import Awaitable, Callable

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from participation.load import messages
from participation.load.figures import Figures, ScreenWatch, StageChange
from participation.load.http import Address, Connection, Event, events
from participation.load.measures import Timings
from participation.load.plan import CannotLoad, Plan, own_address
from participation.load.staff_page import StaffPage
from participation.load.websocket import BINARY, PING, PONG, WebSocket, frame

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def with_server(serve: Serve, visit: Callable[[Address], Awaitable[object]]) -> object:
    async def both() -> object:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        async with server, asyncio.timeout(10):
            return await visit(Address("127.0.0.1", server.sockets[0].getsockname()[1]))

    return asyncio.run(both())


def test_a_connection_is_kept_and_opened_again_when_the_server_closed_it() -> None:
    opened = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal opened
        opened += 1
        for _ in range(2):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nSet-Cookie: who=me; HttpOnly\r\n\r\nok")
        writer.close()

    async def visit(address: Address) -> list[object]:
        connection = Connection(address)
        return [await connection.ask("GET", "/", {}) for _ in range(3)]

    answers = with_server(serve, visit)
    assert [(answer.status, answer.body, answer.cookies) for answer in answers] == [(200, b"ok", {"who": "me"})] * 3
    assert opened == 2


def test_a_compressed_answer_in_chunks_is_read_whole() -> None:
    content = gzip.compress(b"words " * 1000)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n")
        for part in (content[:7], content[7:]):
            writer.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")
        writer.write(b"0\r\n\r\n")
        writer.close()

    answer = with_server(serve, lambda address: Connection(address).ask("GET", "/", {}))
    assert answer.body == b"words " * 1000


def test_events_are_found_whatever_the_chunks_are() -> None:
    stream = b"retry: 1000\n\nevent: room\ndata: {}\n\n: still here\n\nevent: mine\ndata: a\ndata: b\n\n"

    async def read(cut: int) -> list[Event]:
        reader = asyncio.StreamReader()
        for part in (stream[:cut], stream[cut:]):
            reader.feed_data(f"{len(part):x}\r\n".encode() + part + b"\r\n")
        reader.feed_eof()
        return [event async for event in events(reader)]

    for cut in range(1, len(stream)):
        assert asyncio.run(read(cut)) == [Event("room", b"{}"), Event("mine", b"a\nb")]


def unmasked(sent: bytes) -> bytes:
    size = sent[1] & 0x7F
    start = {126: 4, 127: 10}.get(size, 2)
    mask, content = sent[start : start + 4], sent[start + 4 :]
    return bytes(byte ^ mask[index % 4] for index, byte in enumerate(content))


@pytest.mark.parametrize("size", [0, 1, 5, 125, 126, 4096, 70_000])
def test_a_frame_is_masked_and_says_its_size(size: int) -> None:
    content = bytes(index % 251 for index in range(size))
    sent = frame(BINARY, content)
    assert sent[0] == 0x82
    assert sent[1] & 0x80
    assert unmasked(sent) == content


def test_a_session_answers_pings_while_it_waits_for_a_message() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        key = next(line.split(": ")[1] for line in head.split("\r\n") if line.startswith("Sec-WebSocket-Key"))
        accept = base64.b64encode(hashlib.sha1(f"{key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11".encode()).digest()).decode()
        writer.write(f"HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: {accept}\r\n\r\n".encode())
        writer.write(bytes([0x80 | PING, 2]) + b"hi")
        pong = await reader.readexactly(2 + 4 + 2)
        writer.write(bytes([0x02, 3]) + b"one" + bytes([0x80, 3]) + b"two")
        writer.write(bytes([0x82, 1]) + bytes([pong[0]]))
        writer.write(bytes([0x88, 0]))
        writer.close()

    async def visit(address: Address) -> list[bytes | None]:
        socket = await WebSocket.open(address, "/", {}, ("streamlit", "token"))
        return [await socket.receive() for _ in range(3)]

    assert with_server(serve, visit) == [b"onetwo", bytes([0x80 | PONG]), None]


def test_the_first_message_is_what_streamlit_expects() -> None:
    place = messages.Place("code=ABC234", "join", url="http://127.0.0.1:1/join?code=ABC234")
    sent = BackMsg.FromString(messages.rerun(place))
    assert sent.WhichOneof("type") == "rerun_script"
    assert sent.rerun_script.page_name == "join"
    assert sent.rerun_script.query_string == "code=ABC234"
    assert sent.rerun_script.context_info.url == "http://127.0.0.1:1/join?code=ABC234"
    assert sent.rerun_script.context_info.timezone == "Europe/Helsinki"
    assert not sent.rerun_script.HasField("widget_states")


def test_a_pressed_button_and_a_component_s_event_are_sent_to_their_fragment() -> None:
    place = messages.Place("workshop=1", page_hash="page", fragment="part")
    pressed = BackMsg.FromString(messages.rerun(place, pressed="button-1")).rerun_script
    told = BackMsg.FromString(messages.rerun(place, event=("component-1", "[]"))).rerun_script
    assert [(widget.id, widget.trigger_value) for widget in pressed.widget_states.widgets] == [("button-1", True)]
    assert [(widget.id, widget.json_trigger_value) for widget in told.widget_states.widgets] == [("component-1", "[]")]
    assert {(state.fragment_id, state.page_script_hash) for state in (pressed, told)} == {("part", "page")}


def test_what_streamlit_says_is_read() -> None:
    finished = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY, hash="abc")
    session = ForwardMsg(new_session={"name": "x" * 300, "page_script_hash": "page"})
    button = ForwardMsg(delta={"fragment_id": "part", "new_element": {"button": {"id": "$$ID-0f-next-stage", "label": "Next"}}})
    component = ForwardMsg(delta={"new_element": {"bidi_component": {"id": "$$ID-0f-live", "json": "{}"}}})
    text = ForwardMsg(delta={"new_element": {"markdown": {"body": "Words"}}})
    read = [messages.read(said.SerializeToString()) for said in (finished, session, button, component, text)]
    assert read == [
        messages.Read(finished=True),
        messages.Read(page_hash="page"),
        messages.Read(elements=(messages.Element("button", "$$ID-0f-next-stage", "part"),)),
        messages.Read(elements=(messages.Element("component", "$$ID-0f-live", "", "{}"),)),
        messages.Read(),
    ]
    assert read[2].elements[0].key == "next-stage"


def test_a_live_part_asks_to_be_drawn_again_once_for_what_moved() -> None:
    page, sent = StaffPage(Address("127.0.0.1", 1)), []
    page.browser.send = sent.append  # type: ignore[method-assign, assignment]
    given = '{"address": "/live/1/console", "seen": {"stage": 3, "themes": 0}}'
    part = ForwardMsg(delta={"fragment_id": "rail", "new_element": {"bidi_component": {"id": "$$ID-0f-listening-rail", "json": given}}})
    page._take(messages.read(part.SerializeToString()))
    for counters in (b'{"stage": 3, "votes": 9}', b'{"stage": 4, "votes": 9}', b'{"stage": 4, "votes": 10}'):
        page.hear(counters)
    (asked,) = [BackMsg.FromString(message).rerun_script for message in sent]
    assert asked.fragment_id == "rail"
    assert asked.widget_states.widgets[0].id == "$$STREAMLIT_INTERNAL_KEY_$$ID-0f-listening-rail__events"
    assert page.stream == "/live/1/console"


def test_percentiles_are_durations_that_really_happened() -> None:
    timings = Timings(number / 1000 for number in range(1, 101))
    assert timings.summary() == {"count": 100, "p50": 50.0, "p95": 95.0, "p99": 99.0, "slowest": 100.0}
    assert Timings().summary()["p95"] is None


def test_a_tablet_that_never_heard_of_a_stage_counts_as_late() -> None:
    change = StageChange("vote", expected=4, stage_id=b"abc")
    change.reached = Timings([0.1, 0.4, 2.0])
    assert (change.summary()["within_0.5_s"], change.summary()["within_4_s"]) == (0.5, 0.75)


def test_a_tablet_reports_a_stage_once() -> None:
    figures = Figures(changes=[StageChange("vote", 1, b"abc")])
    assert figures.heard_room(b'{"stage":{"id":"old"}}', b"old") == b"old"
    assert figures.heard_room(b'{"stage":{"id":"abc"}}', b"old") == b"abc"
    assert figures.heard_room(b'{"stage":{"id":"abc"},"themes":[]}', b"abc") == b"abc"
    assert len(figures.changes[0].reached.durations) == 1


def test_votes_reach_the_screen_when_it_may_show_more_of_them() -> None:
    watch = ScreenWatch()
    watch.heard(b'{"figures": 7}', 1.0)
    watch.vote_answered(tapped_at=2.0)
    watch.heard(b'{"figures": 7}', 2.2)
    watch.vote_answered(tapped_at=2.1)
    watch.heard(b'{"figures": 8}', 2.5)
    assert watch.timings.durations == pytest.approx([0.4])


@pytest.mark.parametrize(
    "url",
    ["http://example.org:80", "http://10.0.0.1:8501", "https://127.0.0.1:8501", "127.0.0.1", "http://127.0.0.1", "http://0.0.0.0:1"],
)
def test_only_a_server_on_this_machine_may_be_loaded(url: str) -> None:
    with pytest.raises(CannotLoad):
        own_address(url)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8501", "http://localhost:8501/", "http://[::1]:8501"])
def test_this_machine_is_known_by_its_names(url: str) -> None:
    assert own_address(url).port == 8501


@pytest.mark.parametrize("given", [{"tablets": 0}, {"tablets": 100_000}, {"seconds": 86_400}, {"join_per_second": 5000}])
def test_a_run_is_bounded(given: dict[str, float]) -> None:
    with pytest.raises(CannotLoad, match="must be from"):
        Plan(**{"tablets": 10, "seconds": 10.0, **given})  # type: ignore[arg-type]
