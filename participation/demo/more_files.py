"""The files of what happened between the rounds, read and typed: workshops, series, what was said and what was answered."""

from dataclasses import dataclass

from participation.demo.files import FOLDER, named, rows
from participation.model.texts import Texts
from participation.template_files import yaml_files


@dataclass(frozen=True)
class MoreWorkshop:
    """A workshop between the rounds. `like_round`: in which round its participation check is at home."""

    id: str
    template: str
    weeks_ago: int
    like_round: int
    work_package: str | None
    region: str | None
    series: str | None
    languages: tuple[str, ...]
    title: Texts


@dataclass(frozen=True)
class Item:
    """Something that stayed open after a workshop of a series."""

    workshop: str
    done: bool
    text: str


@dataclass(frozen=True)
class MoreSeries:
    """Workshops that come again."""

    id: str
    template: str
    rhythm: str
    group: str | None
    region: str | None
    work_package: str | None
    name: Texts
    items: tuple[Item, ...]


@dataclass(frozen=True)
class RoundStory:
    """What a round asked, and what was concluded from it."""

    number: int
    questions: tuple[Texts, ...]
    conclusion: Texts
    evidence: Texts


@dataclass(frozen=True)
class Story:
    """All of `more.yaml`."""

    workshops: tuple[MoreWorkshop, ...]
    series: tuple[MoreSeries, ...]
    rounds: tuple[RoundStory, ...]


@dataclass(frozen=True)
class Line:
    """One row of `more_themes.csv`: what somebody wrote in which stage, and what came of it.

    `key` is what the details of another row call it. `translation` is a language and the words. The pulls say how it draws votes.
    """

    workshop: str
    stage: str
    key: str | None
    author: str
    language: str
    kind: str | None
    group: str | None
    pull_experts: float
    pull_others: float
    supporters: int
    answered: bool
    status: str | None
    translation: tuple[str, str] | None
    details: dict[str, str]
    text: str


@dataclass(frozen=True)
class Answers:
    """One row of `answers.csv`: what somebody answered in one form, by question."""

    workshop: str
    stage: str
    author: str
    given: dict[str, str]


def story() -> Story:
    """What happened between the rounds and because of them."""
    whole = yaml_files.read(FOLDER / "more.yaml").mapping(needs=("workshops", "series", "rounds"))
    return Story(
        tuple(_workshop(part) for part in whole["workshops"].items()),
        tuple(_series(part) for part in whole["series"].items()),
        tuple(_round(part) for part in whole["rounds"].items()),
    )


def _workshop(part: yaml_files.Part) -> MoreWorkshop:
    needs = ("id", "template", "weeks_ago", "check_like_round", "work_package", "region", "series", "languages", "title")
    given = part.mapping(needs=needs)
    return MoreWorkshop(
        given["id"].text(),
        given["template"].text(),
        given["weeks_ago"].whole_number(0, 999),
        given["check_like_round"].whole_number(1, 3),
        given["work_package"].text_or_nothing(),
        given["region"].text_or_nothing(),
        given["series"].text_or_nothing(),
        tuple(language.text() for language in given["languages"].items()),
        given["title"].texts(),
    )


def _series(part: yaml_files.Part) -> MoreSeries:
    given = part.mapping(needs=("id", "template", "rhythm", "group", "region", "work_package", "name", "items"))
    items = (item.mapping(needs=("workshop", "done", "text")) for item in given["items"].items())
    return MoreSeries(
        given["id"].text(),
        given["template"].text(),
        given["rhythm"].text(),
        given["group"].text_or_nothing(),
        given["region"].text_or_nothing(),
        given["work_package"].text_or_nothing(),
        given["name"].texts(),
        tuple(Item(item["workshop"].text(), item["done"].yes_or_no(), item["text"].text()) for item in items),
    )


def _round(part: yaml_files.Part) -> RoundStory:
    given = part.mapping(needs=("number", "questions", "conclusion", "evidence"))
    questions = tuple(question.texts() for question in given["questions"].items())
    return RoundStory(given["number"].whole_number(1, 99), questions, given["conclusion"].texts(), given["evidence"].texts())


def lines() -> list[Line]:
    """The rows of `more_themes.csv`."""
    return [
        Line(
            workshop=row["workshop"],
            stage=row["stage"],
            key=row["key"] or None,
            author=row["author"],
            language=row["language"],
            kind=row["kind"] or None,
            group=row["group"] or None,
            pull_experts=float(row["pull_experts"] or 1),
            pull_others=float(row["pull_others"] or 1),
            supporters=int(row["supporters"] or 0),
            answered=bool(row["answered"]),
            status=row["status"] or None,
            translation=_translation(row["translation"]),
            details=named(row["details"]),
            text=row["text"],
        )
        for row in rows(FOLDER / "more_themes.csv")
    ]


def _translation(text: str) -> tuple[str, str] | None:
    language, colon, words = text.partition(":")
    return (language, words) if colon else None


def answers() -> list[Answers]:
    """The rows of `answers.csv`."""
    return [Answers(row["workshop"], row["stage"], row["author"], named(row["answer"])) for row in rows(FOLDER / "answers.csv")]
