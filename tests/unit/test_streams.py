"""Who may open a stream, how many, for how long, and what the room's screen can learn from its own."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from participation import ballots, results, workshops
from participation.errors import NotAllowed, NotFound, SlowDown
from participation.staff import accounts, signing_in
from participation.store import Database
from participation.web import live, payloads, streams
from participation.web.live import Ear, Hub, Listener
from tests import builders

pytestmark = pytest.mark.anyio
BROWSER = "v" * 43


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def hub(database: Database) -> AsyncIterator[Hub]:
    running = Hub(database, between_pushes=0.05)
    running.start()
    yield running
    await running.stop()


@pytest.fixture
def room(database: Database) -> builders.Room:
    builders.accounts(database)
    return builders.room(database, "conversation")


def asked(workshop_id: str, audience: str, *, key: str = "", **cookies: str) -> streams.Asked:
    return streams.Asked(workshop_id, audience, key, "", cookies)


def session(database: Database, account_id: str = builders.FACILITATOR.account_id) -> str:
    """The token of somebody who has just signed in."""
    return signing_in.redeem(database, BROWSER, signing_in.ticket(database, BROWSER, account_id))


async def ended(listener: Listener) -> None:
    """Waits until the stream says nothing more."""
    async with asyncio.timeout(5):
        while await listener.take():
            pass


@pytest.mark.parametrize("audience", ["tablet", "screen", "console"])
def test_a_workshop_that_nobody_knows_is_refused_before_anything_is_kept(database: Database, room: builders.Room, audience: str) -> None:
    with pytest.raises(NotFound):
        streams.who_listens(database, asked("nothing", audience, yhdessa_session=session(database)))


def test_a_stream_is_for_who_takes_part_who_leads_or_who_has_the_screens_link(database: Database, room: builders.Room) -> None:
    here, other = room.workshop, builders.room(database, "conversation").workshop
    for wrong in (
        asked(here.id, "tablet"),
        asked(here.id, "screen"),
        asked(here.id, "screen", key=other.screen_key),
        asked(here.id, "console", key=here.screen_key),
        asked(here.id, "console", yhdessa_session=session(database, builders.REVIEWER.account_id)),
    ):
        with pytest.raises(NotAllowed):
            streams.who_listens(database, wrong)
    streams.who_listens(database, asked(here.id, "screen", key=here.screen_key))
    streams.who_listens(database, asked(here.id, "console", yhdessa_session=session(database)))


async def test_one_visitor_has_an_end_of_streams_and_the_room_goes_on_below_it(hub: Hub) -> None:
    for _ in range(live.PER_VISITOR):
        hub.listen("w", "screen", None, Ear("stranger"))
    with pytest.raises(SlowDown):
        hub.listen("w", "screen", None, Ear("stranger"))
    with pytest.raises(SlowDown):
        hub.listen("elsewhere", "console", None, Ear("stranger"))
    assert "elsewhere" not in hub.rooms
    another = hub.listen("w", "tablet", None, Ear("another"))
    assert another in hub.rooms["w"].listeners["tablet"]


async def test_a_place_that_one_leaves_is_free_again(hub: Hub) -> None:
    mine = [hub.listen("w", "tablet", None, Ear("one")) for _ in range(live.PER_VISITOR)]
    hub.leave("w", mine[0])
    hub.listen("w", "tablet", None, Ear("one"))


async def test_all_together_have_an_end_too(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "IN_ALL", 20)
    monkeypatch.setattr(live, "SCREENS", 10)
    for number in range(10):
        hub.listen("w", "screen", None, Ear(f"made up {number}"))
    with pytest.raises(SlowDown):
        hub.listen("w", "screen", None, Ear("one more"))
    for number in range(10):
        hub.listen("w", "tablet", None, Ear(f"person {number}"))
    with pytest.raises(SlowDown):
        hub.listen("w", "tablet", None, Ear("one more"))


async def test_a_page_that_opens_its_stream_anew_leaves_the_one_that_died_without_a_word(hub: Hub) -> None:
    first = hub.listen("w", "tablet", None, Ear("one", page="a"))
    for _ in range(2 * live.PER_VISITOR):
        before, first = first, hub.listen("w", "tablet", None, Ear("one", page="a"))
        await ended(before)
    assert not first.closed


@pytest.mark.parametrize("how", ["signs out", "signs out everywhere", "is disabled"])
async def test_the_streams_of_a_session_end_with_it(hub: Hub, database: Database, room: builders.Room, how: str) -> None:
    token, others = await asyncio.to_thread(session, database), await asyncio.to_thread(session, database, builders.ADMIN.account_id)
    mine, theirs = [
        hub.listen(room.workshop.id, "console", *(await asyncio.to_thread(listens, database, room, given))) for given in (token, others)
    ]
    if how == "signs out":
        await asyncio.to_thread(signing_in.sign_out, database, token)
    elif how == "signs out everywhere":
        await asyncio.to_thread(signing_in.sign_out_everywhere, database, builders.FACILITATOR)
    else:
        await asyncio.to_thread(accounts.disable, database, builders.ADMIN, builders.FACILITATOR.account_id)
    await ended(mine)
    assert not theirs.closed


async def test_the_hub_closes_a_session_that_it_is_told_of(hub: Hub) -> None:
    listener = hub.listen("w", "console", None, Ear("one", session="hash"))
    hub.close_session("hash")
    await ended(listener)


def listens(database: Database, room: builders.Room, token: str) -> tuple[None, Ear]:
    who, ear = streams.who_listens(database, asked(room.workshop.id, "console", yhdessa_session=token))
    assert who is None
    return None, ear


def test_the_rooms_stream_moves_in_the_steps_in_which_votes_may_be_shown(database: Database, room: builders.Room) -> None:
    """Whoever watches it sees no single tap: not of a vote, not of a text that waits, not of the first who join."""
    room.open("add_themes")
    heard = [for_the_room(database, room)]
    room.join(number=4)
    heard.append(for_the_room(database, room))
    assert heard[0] == heard[1]
    room.join(number=6)
    target = room.say(room.people[0], "Meitä kuunnellaan")
    stage = room.open("vote")
    workshops.reveal(database, builders.FACILITATOR, room.workshop.id, stage.id, revealed=True)
    before = for_the_room(database, room)
    moved = []
    for number, person in enumerate(room.people, 1):
        ballots.cast(database, person, builders.key(), stage.id, {target: "agree"})
        results.renew(database, room.workshop.id)
        now = for_the_room(database, room)
        moved += [number] if now != before else []
        before = now
    assert moved == [5, 10]


def test_a_text_that_waits_does_not_move_the_rooms_stream(database: Database, room: builders.Room) -> None:
    room.join(number=6)
    room.open("add_themes")
    before = for_the_room(database, room)
    room.say(room.people[0], "Odottaa lukijaa", show=False)
    assert for_the_room(database, room) == before


def for_the_room(database: Database, room: builders.Room) -> dict[str, int]:
    with database.read() as look:
        raised = payloads.counters(look, room.workshop.id)
        return payloads.seen_by(look, "screen", room.workshop.id, raised)
