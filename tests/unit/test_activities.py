"""One contract for every kind of activity, whatever is found in the folder."""

import json
from pathlib import Path

import pytest

from participation import activities
from participation.activities.activity import checked
from participation.errors import Refused
from participation.model.fields import NO_ANSWER, TOO_EARLY, Field
from participation.model.texts import Texts

KINDS = sorted(activities.kinds())
SURFACES = {"read", "themes", "grouping", "ballot", "form", "result", "note", "picture"}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_one_file_of_its_own_name(kind: str) -> None:
    assert (Path(activities.__file__).parent / f"{kind}.py").is_file()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_can_be_started_with_its_example_and_sent_to_a_tablet(kind: str) -> None:
    activity = activities.of(kind, activities.kinds()[kind].example())
    assert activity.surface in SURFACES
    json.dumps({**activity.as_json(), "fields": [field.as_json() for field in activity.fields()]})


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_refuses_a_setting_that_it_does_not_know(kind: str) -> None:
    with pytest.raises(Refused):
        activities.of(kind, {"no_such_setting": 1})


@pytest.mark.parametrize("kind", KINDS)
def test_the_fields_of_each_kind_have_names_of_their_own_and_options_with_words(kind: str) -> None:
    activity = activities.of(kind, activities.kinds()[kind].example())
    names = [field.name for field in activity.fields()]
    assert len(names) == len(set(names))
    for field in activity.fields():
        assert field.input != "choose_one" or len(field.options) >= 2
        assert all(option.label.en for option in field.options)


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Refused, match="add_themes"):
        activities.of("karaoke", {})


WORDS = Texts.same("x")
SCALE = Field("f", "scale", WORDS, low=0, high=10)


@pytest.mark.parametrize("value", [0, 10, TOO_EARLY, NO_ANSWER])
def test_a_scale_takes_its_steps_and_the_two_open_answers(value: object) -> None:
    assert checked(SCALE, value) == value


@pytest.mark.parametrize("value", [-1, 11, 5.5, True, "5", None, [], {}])
def test_a_scale_refuses_what_is_no_step(value: object) -> None:
    with pytest.raises(Refused):
        checked(SCALE, value)


@pytest.mark.parametrize("value", ["2026-02-30", "tomorrow", "2026-1-1", 20260101, ""])
def test_a_day_that_is_no_day_is_refused(value: object) -> None:
    with pytest.raises(Refused):
        checked(Field("f", "date", WORDS), value)


@pytest.mark.parametrize("value", [[1], [1, 11], [1, 2, 3], ["1", 2], 5])
def test_a_mark_needs_a_step_on_each_of_its_two_scales(value: object) -> None:
    with pytest.raises(Refused):
        checked(Field("f", "two_scales", WORDS, low=0, high=10), value)
