"""Checks the settings of a stage in a template before a workshop can stumble over them: each must be of the right sort."""

from collections.abc import Callable, Mapping
from dataclasses import Field, fields
from typing import Any

from participation import activities
from participation.activities import Activity
from participation.activities.four_field import CORNERS
from participation.errors import Refused
from participation.model import limits
from participation.model.texts import LANGUAGES, N_
from participation.plain_text import counted

NAMES = frozenset(CORNERS)


LENGTHS = {"starters": limits.STARTER, "text": limits.TEMPLATE_TEXT}


def check(kind: str, settings: Mapping[str, object]) -> Activity:
    """The activity with these settings; Refused with what to change when one is unknown or of the wrong sort."""
    for field in of_kind(kind):
        if field.name in settings:
            _check_one(field, settings[field.name])
    return activities.of(kind, settings)


def of_kind(kind: str) -> tuple[Field[Any], ...]:
    """The settings that a kind of stage has; none for an unknown one."""
    known = activities.kinds().get(kind)
    return fields(known) if known else ()


def _check_one(field: Field[Any], value: object) -> None:
    sort, sentence = _sort(field)
    if not sort(value):
        raise Refused(sentence, name=field.name)
    if isinstance(value, int) and not isinstance(value, bool):
        limits.SETTINGS.get(field.name, limits.OTHER_NUMBER).checked(value)
    _not_too_long(field.name, value)


def _not_too_long(name: str, value: object) -> None:
    """The texts that people write in a form of the editor keep to what that form takes."""
    longest = LENGTHS.get(name)
    for text in value if isinstance(value, list | tuple) else (value,):
        if longest is not None and isinstance(text, Mapping) and any(counted(said) > longest for said in text.values()):
            raise Refused(longest.sentence, longest=int(longest))


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
