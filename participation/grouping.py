"""Grouping without dragging: put themes in a group, take them out, name, join and undo; also after voting has begun."""

import json
from collections.abc import Callable, Sequence
from typing import TypeVar

from participation import clock, earlier_names, group_names, ids, own_group_names, own_words, papers, stages, themes, workshops
from participation.access import require, require_participant
from participation.activities.group import Group
from participation.delivery import Reply, once
from participation.errors import NotFound, Refused
from participation.model import limits
from participation.model.grouping import Grouping, ThemeGroup
from participation.model.people import Participant, Staff
from participation.model.texts import LANGUAGES, N_, Words
from participation.store import Database, Transaction

Result = TypeVar("Result")


def of_workshop(database: Database, who: Staff, workshop_id: str) -> Grouping:
    """The groups and the shown themes of a workshop, for staff."""
    with database.read() as look:
        require(look, who, "facilitator", "reviewer")
        workshops.for_staff(look, who, workshop_id)
        return read(look, workshop_id)


def read(look: Transaction, workshop_id: str) -> Grouping:
    """The groups and the shown themes of a workshop."""
    rows = look.rows("SELECT * FROM theme_group WHERE workshop_id = :id ORDER BY created_at, id", id=workshop_id)
    groups = {row["id"]: group_names.group_of(row, number) for number, row in enumerate(rows, 1)}
    return Grouping(groups, themes.shown_in(look, workshop_id))


def put(database: Database, who: Staff, workshop_id: str, theme_ids: Sequence[str], *, group: str | None, name: str | None) -> str:
    """Puts shown themes in a group, or in a new one with `name`; gives the id of the group."""
    return _step(database, who, workshop_id, lambda change: _put(change, workshop_id, theme_ids, group, name, who))


def help_put(database: Database, who: Participant, key: str, theme_ids: Sequence[str], *, group: str | None, name: str | None) -> Reply:
    """The same from a tablet, where the open stage lets participants help; with neither group nor name they are taken out."""
    require_participant(who)

    def work(change: Transaction) -> Reply:
        stage = next((s for s in stages.in_order(change, who.workshop_id) if s.state == "open"), None)
        activity = stages.activity(stage) if stage else None
        if not isinstance(activity, Group) or not activity.may_help:
            raise Refused(N_("The facilitator groups now. You can watch."))
        _remember(change, who.workshop_id)
        if group is None and name is None:
            _take_out(change, who.workshop_id, theme_ids, who.role_group)
            return {}
        target = _put(change, who.workshop_id, theme_ids, group, name, who)
        if not group:
            own_group_names.keep(change, who.id, target)
        return {"group": target}

    return once(database, who, key, work)


def _put(
    change: Transaction, workshop_id: str, theme_ids: Sequence[str], group: str | None, name: str | None, who: Staff | Participant
) -> str:
    grouping = _with_all_shown(change, workshop_id, theme_ids)
    target = _standing(grouping, group) if group else _new(change, workshop_id, name or "", who)
    for theme_id in theme_ids:
        change.run("UPDATE theme SET group_id = :group WHERE id = :id", group=target, id=theme_id)
        themes.note(change, theme_id, "grouped", by_role=who.role_group if isinstance(who, Participant) else "facilitator", detail=target)
    papers.tell_voters(change, workshop_id, theme_ids)
    change.raise_counter(workshop_id, "themes")
    if group is None:
        change.raise_counter(workshop_id, "queue")
    return target


def _with_all_shown(look: Transaction, workshop_id: str, theme_ids: Sequence[str]) -> Grouping:
    """The groups and themes of the workshop, when all that are meant stand in it."""
    if not theme_ids:
        raise Refused(N_("Choose one or more themes first."))
    grouping = read(look, workshop_id)
    if not {theme.id for theme in grouping.themes}.issuperset(theme_ids):
        raise NotFound(themes.NOT_HERE)
    return grouping


