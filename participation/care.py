"""When somebody needs an adult: a call from a tablet, and texts that are held.

The tool keeps that something was held or called and that it was handed over, and nothing else about it.
"""

from dataclasses import dataclass

from participation import clock, ids, themes, workshops
from participation.access import require, require_participant
from participation.delivery import once
from participation.errors import Refused
from participation.model.people import Participant, Staff
from participation.model.texts import N_
from participation.store import Database, Transaction


@dataclass(frozen=True)
class Call:
    """Somebody in the room wants to talk to an adult."""

    id: str
    at: str


def call_for_adult(database: Database, who: Participant, key: str) -> None:
    """Tells the facilitator, quietly, that somebody wants to talk to an adult; not who it is."""
    require_participant(who)

    def work(change: Transaction) -> None:
        change.save("call_for_adult", {"id": ids.new_id(), "workshop_id": who.workshop_id, "at": clock.now(), "handled_at": None})
        change.raise_counter(who.workshop_id, "care")

    once(database, who, key, work)


def calls(database: Database, who: Staff, workshop_id: str) -> list[Call]:
    """The calls that nobody has handled yet, the oldest first."""
    with database.read() as look:
        require(look, who, "facilitator")
        workshops.for_staff(look, who, workshop_id)
        rows = look.rows("SELECT id, at FROM call_for_adult WHERE workshop_id = :id AND handled_at IS NULL ORDER BY at", id=workshop_id)
    return [Call(row["id"], row["at"]) for row in rows]


def handle_call(database: Database, who: Staff, call_id: str) -> None:
    """Says that an adult is with the person."""
    with database.write() as change:
        require(change, who, "facilitator")
        row = change.row("SELECT workshop_id FROM call_for_adult WHERE id = :id", id=call_id)
        if row is None:
            return
        workshops.for_staff(change, who, row["workshop_id"])
        change.run("UPDATE call_for_adult SET handled_at = :now WHERE id = :id", now=clock.now(), id=call_id)
        change.raise_counter(row["workshop_id"], "care")


def hand_over(database: Database, who: Staff, theme_id: str, to_role: str) -> None:
    """Writes that a held text was handed over, to which role and when; the text stays held."""
    with database.write() as change:
        require(change, who, "facilitator")
        theme = themes.find(change, theme_id)
        workshops.for_staff(change, who, theme.workshop_id)
        if theme.state != "held":
            raise Refused(N_("This text is not held for care."))
        themes.note(change, theme_id, "handed_over", by_role="facilitator", detail=to_role)
        change.raise_counter(theme.workshop_id, "care")
