"""Who is in the room, for the console: numbers that protect small groups."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from participation import join_page, presence, readiness, stages, workshops
from participation.access import require
from participation.insight import suppression
from participation.model import limits
from participation.model.people import Staff
from participation.model.workshop import Workshop
from participation.store import Database, Row, Transaction


@dataclass(frozen=True)
class Audience:
    """Numbers of people; None means under five. `role_groups` has only groups whose size may be shown.

    `ages` are in steps of five ("5 or more"), and empty where the workshop does not ask; `watching` takes no part.
    `came_late`: somebody has joined since the present vote opened; `since_vote` says how many.
    """

    joined: int | None
    answered: int | None
    writing: int | None
    role_groups: dict[str, int]
    ages: dict[str, int] = field(default_factory=dict)
    watching: int = 0
    ready: int | None = None
    came_late: bool = False
    since_vote: int | None = None


def of_workshop(database: Database, who: Staff, workshop_id: str) -> Audience:
    """How many have joined, have answered and are ready in the present stage, and are writing now."""
    with database.read() as look:
        require(look, who, "facilitator")
        workshop = workshops.for_staff(look, who, workshop_id)
        sql = "SELECT role_group, age_band, joined_at FROM attendance WHERE workshop_id = :id ORDER BY joined_at, participant_id"
        rows = look.rows(sql, id=workshop_id)
        answered = look.row(ANSWERED, stage=workshop.stage_id or "")
        ready = readiness.number(look, workshop.stage_id)
        ages = _ages(look, workshop_id, in_steps(rows))
        late = _came_late(look, workshop, rows)
    return Audience(
        joined=suppression.people(len(rows)),
        answered=suppression.people(int(answered["n"]) if answered else 0),
        writing=suppression.people(presence.number_writing(workshop_id)),
        role_groups=dict(suppression.counts(Counter(row["role_group"] for row in in_steps(rows))).numbers),
        ages=ages,
        watching=workshop.watching,
        ready=ready,
        came_late=late > 0,
        since_vote=suppression.people(late),
    )


def _came_late(look: Transaction, workshop: Workshop, rows: Sequence[Row]) -> int:
    """How many have joined since the present vote opened: invented people beside a child would be among them."""
    stage = stages.find(look, workshop.stage_id) if workshop.stage_id else None
    if stage is None or stage.kind != "vote" or stage.state != "open" or stage.opened_at is None:
        return 0
    return sum(1 for row in rows if row["joined_at"] > stage.opened_at)


def _ages(look: Transaction, workshop_id: str, rows: Sequence[Row]) -> dict[str, int]:
    """At least how many are in each band, in steps of five; a band with fewer, or one that could be computed, is left out."""
    if join_page.age_reason(look, workshop_id) is None:
        return {}
    known = suppression.counts(Counter(row["age_band"] or "" for row in rows)).numbers
    return {band: known[band] // suppression.LEAST * suppression.LEAST for band in join_page.AGES if known.get(band, 0)}


def watch(database: Database, who: Staff, workshop_id: str, number: int) -> None:
    """Writes down how many people only watch: heads in the room, and never participants."""
    with database.write() as change:
        require(change, who, "facilitator")
        limits.WATCHING.checked(number)
        workshops.for_staff(change, who, workshop_id)
        change.run("UPDATE workshop SET watching = :number WHERE id = :id", number=number, id=workshop_id)
        change.raise_counter(workshop_id, "people")


def in_steps(rows: Sequence[Row]) -> Sequence[Row]:
    """Those who joined first, in steps of five: two looks must not tell the role group of the one who came in between."""
    return rows[: len(rows) // suppression.LEAST * suppression.LEAST]


ANSWERED = """
SELECT count(*) AS n FROM (
  SELECT participant_id FROM vote WHERE stage_id = :stage
  UNION SELECT participant_id FROM answer WHERE stage_id = :stage
  UNION SELECT participant_id FROM theme WHERE stage_id = :stage AND state <> 'held'
) AS people
"""
