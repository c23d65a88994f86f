"""Contributions: how many of the themes came from each role group, and how many of those were acted on.

There is one way of putting role groups together for the whole project and for its action sets. It is the finest in which,
in each action set, the people behind the themes that were acted on, and those behind the others, are none or enough.
Then neither a number nor the difference of two of them rests on a few people. Where no way does that for the action sets,
only the whole project is shown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from participation import decisions
from participation.insight import suppression
from participation.insight.roles import EXPERTS, OTHERS, PROFESSIONALS, Part
from participation.model.people import ROLE_GROUPS, Staff
from participation.model.workshop import WHISPERS
from participation.overview.scope import Scope, require_reader
from participation.project.goals import ACTED_ON
from participation.store import Database, Row, Transaction

EVERYBODY = "all"


@dataclass(frozen=True)
class Contribution:
    """The themes of one role group, or of several together, and how many of them were acted on."""

    group: str
    themes: int
    acted_on: int


def of(database: Database, who: Staff, scope: Scope) -> list[Contribution]:
    """The contributions by role group; empty where nothing may be shown."""
    with database.read() as look:
        require_reader(look, who)
        rows = _themes(look)
    whole = scope.action_set is None
    columns = _way(rows, by_action_set=True) or (_way(rows, by_action_set=False) if whole else ())
    own = scope.of(rows)
    found = [
        Contribution(
            part.name,
            sum(1 for row in own if row["role_group"] in part.groups),
            sum(1 for row in own if row["role_group"] in part.groups and row["status"] in ACTED_ON),
        )
        for part in columns
    ]
    return found if any(each.themes for each in found) else []


def _themes(look: Transaction) -> list[Row]:
    """Each shown theme with its writer, the writer's role group there, the latest decision and the action set."""
    return look.rows(
        "SELECT t.participant_id, a.role_group, latest.status, p.action_set FROM theme t JOIN workshop w ON w.id = t.workshop_id"
        " JOIN attendance a ON a.workshop_id = t.workshop_id AND a.participant_id = t.participant_id"
        f" LEFT JOIN work_package p ON p.id = w.work_package_id LEFT JOIN ({decisions.LATEST}) latest ON latest.theme_id = t.id"
        " WHERE t.state = 'shown' AND w.template <> :whispers",
        whispers=WHISPERS,
    )


def _way(rows: Sequence[Row], *, by_action_set: bool) -> tuple[Part, ...]:
    """The first way of putting groups together that tells of nobody; none: nothing may be shown."""
    return next((way for way in _ways(rows) if _tells_of_nobody(rows, way, by_action_set)), ())


def _ways(rows: Sequence[Row]) -> Iterator[tuple[Part, ...]]:
    """From the finest to the coarsest: each group alone, the smallest ones together, all professionals, everybody."""
    writers = {group: len({row["participant_id"] for row in rows if row["role_group"] == group}) for group in ROLE_GROUPS}
    here = [group for group in ROLE_GROUPS if writers[group]]
    smallest = sorted((group for group in here if group != EXPERTS), key=lambda group: writers[group])
    yield tuple(Part(group, (group,)) for group in here)
    for number in range(2, len(smallest) + 1):
        together = tuple(smallest[:number])
        alone = tuple(Part(group, (group,)) for group in here if group not in together)
        yield (*alone, Part(PROFESSIONALS if number == len(smallest) else OTHERS, together))
    yield (Part(EVERYBODY, tuple(here)),)


def _tells_of_nobody(rows: Sequence[Row], way: Sequence[Part], by_action_set: bool) -> bool:
    people: dict[str, set[str]] = {}
    names = {group: part.name for part in way for group in part.groups}
    for row in rows:
        place = (row["action_set"] if by_action_set else None, names[row["role_group"]], row["status"] in ACTED_ON)
        people.setdefault(repr(place), set()).add(row["participant_id"])
    return not suppression.counts({place: len(writers) for place, writers in people.items()}).together
