"""Regions, which work packages are active in which, and the organisations with their role and regions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from participation.access import require
from participation.ids import new_id
from participation.model.people import SETTINGS, Staff
from participation.model.texts import N_, Texts
from participation.project import dependants, listed
from participation.project.structure import WorkPackage
from participation.store import Database

KINDS: dict[str, str] = {
    "county": N_("Wellbeing services county"),
    "city": N_("City"),
    "hospital": N_("Hospital district"),
    "whole": N_("Whole area"),
}


@dataclass(frozen=True)
class Region:
    """A region, and the work packages that are active in it."""

    id: str
    name: Texts
    kind: str
    work_packages: frozenset[str]


def every(database: Database) -> list[Region]:
    """The regions in their order."""
    with database.read() as look:
        rows = look.rows("SELECT * FROM region ORDER BY position, id")
        links = look.rows("SELECT region_id, work_package_id FROM region_package")
    active: dict[str, set[str]] = {}
    for link in links:
        active.setdefault(link["region_id"], set()).add(link["work_package_id"])
    return [Region(row["id"], listed.read(row["name"]), row["kind"] or "county", frozenset(active.get(row["id"], ()))) for row in rows]


def active_first(packages: Sequence[WorkPackage], region: Region | None) -> list[WorkPackage]:
    """The work packages in their order, with those that are active in the region before the others."""
    return sorted(packages, key=lambda one: region is not None and one.id not in region.work_packages)


def put(database: Database, who: Staff, region_id: str | None, *, name: Mapping[str, str], kind: str) -> str:
    """Changes a region, or adds a new one at the end (without an id); gives its id."""
    with database.write() as change:
        require(change, who, SETTINGS)
        texts, kind = listed.complete(name), listed.one_of(kind, tuple(KINDS))
        before = listed.found(change, "region", region_id) if region_id else None
        position = before["position"] if before else listed.next_number(change, "region", "position")
        made = region_id or new_id()
        row = {"id": made, "project_id": listed.project_of(change), "name": listed.stored(texts), "position": position, "kind": kind}
        change.save("region", row)
    return made


def set_active(database: Database, who: Staff, region_id: str, package_ids: Sequence[str]) -> None:
    """Which work packages are active in the region, and no others."""
    with database.write() as change:
        require(change, who, SETTINGS)
        listed.found(change, "region", region_id)
        change.run("DELETE FROM region_package WHERE region_id = :id", id=region_id)
        for package_id in package_ids:
            listed.found(change, "work_package", package_id)
            pair = {"region_id": region_id, "work_package_id": package_id}
            change.save("region_package", pair, key=tuple(pair))


def delete(database: Database, who: Staff, region_id: str) -> None:
    """Deletes a region that nothing depends on."""
    with database.write() as change:
        require(change, who, SETTINGS)
        dependants.delete(change, "region", dependants.REGION, region_id)


def merge(database: Database, who: Staff, region_id: str, into: str) -> None:
    """Moves all that depends on a region to another one, and deletes it."""
    with database.write() as change:
        require(change, who, SETTINGS)
        dependants.merge(change, "region", dependants.REGION, region_id, into)
