"""The hub: who hears what, when, and how often it is computed."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from participation.model.people import Participant
from participation.store import Database, open_database
from participation.web import neighbours, payloads
from participation.web.live import BEAT, Hub, Listener

pytestmark = pytest.mark.anyio
BETWEEN = 0.1
PERSON = Participant("p1", "w", "young", "E", "fi")


class Drawn:
    """Pictures that say how often they were drawn."""

    def __init__(self) -> None:
        self.rooms = 0
        self.persons = 0

    def room(self, _: Database, workshop_id: str) -> bytes:
        self.rooms += 1
        return json.dumps({"workshop": workshop_id, "drawn": self.rooms}).encode()

    def person(self, _: Database, who: Participant) -> bytes:
        self.persons += 1
        return json.dumps({"who": who.id, "drawn": self.persons}).encode()

    def pictures(self) -> payloads.Pictures:
        return payloads.Pictures(self.room, self.person)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def drawn() -> Drawn:
    return Drawn()


@asynccontextmanager
async def running(database: Database, drawn: Drawn, *watchers: Callable[[Hub], asyncio.Task[None]]) -> AsyncIterator[Hub]:
    hub = Hub(database, drawn.pictures(), between_pushes=BETWEEN)
    hub.start(*watchers)
    try:
        yield hub
    finally:
        await hub.stop()


async def commit(database: Database, *topics: str, workshop_id: str = "w") -> None:
    """Raises topics in a thread, as a route does."""

    def write() -> None:
        with database.write() as change:
            for topic in topics:
                change.raise_counter(workshop_id, topic)

    await asyncio.to_thread(write)


async def heard(listener: Listener) -> list[tuple[str, dict[str, object]]]:
    """What comes next, as events with their data."""
    data = (await asyncio.wait_for(listener.take(), 5)).decode()
    events = []
    for block in data.strip().split("\n\n"):
        name, _, body = block.partition("\n")
        events.append((name.removeprefix("event: "), json.loads(body.removeprefix("data: "))))
    return events


async def silence(listener: Listener) -> bool:
    """Whether nothing comes for a few pushes' time."""
    try:
        await asyncio.wait_for(listener.take(), BETWEEN * 4)
    except TimeoutError:
        return True
    return False


async def test_the_first_message_comes_at_once_and_says_what_is_so(database: Database, drawn: Drawn) -> None:
    await commit(database, "stage", "care")
    async with running(database, drawn) as hub:
        assert await heard(hub.listen("w", "tablet")) == [("room", {"workshop": "w", "drawn": 1})]
        [(event, counters)] = await heard(hub.listen("w", "console"))
        assert event == "counters"
        assert counters == {"stage": 1, "themes": 0, "votes": 0, "care": 1, "people": 0, "screen": 0, "figures": 0}


async def test_the_rooms_screen_never_learns_that_something_is_held(database: Database, drawn: Drawn) -> None:
    async with running(database, drawn) as hub:
        screen = hub.listen("w", "screen")
        [(_, counters)] = await heard(screen)
        assert "care" not in counters
        await commit(database, "care")
        assert await silence(screen)


async def test_all_tablets_share_one_picture(database: Database, drawn: Drawn) -> None:
    async with running(database, drawn) as hub:
        tablets = [hub.listen("w", "tablet") for _ in range(50)]
        first = [await heard(tablet) for tablet in tablets]
        await commit(database, "stage")
        second = [await heard(tablet) for tablet in tablets]
        assert drawn.rooms == 2
        assert first == [first[0]] * 50 and second == [second[0]] * 50 and first[0] != second[0]


async def test_a_stage_is_told_at_once_even_right_after_a_push(database: Database, drawn: Drawn) -> None:
    async with running(database, drawn) as hub:
        hub._between = 60
        console = hub.listen("w", "console")
        await heard(console)
        await commit(database, "votes")
        await commit(database, "stage")
        [(_, counters)] = await heard(console)
        assert counters["stage"] == 1


async def test_many_votes_become_few_pushes_and_the_last_one_counts(database: Database, drawn: Drawn) -> None:
    async with running(database, drawn) as hub:
        console = hub.listen("w", "console")
        await heard(console)
        started, pushes, votes = time.perf_counter(), 0, 0
        writing = asyncio.create_task(_vote(database, 60))
        while votes < 60:
            [(_, counters)] = await heard(console)
            pushes, votes = pushes + 1, int(str(counters["votes"]))
        await writing
        assert pushes <= (time.perf_counter() - started) / BETWEEN + 2


async def _vote(database: Database, number: int) -> None:
    for _ in range(number):
        await commit(database, "votes")


async def test_votes_and_newcomers_alone_do_not_wake_the_tablets(database: Database, drawn: Drawn) -> None:
    async with running(database, drawn) as hub:
        tablet = hub.listen("w", "tablet")
        await heard(tablet)
        await commit(database, "votes", "people", "care")
        assert await silence(tablet)
        assert drawn.rooms == 1


