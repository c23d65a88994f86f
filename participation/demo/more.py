"""What happened between the demo's rounds: a workshop of every other template, with something in each of its stages.

The people are the same 99. These workshops belong to no round, so nothing of them counts as a theme or an attendance of one.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from participation import clock
from participation.activities.taking_themes import TakingThemes
from participation.activities.vote import Vote
from participation.demo import after
from participation.demo.files import Person, Project
from participation.demo.journal import DemoStage, DemoWorkshop, Journal, Words, minutes
from participation.demo.more_files import Answers, Line, MoreWorkshop
from participation.demo.rounds import morning
from participation.demo.staging import Plan, hold
from participation.model.fields import Field
from participation.model.people import Staff
from participation.template_files import templates
from participation.template_files.templates import Template

BETWEEN_THEMES = 0.5


@dataclass(frozen=True)
class Placed:
    """A line that stands in the store. `target` is what its votes go to: its group, or itself."""

    id: str
    target: str
    workshop: DemoWorkshop
    stage: DemoStage
    line: Line


def workshops(
    journal: Journal, project: Project, given: tuple[MoreWorkshop, ...], known: dict[str, tuple[str, Person]], at: datetime
) -> list[DemoWorkshop]:
    """The workshops between the rounds, all of them over."""
    return [
        hold(
            journal,
            Plan(
                key=one.id,
                template=_template(one.template, project),
                title=one.title,
                starts=morning(at - timedelta(weeks=one.weeks_ago, days=1)),
                people=tuple(found for found in known.values() if one.id in found[1].also),
                support=project.support,
                work_package=one.work_package,
                region=one.region,
                series=one.series,
                languages=one.languages,
            ),
        )
        for one in given
    ]


def _template(template_id: str, project: Project) -> Template:
    """The template; where it asks for the mood, also for the region."""
    template = templates.of(template_id)
    regions = [name.as_json() for name in project.regions.values()]
    stages = (replace(one, settings={**one.settings, "regions": regions}) if one.kind == "mood" else one for one in template.stages)
    return replace(template, stages=tuple(stages))


def themes(journal: Journal, made: list[DemoWorkshop], lines: list[Line], by: Staff) -> list[Placed]:
    """Everything that was said, with the support, the translation, the answer and the decision that it got."""
    by_key = {workshop.key: workshop for workshop in made}
    placed: list[Placed] = []
    for line in lines:
        workshop = by_key[line.workshop]
        stage = workshop.named(line.stage)
        before = [one for one in placed if one.stage is stage]
        placed.append(_theme(journal, workshop, stage, line, [one for one in placed if one.workshop is workshop], len(before)))
        _afterwards(journal, placed[-1], by)
    for workshop in made:
        journal.change.raise_counter(workshop.id, "themes")
    return placed


def _theme(journal: Journal, workshop: DemoWorkshop, stage: DemoStage, line: Line, before: list[Placed], number: int) -> Placed:
    activity = stage.activity
    assert isinstance(activity, TakingThemes) and stage.opened is not None
    keys = {one.line.key: one.id for one in before if one.line.key}
    asked = {field.name: field for field in activity.details()}
    details = {name: _detail(asked[name], value, workshop, keys) for name, value in line.details.items()}
    text, kind, checked = activity.check_theme(line.text, line.kind, details)
    words = Words(text, line.language, kind, line.group, checked)
    written = stage.opened + minutes(BETWEEN_THEMES * (number + 1))
    theme_id, group_id = journal.theme(workshop, stage, workshop.person(line.author), words, written)
    return Placed(theme_id, group_id or theme_id, workshop, stage, line)


def _detail(field: Field, value: str, workshop: DemoWorkshop, keys: dict[str, str]) -> object:
    """The value as a tablet would send it: a day so many days after the workshop, a theme by its key, a step as a number."""
    if field.input == "date":
        return _day_after(workshop, int(value))
    if field.input == "choose_theme":
        return keys[value]
    return _given(field, value)


def _day_after(workshop: DemoWorkshop, days: int) -> str:
    day: date = clock.day_of(workshop.ends + timedelta(days=days))
    return day.isoformat()


def _given(field: Field, value: str) -> object:
    if field.input == "two_scales":
        return [int(step) for step in value.split(",")]
    if field.input == "choose_many":
        return value.split("+")
    return int(value) if field.input == "scale" and not field.options else value


def _afterwards(journal: Journal, theme: Placed, by: Staff) -> None:
    """Support, an answer, a translation and a decision, where the line has them."""
    change, line, opened = journal.change, theme.line, theme.stage.opened
    assert opened is not None
    others = [participant_id for participant_id, person in theme.workshop.people if person.code != line.author]
    for number, participant_id in enumerate(journal.random.sample(others, line.supporters), 1):
        row = {"theme_id": theme.id, "participant_id": participant_id, "at": clock.stamp(opened + minutes(5 + 0.1 * number))}
        change.save("support", row, key=("theme_id", "participant_id"))
    if line.answered:
        change.run("UPDATE theme SET answered_at = :at WHERE id = :id", at=clock.stamp(opened + minutes(8)), id=theme.id)
    if line.translation:
        language, words = line.translation
        put = {"theme_id": theme.id, "language": language, "text": words, "by_role": "facilitator", "at": clock.stamp(opened + minutes(7))}
        change.save("theme_translation", put, key=("theme_id", "language"))
    if line.status:
        after.decide(journal, theme.workshop, theme.id, line.status, None, by)


def votes(journal: Journal, made: list[DemoWorkshop], placed: list[Placed]) -> None:
    """The votes of the workshops that have a vote, on what its stage asks about."""
    for workshop in made:
        for vote in (stage for stage in workshop.stages if stage.kind == "vote"):
            assert isinstance(vote.activity, Vote)
            own = [one for one in placed if one.workshop is workshop and workshop.stages.index(one.stage) < workshop.stages.index(vote)]
            latest = max((one.stage for one in own), key=workshop.stages.index) if vote.activity.latest_stage_only else None
            targets: after.Pulls = {}
            for one in own:
                if latest in (None, one.stage):
                    before = targets.get(one.target, (0, 0))
                    targets[one.target] = (max(before[0], one.line.pull_experts), max(before[1], one.line.pull_others))
            after.cast(journal, workshop, targets, vote.activity.votes)


def checks(journal: Journal, made: list[DemoWorkshop], given: tuple[MoreWorkshop, ...]) -> None:
    """The participation check of each."""
    for workshop, one in zip(made, given, strict=True):
        after.check(journal, workshop, one.like_round)


def answers(journal: Journal, made: list[DemoWorkshop], given: list[Answers]) -> None:
    """The forms: marks in the four fields, theses, lines, mood and the rest."""
    by_key = {workshop.key: workshop for workshop in made}
    for number, one in enumerate(given):
        workshop = by_key[one.workshop]
        stage = workshop.named(one.stage)
        participant_id, _ = workshop.person(one.author)
        assert stage.opened is not None
        asked = {field.name: field for field in stage.activity.fields()}
        for name, value in one.given.items():
            journal.answer(stage, participant_id, name, _given(asked[name], value), stage.opened + minutes(2 + number % 20 * 0.1))


def journal_of(journal: Journal) -> Journal:
    """A journal with random numbers of its own, so that the rounds stay as they are whatever stands between them."""
    return Journal(journal.change, Random(2022))  # noqa: S311 - invented votes, the same each time
