"""Sets of cards: what each is called, its work package, the organisation that owns it, and the product it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass

from participation import clock, ids
from participation.access import require
from participation.cards import READERS, versions
from participation.errors import Refused
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.project import listed
from participation.store import Database


@dataclass(frozen=True)
class CardSet:
    """A set of cards. `process_id` is the product in Co-development whose log tells about its versions."""

    id: str
    name: Texts
    work_package_id: str | None
    organisation_id: str | None
    process_id: str | None


def every(database: Database, who: Staff) -> list[CardSet]:
    """The sets, the oldest first."""
    with database.read() as look:
        require(look, who, *READERS)
        rows = look.rows("SELECT * FROM card_set ORDER BY created_at, id")
    return [CardSet(row["id"], listed.read(row["name"]), row["work_package_id"], row["organisation_id"], row["process_id"]) for row in rows]


def put(
    database: Database,
    who: Staff,
    set_id: str | None,
    *,
    name: Mapping[str, str],
    work_package_id: str | None = None,
    organisation_id: str | None = None,
    process_id: str | None = None,
) -> str:
    """Changes what a set says of itself, or makes a new one (without an id) with an empty draft; gives its id."""
    with database.write() as change:
        require(change, who, "reviewer")
        texts = listed.complete(name)
        links = {"work_package_id": work_package_id, "organisation_id": organisation_id, "process_id": process_id}
        for column, thing_id in links.items():
            if thing_id:
                listed.found(change, column.removesuffix("_id"), thing_id)
        before = listed.found(change, "card_set", set_id) if set_id else None
        made = set_id or ids.new_id()
        row = {"id": made, "project_id": listed.project_of(change), "created_at": before["created_at"] if before else clock.now()}
        change.save("card_set", {**row, "name": listed.stored(texts), **links})
        if before is None:
            versions.first(change, made)
    return made


def delete(database: Database, who: Staff, set_id: str) -> None:
    """Deletes a set of which nothing was published."""
    with database.write() as change:
        require(change, who, "reviewer")
        if change.row("SELECT id FROM card_version WHERE set_id = :id AND state = 'published' LIMIT 1", id=set_id):
            raise Refused(N_("A version of this set is published. Published versions stay readable, so the set stays."))
        change.run("DELETE FROM card_set WHERE id = :id", id=set_id)
