"""Regions put together, such as the capital region: each with a name of its own, and the regions in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from participation.access import require
from participation.errors import Refused
from participation.ids import new_id
from participation.model.people import SETTINGS, Staff
from participation.model.texts import N_, Texts
from participation.project import listed
from participation.store import Database, Transaction

FEWEST = 2


@dataclass(frozen=True)
class RegionGroup:
    """Regions put together; `regions` are their ids in the project's order."""

    id: str
    name: Texts
    regions: tuple[str, ...]


def every(database: Database) -> list[RegionGroup]:
    """The groups in their order."""
    with database.read() as look:
        rows = look.rows("SELECT * FROM region_group ORDER BY position, id")
        members = look.rows(
            "SELECT m.group_id, m.region_id FROM region_group_member m JOIN region r ON r.id = m.region_id ORDER BY r.position, r.id"
        )
    return [
        RegionGroup(row["id"], listed.read(row["name"]), tuple(each["region_id"] for each in members if each["group_id"] == row["id"]))
        for row in rows
    ]


def put(database: Database, who: Staff, group_id: str | None, *, name: Mapping[str, str], regions: Sequence[str]) -> str:
    """Changes a group, or adds a new one at the end (without an id); gives its id."""
    with database.write() as change:
        require(change, who, SETTINGS)
        texts = listed.complete(name)
        if len(set(regions)) < FEWEST:
            raise Refused(N_("Choose two or more regions to put together."))
        before = listed.found(change, "region_group", group_id) if group_id else None
        position = before["position"] if before else listed.next_number(change, "region_group", "position")
        made = group_id or new_id()
        insert(change, made, listed.project_of(change), position, texts)
        change.run("DELETE FROM region_group_member WHERE group_id = :id", id=made)
        for region_id in regions:
            listed.found(change, "region", region_id)
            add(change, made, region_id)
    return made


def insert(change: Transaction, group_id: str, project_id: str, position: int, name: Texts) -> None:
    """The row of a group."""
    change.save("region_group", {"id": group_id, "project_id": project_id, "position": position, "name": listed.stored(name)})


def add(change: Transaction, group_id: str, region_id: str) -> None:
    """Puts a region into a group."""
    pair = {"group_id": group_id, "region_id": region_id}
    change.save("region_group_member", pair, key=tuple(pair))


def delete(database: Database, who: Staff, group_id: str) -> None:
    """Takes a group apart, with its summary; the regions stay as they are."""
    with database.write() as change:
        require(change, who, SETTINGS)
        listed.found(change, "region_group", group_id)
        change.run("DELETE FROM region_group WHERE id = :id", id=group_id)