async def test_a_picture_that_did_not_change_is_not_sent_again(database: Database, drawn: Drawn) -> None:
    drawn.room = lambda *_: b"{}"  # type: ignore[method-assign]
    async with running(database, drawn) as hub:
        tablet = hub.listen("w", "tablet")
        await heard(tablet)
        await commit(database, "themes")
        assert await silence(tablet)


async def test_another_workshop_hears_nothing(database: Database, drawn: Drawn) -> None:
    async with running(database, drawn) as hub:
        other = hub.listen("other", "console")
        await heard(other)
        await commit(database, "stage")
        assert await silence(other)


async def test_what_is_of_one_person_goes_to_that_person_only(database: Database, drawn: Drawn) -> None:
    async with running(database, drawn) as hub:
        own, others = hub.listen("w", "tablet", PERSON), hub.listen("w", "tablet", Participant("p2", "w", "young", "E", "fi"))
        await heard(own), await heard(others)
        await commit(database, "mine:p1")
        assert await heard(own) == [("mine", {"who": "p1", "drawn": 1})]
        assert await silence(others)


async def test_who_comes_back_hears_what_was_changed_meanwhile(database: Database, drawn: Drawn) -> None:
    async with running(database, drawn) as hub:
        stays = hub.listen("w", "tablet")
        await heard(stays)
        await commit(database, "mine:p1")
        back = hub.listen("w", "tablet", PERSON)
        events = await heard(back)
        events += await heard(back) if len(events) < 2 else []
        assert [name for name, _ in events] == ["room", "mine"]


async def test_a_slow_browser_gets_only_the_newest(database: Database, drawn: Drawn) -> None:
    async with running(database, drawn) as hub:
        slow, quick = hub.listen("w", "tablet"), hub.listen("w", "tablet")
        await heard(quick)
        for _ in range(3):
            await commit(database, "stage")
            newest = await heard(quick)
        assert await heard(slow) == newest
        assert await silence(slow)


async def test_an_idle_listener_gets_a_sign_of_life_and_a_busy_one_its_news(database: Database, drawn: Drawn) -> None:
    listener = Listener("console")
    listener.beat()
    assert await listener.take() == BEAT
    listener.put("counters", b"news")
    listener.beat()
    assert await listener.take() == b"news"


async def test_the_last_listener_takes_the_room_along(database: Database, drawn: Drawn) -> None:
    async with running(database, drawn) as hub:
        one, two = hub.listen("w", "tablet", PERSON), hub.listen("w", "console")
        await heard(one)
        hub.leave("w", one)
        assert list(hub.rooms) == ["w"] and not hub.rooms["w"].own
        hub.leave("w", two)
        assert not hub.rooms
        await commit(database, "stage")


async def test_a_failed_picture_is_tried_again(database: Database, drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("participation.web.live.BETWEEN_TRIES", 0.05)
    real, failures = drawn.room, iter([True])

    def fails_once(database: Database, workshop_id: str) -> bytes:
        if next(failures, False):
            raise OSError
        return real(database, workshop_id)

    drawn.room = fails_once  # type: ignore[method-assign]
    async with running(database, drawn) as hub:
        assert await heard(hub.listen("w", "tablet")) == [("room", {"workshop": "w", "drawn": 1})]


async def test_stopping_ends_every_stream(database: Database, drawn: Drawn) -> None:
    async with running(database, drawn) as hub:
        listener = hub.listen("w", "console")
        await heard(listener)
    assert await listener.take() == b""


def place_of(database: Database) -> str:
    path = getattr(database, "_path", None)
    return str(path or database._readers.conninfo)  # type: ignore[attr-defined]


async def test_what_another_process_wrote_is_heard(database: Database, drawn: Drawn) -> None:
    place = place_of(database)
    watcher = neighbours.watch if place.endswith(".db") else lambda hub: neighbours.hear(hub, place)
    other = open_database(place)
    try:
        async with running(database, drawn, watcher) as hub:
            console, own = hub.listen("w", "console"), hub.listen("w", "tablet", PERSON)
            await heard(console), await heard(own)
            while (counters := (await _raise_and_hear(other, console))) is None:
                pass  # the watcher may not be there yet
            assert counters["votes"] >= 1
            await commit(other, "mine:p1")
            assert (await heard(own))[-1][0] == "mine"
    finally:
        other.close()


async def _raise_and_hear(other: Database, console: Listener) -> dict[str, int] | None:
    await commit(other, "votes")
    try:
        [(_, counters)] = await asyncio.wait_for(heard(console), 1)
    except TimeoutError:
        return None
    return counters  # type: ignore[return-value]


async def test_a_thousand_listeners_hear_a_stage_that_is_drawn_once_for_all(database: Database, drawn: Drawn) -> None:
    async with running(database, drawn) as hub:
        tablets = [hub.listen("w", "tablet") for _ in range(1000)]
        await asyncio.gather(*(heard(tablet) for tablet in tablets))
        await commit(database, "stage")
        await asyncio.gather(*(heard(tablet) for tablet in tablets))
        assert drawn.rooms == 2
