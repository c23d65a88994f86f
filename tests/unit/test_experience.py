"""The six statements: in three parts, the same in each round, and only for the group."""

from dataclasses import replace

import pytest

from participation import forms, group_pictures, screen, stages, workshops
from participation.activities.experience import STATEMENTS, Experience
from participation.errors import Refused
from participation.model.people import Staff
from participation.project import project, round_comparison
from participation.store import Database
from participation.template_files import templates
from participation.web.screen import forms_view, means_view
from participation.workshops import Plan
from tests.builders import ADMIN, FACILITATOR, REVIEWER, Room, accounts, key

EVALUATOR: Staff = replace(REVIEWER, roles=frozenset({"evaluator"}))
NAMES = [name for name, *_ in STATEMENTS]


@pytest.fixture
def filled(database: Database) -> Database:
    accounts(database)
    project.fill_from_report(database, ADMIN)
    return database


def answered(database: Database, values: list[object], round_id: str | None = "round-1", statement: str = "in_time") -> Room:
    """A workshop where each person answers one statement with one of these values; its stage is closed then."""
    made = Room(database, workshops.create(database, FACILITATOR, templates.of("client_experience"), Plan(round_id=round_id)))
    people = made.join(number=len(values))
    stage = made.open("experience")
    for person, value in zip(people, values, strict=True):
        forms.answer(database, person, key(), stage.id, {statement: value})
    stages.close_present(database, FACILITATOR, made.workshop.id)
    return made


def means(database: Database) -> list[tuple[float | None, int | None]]:
    found = round_comparison.of_project(database, EVALUATOR)
    asked = [one for one in found.same if one.text.en == "I got help when I needed it."]
    return [(each.mean, each.people) for one in asked for each in one.rounds.values()]


def test_there_are_two_statements_in_each_of_three_parts_with_five_steps() -> None:
    fields = Experience().fields()
    assert [field.part.en for field in fields if field.part] == ["Life", "Life", "Help", "Help", "Impact", "Impact"]
    assert {len(field.options) for field in fields} == {5}
    assert fields[0].label.fi == "Arkeni on sujunut viime aikoina."
    assert fields[5].label.sv == "Jag fick påverka hurdan hjälp jag får."


def test_it_may_be_too_early_to_say_and_nobody_has_to_answer(filled: Database) -> None:
    made = answered(filled, ["3", "3", "4", "4", "5", "too_early", "no_answer"])
    stage = next(stage for stage in made.stages if stage.kind == "experience")
    with filled.read() as look:
        [asked] = [each for each in group_pictures.as_json(look, stage)["questions"] if each["name"] == "in_time"]  # type: ignore[attr-defined]
    assert (asked["scales"][0]["mean"], asked["scales"][0]["people"]) == (3.8, 5)
    with pytest.raises(Refused):
        Experience().check_answer("in_time", "6")


def test_the_rounds_are_compared_in_the_same_statements(filled: Database) -> None:
    answered(filled, ["2", "2", "3", "3", "3"])
    answered(filled, ["4", "4", "4", "5", "5", "too_early"], "round-2")
    assert means(filled) == [(2.6, 5), (4.4, 5)]


def test_a_round_in_which_few_could_say_says_nothing(filled: Database) -> None:
    answered(filled, ["2", "2", "3", "3", "3"])
    answered(filled, ["4", "4", "5", "5", "too_early"], "round-2")
    assert means(filled) == [(2.6, 5), (None, None)]


def test_the_room_sees_six_statements_in_three_parts_once_the_stage_is_closed(filled: Database) -> None:
    made = Room(filled, workshops.create(filled, FACILITATOR, templates.of("client_experience")))
    people = made.join(number=6)
    stage = made.open("experience")
    for person in people:
        forms.answer(filled, person, key(), stage.id, dict.fromkeys(NAMES, "4"))
    stages.close_present(filled, FACILITATOR, made.workshop.id)
    picture = screen.of(filled, workshops.get(filled, FACILITATOR, made.workshop.id))
    assert picture.view == "picture" and picture.shared
    drawn = means_view.draw(picture.shared["questions"], 22.0, ("en",))
    assert drawn.count("<h2>") == 3 and drawn.count("<tr") == 6 and drawn.count("<b>4.0</b>") == 6
    assert forms_view.draw(picture.shared, 22.0, ("en",)) == drawn


def test_the_workshop_of_clients_takes_less_than_half_an_hour_and_asks_before_it_asks() -> None:
    template = templates.of("client_experience")
    assert 20 <= template.minutes <= 30
    assert [stage.kind for stage in template.stages] == ["welcome", "permission", "experience", "group_picture", "mood", "check"]
