"""The demo's series with what stayed open, the questions and conclusions of its rounds, and what came of its signals."""

from datetime import datetime, timedelta

from participation import clock, ids
from participation.demo.journal import DemoWorkshop, Journal
from participation.demo.more_files import MoreSeries, RoundStory
from participation.demo.staging import round_id
from participation.project import listed

SERIES_BEFORE = timedelta(weeks=45)
CONCLUDED_AFTER = timedelta(weeks=1)
ITEM_LANGUAGE = "fi"


def series(journal: Journal, given: tuple[MoreSeries, ...], at: datetime) -> None:
    """The series, before their workshops."""
    for one in given:
        row = {"id": one.id, "project_id": listed.project_of(journal.change), "name": listed.stored(one.name), "rhythm": one.rhythm}
        row |= {"template": one.template, "created_at": clock.stamp(at - SERIES_BEFORE)}
        journal.change.save("series", {**row, "group_id": one.group, "region_id": one.region, "work_package_id": one.work_package})


def items(journal: Journal, given: tuple[MoreSeries, ...], made: list[DemoWorkshop]) -> None:
    """What stayed open after their workshops."""
    by_key = {workshop.key: workshop for workshop in made}
    for one in given:
        for item in one.items:
            workshop = by_key[item.workshop]
            done = clock.stamp(workshop.ends + timedelta(weeks=4)) if item.done else None
            row = {"id": ids.new_id(), "series_id": one.id, "workshop_id": workshop.id, "text": item.text, "language": ITEM_LANGUAGE}
            journal.change.save("open_item", {**row, "at": clock.stamp(workshop.ends), "done_at": done})


def rounds(journal: Journal, given: tuple[RoundStory, ...], made: list[DemoWorkshop]) -> None:
    """The questions of each round, and what was concluded a week after its last workshop."""
    change = journal.change
    for one in given:
        for position, question in enumerate(one.questions, 1):
            asked = {"id": ids.new_id(), "round_id": round_id(one.number), "position": position, "text": listed.stored(question)}
            change.save("round_question", asked)
        over = max(workshop.ends for workshop in made if workshop.round == one.number and not workshop.is_open)
        row: dict[str, object] = {"id": ids.new_id(), "project_id": listed.project_of(change), "round_id": round_id(one.number)}
        row |= {"kind": "conclusion", "text": listed.stored(one.conclusion), "evidence": listed.stored(one.evidence)}
        row |= {"work_package_id": None, "position": listed.next_number(change, "conclusion", "position")}
        change.save("conclusion", {**row, "at": clock.stamp(over + CONCLUDED_AFTER)})
