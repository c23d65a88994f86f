"""What experts by experience said when they read a version: that they approve it, or what they ask to change.

A reading counts only for the words that were read: after a change it takes a new one.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from participation import clock, ids, room, workshops
from participation.access import require
from participation.cards import drafts
from participation.errors import Refused
from participation.model import limits
from participation.model.people import ROLE_GROUPS, Staff
from participation.model.texts import N_, Texts
from participation.plain_text import clean
from participation.project import listed, process
from participation.store import Database, Row, Transaction


@dataclass(frozen=True)
class Reading:
    """One reading. `workshop` and `statement`: where it was; `fresh`: nothing has changed since."""

    id: str
    on_day: str
    workshop: Texts | None
    statement: str | None
    role_groups: tuple[str, ...]
    asked: str | None
    approved: bool
    by: str
    at: str
    fresh: bool


def record(
    database: Database,
    who: Staff,
    version_id: str,
    *,
    approved: bool,
    workshop_id: str | None = None,
    on_day: object = None,
    statement: str = "",
    others: Sequence[str] = (),
    asked: str = "",
) -> str:
    """Writes down that experts by experience read a version; gives the reading's id.

    It was in a workshop where they took part, or a facilitator says when and where. `others`: role groups that read it too.
    """
    with database.write() as change:
        who = require(change, who, "facilitator", "reviewer")
        if not approved and not asked.strip():
            raise Refused(N_("Write what they asked to change."))
        groups = ["E", *(listed.one_of(group, ROLE_GROUPS) for group in dict.fromkeys(others) if group != "E")]
        drafts.find(change, version_id)
        where = _in_workshop(change, who, workshop_id) if workshop_id else _stated(who, on_day, statement)
        made = ids.new_id()
        row = {"id": made, "version_id": version_id, **where, "role_groups": json.dumps(groups), "approved": int(approved)}
        row["asked"] = clean(asked, limits.READING) if asked.strip() else None
        change.save("card_reading", {**row, "account_id": who.account_id, "at": clock.now()})
    return made


def _in_workshop(look: Transaction, who: Staff, workshop_id: str) -> dict[str, object]:
    workshop = workshops.for_staff(look, who, workshop_id)
    if not workshop.opened_at or not process.experts_in(look, workshop_id):
        raise Refused(N_("Experts by experience did not take part in that workshop. Choose another one."))
    read_at = workshop.closed_at or clock.now()
    return {"workshop_id": workshop_id, "on_day": clock.day_of(workshop.opened_at).isoformat(), "read_at": read_at, "statement": None}


def _stated(who: Staff, on_day: object, statement: str) -> dict[str, object]:
    if not who.roles & {"facilitator", "admin"}:
        raise Refused(N_("Choose the workshop where they read it. Without one, the facilitator who was there records it."))
    day = listed.day(on_day)
    if day is None or not statement.strip():
        raise Refused(N_("Choose the day, and say in one sentence where experts by experience read the cards."))
    if day > clock.today().isoformat():
        raise Refused(N_("This day has not come yet. Choose the day when they read the cards."))
    said = clean(statement, limits.READING)
    return {"workshop_id": None, "on_day": day, "read_at": clock.end_of(date.fromisoformat(day)), "statement": said}


def of_version(look: Transaction, version: Row) -> tuple[Reading, ...]:
    """The readings of a version, the newest first."""
    rows = look.rows(
        "SELECT r.*, a.name AS by_name, w.title FROM card_reading r JOIN account a ON a.id = r.account_id"
        " LEFT JOIN workshop w ON w.id = r.workshop_id WHERE r.version_id = :id ORDER BY r.at DESC, r.id",
        id=version["id"],
    )
    return tuple(_reading(look, row, version["changed_at"]) for row in rows)


def _reading(look: Transaction, row: Row, changed_at: str) -> Reading:
    groups = tuple(json.loads(row["role_groups"]))
    if row["workshop_id"]:
        named = {"E", *room.role_groups_that_may_be_named(look, row["workshop_id"]).values()}
        groups = tuple(group for group in groups if group in named)
    return Reading(
        row["id"],
        row["on_day"],
        listed.read(row["title"]) if row["title"] else None,
        row["statement"],
        groups,
        row["asked"],
        bool(row["approved"]),
        row["by_name"],
        row["at"],
        fresh=min(row["read_at"], row["at"]) > changed_at,
    )


def where_they_took_part(database: Database, who: Staff) -> dict[str, Texts]:
    """The workshops where experts by experience took part and that the person may see, the newest first."""
    known = [one for one in workshops.every(database, who) if one.opened_at]
    with database.read() as look:
        require(look, who, "facilitator", "reviewer")
        there = {row["workshop_id"] for row in look.rows("SELECT DISTINCT workshop_id FROM attendance WHERE role_group = 'E'")}
    return {one.id: one.title for one in sorted(known, key=lambda one: one.opened_at or "", reverse=True) if one.id in there}
