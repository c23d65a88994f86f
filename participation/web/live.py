"""The hub: tells the browsers that listen to a workshop what a commit changed. Nobody asks again and again.

All of it runs in the server's loop; only reading the database happens in threads. What a commit raised comes in from the
thread that wrote, is gathered by workshop, computed once, and handed to every listener as the same bytes.

A stream that says nothing is not a stream that works: the beat is an event that the browser sees (`tablet/stream.js`).
"""

import asyncio
import contextlib
import os
import secrets
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from participation.errors import SlowDown
from participation.model.people import Participant
from participation.model.texts import N_
from participation.store import Database
from participation.web import payloads, quiet

AUDIENCES = ("tablet", "screen", "console")
PROCESS = secrets.token_hex(8)  # a page that knew another one has lost its Streamlit session
AT_ONCE = frozenset({"stage", "screen", "figures", payloads.FIRST})
BETWEEN_PUSHES = 0.5
BETWEEN_TRIES = 2.0
BETWEEN_BEATS = float(os.environ.get("YHDESSA_BETWEEN_BEATS", "8"))  # seconds
BEAT = payloads.event("beat", str(round(BETWEEN_BEATS * 1000)).encode())
PER_VISITOR = 12  # a page has one, and a browser at most three (stream.js)
SCREENS = 100  # of one workshop
IN_ALL = 10_000
AGAIN_IN = 10.0
AT_A_TIME = 100  # listeners woken before the loop gets to do something else


@dataclass(frozen=True)
class Ear:
    """Whose stream it is: `visitor` has all streams of one browser or person, `page` only that of one page.

    `session` is the hash of a staff session's token, and `may_stay` asks the store again whether it may still listen.
    """

    visitor: str = ""
    page: str = ""
    session: str = ""
    may_stay: Callable[[], bool] | None = None


class Listener:
    """One browser. What it has not taken yet is replaced by what is newer, so a slow one only gets the newest."""

    __slots__ = ("_news", "_waiting", "audience", "closed", "ear", "who")

    def __init__(self, audience: str, who: Participant | None = None, ear: "Ear | None" = None) -> None:
        self.audience = audience
        self.who = who
        self.ear = ear or Ear()
        self.closed = False
        self._waiting: dict[str, bytes] = {}
        self._news = asyncio.Event()

    def put(self, event: str, data: bytes) -> None:
        """Leaves bytes for the browser in the place of `event`."""
        self._waiting[event] = data
        self._news.set()

    def beat(self) -> None:
        """Leaves a sign of life where nothing else waits."""
        if not self._waiting:
            self.put("", BEAT)

    def close(self) -> None:
        """Says that nothing more will come."""
        self.closed = True
        self._news.set()

    async def take(self) -> bytes:
        """Waits for something to send; empty bytes when it is over."""
        await self._news.wait()
        self._news.clear()
        waiting, self._waiting = self._waiting, {}
        return b"" if self.closed else b"".join(waiting.values())


@dataclass
class Room:
    """The listeners of one workshop and what they were told last."""

    workshop_id: str
    listeners: dict[str, set[Listener]] = field(default_factory=lambda: {"tablet": set(), "screen": set(), "console": set()})
    own: dict[str, set[Listener]] = field(default_factory=dict)
    told: dict[str, bytes] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    pushed_at: float = float("-inf")
    timer: asyncio.TimerHandle | None = None
    work: asyncio.Task[None] | None = None

    def everyone(self) -> Iterable[Listener]:
        """Each listener."""
        return (listener for group in self.listeners.values() for listener in group)

    def one(self, participant_id: str) -> list[Participant]:
        """The person with this id, where they listen."""
        return [listener.who for listener in self.own.get(participant_id, ()) if listener.who][:1]

    def empty(self) -> bool:
        """Whether nobody listens."""
        return not any(self.listeners.values())


