"""The organisations of the project: their role in it, their language, and the regions that they work in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from participation.access import require
from participation.errors import Refused
from participation.ids import new_id
from participation.model.people import SETTINGS, Staff
from participation.model.texts import LANGUAGES, N_, Texts
from participation.project import dependants, listed
from participation.store import Database

ADMINISTRATOR = "administrator"
ROLES: dict[str, str] = {
    ADMINISTRATOR: N_("Administers the project"),
    "co_implementer": N_("Carries out a part"),
    "partner": N_("Partner"),
}


@dataclass(frozen=True)
class Organisation:
    """An organisation; `language` is what its workshops speak first."""

    id: str
    name: Texts
    role: str
    language: str
    regions: frozenset[str]


def every(database: Database) -> list[Organisation]:
    """The organisations in their order."""
    with database.read() as look:
        rows = look.rows("SELECT * FROM organisation ORDER BY position, id")
        links = look.rows("SELECT organisation_id, region_id FROM organisation_region")
    regions: dict[str, set[str]] = {}
    for link in links:
        regions.setdefault(link["organisation_id"], set()).add(link["region_id"])
    return [
        Organisation(row["id"], listed.read(row["name"]), row["role"], row["language"], frozenset(regions.get(row["id"], ())))
        for row in rows
    ]


def put(
    database: Database,
    who: Staff,
    organisation_id: str | None,
    *,
    name: Mapping[str, str],
    role: str,
    language: str,
    regions: Sequence[str] = (),
) -> str:
    """Changes an organisation, or adds a new one at the end (without an id); gives its id."""
    with database.write() as change:
        who = require(change, who, SETTINGS)
        texts = listed.complete(name)
        role, language = listed.one_of(role, tuple(ROLES)), listed.one_of(language, LANGUAGES)
        before = listed.found(change, "organisation", organisation_id) if organisation_id else None
        stood = before["role"] if before else None
        if role != stood and ADMINISTRATOR in (role, stood) and "admin" not in who.roles:
            raise Refused(N_("Only an administrator of the tool decides which organisation administers the project."))
        position = before["position"] if before else listed.next_number(change, "organisation", "position")
        made = organisation_id or new_id()
        row = {"id": made, "project_id": listed.project_of(change), "position": position}
        change.save("organisation", {**row, "name": listed.stored(texts), "role": role, "language": language})
        change.run("DELETE FROM organisation_region WHERE organisation_id = :id", id=made)
        for region_id in regions:
            listed.found(change, "region", region_id)
            pair = {"organisation_id": made, "region_id": region_id}
            change.save("organisation_region", pair, key=tuple(pair))
    return made


def delete(database: Database, who: Staff, organisation_id: str) -> None:
    """Deletes an organisation that nothing depends on."""
    with database.write() as change:
        require(change, who, "admin")
        dependants.delete(change, "organisation", dependants.ORGANISATION, organisation_id)


def merge(database: Database, who: Staff, organisation_id: str, into: str) -> None:
    """Moves the workshops and accounts of an organisation to another one, and deletes it."""
    with database.write() as change:
        require(change, who, "admin")
        dependants.merge(change, "organisation", dependants.ORGANISATION, organisation_id, into)
