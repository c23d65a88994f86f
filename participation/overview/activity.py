"""Activity: how much was done. Workshops, participants, attendances and heads at events are numbers of different things.

They are never added to one another. Those of an action set stand only where no number of a few people can be computed from
them and the whole.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from participation.insight import suppression
from participation.model.people import Staff
from participation.model.workshop import WHISPERS
from participation.overview.scope import Scope, require_reader, visits
from participation.project import counts_of_people
from participation.project.counts_of_people import Heads
from participation.store import Database, Row


@dataclass(frozen=True)
class Activity:
    """What was done. None where a number may not be shown; heads are those of the whole project."""

    workshops: int
    participants: int | None
    attendances: int | None
    in_rounds: bool
    heads: tuple[Heads, ...]


def of(database: Database, who: Staff, scope: Scope) -> Activity:
    """The activity of the whole project or of one action set, whatever the reader's regions are: these are totals only."""
    with database.read() as look:
        require_reader(look, who)
        began = look.rows(
            "SELECT p.action_set FROM workshop w LEFT JOIN work_package p ON p.id = w.work_package_id"
            " WHERE w.opened_at IS NOT NULL AND w.template <> :whispers",
            whispers=WHISPERS,
        )
        every = visits(look)
    known = counts_of_people.people(scope.of(every))
    counted = _counted(every)
    attended = counts_of_people.people(scope.of(counted)).attendances
    whole = scope.action_set is None
    return Activity(
        workshops=len(scope.of(began)),
        participants=known.participants if whole or _people_may_stand_apart(every) else None,
        attendances=attended if whole or _visits_may_stand_apart(counted) else None,
        in_rounds=any(visit["round_id"] for visit in counted),
        heads=tuple(counts_of_people.heads(database, who)),
    )


def _people_may_stand_apart(every: Sequence[Row]) -> bool:
    """Whether those who came to one action set only, to several, or to none of them are none or enough each."""
    sets: dict[str, set[int | None]] = {}
    for visit in every:
        sets.setdefault(visit["participant_id"], set()).add(visit["action_set"])
    came_to = Counter(str(sorted(number for number in found if number is not None)) for found in sets.values())
    return not suppression.counts(came_to).together


def _visits_may_stand_apart(counted: Sequence[Row]) -> bool:
    """Whether the visits to each action set, and to none, may be told: then no difference of theirs tells of a few."""
    by_set: dict[int | None, list[Row]] = {}
    for visit in counted:
        by_set.setdefault(visit["action_set"], []).append(visit)
    return all(counts_of_people.people(part).attendances is not None for part in by_set.values())


def _counted(every: Sequence[Row]) -> Sequence[Row]:
    """The visits that the attendances count: those of the rounds, where there are any."""
    return [visit for visit in every if visit["round_id"]] or every
