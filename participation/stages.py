"""The stages of a workshop: opened one at a time by the facilitator, and edited before and during it."""

import json
from collections.abc import Mapping
from typing import Any

from participation import activities, clock, closing, ids, notice, plain_text, workshops
from participation.access import require
from participation.activities import Activity
from participation.errors import NotFound, Refused
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.model.workshop import Stage, Workshop
from participation.project import plan_checks
from participation.store import Database, Transaction
from participation.template_files import template_settings


def activity(stage: Stage) -> Activity:
    """The activity of a stage, with its settings."""
    return activities.of(stage.kind, stage.settings)


def in_order(look: Transaction, workshop_id: str) -> list[Stage]:
    """All stages of the workshop in their order."""
    return [Stage.of(row) for row in look.rows("SELECT * FROM stage WHERE workshop_id = :id ORDER BY position", id=workshop_id)]


def of_workshop(database: Database, who: Staff, workshop_id: str) -> list[Stage]:
    """All stages of the workshop in their order, for staff."""
    with database.read() as look:
        require(look, who, "facilitator", "reviewer", "evaluator")
        workshops.for_staff(look, who, workshop_id)
        return in_order(look, workshop_id)


def find(look: Transaction, stage_id: str) -> Stage:
    """The stage with this id; raises NotFound."""
    row = look.row("SELECT * FROM stage WHERE id = :id", id=stage_id)
    if row is None:
        raise NotFound(N_("This stage is not here any more. Look at the page again."))
    return Stage.of(row)


def open_for(look: Transaction, workshop_id: str, stage_id: str) -> Stage:
    """The stage, when it is of this workshop and open; otherwise Refused with what to do."""
    stage = find(look, stage_id)
    if stage.workshop_id != workshop_id:
        raise NotFound(N_("This stage is not here any more. Look at the page again."))
    if stage.state != "open":
        raise Refused(N_("This stage is closed now. Look at what is open."))
    return stage


def go_on(database: Database, who: Staff, workshop_id: str, *, after: str | None) -> Stage | None:
    """Closes the present stage and opens the next that isn't skipped; None when there is none left.

    `after` is the stage that the facilitator sees as present: when another facilitator has moved already, nothing moves.
    """
    return _move(database, who, workshop_id, seen=after, step=1)


def go_back(database: Database, who: Staff, workshop_id: str, *, after: str | None) -> Stage | None:
    """Opens the stage before the present one again; what was answered there is still there."""
    return _move(database, who, workshop_id, seen=after, step=-1)


def _move(database: Database, who: Staff, workshop_id: str, *, seen: str | None, step: int) -> Stage | None:
    with database.write() as change:
        require(change, who, "facilitator")
        workshop = _still_at(change, who, workshop_id, seen)
        stages = [stage for stage in in_order(change, workshop_id) if stage.state != "skipped" or stage.id == workshop.stage_id]
        here = next((index for index, stage in enumerate(stages) if stage.id == workshop.stage_id), -1)
        there = here + step
        if not 0 <= there < len(stages):
            return None
        return _open(change, workshop, stages[there])


def open_stage(database: Database, who: Staff, workshop_id: str, stage_id: str, *, after: str | None) -> Stage:
    """Opens one chosen stage and closes the present one."""
    with database.write() as change:
        require(change, who, "facilitator")
        workshop = _still_at(change, who, workshop_id, after)
        stage = find(change, stage_id)
        if stage.workshop_id != workshop_id:
            raise NotFound(N_("This stage is not here any more. Look at the page again."))
        return _open(change, workshop, stage)


def close_present(database: Database, who: Staff, workshop_id: str) -> None:
    """Closes the present stage and stays at it: no answer or vote is taken any more."""
    with database.write() as change:
        require(change, who, "facilitator")
        workshops.for_staff(change, who, workshop_id)
        closing.close_open_stages(change, workshop_id)
        change.raise_counter(workshop_id, "stage")


def _still_at(change: Transaction, who: Staff, workshop_id: str, seen: str | None) -> Workshop:
    workshop = workshops.for_staff(change, who, workshop_id)
    if workshop.state == "closed":
        raise Refused(N_("This workshop is closed. Make a new one to go on."))
    if workshop.stage_id != seen:
        raise Refused(N_("Somebody else moved the workshop just now. Look where it is, then go on from there."))
    return workshop


def _open(change: Transaction, workshop: Workshop, stage: Stage) -> Stage:
    plan_checks.before_the_start(change, workshop)
    now = clock.now()
    closing.close_open_stages(change, workshop.id)
    change.run("UPDATE stage SET state = 'open', opened_at = :now, closed_at = NULL WHERE id = :id", now=now, id=stage.id)
    change.run(
        "UPDATE workshop SET stage_id = :stage, state = 'open', opened_at = coalesce(opened_at, :now),"
        " notice = coalesce(notice, :notice) WHERE id = :id",
        stage=stage.id,
        notice=notice.VERSION,
        now=now,
        id=workshop.id,
    )
    change.raise_counter(workshop.id, "stage")
    return find(change, stage.id)


