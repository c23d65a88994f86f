"""The project's structure: two action sets, their work packages, and the rounds as every page names them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from participation.access import require
from participation.errors import Refused
from participation.ids import new_id
from participation.model.people import SETTINGS, Staff
from participation.model.texts import N_, Texts
from participation.project import dependants, listed
from participation.store import Database, Row

COLOURS = ("blue", "green", "orange", "yellow", "red", "violet", "gray")
SHAPES = ("■", "▲", "●", "☀", "⬢", "◆", "◗", "⚑", "✦", "↯")


@dataclass(frozen=True)
class ActionSet:
    """A set of work packages under one heading."""

    number: int
    name: Texts


@dataclass(frozen=True)
class WorkPackage:
    """A work package with its number, colour and shape, what it contains line by line, and the organisation that owns it."""

    id: str
    number: int
    action_set: int
    name: Texts
    colour: str
    shape: str
    contents: tuple[Texts, ...] = ()
    owner: str | None = None


@dataclass(frozen=True)
class Round:
    """A repeated pass over the same questions."""

    id: str
    number: int
    name: Texts
    aim: Texts
    starts_on: str | None = None
    ends_on: str | None = None


def work_packages(database: Database) -> list[WorkPackage]:
    """The work packages by number."""
    with database.read() as look:
        return [_package(row) for row in look.rows("SELECT * FROM work_package ORDER BY number, id")]


def _package(row: Row) -> WorkPackage:
    contents = tuple(Texts.of(text) for text in json.loads(row["contents"] or "[]"))
    return WorkPackage(
        row["id"],
        row["number"],
        row["action_set"],
        Texts.of(json.loads(row["name"])),
        row["colour"],
        row["shape"],
        contents,
        row["organisation_id"],
    )


def action_sets(database: Database) -> list[ActionSet]:
    """The action sets by number."""
    with database.read() as look:
        rows = look.rows("SELECT number, name FROM action_set ORDER BY number")
    return [ActionSet(row["number"], listed.read(row["name"])) for row in rows]


def rounds(database: Database) -> list[Round]:
    """The rounds by number."""
    with database.read() as look:
        rows = look.rows("SELECT * FROM round ORDER BY number")
    return [
        Round(row["id"], row["number"], listed.read(row["name"]), listed.read(row["aim"]), row["starts_on"], row["ends_on"])
        for row in rows
    ]


def project_name(database: Database) -> Texts | None:
    """The name of the project; None before there is one."""
    with database.read() as look:
        row = look.row("SELECT name FROM project ORDER BY created_at LIMIT 1")
    return Texts.of(json.loads(row["name"])) if row else None


def put_action_set(database: Database, who: Staff, number: int, name: Mapping[str, str]) -> None:
    """Names an action set, or adds it."""
    with database.write() as change:
        require(change, who, SETTINGS)
        texts = listed.complete(name)
        row = {"project_id": listed.project_of(change), "number": number, "name": listed.stored(texts)}
        change.save("action_set", row, key=("project_id", "number"))


def delete_action_set(database: Database, who: Staff, number: int) -> None:
    """Deletes an action set that has no work packages."""
    with database.write() as change:
        require(change, who, SETTINGS)
        if change.row("SELECT id FROM work_package WHERE action_set = :number LIMIT 1", number=number):
            raise Refused(N_("This action set has work packages. Move them to another action set first."))
        change.run("DELETE FROM action_set WHERE number = :number", number=number)


def put_work_package(
    database: Database,
    who: Staff,
    package_id: str | None,
    *,
    name: Mapping[str, str],
    number: int,
    action_set: int,
    colour: str,
    shape: str,
    contents: Sequence[Texts] | None = None,
) -> str:
    """Changes a work package, or adds a new one (without an id); gives its id. Contents that are not given stay."""
    with database.write() as change:
        require(change, who, SETTINGS)
        texts = listed.complete(name)
        row = {"number": number, "action_set": action_set, "name": listed.stored(texts)}
        row |= {"colour": listed.one_of(colour, COLOURS), "shape": listed.one_of(shape, SHAPES)}
        before = listed.found(change, "work_package", package_id) if package_id else None
        kept = before["contents"] if before else None
        lines = kept if contents is None else json.dumps([line.as_json() for line in contents], ensure_ascii=False)
        made = package_id or new_id()
        change.save("work_package", {"id": made, "project_id": listed.project_of(change), **row, "contents": lines})
    return made


def set_owner(database: Database, who: Staff, package_id: str, organisation_id: str | None) -> None:
    """The organisation that owns a work package, or none."""
    with database.write() as change:
        require(change, who, SETTINGS)
        if organisation_id:
            listed.found(change, "organisation", organisation_id)
        listed.found(change, "work_package", package_id)
        change.run("UPDATE work_package SET organisation_id = :owner WHERE id = :id", owner=organisation_id, id=package_id)


def delete_work_package(database: Database, who: Staff, package_id: str) -> None:
    """Deletes a work package that nothing depends on."""
    with database.write() as change:
        require(change, who, SETTINGS)
        dependants.delete(change, "work_package", dependants.WORK_PACKAGE, package_id)


def merge_work_packages(database: Database, who: Staff, package_id: str, into: str) -> None:
    """Moves all that depends on a work package to another one, and deletes it."""
    with database.write() as change:
        require(change, who, SETTINGS)
        dependants.merge(change, "work_package", dependants.WORK_PACKAGE, package_id, into)
