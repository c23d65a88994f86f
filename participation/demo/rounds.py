"""The demo project's structure, its workshops in three rounds, and the themes that were said in them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from participation import clock
from participation.demo.files import OPEN, DemoTheme, Person, Project
from participation.demo.files import Round as DemoRound
from participation.demo.journal import PROJECT, DemoStage, DemoWorkshop, Journal, PlacedTheme, Words, as_stored, minutes
from participation.demo.staging import Plan, hold, round_id
from participation.store import Transaction
from participation.template_files import templates
from participation.template_files.templates import Template
from participation.texts import everywhere

CLOSED_TEMPLATE, OPEN_TEMPLATE, OPEN_STAGE = "dialogue_round", "participation_tool", 3
OPEN_WORK_PACKAGE = "WP6"
# In these work packages each round also asks where assessing is in the four fields.
FOUR_FIELDS, MARKED_IN, MARKED_BEFORE, MARK_MINUTES = "four_fields", ("WP3", "WP5"), "vote", 5
# Each workshop of a round asks those who got help for their experience, before its last stage.
EXPERIENCE, EXPERIENCE_BEFORE = "client_experience", "check"
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
                "id": round_id(round_.number),
                "project_id": PROJECT,
                "number": round_.number,
                "name": as_stored(round_.name),
                "aim": as_stored(round_.aim),
                "starts_on": clock.day_of(_day_of(round_, 0, at)).isoformat(),
                "ends_on": clock.day_of(_day_of(round_, len(project.work_packages) - 1, at)).isoformat(),
            },
        )


def workshops(journal: Journal, project: Project, known: dict[str, tuple[str, Person]], at: datetime) -> list[DemoWorkshop]:
    """Six closed workshops in each round, and one more in the last round that is open at `at`."""
    made = []
    for round_ in project.rounds:
        for place, package in enumerate(project.work_packages):
            plan = Plan(
                key=f"{package.id}-{round_.number}",
                template=_template(package.id, round_.number),
                title=everywhere("Round {number}: {name}", number=round_.number, name=package.name),
                starts=_day_of(round_, place, at),
                people=_seated(known, round_.number, package.id),
                support=project.support,
                round=round_.number,
                work_package=package.id,
            )
            made.append(hold(journal, plan))
    template = templates.of(OPEN_TEMPLATE)
    begun = sum(stage.minutes for stage in template.stages[: OPEN_STAGE - 1]) + MINUTES_INTO_OPEN_STAGE
    people, starts = _seated(known, round_.number, OPEN), at - minutes(begun)
    plan = Plan(OPEN, template, template.title, starts, people, project.support, round_.number, OPEN_WORK_PACKAGE, open_stage=OPEN_STAGE)
    made.append(hold(journal, plan))
    return made


def _template(package: str, round_number: int) -> Template:
    """The template of the round with the statements about experience, and with the four fields where they are asked."""
    own = f"{CLOSED_TEMPLATE}_{round_number}"
    plain = next((one for one in templates.shipped() if one.id == own), templates.of(CLOSED_TEMPLATE))
    asked = [one for one in templates.of(EXPERIENCE).stages if one.kind == "experience"]
    last = next(number for number, stage in enumerate(plain.stages) if stage.kind == EXPERIENCE_BEFORE)
    template = replace(plain, stages=(*plain.stages[:last], *asked, *plain.stages[last:]))
    marked = [replace(one, minutes=MARK_MINUTES) for one in templates.of(FOUR_FIELDS).stages if one.kind in ("four_field", "group_picture")]
    at = next(number for number, stage in enumerate(template.stages) if stage.id == MARKED_BEFORE)
    return replace(template, stages=(*template.stages[:at], *marked, *template.stages[at:])) if package in MARKED_IN else template


def _seated(known: dict[str, tuple[str, Person]], round_number: int, seat: str) -> tuple[tuple[str, Person], ...]:
    return tuple(found for found in known.values() if found[1].seats.get(round_number) == seat)


def _day_of(round_: DemoRound, place: int, at: datetime) -> datetime:
    return morning(at - timedelta(weeks=round_.weeks_ago) + timedelta(days=DAYS_BETWEEN * place))


def morning(day: datetime) -> datetime:
    """When a workshop of that day begins."""
    return day.astimezone(UTC).replace(hour=STARTS_AT_HOUR, minute=0, second=0, microsecond=0)


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
    author = workshop.person(theme.author)
    assert stage.opened is not None
    words = Words(theme.text, theme.language, theme.kind, theme.group, theme.details)
    theme_id, group_id = journal.theme(workshop, stage, author, words, stage.opened + minutes(0.3 * (said_before + 1)))
    for tag in theme.tags:
        journal.tag(theme_id, tag)
    return PlacedTheme(theme_id, group_id or theme_id, workshop, author[0], theme)


def _takes(kinds: tuple[str, ...], kind: str | None) -> bool:
    return kind in kinds if kind else not kinds