def add(
    database: Database, who: Staff, workshop_id: str, *, kind: str, name: Texts, prompt: Texts, minutes: int, after: str | None
) -> Stage:
    """Adds a stage behind `after` (at the end when None), with the settings that its kind starts with."""
    with database.write() as change:
        require(change, who, "facilitator")
        if kind not in activities.kinds():
            activities.of(kind, {})
        stages = in_order(change, workshop_id)
        place = next((index + 1 for index, stage in enumerate(stages) if stage.id == after), len(stages))
        added = ids.new_id()
        change.save(
            "stage",
            {
                "id": added,
                "workshop_id": workshops.for_staff(change, who, workshop_id).id,
                "position": len(stages) + 1,
                "kind": kind,
                "name": _text(name, limits.STAGE_NAME),
                "prompt": _text(prompt, limits.STAGE_QUESTION),
                "minutes": limits.MINUTES.checked(minutes),
                "settings": json.dumps(dict(activities.kinds()[kind].example()), ensure_ascii=False),
                "state": "waiting",
                "opened_at": None,
                "closed_at": None,
            },
        )
        order = [stage.id for stage in stages]
        _number(change, workshop_id, [*order[:place], added, *order[place:]])
        return find(change, added)


def move(database: Database, who: Staff, stage_id: str, *, by: int) -> None:
    """Moves a stage earlier (negative) or later in the order."""
    with database.write() as change:
        require(change, who, "facilitator")
        stage = find(change, stage_id)
        workshops.for_staff(change, who, stage.workshop_id)
        order = [known.id for known in in_order(change, stage.workshop_id)]
        here = order.index(stage_id)
        order.insert(max(0, min(len(order) - 1, here + by)), order.pop(here))
        _number(change, stage.workshop_id, order)


def _number(change: Transaction, workshop_id: str, order: list[str]) -> None:
    for position, stage_id in enumerate(order, 1):
        change.run("UPDATE stage SET position = :position WHERE id = :id", position=position, id=stage_id)
    change.raise_counter(workshop_id, "stage")


def set_skipped(database: Database, who: Staff, stage_id: str, *, skipped: bool) -> None:
    """Leaves a stage out of this workshop, or takes it in again; nothing that was answered is lost."""
    with database.write() as change:
        require(change, who, "facilitator")
        stage = find(change, stage_id)
        workshops.for_staff(change, who, stage.workshop_id)
        if stage.state == "open":
            raise Refused(N_("This stage is open now. Open another one first."))
        state = "skipped" if skipped else "closed" if stage.closed_at else "waiting"
        change.run("UPDATE stage SET state = :state WHERE id = :id", state=state, id=stage_id)
        change.raise_counter(stage.workshop_id, "stage")


def edit(
    database: Database,
    who: Staff,
    stage_id: str,
    *,
    name: Texts | None = None,
    prompt: Texts | None = None,
    minutes: int | None = None,
    settings: Mapping[str, Any] | None = None,
) -> Stage:
    """Changes what is given; the tablets show it at once. How a vote is cast can't change once somebody has voted."""
    with database.write() as change:
        require(change, who, "facilitator")
        stage = find(change, stage_id)
        workshops.for_staff(change, who, stage.workshop_id)
        if settings is not None and dict(settings) != dict(stage.settings):
            template_settings.check(stage.kind, settings)
            if change.row("SELECT target_id FROM vote WHERE stage_id = :id LIMIT 1", id=stage_id):
                raise Refused(N_("People have voted already. Add a new vote if you want another way to vote."))
            if stage.kind == "usefulness" and change.row("SELECT field FROM answer WHERE stage_id = :id LIMIT 1", id=stage_id):
                raise Refused(N_("People have answered about this model already. Add a new stage for another model."))
        change.run(
            "UPDATE stage SET name = :name, prompt = :prompt, minutes = :minutes, settings = :settings WHERE id = :id",
            name=_text(name or stage.name, limits.STAGE_NAME),
            prompt=_text(prompt or stage.prompt, limits.STAGE_QUESTION),
            minutes=limits.MINUTES.checked(stage.minutes if minutes is None else minutes),
            settings=json.dumps(dict(stage.settings if settings is None else settings), ensure_ascii=False),
            id=stage_id,
        )
        change.raise_counter(stage.workshop_id, "stage")
        return find(change, stage_id)


def ends_at(stage: Stage) -> str | None:
    """When the minutes of an open stage are over; nothing closes by itself then."""
    return clock.later(stage.opened_at, seconds=60 * stage.minutes) if stage.opened_at and stage.state == "open" else None


def _text(texts: Texts, longest: int) -> str:
    return json.dumps(plain_text.fitting(texts, longest).as_json(), ensure_ascii=False)