class Hub:
    """The rooms of one process."""

    def __init__(self, database: Database, pictures: payloads.Pictures | None = None, between_pushes: float = BETWEEN_PUSHES) -> None:
        self.database = database
        self.pictures = pictures or payloads.Pictures()
        self.rooms: dict[str, Room] = {}
        self._between = between_pushes
        self._threads = ThreadPoolExecutor(2, "live")
        self._tasks: list[asyncio.Task[None]] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._streams: dict[str, set[Listener]] = {}
        self._number = 0
        self._asking: asyncio.Task[None] | None = None
        database.on_commit(self._from_any_thread)

    def start(self, *watchers: Callable[["Hub"], "asyncio.Task[None]"]) -> None:
        """Begins in the running loop; a watcher is a task that hears what other processes wrote."""
        self._loop = asyncio.get_running_loop()
        self._tasks.append(self._loop.create_task(self._beats()))
        self._tasks += [watcher(self) for watcher in watchers]

    async def stop(self) -> None:
        """Closes every listener and ends the tasks."""
        self.close_all()
        self._loop = None
        for task in self._tasks:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        self._threads.shutdown(wait=False, cancel_futures=True)

    def close_all(self) -> None:
        """Ends each listener's stream; the browser comes back by itself."""
        for listener in self._everyone():
            listener.close()

    def close_session(self, token_hash: str) -> None:
        """Ends the streams of a staff session that is over."""
        for listener in self._everyone():
            if listener.ear.session == token_hash:
                listener.close()

    def listen(self, workshop_id: str, audience: str, who: Participant | None = None, ear: Ear | None = None) -> Listener:
        """A new listener, who first gets what is so now; raises SlowDown where one visitor or everybody has too many."""
        listener = Listener(audience, who, ear)
        self._make_place(workshop_id, listener)
        room = self.rooms.setdefault(workshop_id, Room(workshop_id))
        room.listeners[audience].add(listener)
        if listener.ear.visitor:
            self._streams.setdefault(listener.ear.visitor, set()).add(listener)
        if audience in room.told:
            listener.put(payloads.EVENTS[audience], room.told[audience])
        else:
            self.changed(workshop_id, {payloads.FIRST})
        if who:
            room.own.setdefault(who.id, set()).add(listener)
            self.changed(workshop_id, {payloads.back(who.id)})
        return listener

    def _make_place(self, workshop_id: str, new: Listener) -> None:
        """A page that opens its stream anew has left the one before, even where the network did not tell."""
        own = self._streams.get(new.ear.visitor, set())
        for before in [listener for listener in own if new.ear.page and listener.ear.page == new.ear.page]:
            before.close()
        room = self.rooms.get(workshop_id)
        full = new.audience == "screen" and room is not None and len(room.listeners["screen"]) >= SCREENS
        if full or sum(not listener.closed for listener in own) >= PER_VISITOR or self._number >= IN_ALL:
            raise SlowDown(N_("Too many pages are open here. Close some of them."), again_in=AGAIN_IN)
        self._number += 1

    def leave(self, workshop_id: str, listener: Listener) -> None:
        """Forgets a listener; the last one takes the room along."""
        self._number -= 1
        own = self._streams.get(listener.ear.visitor, set())
        own.discard(listener)
        if not own:
            self._streams.pop(listener.ear.visitor, None)
        room = self.rooms.get(workshop_id)
        if room is None:
            return
        room.listeners[listener.audience].discard(listener)
        if listener.who and listener.who.id in room.own:
            room.own[listener.who.id].discard(listener)
            if not room.own[listener.who.id]:
                del room.own[listener.who.id]
        if room.empty():
            del self.rooms[workshop_id]
            if room.timer:
                room.timer.cancel()

    def changed(self, workshop_id: str, topics: set[str]) -> None:
        """Says (in the loop) that something of a workshop changed; those who listen hear it soon, the stage at once."""
        if payloads.SESSIONS in topics:
            self._ask_who_may_stay()
        room = self.rooms.get(workshop_id)
        if room is None or self._loop is None:
            return
        room.changed |= topics
        if room.work is not None:
            return
        wait = 0.0 if room.changed & AT_ONCE else max(0.0, room.pushed_at + self._between - self._loop.time())
        if room.timer:
            room.timer.cancel()
        room.timer = self._loop.call_later(wait, self._begin, room)

    def _from_any_thread(self, raised: list[tuple[str, str]]) -> None:
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop closed while we were told
                loop.call_soon_threadsafe(self._heard, raised)

    def _heard(self, raised: list[tuple[str, str]]) -> None:
        for workshop_id, topic in raised:
            self.changed(workshop_id, {topic})

    def _begin(self, room: Room) -> None:
        room.timer = None
        if self._loop is not None and room.work is None:
            room.work = self._loop.create_task(self._push(room))

    async def _push(self, room: Room) -> None:
        """Computes what changed once, and hands it out."""
        loop = asyncio.get_running_loop()
        topics, room.changed = room.changed, set()
        room.pushed_at = loop.time()
        audiences = {audience for audience, group in room.listeners.items() if group}
        people = {person: who for person in payloads.people(topics) for who in room.one(person)}
        try:
            work = payloads.Work(room.workshop_id, topics, frozenset(audiences), people, frozenset(room.told))
            news = await loop.run_in_executor(self._threads, self.pictures.compute, self.database, work)
            # a counter that nobody told us of yet stays as it was known: the watcher of other processes must still find it moved
            room.counters |= {topic: n for topic, n in news.counters.items() if topic in topics or topic not in room.counters}
            await self._hand_out(room, news)
        except Exception as error:
            quiet.tell(error)
            loop.call_later(BETWEEN_TRIES, self.changed, room.workshop_id, topics)
        finally:
            room.work = None
            if room.changed:
                self.changed(room.workshop_id, set())

    async def _hand_out(self, room: Room, news: payloads.News) -> None:
        done = 0
        for audience, data in news.shared.items():
            if room.told.get(audience) == data:
                continue
            room.told[audience] = data
            for listener in list(room.listeners[audience]):
                listener.put(payloads.EVENTS[audience], data)
                done += 1
                if done % AT_A_TIME == 0:
                    await asyncio.sleep(0)
        for person, data in news.own.items():
            for listener in room.own.get(person, ()):
                listener.put("mine", data)

    async def _beats(self) -> None:
        while True:
            await asyncio.sleep(BETWEEN_BEATS)
            self._ask_who_may_stay()
            for number, listener in enumerate(self._everyone(), 1):
                listener.beat()
                if number % AT_A_TIME == 0:
                    await asyncio.sleep(0)

    def _everyone(self) -> list[Listener]:
        return [listener for room in self.rooms.values() for listener in room.everyone()]

    def _ask_who_may_stay(self) -> None:
        """Has the store asked, in a thread, about those who listen by a right that can end."""
        if self._loop is not None and (self._asking is None or self._asking.done()):
            self._asking = self._loop.create_task(self._close_who_may_not())

    async def _close_who_may_not(self) -> None:
        asked = [listener for listener in self._everyone() if listener.ear.may_stay is not None]
        try:
            ended = await asyncio.get_running_loop().run_in_executor(self._threads, _who_may_not, asked) if asked else []
        except Exception as error:
            quiet.tell(error)
            return
        for listener in ended:
            listener.close()


def _who_may_not(listeners: Iterable[Listener]) -> list[Listener]:
    return [listener for listener in listeners if listener.ear.may_stay is not None and not listener.ear.may_stay()]
