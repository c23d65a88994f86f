"""The finer roles of the project, each in a role group; a role that somebody had can only be merged into another."""

from collections.abc import Mapping
from dataclasses import dataclass

from participation.access import require
from participation.errors import Refused
from participation.ids import new_id
from participation.model.people import ROLE_GROUPS, SETTINGS, Staff
from participation.model.texts import N_, Texts
from participation.project import dependants, listed
from participation.store import Database


@dataclass(frozen=True)
class ProjectRole:
    """A role, and the role group that results are compared by."""

    id: str
    group: str
    name: Texts


def every(database: Database) -> list[ProjectRole]:
    """The roles by group, in their order."""
    with database.read() as look:
        rows = look.rows("SELECT * FROM project_role ORDER BY position, id")
    roles = [ProjectRole(row["id"], row["role_group"], listed.read(row["name"])) for row in rows]
    return sorted(roles, key=lambda role: ROLE_GROUPS.index(role.group) if role.group in ROLE_GROUPS else 9)


def put(database: Database, who: Staff, role_id: str | None, *, name: Mapping[str, str], group: str) -> str:
    """Changes a role, or adds one (without an id); gives its id. The group of a role that somebody had stays."""
    with database.write() as change:
        require(change, who, SETTINGS)
        texts, group = listed.complete(name), listed.one_of(group, ROLE_GROUPS)
        before = listed.found(change, "project_role", role_id) if role_id else None
        if before and before["role_group"] != group and dependants.standing(change, dependants.ROLE, before["id"]):
            raise Refused(N_("People have had this role, so its group stays. Add a new role instead."))
        position = before["position"] if before else listed.next_number(change, "project_role", "position")
        made = role_id or new_id()
        row = {"id": made, "project_id": listed.project_of(change), "position": position, "role_group": group}
        change.save("project_role", {**row, "name": listed.stored(texts)})
    return made


def delete(database: Database, who: Staff, role_id: str) -> None:
    """Deletes a role that nobody has had."""
    with database.write() as change:
        require(change, who, SETTINGS)
        dependants.delete(change, "project_role", dependants.ROLE, role_id)


def merge(database: Database, who: Staff, role_id: str, into: str) -> None:
    """Gives everybody who had a role another one of the same role group, and deletes it."""
    with database.write() as change:
        require(change, who, SETTINGS)
        role, other = listed.found(change, "project_role", role_id), listed.found(change, "project_role", into)
        if role["role_group"] != other["role_group"]:
            raise Refused(N_("A role can be merged only into one of the same role group: votes were counted by group."))
        dependants.merge(change, "project_role", dependants.ROLE, role_id, into)
