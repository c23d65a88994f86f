"""The hub: tells the browsers that listen to a workshop what a commit changed. Nobody asks again and again.

All of it runs in the server's loop; only reading the database happens in threads. What a commit raised comes in from the
thread that wrote, is gathered by workshop, computed once, and handed to every listener as the same bytes.
"""

import asyncio
import contextlib
import secrets
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from participation.model.people import Participant
from participation.store import Database
from participation.web import payloads, quiet

AUDIENCES = ("tablet", "screen", "console")
PROCESS = secrets.token_hex(8)  # a page that knew another one has lost its Streamlit session
AT_ONCE = frozenset({"stage", "screen", payloads.FIRST})
BETWEEN_PUSHES = 0.5
BETWEEN_TRIES = 2.0
BETWEEN_BEATS = 20.0
BEAT = b": still here\n\n"
AT_A_TIME = 100  # listeners woken before the loop gets to do something else


class Listener:
    """One browser. What it has not taken yet is replaced by what is newer, so a slow one only gets the newest."""

    __slots__ = ("_news", "_waiting", "audience", "closed", "who")

    def __init__(self, audience: str, who: Participant | None = None) -> None:
        self.audience = audience
        self.who = who
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
        for room in self.rooms.values():
            for listener in list(room.everyone()):
                listener.close()

    def listen(self, workshop_id: str, audience: str, who: Participant | None = None) -> Listener:
        """A new listener, who first gets what is so now."""
        room = self.rooms.setdefault(workshop_id, Room(workshop_id))
        listener = Listener(audience, who)
        room.listeners[audience].add(listener)
        if audience in room.told:
            listener.put(payloads.EVENTS[audience], room.told[audience])
        else:
            self.changed(workshop_id, {payloads.FIRST})
        if who:
            room.own.setdefault(who.id, set()).add(listener)
            self.changed(workshop_id, {payloads.back(who.id)})
        return listener

    def leave(self, workshop_id: str, listener: Listener) -> None:
        """Forgets a listener; the last one takes the room along."""
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
            for room in list(self.rooms.values()):
                for number, listener in enumerate(list(room.everyone()), 1):
                    listener.beat()
                    if number % AT_A_TIME == 0:
                        await asyncio.sleep(0)