def _new(change: Transaction, workshop_id: str, name: str, who: Staff | Participant) -> str:
    """A name that a participant gives waits until the facilitator has read it."""
    group_id = ids.new_id()
    given = group_names.given(change, workshop_id, name, who)
    change.save(
        "theme_group",
        {
            "id": group_id,
            "workshop_id": workshop_id,
            **given,
            "joined_into": None,
            "created_at": clock.now(),
        },
    )
    return group_id


def _standing(grouping: Grouping, group_id: str) -> str:
    if group_id not in grouping.groups:
        raise NotFound(N_("This group is not here any more. Look at the page again."))
    return grouping.final(group_id)


def take_out(database: Database, who: Staff, workshop_id: str, theme_ids: Sequence[str]) -> None:
    """Takes themes out of their groups; they stand alone again."""
    _step(database, who, workshop_id, lambda change: _take_out(change, workshop_id, theme_ids, "facilitator"))


def _take_out(change: Transaction, workshop_id: str, theme_ids: Sequence[str], by_role: str) -> None:
    themes_here = _with_all_shown(change, workshop_id, theme_ids).themes
    for theme_id in (theme.id for theme in themes_here if theme.group_id and theme.id in theme_ids):
        change.run("UPDATE theme SET group_id = NULL WHERE id = :id", id=theme_id)
        themes.note(change, theme_id, "ungrouped", by_role=by_role)
    papers.tell_voters(change, workshop_id, theme_ids)
    change.raise_counter(workshop_id, "themes")


def rename(database: Database, who: Staff, workshop_id: str, group: str, *, name: str, language: str) -> None:
    """Gives a group another name."""

    def work(change: Transaction) -> None:
        found = read(change, workshop_id)
        standing = found.groups[_standing(found, group)]
        now = Words(own_words.checked(name, limits.GROUP_NAME), language if language in LANGUAGES else "fi")
        if now != standing.name:
            _keep_earlier_name(change, workshop_id, found, standing)
        change.run(
            "UPDATE theme_group SET name = :name, language = :language, name_state = 'shown', named_by = NULL WHERE id = :id",
            name=now.text,
            language=now.language,
            id=standing.id,
        )
        papers.tell_voters(change, workshop_id, _counting_in(found, standing.id))
        change.raise_counter(workshop_id, "themes")

    _step(database, who, workshop_id, work)


def show_name(database: Database, who: Staff, group: str, mark: str) -> None:
    """Lets everyone see the name that a participant gave to a group, exactly as it was read; `mark` is the mark of that."""
    _settle_name(database, who, group, mark, group_names.SHOWN)


def take_name_away(database: Database, who: Staff, group: str, mark: str) -> None:
    """Takes a participant's name off a group, which keeps its neutral one until it gets another."""
    _settle_name(database, who, group, mark, group_names.TAKEN_AWAY)


def _settle_name(database: Database, who: Staff, group: str, mark: str, state: str) -> None:
    with database.write() as change:
        require(change, who, "facilitator")
        row = group_names.checked(change, who, group, mark)
        if row["name_state"] != group_names.WAITING:
            return
        found = read(change, row["workshop_id"])
        if state == group_names.SHOWN:
            _keep_earlier_name(change, row["workshop_id"], found, found.groups[group])
        name = row["name"] if state == group_names.SHOWN else ""
        change.run("UPDATE theme_group SET name_state = :state, name = :name WHERE id = :id", state=state, name=name, id=group)
        papers.tell_voters(change, row["workshop_id"], _counting_in(found, group))
        change.raise_counter(row["workshop_id"], "themes")
        change.raise_counter(row["workshop_id"], "queue")


def _counting_in(found: Grouping, group_id: str) -> list[str]:
    return [voted_on for voted_on, target in found.counts_in().items() if target == group_id]


