"""The versions of a set: a draft that experts by experience read and approve, then published and never changed again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from participation import clock, ids
from participation.access import require
from participation.cards import READERS, card, drafts, readings
from participation.cards.card import Card
from participation.cards.readings import Reading
from participation.errors import Refused
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.workshop import Workshop
from participation.project import listed
from participation.staff import belonging
from participation.staff.belonging import Reach
from participation.store import Database, Row, Transaction

NO_CARD = N_("There is no card in this version yet. Start one from themes.")
NOT_COMPLETE = N_("Write each part of every card in Finnish, Swedish and English first.")
NOT_READ = N_("Experts by experience have not read this version yet. They approve it before it is published.")
ASKED = N_("Experts by experience asked for changes. Change the cards, and let them read the cards again.")
READ_AGAIN = N_("The cards have changed since experts by experience read them. They read the new words before publishing.")


@dataclass(frozen=True)
class Version:
    """One version with its cards and readings. `lock`: why it can't be published yet (a msgid); None once it can or is."""

    id: str
    set_id: str
    number: int
    published_at: str | None
    changed_at: str
    cards: tuple[Card, ...]
    readings: tuple[Reading, ...]
    lock: str | None

    @property
    def is_published(self) -> bool:
        """Whether it stands as it is for ever."""
        return self.published_at is not None

    @property
    def approval(self) -> Reading | None:
        """The reading in which experts by experience approved the cards as they stand."""
        return next((one for one in self.readings if one.fresh and one.approved), None)


def of_set(database: Database, who: Staff, set_id: str) -> list[Version]:
    """Every version of a set, the newest first."""
    with database.read() as look:
        require(look, who, *READERS)
        listed.found(look, "card_set", set_id)
        rows = look.rows("SELECT * FROM card_version WHERE set_id = :id ORDER BY number DESC", id=set_id)
        reach = belonging.reach(look, who)
        return [_as_seen(look, reach, read(look, row)) for row in rows]


def _as_seen(look: Transaction, reach: Reach, version: Version) -> Version:
    """The version without the titles of workshops that the person may not see."""
    rows = look.rows("SELECT r.id AS reading_id, w.* FROM card_reading r JOIN workshop w ON w.id = r.workshop_id")
    hidden = {row["reading_id"] for row in rows if not reach.covers(Workshop.of(row))}
    known = (replace(one, workshop=None, statement=None) if one.id in hidden else one for one in version.readings)
    return replace(version, readings=tuple(known))


def read(look: Transaction, row: Row) -> Version:
    """The version that a row of the store holds."""
    cards, known = card.in_version(look, row["id"]), readings.of_version(look, row)
    published_at = row["published_at"] if row["state"] == "published" else None
    lock = None if published_at else why_locked(cards, known)
    return Version(row["id"], row["set_id"], row["number"], published_at, row["changed_at"], cards, known, lock)


def why_locked(cards: Sequence[Card], known: Sequence[Reading]) -> str | None:
    """Why a draft can't be published; None when it can. The latest reading of the present words decides."""
    if not cards:
        return NO_CARD
    if not all(one.complete for one in cards):
        return NOT_COMPLETE
    latest = next((one for one in known if one.fresh), None)
    if latest:
        return None if latest.approved else ASKED
    return READ_AGAIN if known else NOT_READ


def first(change: Transaction, set_id: str) -> str:
    """The empty first version of a new set; gives its id."""
    return _new(change, set_id, 1)


def _new(change: Transaction, set_id: str, number: int) -> str:
    made, at = ids.new_id(), clock.now()
    row = {"id": made, "set_id": set_id, "number": number, "state": "draft", "started_at": at, "changed_at": at}
    change.save("card_version", {**row, "published_at": None})
    return made


def start_next(database: Database, who: Staff, set_id: str) -> str:
    """A new draft with the cards and themes of the newest published version; gives its id."""
    with database.write() as change:
        require(change, who, "reviewer")
        listed.found(change, "card_set", set_id)
        newest = change.row("SELECT * FROM card_version WHERE set_id = :id ORDER BY number DESC LIMIT 1", id=set_id)
        if newest is None or newest["state"] != "published":
            raise Refused(N_("There is a draft already. Publish it before you start a new version."))
        made = _new(change, set_id, newest["number"] + 1)
        copy(change, newest["id"], made)
    return made


def copy(change: Transaction, version_id: str, into: str) -> None:
    """The same cards with the same themes in another version."""
    for row in change.rows("SELECT * FROM card WHERE version_id = :id ORDER BY position, id", id=version_id):
        card_id = ids.new_id()
        change.save("card", {**row, "id": card_id, "version_id": into})
        for source in change.rows("SELECT * FROM card_source WHERE card_id = :id", id=row["id"]):
            change.save("card_source", {**source, "card_id": card_id}, key=("card_id", "theme_id"))


def publish(database: Database, who: Staff, version_id: str) -> None:
    """Publishes a draft for everybody to read; Refused with the reason while it is locked."""
    with database.write() as change:
        require(change, who, "reviewer")
        lock = read(change, drafts.find(change, version_id)).lock
        if lock:
            raise Refused(lock)
        change.run("UPDATE card_version SET state = 'published', published_at = :at WHERE id = :id", at=clock.now(), id=version_id)
