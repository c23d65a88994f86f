"""What every activity kind has: its settings are its fields, and it says itself what it asks and how it checks."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, ClassVar, Literal, Self

from participation import own_words
from participation.errors import Refused
from participation.model.fields import NO_ANSWER, TOO_EARLY, Field, Option
from participation.model.texts import N_, Texts
from participation.texts import everywhere

Surface = Literal["read", "themes", "grouping", "ballot", "form", "result", "note", "picture"]


@dataclass(frozen=True)
class Activity:
    """One kind of stage. A subclass sets `kind`, `surface` and `name`, and its dataclass fields are its settings."""

    kind: ClassVar[str]
    surface: ClassVar[Surface]
    name: ClassVar[str]
    takes_themes: ClassVar[bool] = False

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> Self:
        """The activity with the settings of a stage or a template; an unknown key is refused."""
        known = {field.name for field in fields(cls)}
        for key in settings:
            if key not in known:
                raise Refused(
                    N_("“{key}” is not a setting of {kind}. Take it out, or use one of: {known}."),
                    key=key,
                    kind=cls.kind,
                    known=", ".join(sorted(known)) or "-",
                )
        return cls(**cls.read(settings))

    @classmethod
    def read(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        """The settings as the dataclass takes them; a subclass turns mappings into texts here."""
        return dict(settings)

    @classmethod
    def example(cls) -> Mapping[str, Any]:
        """Settings that a new stage of this kind starts with."""
        return {}

    def fields(self) -> tuple[Field, ...]:
        """The questions of a form stage; none for the other surfaces."""
        return ()

    def as_json(self) -> dict[str, object]:
        """What the tablet needs besides name, prompt and time."""
        return {}

    def check_answer(self, name: str, value: object) -> object:
        """The answer as it is stored, or Refused."""
        field = next((field for field in self.fields() if field.name == name), None)
        if field is None:
            raise Refused(N_("This question is not here any more. Look at the page again."))
        return checked(field, value)


def checked(field: Field, value: object) -> object:
    """The value as it is stored for this field, or Refused with what to do."""
    if field.input == "text" and isinstance(value, str):
        return own_words.checked(value, field.max_length)
    if field.input == "scale" and field.options and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not FITS[field.input](field, value):
        raise Refused(N_("This answer does not fit the question. Choose one of the answers on the page."))
    return sorted(set(value)) if isinstance(value, list) and field.input == "choose_many" else value


def _fits_scale(field: Field, value: object) -> bool:
    return _open(value) or (_one_of(field, value) if field.options else _step(field, value))


def _fits_two_scales(field: Field, value: object) -> bool:
    return _open(value) or (isinstance(value, list) and len(value) == 2 and all(_step(field, step) for step in value))


def _fits_many(field: Field, value: object) -> bool:
    return isinstance(value, list) and all(_one_of(field, item) for item in value)


def _open(value: object) -> bool:
    return isinstance(value, str) and value in (TOO_EARLY, NO_ANSWER)


def _one_of(field: Field, value: object) -> bool:
    return isinstance(value, str) and any(option.value == value for option in field.options)


def _step(field: Field, value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and field.low <= value <= field.high


def _is_day(_: Field, value: object) -> bool:
    if not isinstance(value, str) or len(value) != 10:
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


_ID = re.compile(r"[0-9a-f]{20}")  # see ids.new_id
FITS: Mapping[str, Callable[[Field, object], bool]] = {
    "text": lambda _, __: False,
    "choose_theme": lambda _, value: isinstance(value, str) and _ID.fullmatch(value) is not None,
    "scale": _fits_scale,
    "two_scales": _fits_two_scales,
    "choose_one": _one_of,
    "choose_many": _fits_many,
    "date": _is_day,
}


def choices(*named: tuple[str, str] | tuple[str, str, str]) -> tuple[Option, ...]:
    """Options from (value, English word) or (value, English word, sign)."""
    return tuple(Option(value, everywhere(word), *sign) for value, word, *sign in named)


def texts_of(given: object) -> tuple[Texts, ...]:
    """A list of three-language mappings as texts."""
    return tuple(Texts.of(item) for item in given) if isinstance(given, list | tuple) else ()
