"""What one value of a carried list is: how it stands in the database, how in the file, and what is refused."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from participation import clock
from participation.errors import Refused
from participation.model.texts import LANGUAGES, Texts
from participation.plain_text import clean
from participation.project import listed
from participation.template_files.yaml_files import Part

Plain = Any  # what YAML knows: texts, numbers, true and false, mappings and lists
LONGEST_ID, LONGEST = 64, 2000
_ID = re.compile(r"[\w.-]+")
NO_DAY = "Line {line}: a day should stand here, such as 2026-11-24."


@dataclass(frozen=True)
class Column:
    """One column. `to_file` takes what is stored, `read` a part of the file; `to_store` what the file says."""

    name: str
    read: Callable[[Part], Plain]
    to_file: Callable[[Any], Plain] = lambda stored: stored
    to_store: Callable[[Plain], Any] = lambda plain: plain
    refers: str = ""
    optional: bool = False


def identity(part: Part) -> str:
    """An id: letters, digits, and the signs that ids are written with."""
    text = part.text()
    if len(text) > LONGEST_ID or not _ID.fullmatch(text):
        raise Refused("Line {line}: an id has only letters, digits, dots and dashes.", line=part.line)
    return text


def nothing(part: Part) -> bool:
    """Whether `null` stands there."""
    return part.tag.endswith(":null")


def _maybe(read: Callable[[Part], Plain]) -> Callable[[Part], Plain]:
    return lambda part: None if nothing(part) else read(part)


def _words(part: Part) -> str:
    return clean(part.text(), LONGEST)


def _texts(part: Part) -> dict[str, str]:
    said = part.texts()
    return {language: clean(said.say(language), LONGEST) for language in LANGUAGES}


def _moment(part: Part) -> str:
    text = part.text()
    try:
        return clock.stamp(clock.moment(text))
    except ValueError:
        raise Refused(NO_DAY, line=part.line) from None


def _day(part: Part) -> str | None:
    text = part.text()
    try:
        return listed.day(text)
    except Refused:
        raise Refused(NO_DAY, line=part.line) from None


def text(name: str, *, optional: bool = False) -> Column:
    """A text that is the same in each language."""
    return Column(name, _maybe(_words) if optional else _words)


def texts(name: str, *, optional: bool = False) -> Column:
    """A text in three languages."""
    read = _maybe(_texts) if optional else _texts
    return Column(
        name,
        read,
        lambda stored: Texts.of(json.loads(stored)).as_json() if stored else None,
        lambda plain: listed.stored(Texts.of(plain)) if plain else None,
    )


def lines(name: str) -> Column:
    """A list of texts in three languages."""
    return Column(
        name,
        lambda part: [_texts(item) for item in part.items()],
        lambda stored: json.loads(stored or "[]"),
        lambda plain: json.dumps(plain, ensure_ascii=False),
    )


def number(name: str, lowest: int, highest: int, *, optional: bool = False) -> Column:
    """A whole number."""

    def read(part: Part) -> int:
        return part.whole_number(lowest, highest)

    return Column(name, _maybe(read) if optional else read)


def yes_or_no(name: str) -> Column:
    """True or false; stored as 1 or 0."""
    return Column(name, lambda part: part.yes_or_no(), bool, int)


def day(name: str, *, optional: bool = False) -> Column:
    """A day."""
    return Column(name, _maybe(_day) if optional else _day)


def moment(name: str) -> Column:
    """A moment in universal time."""
    return Column(name, _moment)


def word(name: str, known: Sequence[str] | Mapping[str, object], *, optional: bool = False) -> Column:
    """One of the known words."""

    def read(part: Part) -> str:
        return part.one_of(tuple(known))

    return Column(name, _maybe(read) if optional else read)


def link(name: str, to: str, *, optional: bool = True) -> Column:
    """The id of something in another list."""
    return Column(name, _maybe(identity) if optional else identity, refers=to, optional=optional)
