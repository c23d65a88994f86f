"""How many people: different participants, attendances, how often they came; and head counts of events, apart.

These are numbers of different things. Nothing here or anywhere adds two of them: a participant of a workshop is a different
person each, an attendance is a visit, and a head at a webinar is nobody in particular.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from participation.access import require
from participation.insight import suppression
from participation.model.people import STAFF_ROLES, Staff
from participation.model.workshop import WHISPERS
from participation.project import events
from participation.store import Database, Row


@dataclass(frozen=True)
class People:
    """What may be said of the people. None where it would tell of a few.

    `rounds` says how many people took part in one round, in two, and so on; small numbers are together in `other_rounds`.
    `attendances` are those of the rounds where there are any (`in_rounds`): workshops between them are no part of a round.
    """

    participants: int | None
    attendances: int | None
    rounds: Mapping[int, int]
    other_rounds: int | None
    came_again: int | None
    in_rounds: bool


@dataclass(frozen=True)
class Heads:
    """How many were counted at events of one kind; `more_than` where the number is known only to be larger."""

    kind: str
    heads: int
    more_than: bool
    events: int


def of_project(database: Database, who: Staff) -> People:
    """The people of all workshops of the project, whatever the reader's regions are: these are totals only.

    Who has only noted a weak signal from everyday work has attended nothing.
    """
    with database.read() as look:
        require(look, who, *STAFF_ROLES)
        visits = look.rows(
            "SELECT a.participant_id, w.round_id FROM attendance a JOIN workshop w ON w.id = a.workshop_id WHERE w.template <> :whispers",
            whispers=WHISPERS,
        )
    return people(visits)


@dataclass(frozen=True)
class Experts:
    """In how many of the workshops that have begun experts by experience took part, and whether from the first one on."""

    present_in: int
    workshops: int
    from_the_start: bool


def experts(database: Database, who: Staff) -> Experts:
    """How steadily experts by experience were there. These are numbers of workshops, never of people."""
    with database.read() as look:
        require(look, who, *STAFF_ROLES)
        rows = look.rows(
            "SELECT w.id, (SELECT count(*) FROM attendance a WHERE a.workshop_id = w.id AND a.role_group = 'E') AS n FROM workshop w"
            " WHERE w.opened_at IS NOT NULL AND w.template <> :whispers ORDER BY w.opened_at, w.id",
            whispers=WHISPERS,
        )
    present = [row["n"] > 0 for row in rows]
    return Experts(sum(present), len(present), bool(present) and present[0])


def people(visits: list[Row]) -> People:
    """What may be said of these visits, each of a person (`participant_id`) in a round (`round_id`)."""
    different = len({visit["participant_id"] for visit in visits})
    placed = [visit for visit in visits if visit["round_id"]]
    seen = {(visit["participant_id"], visit["round_id"]) for visit in placed}
    by_number = Counter(Counter(participant for participant, _ in seen).values())
    most = max(by_number, default=0)
    numbers = {str(number): by_number[number] for number in range(1, most + 1)}
    unplaced = different - len({participant for participant, _ in seen})
    safe = suppression.counts(numbers)
    tells = 0 < unplaced < suppression.LEAST
    return People(
        participants=suppression.people(different),
        attendances=_attendances(placed or visits),
        rounds={} if tells else {int(number): count for number, count in safe.numbers.items()},
        other_rounds=None if tells else safe.others,
        came_again=None if tells else _again(by_number),
        in_rounds=bool(placed),
    )


def _attendances(visits: list[Row]) -> int | None:
    """How many visits, where neither they nor those of people who came again tell of a few."""
    different = len({visit["participant_id"] for visit in visits})
    again = len(visits) - different
    return len(visits) if different >= suppression.LEAST and (again == 0 or again >= suppression.LEAST) else None


def _again(by_number: Mapping[int, int]) -> int | None:
    """How many came to two rounds or more, where both sides are enough to be said."""
    again, once = sum(n for rounds, n in by_number.items() if rounds > 1), by_number.get(1, 0)
    return suppression.people(again) if once == 0 or once >= suppression.LEAST else None


def heads(database: Database, who: Staff) -> list[Heads]:
    """The head counts by kind of event. They count heads and no different people, so no two of them are added to people."""
    with database.read() as look:
        require(look, who, *STAFF_ROLES)
    found: dict[str, list[events.Event]] = {}
    for event in events.every(database):
        if event.heads is not None:
            found.setdefault(event.kind, []).append(event)
    return [
        Heads(kind, sum(each.heads or 0 for each in known), any(each.more_than for each in known), len(known))
        for kind, known in found.items()
    ]
