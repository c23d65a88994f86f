"""Who is in the room, for the console: numbers that protect small groups."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from participation import presence, workshops
from participation.access import require
from participation.insight import suppression
from participation.model.people import Staff
from participation.store import Database, Row


@dataclass(frozen=True)
class Audience:
    """Numbers of people; None means under five. `role_groups` has only groups whose size may be shown."""

    joined: int | None
    answered: int | None
    writing: int | None
    role_groups: dict[str, int]


def of_workshop(database: Database, who: Staff, workshop_id: str) -> Audience:
    """How many have joined, have answered in the present stage, and are writing now."""
    require(who, "facilitator")
    with database.read() as look:
        stage_id = workshops.for_staff(look, who, workshop_id).stage_id
        rows = look.rows("SELECT role_group FROM attendance WHERE workshop_id = :id ORDER BY joined_at, participant_id", id=workshop_id)
        answered = look.row(ANSWERED, stage=stage_id or "")
    return Audience(
        joined=suppression.people(len(rows)),
        answered=suppression.people(int(answered["n"]) if answered else 0),
        writing=suppression.people(presence.number_writing(workshop_id)),
        role_groups=dict(suppression.counts(Counter(row["role_group"] for row in in_steps(rows))).numbers),
    )


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
