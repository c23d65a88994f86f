"""Holds an invented workshop: its row, its stages with their times, and who attended it."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from participation import activities, clock, ids
from participation.activities.taking_themes import TakingThemes
from participation.demo.files import Person
from participation.demo.journal import PROJECT, DemoStage, DemoWorkshop, Journal, as_stored, minutes
from participation.model.texts import LANGUAGES, Texts
from participation.model.workshop import Screen
from participation.store import Transaction
from participation.template_files.templates import Template, TemplateStage

INVITED_DAYS_BEFORE = 7


@dataclass(frozen=True)
class Plan:
    """A workshop that is to be held. `open_stage`: the number of the stage that is open now; None when all is over."""

    key: str
    template: Template
    title: Texts
    starts: datetime
    people: tuple[tuple[str, Person], ...]
    support: Texts
    round: int | None = None
    work_package: str | None = None
    region: str | None = None
    series: str | None = None
    languages: tuple[str, ...] = tuple(LANGUAGES)
    open_stage: int | None = None


def round_id(number: int) -> str:
    """The id of a demo round."""
    return f"round-{number}"


def hold(journal: Journal, plan: Plan) -> DemoWorkshop:
    """The workshop as if it had been held then."""
    change, workshop_id, join_code = journal.change, ids.new_id(), ids.new_join_code()
    ends = plan.starts + minutes(plan.template.minutes)
    state = "open" if plan.open_stage else "closed"
    change.save(
        "workshop",
        {
            "id": workshop_id,
            "project_id": PROJECT,
            "round_id": round_id(plan.round) if plan.round else None,
            "work_package_id": plan.work_package,
            "region_id": plan.region,
            "series_id": plan.series,
            "template": plan.template.id,
            "title": as_stored(plan.title),
            "about": json.dumps([text.as_json() for text in plan.template.about], ensure_ascii=False),
            "support": as_stored(plan.support),
            "languages": json.dumps(plan.languages),
            "join_code": join_code,
            "screen_key": ids.new_token(),
            "state": state,
            "joining": state,
            "stage_id": None,
            "screen": json.dumps(asdict(Screen())),
            "created_at": clock.stamp(plan.starts - timedelta(days=INVITED_DAYS_BEFORE)),
            "opened_at": clock.stamp(plan.starts),
            "closed_at": None if plan.open_stage else clock.stamp(ends),
        },
    )
    stages = _stages(change, workshop_id, plan)
    present = stages[(plan.open_stage or len(stages)) - 1]
    change.run("UPDATE workshop SET stage_id = :stage WHERE id = :id", stage=present.id, id=workshop_id)
    for tablet, (participant_id, person) in enumerate(plan.people, 1):
        _attend(change, workshop_id, participant_id, person, plan.starts, tablet)
    for topic in ("stage", "people"):
        change.raise_counter(workshop_id, topic)
    package = plan.work_package or ""
    return DemoWorkshop(workshop_id, plan.key, plan.round, package, bool(plan.open_stage), join_code, stages, plan.people, ends)


def _stages(change: Transaction, workshop_id: str, plan: Plan) -> tuple[DemoStage, ...]:
    made, opens = [], plan.starts
    for position, stage in enumerate(plan.template.stages, 1):
        begun = plan.open_stage is None or position <= plan.open_stage
        over = plan.open_stage is None or position < plan.open_stage
        closes = opens + minutes(stage.minutes)
        made.append(_stage(stage, opens if begun else None, closes if over else None))
        change.save(
            "stage",
            {
                "id": made[-1].id,
                "workshop_id": workshop_id,
                "position": position,
                "kind": stage.kind,
                "name": as_stored(stage.name),
                "prompt": as_stored(stage.prompt),
                "minutes": stage.minutes,
                "settings": json.dumps(stage.settings, ensure_ascii=False),
                "state": "closed" if over else "open" if begun else "waiting",
                "opened_at": clock.stamp(opens) if begun else None,
                "closed_at": clock.stamp(closes) if over else None,
            },
        )
        opens = closes
    return tuple(made)


def _stage(stage: TemplateStage, opened: datetime | None, closed: datetime | None) -> DemoStage:
    activity = activities.of(stage.kind, stage.settings)
    takes = activity.kinds if isinstance(activity, TakingThemes) else None
    return DemoStage(ids.new_id(), stage.id, stage.kind, opened, closed, takes, activity)


def _attend(change: Transaction, workshop_id: str, participant_id: str, person: Person, at: datetime, tablet: int) -> None:
    change.save(
        "attendance",
        {
            "workshop_id": workshop_id,
            "participant_id": participant_id,
            "role": person.role,
            "role_group": person.group,
            "joined_at": clock.stamp(at),
            "paused": 0,
            "tablet": tablet,
        },
        key=("workshop_id", "participant_id"),
    )
