"""Texts that every workshop shares and that people edit as YAML in `workshop_data/texts/`."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from participation import texts
from participation.errors import Refused
from participation.model.people import ROLE_GROUPS, RoleGroup
from participation.model.texts import LANGUAGES, Texts
from participation.plain_text import comparable
from participation.template_files import yaml_files
from participation.template_files.yaml_files import Part

FOLDER = texts.FOLDER
GROUND_RULES = "texts/ground_rules.yaml"


@dataclass(frozen=True)
class GroundRule:
    """One rule of how people are with each other."""

    id: str
    text: Texts


@dataclass(frozen=True)
class RoleTile:
    """One coarse choice of the join page, and the role group it belongs to."""

    value: str
    group: RoleGroup
    label: Texts


@dataclass(frozen=True)
class Role:
    """A finer role of a whole project; it belongs to a tile, and with it to a role group."""

    value: str
    tile: str
    group: RoleGroup
    label: Texts


@dataclass(frozen=True)
class Status:
    """What can be decided about a theme: a label, the sentence that its author reads, and whether a reason must follow."""

    value: str
    label: Texts
    sentence: Texts
    needs_reason: bool


@dataclass(frozen=True)
class Help:
    """Somebody to call. `number` is None until the project has written it."""

    id: str
    label: Texts
    number: str | None

    def as_json(self) -> dict[str, object]:
        """Whom to call, as the tablet takes it."""
        return {"label": self.label.as_json(), "number": self.number}


@dataclass(frozen=True)
class HelpNumbers:
    """The help that a person who wants to talk to an adult sees, and the day when somebody last checked it."""

    checked_on: date
    help: tuple[Help, ...]


@cache
def ground_rules(file: str = GROUND_RULES) -> tuple[GroundRule, ...]:
    """The ground rules in their order."""
    items = _file(file.removeprefix("texts/"), "ground_rules")["ground_rules"].items()
    found = (item.mapping(needs=("id", "text")) for item in items)
    return tuple(GroundRule(rule["id"].text(), rule["text"].texts()) for rule in found)


@cache
def role_tiles() -> tuple[RoleTile, ...]:
    """The six tiles of the join page in their order."""
    items = _file("roles.yaml", "tiles", "roles")["tiles"].items()
    found = (item.mapping(needs=("value", "group", "label")) for item in items)
    return tuple(RoleTile(tile["value"].text(), _role_group(tile["group"]), tile["label"].texts()) for tile in found)


@cache
def roles() -> dict[str, Role]:
    """The fifteen roles of a project by their value."""
    groups = {tile.value: tile.group for tile in role_tiles()}
    found: dict[str, Role] = {}
    for item in _file("roles.yaml", "tiles", "roles")["roles"].items():
        role = item.mapping(needs=("value", "tile", "label"))
        tile = role["tile"].one_of(groups)
        found[role["value"].text()] = Role(role["value"].text(), tile, groups[tile], role["label"].texts())
    return found


@cache
def statuses() -> dict[str, Status]:
    """The seven statuses of a decision by their value, in their order."""
    found: dict[str, Status] = {}
    for item in _file("statuses.yaml", "statuses")["statuses"].items():
        status = item.mapping(needs=("value", "label", "sentence", "needs_reason"))
        value = status["value"].text()
        found[value] = Status(value, status["label"].texts(), status["sentence"].texts(), status["needs_reason"].yes_or_no())
    return found


@cache
def help_numbers() -> HelpNumbers:
    """Whom to call, and when that was last checked."""
    given = _file("help_numbers.yaml", "checked_on", "help")
    found = (item.mapping(needs=("id", "label", "number")) for item in given["help"].items())
    numbers = (Help(item["id"].text(), item["label"].texts(), item["number"].text_or_nothing()) for item in found)
    return HelpNumbers(_day(given["checked_on"]), tuple(numbers))


def may_need_care(text: str) -> bool:
    """Whether a theme has a word that may mean that someone needs an adult: it is then read first, whatever its language."""
    return _care_words().search(" ".join(comparable(text).lower().split())) is not None


@cache
def return_words() -> dict[str, tuple[str, ...]]:
    """The words that return codes are made of, by language."""
    return _word_lists("return_words.yaml")


@cache
def retired_return_words() -> dict[str, tuple[str, ...]]:
    """The words that are not given any more, but that somebody may still have a code with."""
    return _word_lists("return_words_retired.yaml")


@cache
def _care_words() -> re.Pattern[str]:
    beginnings = {word.lower() for words in _word_lists("care_words.yaml").values() for word in words}
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in sorted(beginnings)) + ")")


def _word_lists(name: str) -> dict[str, tuple[str, ...]]:
    given = _file(name, *LANGUAGES)
    return {language: tuple(item.text() for item in given[language].items()) for language in LANGUAGES}


def _file(name: str, *needs: str) -> dict[str, Part]:
    return yaml_files.read(FOLDER / name).mapping(needs=needs)


def _role_group(part: Part) -> RoleGroup:
    word = part.one_of(ROLE_GROUPS)
    return next(group for group in ROLE_GROUPS if group == word)


def _day(part: Part) -> date:
    try:
        return date.fromisoformat(part.text())
    except ValueError:
        raise Refused("Line {line}: a day should stand here, such as 2026-11-24.", line=part.line) from None
