"""What stages ask besides words: details, turns, answered questions, and the group's picture of a form."""

import pytest

from participation import forms, group_pictures, stages, themes, turns
from participation import room as rooms
from participation.errors import Refused
from participation.model.texts import Texts
from participation.model.workshop import Stage
from participation.store import Database
from tests import having_read
from tests.builders import FACILITATOR, Room, key, room

NAME = Texts.same("Vaihe")


def opened(made: Room, kind: str) -> Stage:
    """Adds a stage of this kind at the end and opens it."""
    stage = stages.add(made.database, FACILITATOR, made.workshop.id, kind=kind, name=NAME, prompt=NAME, minutes=5, after=None)
    now = next((known.id for known in made.stages if known.state == "open"), None)
    return stages.open_stage(made.database, FACILITATOR, made.workshop.id, stage.id, after=now)


def add(made: Room, stage: Stage, number: int = 0, **details: object) -> str:
    who = made.people[number]
    given = themes.add(made.database, who, key(), stage_id=stage.id, text="Sana", kind=None, language="fi", details=details)
    having_read.show(made.database, FACILITATOR, str(given["theme"]))
    return str(given["theme"])


def in_room(made: Room) -> dict[str, dict[str, object]]:
    found = rooms.of(made.database, made.workshop.id)["themes"]
    assert isinstance(found, list)
    return {theme["id"]: theme for theme in found}


@pytest.fixture
def made(database: Database) -> Room:
    return room(database, people=12)


def test_the_details_of_a_signal_are_said_in_words(made: Room) -> None:
    theme_id = add(made, opened(made, "signal"), strength="whisper", where="team")
    details = in_room(made)[theme_id]["details"]
    assert isinstance(details, list)
    assert [detail["say"]["en"] for detail in details] == ["A whisper", "In a team"]


def test_a_detail_that_is_not_asked_or_does_not_fit_is_refused(made: Room) -> None:
    stage = opened(made, "signal")
    for wrong in ({"strength": "roar"}, {"colour": "red"}, {"where": ["team"]}):
        with pytest.raises(Refused):
            add(made, stage, **wrong)


def test_an_identity_code_in_a_detail_is_refused_too(made: Room) -> None:
    with pytest.raises(Refused):
        add(made, opened(made, "direction"), who="131052-308T")


def test_each_says_one_thing_in_a_listening_round(made: Room) -> None:
    stage = opened(made, "listening_round")
    add(made, stage)
    with pytest.raises(Refused):
        add(made, stage)
    add(made, stage, 1)


def test_every_tablet_gets_one_turn_by_its_number(made: Room) -> None:
    stage = opened(made, "listening_round")
    seen = []
    while (turn := turns.go_on(made.database, FACILITATOR, stage.id)) is not None:
        seen.append(turn)
        shown = rooms.of(made.database, made.workshop.id)["stage"]
        assert isinstance(shown, dict) and shown["turn"] == turn
    assert sorted(seen) == list(range(1, 13))


def test_only_experts_by_experience_answer_where_it_is_theirs(made: Room) -> None:
    stage = opened(made, "expert_response")
    add(made, stage)
    worker = made.join("child_welfare")[0]
    with pytest.raises(Refused):
        themes.add(made.database, worker, key(), stage_id=stage.id, text="Sana", kind=None, language="fi")


def test_a_question_can_be_marked_as_answered_and_opened_again(made: Room) -> None:
    theme_id = add(made, opened(made, "question_list"))
    having_read.mark_answered(made.database, FACILITATOR, theme_id, answered=True)
    assert in_room(made)[theme_id]["answered"] is True
    having_read.mark_answered(made.database, FACILITATOR, theme_id, answered=False)
    assert in_room(made)[theme_id]["answered"] is False


def test_support_is_seen_only_in_steps_of_five(made: Room) -> None:
    theme_id = add(made, opened(made, "question_list"))
    seen = []
    for person in made.people[1:]:
        themes.support(made.database, person, key(), theme_id)
        seen.append(in_room(made)[theme_id]["supporters"])
    assert seen == [None] * 4 + [5] * 5 + [10] * 2


def answer(made: Room, stage: Stage, values: list[dict[str, object]]) -> None:
    for person, given in zip(made.people, values, strict=False):
        forms.answer(made.database, person, key(), stage.id, given)


def picture(made: Room) -> dict[str, object]:
    opened(made, "group_picture")
    shown = rooms.of(made.database, made.workshop.id)["stage"]
    assert isinstance(shown, dict)
    found = shown["picture"]
    assert isinstance(found, dict)
    return found


def test_the_picture_of_four_marks_shows_nothing(made: Room) -> None:
    answer(made, opened(made, "four_field"), [{"mark": [8, 8]}] * 4)
    found = picture(made)
    assert found["questions"] == [] and found["too_few"]


def test_the_picture_of_five_marks_has_mean_and_spread(made: Room) -> None:
    answer(made, opened(made, "four_field"), [{"mark": [8, 2]}] * 5 + [{"mark": "too_early"}])
    (question,) = picture(made)["questions"]  # type: ignore[misc]
    assert [scale["mean"] for scale in question["scales"]] == [8.0, 2.0]
    assert question["people"] == 5 and question["too_early"] is None


def test_choices_of_a_few_are_counted_together(made: Room) -> None:
    answer(made, opened(made, "rooting"), [{"rooting": "seed"}] * 7 + [{"rooting": "sprout"}] * 3 + [{"rooting": "root"}] * 2)
    (question,) = picture(made)["questions"]  # type: ignore[misc]
    assert all(count["number"] >= 5 or count["number"] == 0 for count in question["counted"])


def test_an_open_form_has_no_picture_yet(made: Room) -> None:
    stage = opened(made, "mood")
    answer(made, stage, [{"mood": 3}] * 6)
    with made.database.read() as look:
        assert group_pictures.form_before(stage, look) is None
