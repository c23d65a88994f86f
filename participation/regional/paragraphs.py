"""A paragraph of a summary: a sentence and its lines, as they are built from what is there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from babel.numbers import format_decimal

from participation import clock, days
from participation.model.texts import LANGUAGES, N_, Texts
from participation.texts import everywhere

PARTS: dict[str, str] = {
    "held": N_("Workshops and rounds"),
    "packages": N_("Active work packages"),
    "partners": N_("Places and partners"),
    "voted": N_("Most voted themes"),
    "decisions": N_("What was decided"),
    "rooting": N_("Seeds, sprouts and roots"),
    "continues": N_("What continues"),
    "conclusions": N_("Key conclusions"),
}


@dataclass(frozen=True)
class Line:
    """One line: our text, or somebody's own words (then `language` says which), and what stands beside it."""

    said: Texts
    language: str | None = None
    note: Texts | None = None


@dataclass(frozen=True)
class Built:
    """A paragraph as it was built."""

    part: str
    sentence: Texts
    lines: tuple[Line, ...] = ()


def own_words(text: str, language: str, *notes: Texts | None) -> Line:
    """A line in somebody's own words."""
    return Line(Texts.same(text), language, beside(notes))


def beside(notes: Iterable[Texts | None]) -> Texts | None:
    """Notes one after the other with a dot between; None without any."""
    said = [note for note in notes if note is not None]
    return joined(said, " · ") if said else None


def joined(parts: Sequence[Texts], between: str = ", ") -> Texts:
    """Texts one after the other."""
    return Texts(*(between.join(part.say(language) for part in parts) for language in LANGUAGES))


def sentences(*parts: Texts | None) -> Texts:
    """Sentences one after the other."""
    return joined([part for part in parts if part is not None], " ")


def day(stored: str) -> Texts:
    """A stored moment or day as each language writes it."""
    on = date.fromisoformat(stored) if len(stored) == len("2026-11-24") else clock.day_of(stored)
    return days.in_each_language(on)


def labelled(label: str, value: str) -> Texts | None:
    """“Owner: team leader”; None without a value. `label` has `{value}` in it."""
    return everywhere(label, value=value) if value else None


def number(mean: float) -> Texts:
    """A mean as each language writes it."""
    return Texts(*(str(format_decimal(mean, "0.0", locale=days.LOCALES[language])) for language in LANGUAGES))
