"""Checks the settings of a stage in a template before a workshop can stumble over them: each must be of the right sort."""

from collections.abc import Callable, Mapping
from dataclasses import Field, fields
from typing import Any

from participation import activities
from participation.activities import Activity
from participation.activities.four_field import CORNERS
from participation.errors import Refused
from participation.model.texts import LANGUAGES, N_

NAMES = frozenset(CORNERS)
LIMITS = {"max_length": (20, 2000), "most_of_one": (0, 100), "votes": (1, 100), "most_on_one": (1, 100)}


def check(kind: str, settings: Mapping[str, object]) -> Activity:
    """The activity with these settings; Refused with what to change when one is unknown or of the wrong sort."""
    known = activities.kinds().get(kind)
    for field in fields(known) if known else ():
        if field.name in settings:
            _check_one(field, settings[field.name])
    return activities.of(kind, settings)


def _check_one(field: Field[Any], value: object) -> None:
    sort, sentence = _sort(field)
    if not sort(value):
        raise Refused(sentence, name=field.name)
    lowest, highest = LIMITS.get(field.name, (0, 100_000))
    if isinstance(value, int) and not isinstance(value, bool) and not lowest <= value <= highest:
        raise Refused(N_("“{name}” must be a whole number from {lowest} to {highest}."), name=field.name, lowest=lowest, highest=highest)


def _sort(field: Field[Any]) -> tuple[Callable[[object], bool], str]:
    """What the value must be, judged by what stands there when nothing is written; and what to say when it isn't."""
    default = field.default
    if isinstance(default, bool):
        return lambda value: isinstance(value, bool), N_("“{name}” must be true or false.")
    if isinstance(default, int):
        return lambda value: isinstance(value, int) and not isinstance(value, bool), N_("“{name}” must be a whole number.")
    if field.type == tuple[str, ...]:
        return _list_of(lambda item: isinstance(item, str)), N_("“{name}” must be a list of words.")
    if isinstance(default, tuple):
        return _list_of(is_text), N_("“{name}” must be a list of texts, each in fi, sv and en.")
    if isinstance(default, str):
        return lambda value: isinstance(value, str), N_("“{name}” must be a word.")
    if field.name == "names":
        return lambda value: isinstance(value, Mapping) and all(map(is_text, value.values())), N_(
            "“{name}” must be texts in fi, sv and en."
        )
    return lambda value: value is None or is_text(value), N_("“{name}” must be a text in fi, sv and en.")


def _list_of(sort: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list | tuple) and all(map(sort, value))


def is_text(value: object) -> bool:
    """Whether the value is a text in three languages."""
    return isinstance(value, Mapping) and set(value) == set(LANGUAGES)
