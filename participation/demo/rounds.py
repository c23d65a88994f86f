"""The demo project's structure, its workshops in three rounds, and the themes that were said in them."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from participation import activities, clock, ids, shared_texts, templates
from participation.activities.taking_themes import TakingThemes
from participation.demo.files import OPEN, DemoTheme, Person, Project, WorkPackage
from participation.demo.files import Round as DemoRound
from participation.demo.journal import DemoStage, DemoWorkshop, Journal, PlacedTheme, as_stored, minutes
from participation.model.texts import LANGUAGES, Texts
from participation.model.workshop import Screen
from participation.store import Transaction
from participation.templates import Template
from participation.texts import everywhere

PROJECT = "demo"
CLOSED_TEMPLATE, OPEN_TEMPLATE, OPEN_STAGE = "dialogue_round", "participation_tool", 3
OPEN_WORK_PACKAGE = "WP6"
STARTS_AT_HOUR, DAYS_BETWEEN = 10, 2
MINUTES_INTO_OPEN_STAGE = 4


def structure(change: Transaction, project: Project, at: datetime) -> None:
    """The project, its rounds, work packages and regions."""
    change.save(
        "project",
        {"id": PROJECT, "name": as_stored(project.name), "aim": as_stored(project.aim), "created_at": clock.stamp(at)},
    )
    for number, package in enumerate(project.work_packages, 1):
        change.save(
            "work_package",
            {
                "id": package.id,
                "project_id": PROJECT,
                "number": number,
                "action_set": package.action_set,
                "name": as_stored(package.name),
                "colour": package.colour,
                "shape": package.shape,
            },
        )
    for position, (region_id, name) in enumerate(project.regions.items(), 1):
        change.save("region", {"id": region_id, "project_id": PROJECT, "name": as_stored(name), "position": position})
    for round_ in project.rounds:
        change.save(
            "round",
            {
                "id": _round_id(round_.number),
                "project_id": PROJECT,
                "number": round_.number,
                "name": as_stored(round_.name),
                "aim": as_stored(round_.aim),
                "starts_on": _day_of(round_, 0, at).date().isoformat(),
                "ends_on": _day_of(round_, len(project.work_packages) - 1, at).date().isoformat(),
            },
        )


def workshops(journal: Journal, project: Project, known: dict[str, tuple[str, Person]], at: datetime) -> list[DemoWorkshop]:
    """Six closed workshops in each round, and one more in the last round that is open at `at`."""
    made = []
    for round_ in project.rounds:
        for place, package in enumerate(project.work_packages):
            title = everywhere("Round {number}: {name}", number=round_.number, name=package.name)
            starts = _day_of(round_, place, at)
            people = _seated(known, round_.number, package.id)
            made.append(_workshop(journal, round_, package, templates.of(CLOSED_TEMPLATE), title, starts, people, project.support))
    package = next(package for package in project.work_packages if package.id == OPEN_WORK_PACKAGE)
    template = templates.of(OPEN_TEMPLATE)
    begun = sum(stage.minutes for stage in template.stages[: OPEN_STAGE - 1]) + MINUTES_INTO_OPEN_STAGE
    people = _seated(known, round_.number, OPEN)
    made.append(
        _workshop(journal, round_, package, template, template.title, at - minutes(begun), people, project.support, open_stage=OPEN_STAGE)
    )
    return made


def _seated(known: dict[str, tuple[str, Person]], round_number: int, seat: str) -> tuple[tuple[str, Person], ...]:
    return tuple(found for found in known.values() if found[1].seats.get(round_number) == seat)


def _round_id(number: int) -> str:
    return f"round-{number}"


def _day_of(round_: DemoRound, place: int, at: datetime) -> datetime:
    day = at - timedelta(weeks=round_.weeks_ago) + timedelta(days=DAYS_BETWEEN * place)
    return day.astimezone(UTC).replace(hour=STARTS_AT_HOUR, minute=0, second=0, microsecond=0)


def _workshop(
    journal: Journal,
    round_: DemoRound,
    package: WorkPackage,
    template: Template,
    title: Texts,
    starts: datetime,
    people: tuple[tuple[str, Person], ...],
    support: Texts,
    *,
    open_stage: int | None = None,
) -> DemoWorkshop:
    change, workshop_id, join_code = journal.change, ids.new_id(), ids.new_join_code()
    ends = starts + minutes(template.minutes)
    change.save(
        "workshop",
        {
            "id": workshop_id,
            "project_id": PROJECT,
            "round_id": _round_id(round_.number),
            "work_package_id": package.id,
            "region_id": None,
            "template": template.id,
            "title": as_stored(title),
            "about": json.dumps([text.as_json() for text in template.about], ensure_ascii=False),
            "support": as_stored(support),
            "languages": json.dumps(LANGUAGES),
            "join_code": join_code,
            "screen_key": ids.new_token(),
            "state": "open" if open_stage else "closed",
            "joining": "open" if open_stage else "closed",
            "stage_id": None,
            "screen": json.dumps(asdict(Screen())),
            "created_at": clock.stamp(starts - timedelta(days=7)),
            "opened_at": clock.stamp(starts),
            "closed_at": None if open_stage else clock.stamp(ends),
        },
    )
    stages = _stages(change, workshop_id, template, starts, open_stage)
    present = stages[(open_stage or len(stages)) - 1]
    change.run("UPDATE workshop SET stage_id = :stage WHERE id = :id", stage=present.id, id=workshop_id)
    for participant_id, person in people:
        _attend(change, workshop_id, participant_id, person, starts)
    for topic in ("stage", "people"):
        change.raise_counter(workshop_id, topic)
    return DemoWorkshop(workshop_id, round_.number, package.id, bool(open_stage), join_code, stages, people, ends)


def _stages(change: Transaction, workshop_id: str, template: Template, starts: datetime, open_stage: int | None) -> tuple[DemoStage, ...]:
    made, opens = [], starts
    for position, stage in enumerate(template.stages, 1):
        begun = open_stage is None or position <= open_stage
        over = open_stage is None or position < open_stage
        closes = opens + minutes(stage.minutes)
        activity = activities.of(stage.kind, stage.settings)
        made.append(
            DemoStage(
                ids.new_id(),
                stage.kind,
                opens if begun else None,
                closes if over else None,
                activity.kinds if isinstance(activity, TakingThemes) else None,
            )
        )
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


def _attend(change: Transaction, workshop_id: str, participant_id: str, person: Person, at: datetime) -> None:
    change.save(
        "attendance",
        {
            "workshop_id": workshop_id,
            "participant_id": participant_id,
            "role": person.role,
            "role_group": person.group,
            "joined_at": clock.stamp(at),
            "paused": 0,
        },
        key=("workshop_id", "participant_id"),
    )


def themes(journal: Journal, made: list[DemoWorkshop], given: list[DemoTheme]) -> list[PlacedTheme]:
    """Every theme in the stage that takes its kind, written by its author and shown by the facilitator."""
    by_place = {(workshop.round, workshop.work_package, workshop.is_open): workshop for workshop in made}
    placed: list[PlacedTheme] = []
    for theme in given:
        workshop = by_place[(theme.round, theme.work_package, theme.is_open)]
        said = [other.given.author for other in placed if other.workshop is workshop]
        placed.append(_theme(journal, workshop, _stage_of(workshop, theme, said), theme, said_before=len(said)))
    for workshop in made:
        journal.change.raise_counter(workshop.id, "themes")
    return placed


def _stage_of(workshop: DemoWorkshop, theme: DemoTheme, said: list[str]) -> DemoStage:
    """The stage that takes the theme's kind; in a listening round each says one thing, and more in the dialogue after it."""
    if theme.kind is None and theme.author in said:
        return workshop.stage("add_themes")
    return next(stage for stage in workshop.stages if stage.takes is not None and _takes(stage.takes, theme.kind))


