"""Looking again at a promise: who may say it, what its writer reads, and what management and the regions see of it then."""

from dataclasses import replace

import pytest

from participation import promises, themes, what_happened
from participation.errors import NotAllowed, NotFound, Refused
from participation.model.theme import Theme
from participation.overview import promises as overview
from participation.overview.scope import Scope
from participation.project import project
from participation.promises import IN_PART, KEPT, NOT_YET
from participation.regional import board
from participation.store import Database
from tests import having_read
from tests.builders import ADMIN, FACILITATOR, REVIEWER, Room, accounts, key, room

MANAGEMENT = replace(REVIEWER, roles=frozenset({"management"}))
PAST, LATER = "2026-01-01", "2999-01-01"


@pytest.fixture
def promised(database: Database) -> tuple[Room, str]:
    """A workshop in a region in which somebody promised something for a day that has come."""
    accounts(database)
    project.fill_from_report(database, ADMIN)
    made = room(database, "forum", people=1)
    with database.write() as change:
        change.run("UPDATE workshop SET region_id = 'ita-uusimaa' WHERE id = :id", id=made.workshop.id)
    stage = made.open("promise")
    given = themes.add(
        database,
        made.people[0],
        key(),
        stage_id=stage.id,
        text="Varaan aikaa joka viikko.",
        kind="promise",
        language="fi",
        details={"look_again_on": PAST},
    )
    having_read.show(database, FACILITATOR, str(given["theme"]))
    return made, str(given["theme"])


def theme(database: Database, theme_id: str) -> Theme:
    with database.read() as look:
        return themes.find(look, theme_id)


def on_board(database: Database) -> list[str]:
    return [line.said.fi for column in board.of_project(database, FACILITATOR) for line in column.promises]


def read_by_its_writer(database: Database, made: Room) -> list[str]:
    [own] = what_happened.of(database, made.people[0])
    return [step["sentence"]["en"] for step in own["way"]]  # type: ignore[attr-defined]


def test_a_promise_that_was_kept_is_due_no_more_and_its_writer_reads_it(database: Database, promised: tuple[Room, str]) -> None:
    made, theme_id = promised
    assert [one.due for one in overview.of(database, MANAGEMENT, Scope())] == [True] and len(on_board(database)) == 1
    having_read.look_again(database, FACILITATOR, theme_id, KEPT)
    [one] = overview.of(database, MANAGEMENT, Scope())
    assert (one.due, one.due_on, one.outcome) == (False, None, KEPT)
    assert on_board(database) == []
    assert read_by_its_writer(database, made)[-1] == "It was looked at again: the promise was kept."


def test_a_promise_that_goes_on_is_looked_at_again_on_its_new_day(database: Database, promised: tuple[Room, str]) -> None:
    made, theme_id = promised
    having_read.look_again(database, FACILITATOR, theme_id, NOT_YET, LATER)
    [one] = overview.of(database, MANAGEMENT, Scope())
    assert (one.due, one.due_on, one.outcome) == (False, LATER, NOT_YET)
    assert len(on_board(database)) == 1
    having_read.look_again(database, REVIEWER, theme_id, IN_PART)
    assert [one.outcome for one in overview.of(database, MANAGEMENT, Scope())] == [IN_PART]
    assert read_by_its_writer(database, made)[-2:] == [
        "It was looked at again: the promise has not been kept yet.",
        "It was looked at again: the promise was kept in part.",
    ]


@pytest.mark.parametrize(("outcome", "day"), [(NOT_YET, None), (NOT_YET, PAST), (NOT_YET, "soon"), (IN_PART, PAST)])
def test_what_goes_on_needs_a_day_to_come(database: Database, promised: tuple[Room, str], outcome: str, day: str | None) -> None:
    with pytest.raises(Refused, match="day"):
        having_read.look_again(database, FACILITATOR, promised[1], outcome, day)
    assert promises.of_theme(database, theme(database, promised[1])) is None


def test_only_a_promise_is_looked_at_again_and_not_by_everybody(database: Database, promised: tuple[Room, str]) -> None:
    made, theme_id = promised
    for who in (MANAGEMENT, replace(REVIEWER, roles=frozenset({"evaluator"})), made.people[0]):
        with pytest.raises(NotAllowed):
            having_read.look_again(database, who, theme_id, KEPT)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="choices"):
        having_read.look_again(database, FACILITATOR, theme_id, "broken")
    made.open("add_themes")
    with pytest.raises(NotFound):
        having_read.look_again(database, FACILITATOR, made.say(made.people[0], "Enemmän aikaa."), KEPT)
    having_read.hold(database, FACILITATOR, theme_id)
    with pytest.raises(NotFound):
        having_read.look_again(database, FACILITATOR, theme_id, KEPT)
