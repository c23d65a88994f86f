"""What the demo's reviewers saw across its workshops: tags, what became of signals, what stands behind the goals, and whispers."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from participation import clock
from participation.demo.across_file import Linked, Seen, Whisper
from participation.demo.files import Person, Project
from participation.demo.journal import Journal, PlacedTheme, Words
from participation.demo.rounds import morning
from participation.demo.staging import Plan, hold, round_id
from participation.model.workshop import WHISPERS
from participation.template_files import templates

BY = "reviewer"
FIRST_STEP, NEXT_STEP = timedelta(weeks=1), timedelta(weeks=8)
WRITERS = ("C", "O")
OPENED_WEEKS_AGO, CLOSED_WEEKS_AGO, AFTER = 10, 2, timedelta(days=3)


def describe(
    journal: Journal, seen: Seen, placed: list[PlacedTheme], project: Project, known: dict[str, tuple[str, Person]], at: datetime
) -> None:
    """All of it; `placed` are the themes of the rounds."""
    by_number = {theme.given.number: theme for theme in placed}
    for tag, numbers in seen.tags:
        for number in numbers:
            journal.tag(by_number[number].id, tag)
    for followed in seen.signals:
        theme = by_number[followed.theme]
        for place, status in enumerate(followed.steps, 1):
            _follow(journal, theme.id, place, status, theme.workshop.ends + FIRST_STEP + (place - 1) * NEXT_STEP)
    for linked in seen.goals:
        _link(journal, linked, by_number, at)
    _whispers(journal, seen.whispers, by_number, project, known, at)


def _follow(journal: Journal, theme_id: str, number: int, status: str, at: datetime) -> None:
    row = {"theme_id": theme_id, "number": number, "status": status, "by_role": BY, "at": clock.stamp(at)}
    journal.change.save("signal_status", row, key=("theme_id", "number"))


def _link(journal: Journal, linked: Linked, by_number: Mapping[int, PlacedTheme], at: datetime) -> None:
    change, row = journal.change, {"goal_id": linked.goal, "by_role": BY, "at": clock.stamp(at - timedelta(weeks=1))}
    for number in linked.themes:
        change.save("goal_theme", {**row, "theme_id": by_number[number].id}, key=("goal_id", "theme_id"))
    for name in linked.groups:
        for group in change.rows("SELECT id FROM theme_group WHERE name = :name", name=name):
            change.save("goal_group", {**row, "group_id": group["id"]}, key=("goal_id", "group_id"))
    for round_number in linked.rounds:
        sql = "SELECT id FROM conclusion WHERE round_id = :round AND kind = 'conclusion'"
        for concluded in change.rows(sql, round=round_id(round_number)):
            change.save("goal_conclusion", {**row, "conclusion_id": concluded["id"]}, key=("goal_id", "conclusion_id"))


def _whispers(
    journal: Journal,
    given: tuple[Whisper, ...],
    by_number: Mapping[int, PlacedTheme],
    project: Project,
    known: dict[str, tuple[str, Person]],
    at: datetime,
) -> None:
    """The signals from everyday work, in the standing workshop of last year."""
    template = templates.of(WHISPERS)
    writers = tuple(found for found in known.values() if found[1].group in WRITERS)
    starts = morning(at - timedelta(weeks=OPENED_WEEKS_AGO))
    workshop = hold(journal, Plan(WHISPERS, template, template.title, starts, writers, project.support))
    closed = clock.stamp(morning(at - timedelta(weeks=CLOSED_WEEKS_AGO)))
    for table, column in (("workshop", "id"), ("stage", "workshop_id")):
        journal.change.run(f"UPDATE {table} SET closed_at = :at WHERE {column} = :id", at=closed, id=workshop.id)
    for number, one in enumerate(given):
        writer = next(found for found in writers[number:] if found[1].language == one.language)
        written = morning(at - timedelta(weeks=one.weeks_ago))
        words = Words(one.text, one.language, one.kind, None, one.details)
        theme_id, _ = journal.theme(workshop, workshop.stage("signal"), writer, words, written)
        if one.again:
            row = {
                "earlier_id": by_number[one.again].id,
                "later_id": theme_id,
                "grew": 1,
                "by_role": BY,
                "at": clock.stamp(written + AFTER),
            }
            journal.change.save("signal_growth", row, key=("earlier_id", "later_id"))
    journal.change.raise_counter(workshop.id, "themes")