def _theme(journal: Journal, workshop: DemoWorkshop, stage: DemoStage, theme: DemoTheme, *, said_before: int) -> PlacedTheme:
    author_id, author = next(found for found in workshop.people if found[1].code == theme.author)
    assert stage.opened is not None
    written = stage.opened + minutes(0.3 * (said_before + 1))
    shown, grouped = written + minutes(0.2), stage.opened + minutes(9)
    group_id = journal.group(workshop, theme.group, theme.language, grouped) if theme.group else None
    theme_id = ids.new_id()
    journal.change.save(
        "theme",
        {
            "id": theme_id,
            "workshop_id": workshop.id,
            "stage_id": stage.id,
            "participant_id": author_id,
            "text": theme.text,
            "language": theme.language,
            "kind": theme.kind,
            "state": "shown",
            "reason": None,
            "group_id": group_id,
            "marked": int(shared_texts.may_need_care(theme.text)),
            "created_at": clock.stamp(written),
            "changed_at": clock.stamp(written),
            "shown_at": clock.stamp(shown),
        },
    )
    journal.change.save(
        "theme_wording",
        {"theme_id": theme_id, "number": 1, "text": theme.text, "at": clock.stamp(written)},
        key=("theme_id", "number"),
    )
    journal.event(theme_id, "written", by_role=author.group, at=written)
    journal.event(theme_id, "shown", by_role="facilitator", at=shown)
    if group_id:
        journal.event(theme_id, "grouped", by_role="facilitator", at=grouped, detail=group_id)
    return PlacedTheme(theme_id, group_id or theme_id, workshop, author_id, theme)


def _takes(kinds: tuple[str, ...], kind: str | None) -> bool:
    return kind in kinds if kind else not kinds
