"""Working groups with their member sectors, teams, and networks of a role that are audiences of events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from participation.access import require
from participation.errors import Refused
from participation.ids import new_id
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.plain_text import optional
from participation.project import listed
from participation.store import Database, Transaction

KINDS: dict[str, str] = {
    "group": N_("Group with member sectors"),
    "team": N_("Team"),
    "network": N_("Network of a role"),
}


@dataclass(frozen=True)
class WorkingGroup:
    """A group. Its members are sectors or roles, and so is its owner, never people."""

    id: str
    kind: str
    name: Texts
    region_id: str | None
    members: tuple[str, ...]
    owner: str | None = None


def every(database: Database, kind: str | None = None) -> list[WorkingGroup]:
    """The groups in their order, of one kind or all."""
    with database.read() as look:
        rows = look.rows("SELECT * FROM working_group ORDER BY position, id")
        links = look.rows("SELECT group_id, member FROM working_group_member ORDER BY member")
    return [
        WorkingGroup(
            row["id"],
            row["kind"],
            listed.read(row["name"]),
            row["region_id"],
            tuple(link["member"] for link in links if link["group_id"] == row["id"]),
            row["owner"],
        )
        for row in rows
        if kind in (None, row["kind"])
    ]


def member_names(database: Database) -> dict[str, Texts]:
    """Everything that can be a member: the sectors, and the roles."""
    with database.read() as look:
        sectors = look.rows("SELECT id, name FROM project_tag WHERE list = 'sector' ORDER BY position")
        roles = look.rows("SELECT id, name FROM project_role ORDER BY position")
    return {row["id"]: listed.read(row["name"]) for row in (*sectors, *roles)}


def put(
    database: Database,
    who: Staff,
    group_id: str | None,
    *,
    kind: str,
    name: Mapping[str, str],
    region_id: str | None = None,
    members: Sequence[str] = (),
    owner: str = "",
) -> str:
    """Changes a group, or adds one (without an id); gives its id. Members that are not known are refused."""
    with database.read() as look:
        require(look, who, "facilitator", "reviewer")
    texts = listed.complete(name)
    known = member_names(database)
    for member in members:
        listed.one_of(member, tuple(known))
    with database.write() as change:
        require(change, who, "facilitator", "reviewer")
        before = listed.found(change, "working_group", group_id) if group_id else None
        made = group_id or new_id()
        position = before["position"] if before else listed.next_number(change, "working_group", "position")
        row = {"id": made, "project_id": listed.project_of(change), "kind": listed.one_of(kind, tuple(KINDS)), "position": position}
        change.save("working_group", {**row, "name": listed.stored(texts), "region_id": region_id, "owner": optional(owner, limits.OWNER)})
        _set_members(change, made, members)
    return made


def _set_members(change: Transaction, group_id: str, members: Sequence[str]) -> None:
    change.run("DELETE FROM working_group_member WHERE group_id = :id", id=group_id)
    for member in members:
        change.save("working_group_member", {"group_id": group_id, "member": member}, key=("group_id", "member"))


def delete(database: Database, who: Staff, group_id: str) -> None:
    """Deletes a group that has no series and no events."""
    with database.write() as change:
        require(change, who, "coordinator", "reviewer")
        for table, column in (("series", "group_id"), ("event", "audience")):
            if change.row(f"SELECT id FROM {table} WHERE {column} = :id LIMIT 1", id=group_id):
                raise Refused(N_("This group has a series of workshops or events. Take it off them first."))
        change.run("DELETE FROM working_group WHERE id = :id", id=group_id)