def _keep_earlier_name(change: Transaction, workshop_id: str, found: Grouping, group: ThemeGroup) -> None:
    """Those who voted on a group see what it was called; where the vote is closed, the name stays."""
    before = earlier_names.EarlierName(group.id, group.name, "facilitator", clock.now())
    earlier_names.keep(change, workshop_id, before, found.counts_in())


def join(database: Database, who: Staff, workshop_id: str, group: str, *, into: str) -> None:
    """Joins a group into another. Votes on either stay as they were cast and count together."""

    def work(change: Transaction) -> None:
        grouping = read(change, workshop_id)
        part, whole = _standing(grouping, group), _standing(grouping, into)
        if part == whole:
            raise Refused(N_("Choose two different groups to join."))
        change.run("UPDATE theme_group SET joined_into = :whole WHERE id = :part", whole=whole, part=part)
        papers.tell_voters(change, workshop_id, _counting_in(grouping, part))
        change.raise_counter(workshop_id, "themes")

    _step(database, who, workshop_id, work)


def undo(database: Database, who: Staff, workshop_id: str) -> bool:
    """Takes back the latest step of grouping; False when there is none."""
    with database.write() as change:
        require(change, who, "facilitator")
        workshops.for_staff(change, who, workshop_id)
        step = change.row("SELECT * FROM grouping_step WHERE workshop_id = :id ORDER BY number DESC LIMIT 1", id=workshop_id)
        if step is None:
            return False
        before = json.loads(step["before"])
        found = read(change, workshop_id)
        for theme in change.rows("SELECT id FROM theme WHERE workshop_id = :id", id=workshop_id):
            change.run("UPDATE theme SET group_id = :group WHERE id = :id", group=before["themes"].get(theme["id"]), id=theme["id"])
        for group in before["groups"]:
            stands = found.groups.get(group["id"])
            if stands is not None and (stands.waits or stands.name).text != group["name"]:
                _keep_earlier_name(change, workshop_id, found, stands)
            change.run(
                "UPDATE theme_group SET name = :name, language = :language, joined_into = :joined_into, name_state = :name_state,"
                " named_by = :named_by WHERE id = :id",
                **{"name_state": "shown", "named_by": None, **group},
            )
        for made in found.groups.keys() - {group["id"] for group in before["groups"]}:
            if change.row("SELECT stage_id FROM vote WHERE target_id = :id LIMIT 1", id=made) is None:  # a vote is never lost
                change.run("DELETE FROM theme_group WHERE id = :id", id=made)
        change.run("DELETE FROM grouping_step WHERE id = :id", id=step["id"])
        papers.tell_voters(change, workshop_id, found.counts_in())
        change.raise_counter(workshop_id, "themes")
        return True


def _step(database: Database, who: Staff, workshop_id: str, work: Callable[[Transaction], Result]) -> Result:
    with database.write() as change:
        require(change, who, "facilitator")
        workshops.for_staff(change, who, workshop_id)
        _remember(change, workshop_id)
        return work(change)


def _remember(change: Transaction, workshop_id: str) -> None:
    """Keeps which theme is in which group now, for undo: ids and group names, no words of participants."""
    workshops.find(change, workshop_id)
    placed = change.rows("SELECT id, group_id FROM theme WHERE workshop_id = :id AND group_id IS NOT NULL", id=workshop_id)
    groups = change.rows(
        "SELECT id, name, language, joined_into, name_state, named_by FROM theme_group WHERE workshop_id = :id", id=workshop_id
    )
    number = change.row("SELECT coalesce(max(number), 0) AS n FROM grouping_step WHERE workshop_id = :id", id=workshop_id)
    change.save(
        "grouping_step",
        {
            "id": ids.new_id(),
            "workshop_id": workshop_id,
            "number": (number["n"] if number else 0) + 1,
            "before": json.dumps(
                {"themes": {row["id"]: row["group_id"] for row in placed}, "groups": [dict(row) for row in groups]}, ensure_ascii=False
            ),
            "at": clock.now(),
        },
    )
