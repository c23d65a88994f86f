"""The files of the demo project, read and typed. All that is invented stands there, so that it can be changed without Python."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from participation import shared_texts
from participation.model.people import RoleGroup
from participation.model.texts import Texts
from participation.template_files import yaml_files

FOLDER = shared_texts.FOLDER.parent / "demo"
OPEN = "open"


@dataclass(frozen=True)
class Round:
    """A round, and how many weeks before the open workshop it began."""

    number: int
    weeks_ago: int
    name: Texts
    aim: Texts


@dataclass(frozen=True)
class WorkPackage:
    """A work package with its sign and colour."""

    id: str
    action_set: int
    colour: str
    shape: str
    name: Texts


@dataclass(frozen=True)
class Project:
    """The project and its structure."""

    name: Texts
    aim: Texts
    rounds: tuple[Round, ...]
    work_packages: tuple[WorkPackage, ...]
    regions: dict[str, Texts]
    support: Texts


@dataclass(frozen=True)
class Person:
    """An invented participant. `seats`: the work package of the workshop that they attended, by round (or `open`).

    `also`: which workshops between the rounds they came to.
    """

    code: str
    role: str
    group: RoleGroup
    region: str
    language: str
    seats: dict[int, str]
    also: tuple[str, ...]


@dataclass(frozen=True)
class DemoTheme:
    """An invented theme: where it was said and by whom, its group, how it draws votes, and what was decided."""

    number: int
    work_package: str
    round: int
    is_open: bool
    author: str
    language: str
    kind: str | None
    group: str | None
    pull_experts: float
    pull_others: float
    status: str | None
    reason: str | None
    details: dict[str, str]
    tags: tuple[str, ...]
    text: str


def project() -> Project:
    """The project of `project.yaml`."""
    whole = yaml_files.read(FOLDER / "project.yaml").mapping(needs=("name", "aim", "rounds", "work_packages", "regions", "support"))
    rounds = (item.mapping(needs=("number", "weeks_ago", "name", "aim")) for item in whole["rounds"].items())
    packages = (item.mapping(needs=("id", "action_set", "colour", "shape", "name")) for item in whole["work_packages"].items())
    regions = (item.mapping(needs=("id", "name")) for item in whole["regions"].items())
    return Project(
        name=whole["name"].texts(),
        aim=whole["aim"].texts(),
        rounds=tuple(
            Round(r["number"].whole_number(1, 99), r["weeks_ago"].whole_number(1, 999), r["name"].texts(), r["aim"].texts()) for r in rounds
        ),
        work_packages=tuple(
            WorkPackage(p["id"].text(), p["action_set"].whole_number(1, 9), p["colour"].text(), p["shape"].text(), p["name"].texts())
            for p in packages
        ),
        regions={region["id"].text(): region["name"].texts() for region in regions},
        support=whole["support"].texts(),
    )


def participants() -> list[Person]:
    """The people of `participants.csv`."""
    roles = shared_texts.roles()
    return [
        Person(
            code=row["code"],
            role=row["role"],
            group=roles[row["role"]].group,
            region=row["region"],
            language=row["language"],
            seats={number: row[f"round{number}"] for number in (1, 2, 3) if row[f"round{number}"]},
            also=tuple(row["also"].split()),
        )
        for row in rows(FOLDER / "participants.csv")
    ]


def themes() -> list[DemoTheme]:
    """The themes of `themes.csv`."""
    return [
        DemoTheme(
            number=int(row["number"]),
            work_package=row["work_package"],
            round=int(row["round"]),
            is_open=row["workshop"] == OPEN,
            author=row["author"],
            language=row["language"],
            kind=row["kind"] or None,
            group=row["group"] or None,
            pull_experts=float(row["pull_experts"] or 1),
            pull_others=float(row["pull_others"] or 1),
            status=row["status"] or None,
            reason=row["reason"] or None,
            details=named(row["details"]),
            tags=tuple(row["tags"].split()),
            text=row["text"],
        )
        for row in rows(FOLDER / "themes.csv")
    ]


def named(text: str) -> dict[str, str]:
    """The values of a cell that reads `name=value;name=value`."""
    return dict(_pair(part) for part in text.split(";") if part)


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name, value


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file by the names in its first line."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
