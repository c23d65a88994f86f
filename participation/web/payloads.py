"""What the hub tells: the counters to staff pages, the room's picture to the tablets, and a person's own to that person."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from participation import mine, results, room
from participation.insight.suppression import LEAST
from participation.model.people import Participant
from participation.store import Database, Transaction

EVENTS: dict[str, str] = {"tablet": "room", "screen": "counters", "console": "counters"}
COUNTING = tuple(audience for audience, name in EVENTS.items() if name == "counters")
COUNTED = ("stage", "themes", "votes", "care", "people", "screen", "figures")
FOR_THE_ROOM = ("stage", "themes", "screen", "people", "figures")  # nothing that moves with one person's tap alone
TABLET_TOPICS = frozenset({"stage", "themes", "screen"})  # a vote or a newcomer alone changes nothing on a tablet
SESSIONS = "sessions"  # of staff; raised under no workshop's name
FIRST = "first"  # not raised by anyone: the first listener of an audience came


@dataclass(frozen=True)
class Work:
    """What has to be computed for one push. `told` are the audiences that have a picture already."""

    workshop_id: str
    topics: Collection[str]
    audiences: frozenset[str]
    people: Mapping[str, Participant]
    told: frozenset[str] = frozenset()


@dataclass
class News:
    """What was computed: bytes of whole events."""

    counters: dict[str, int] = field(default_factory=dict)
    shared: dict[str, bytes] = field(default_factory=dict)
    own: dict[str, bytes] = field(default_factory=dict)


def back(participant_id: str) -> str:
    """The topic of one person who (again) began to listen and may have missed something."""
    return f"back:{participant_id}"


def people(topics: Collection[str]) -> set[str]:
    """Whose own pictures the topics touch."""
    return {topic.split(":", 1)[1] for topic in topics if topic.startswith(("mine:", "back:"))}


def event(name: str, data: bytes) -> bytes:
    """One server-sent event; `data` is JSON and so has no line break of its own."""
    return b"event: " + name.encode() + b"\ndata: " + data + b"\n\n"


def _own_picture(database: Database, who: Participant) -> bytes:
    return json.dumps(mine.of(database, who), ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True)
class Pictures:
    """Who draws what the tablets get, as JSON in bytes."""

    of_room: Callable[[Database, str], bytes] = room.as_bytes
    of_one: Callable[[Database, Participant], bytes] = _own_picture
    renew: Callable[[Database, str], None] = results.renew

    def compute(self, database: Database, work: Work) -> News:
        """Everything that one push needs, once; in a thread."""
        counting = work.audiences.intersection(COUNTING)
        if counting and "votes" in work.topics:
            self.renew(database, work.workshop_id)
        with database.read() as look:
            news = News(counters=counters(look, work.workshop_id))
            changed = [who for who in work.people.values() if raised_for(look, who)]
            for audience in counting:
                seen = seen_by(look, audience, work.workshop_id, news.counters)
                news.shared[audience] = event(EVENTS[audience], json.dumps(seen).encode())
        if "tablet" in work.audiences and ("tablet" not in work.told or TABLET_TOPICS & set(work.topics)):
            news.shared["tablet"] = event(EVENTS["tablet"], self.of_room(database, work.workshop_id))
        news.own = {who.id: event("mine", self.of_one(database, who)) for who in changed}
        return news


def counters(look: Transaction, workshop_id: str) -> dict[str, int]:
    """How often each topic of a workshop was raised, without those of single persons."""
    rows = look.rows("SELECT topic, value FROM counter WHERE workshop_id = :id AND topic NOT LIKE 'mine:%'", id=workshop_id)
    return dict.fromkeys(COUNTED, 0) | {row["topic"]: row["value"] for row in rows}


def seen_by(look: Transaction, audience: str, workshop_id: str, raised: Mapping[str, int]) -> dict[str, int]:
    """What an audience may hear of the counters. The room hears of people from five on: a counter is a number of them, too."""
    if audience != "screen":
        return dict(raised)
    joined = look.row("SELECT count(*) AS n FROM attendance WHERE workshop_id = :id", id=workshop_id)
    few = joined is None or joined["n"] < LEAST
    return {topic: 0 if topic == "people" and few else raised[topic] for topic in FOR_THE_ROOM}


def raised_for(look: Transaction, who: Participant) -> bool:
    """Whether staff has ever changed something of this person here."""
    row = look.row("SELECT value FROM counter WHERE workshop_id = :id AND topic = :topic", id=who.workshop_id, topic=f"mine:{who.id}")
    return row is not None
