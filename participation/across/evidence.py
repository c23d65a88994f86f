"""What stands behind the goals of the project: themes, groups and conclusions that a person linked to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from participation import clock, grouping, themes, workshops
from participation.access import require
from participation.across import reading
from participation.errors import NotFound, Refused
from participation.model.people import Staff
from participation.model.texts import N_, Words
from participation.project import listed, rounds
from participation.project.rounds import Conclusion
from participation.review import Reviewed
from participation.store import Database, Transaction

LINKERS = ("coordinator", "reviewer")
PLACES = {"goal_theme": "theme_id", "goal_group": "group_id", "goal_conclusion": "conclusion_id"}


@dataclass(frozen=True)
class Evidence:
    """What is linked to a goal: themes, also those of a linked group, and conclusions."""

    themes: tuple[Reviewed, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()

    @property
    def acted_on(self) -> int:
        """How many of the themes were taken in or are being tried."""
        return reading.acted_on(self.themes)


@dataclass(frozen=True)
class Links:
    """The goals of one theme, and of the group that it stands in."""

    goals: tuple[str, ...]
    group_id: str | None = None
    group: Words | None = None
    of_group: tuple[str, ...] = ()


def of_goals(database: Database, who: Staff) -> dict[str, Evidence]:
    """What is linked to each goal that has anything, as far as the person may see the workshops."""
    lines = reading.themes(database, who)
    concluded = rounds.conclusions(database, who)
    with database.read() as look:
        require(look, who, *reading.READERS)
        linked = _pairs(look, "goal_theme") | _of_groups(look)
        conclusions = _pairs(look, "goal_conclusion")
    goals = {goal for goal, _ in linked | conclusions}
    return {
        goal: Evidence(
            tuple(line for line in lines if (goal, line.theme.id) in linked),
            tuple(one for one in concluded if (goal, one.id) in conclusions),
        )
        for goal in goals
    }


def _pairs(look: Transaction, table: str) -> set[tuple[str, str]]:
    return {(row["goal_id"], row[PLACES[table]]) for row in look.rows(f"SELECT * FROM {table}")}


def _of_groups(look: Transaction) -> set[tuple[str, str]]:
    """The goals of groups with the themes that stand in them now; of a group that was joined into another, with that one's."""
    rows = look.rows("SELECT l.goal_id, l.group_id, g.workshop_id FROM goal_group l JOIN theme_group g ON g.id = l.group_id")
    standing = {workshop_id: grouping.read(look, workshop_id) for workshop_id in {row["workshop_id"] for row in rows}}
    found: set[tuple[str, str]] = set()
    for row in rows:
        known = standing[row["workshop_id"]]
        found |= {(row["goal_id"], theme.id) for theme in known.members().get(known.final(row["group_id"]), ())}
    return found


def of_theme(database: Database, who: Staff, theme_id: str) -> Links:
    """The goals of one theme and of its group."""
    with database.read() as look:
        require(look, who, *reading.READERS)
        theme = themes.find(look, theme_id)
        workshops.for_staff(look, who, theme.workshop_id)
        goals = _goals(look, "goal_theme", theme_id)
        if theme.group_id is None:
            return Links(goals)
        standing = grouping.read(look, theme.workshop_id)
        group = standing.groups[standing.final(theme.group_id)]
        return Links(goals, group.id, group.name, _goals(look, "goal_group", group.id))


def of_conclusion(database: Database, who: Staff, conclusion_id: str) -> tuple[str, ...]:
    """The goals of one conclusion."""
    with database.read() as look:
        require(look, who, *reading.READERS)
        return _goals(look, "goal_conclusion", conclusion_id)


def _goals(look: Transaction, table: str, thing_id: str) -> tuple[str, ...]:
    rows = look.rows(
        f"SELECT l.goal_id FROM {table} l JOIN goal g ON g.id = l.goal_id WHERE l.{PLACES[table]} = :id ORDER BY g.number", id=thing_id
    )
    return tuple(row["goal_id"] for row in rows)


def set_of_theme(database: Database, who: Staff, theme_id: str, goals: Iterable[str]) -> None:
    """The goals of a theme, and no others."""
    with database.write() as change:
        require(change, who, *LINKERS)
        workshop_id = _shown(change, who, theme_id)
        _set(change, who, "goal_theme", theme_id, goals)
        change.raise_counter(workshop_id, "decisions")


def set_of_group(database: Database, who: Staff, group_id: str, goals: Iterable[str]) -> None:
    """The goals of a group of themes, and no others."""
    with database.write() as change:
        require(change, who, *LINKERS)
        row = change.row("SELECT workshop_id FROM theme_group WHERE id = :id", id=group_id)
        if row is None:
            raise NotFound(themes.NOT_HERE)
        workshops.for_staff(change, who, row["workshop_id"])
        _set(change, who, "goal_group", group_id, goals)
        change.raise_counter(row["workshop_id"], "decisions")


def set_of_conclusion(database: Database, who: Staff, conclusion_id: str, goals: Iterable[str]) -> None:
    """The goals that a conclusion stands behind, and no others."""
    with database.write() as change:
        require(change, who, *rounds.WRITERS)
        listed.found(change, "conclusion", conclusion_id)
        _set(change, who, "goal_conclusion", conclusion_id, goals)


def link(database: Database, who: Staff, theme_ids: Sequence[str], goals: Sequence[str]) -> None:
    """Links several themes to the goals, beside those that they have; all of them or none."""
    with database.write() as change:
        require(change, who, *LINKERS)
        if not theme_ids:
            raise Refused(N_("Choose one or more themes first."))
        if not goals:
            raise Refused(N_("Choose one or more goals first."))
        for theme_id in dict.fromkeys(theme_ids):
            workshop_id = _shown(change, who, theme_id)
            _set(change, who, "goal_theme", theme_id, {*_goals(change, "goal_theme", theme_id), *goals})
            change.raise_counter(workshop_id, "decisions")


def _shown(look: Transaction, who: Staff, theme_id: str) -> str:
    theme = themes.find(look, theme_id)
    workshops.for_staff(look, who, theme.workshop_id)
    if theme.state != "shown":
        raise NotFound(themes.NOT_HERE)
    return theme.workshop_id


def _set(change: Transaction, who: Staff, table: str, thing_id: str, goals: Iterable[str]) -> None:
    wanted, column = set(goals), PLACES[table]
    before = set(_goals(change, table, thing_id))
    for goal in before - wanted:
        change.run(f"DELETE FROM {table} WHERE {column} = :id AND goal_id = :goal", id=thing_id, goal=goal)
    for goal in sorted(wanted - before):
        listed.found(change, "goal", goal)
        row = {"goal_id": goal, column: thing_id, "by_role": reading.role_of(who), "at": clock.now()}
        change.save(table, row, key=("goal_id", column))
