"""The project's structure: work packages, rounds and regions."""

import json
from dataclasses import dataclass

from participation.model.texts import Texts
from participation.store import Database


@dataclass(frozen=True)
class WorkPackage:
    """A work package with the number, colour and shape that it has everywhere."""

    id: str
    number: int
    action_set: int
    name: Texts
    colour: str
    shape: str


@dataclass(frozen=True)
class Round:
    """A repeated pass over the same questions."""

    id: str
    number: int
    name: Texts
    aim: Texts


def work_packages(database: Database) -> list[WorkPackage]:
    """The work packages by number."""
    with database.read() as look:
        rows = look.rows("SELECT * FROM work_package ORDER BY number")
    return [
        WorkPackage(row["id"], row["number"], row["action_set"], Texts.of(json.loads(row["name"])), row["colour"], row["shape"])
        for row in rows
    ]


def rounds(database: Database) -> list[Round]:
    """The rounds by number."""
    with database.read() as look:
        rows = look.rows("SELECT * FROM round ORDER BY number")
    return [Round(row["id"], row["number"], Texts.of(json.loads(row["name"])), Texts.of(json.loads(row["aim"]))) for row in rows]


def project_name(database: Database) -> Texts | None:
    """The name of the project; None before there is one."""
    with database.read() as look:
        row = look.row("SELECT name FROM project ORDER BY created_at LIMIT 1")
    return Texts.of(json.loads(row["name"])) if row else None
