"""What stands on a region, a work package, an organisation or a role: it can't be deleted then, only merged into another."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from participation.errors import NotFound, Refused
from participation.model.texts import N_, Texts
from participation.store import Transaction
from participation.texts import everywhere


@dataclass(frozen=True)
class Place:
    """A column that names the thing, and what stands in that table. `links` tables hold nothing but pairs of names."""

    table: str
    column: str
    what: str
    links: bool = False


REGION = (
    Place("workshop", "region_id", N_("workshops")),
    Place("participant", "region_id", N_("participants")),
    Place("event", "region_id", N_("events")),
    Place("series", "region_id", N_("series of workshops")),
    Place("working_group", "region_id", N_("groups")),
    Place("belonging", "region_id", N_("accounts")),
    Place("help_number", "region_id", N_("help numbers")),
    Place("structure_answer", "region_id", N_("checklists of structures")),
    Place("place", "region_id", N_("places")),
    Place("summary_text", "region_id", N_("own texts of its summary")),
    Place("operating_model_region", "region_id", N_("operating models"), links=True),
    Place("organisation_region", "region_id", N_("organisations"), links=True),
    Place("region_package", "region_id", N_("work packages of the region"), links=True),
    Place("region_partner", "region_id", N_("partners"), links=True),
    Place("region_group_member", "region_id", N_("regions put together"), links=True),
)
WORK_PACKAGE = (
    Place("workshop", "work_package_id", N_("workshops")),
    Place("goal", "work_package_id", N_("goals")),
    Place("conclusion", "work_package_id", N_("conclusions")),
    Place("process", "work_package_id", N_("products")),
    Place("operating_model", "work_package_id", N_("operating models")),
    Place("card_set", "work_package_id", N_("sets of cards")),
    Place("series", "work_package_id", N_("series of workshops")),
    Place("region_package", "work_package_id", N_("regions"), links=True),
)
ORGANISATION = (
    Place("workshop", "organisation_id", N_("workshops")),
    Place("work_package", "organisation_id", N_("work packages")),
    Place("process", "organisation_id", N_("products")),
    Place("card_set", "organisation_id", N_("sets of cards")),
    Place("belonging", "organisation_id", N_("accounts")),
)
ROLE = (
    Place("attendance", "role", N_("participants")),
    Place("participant", "role", N_("participants")),
    Place("working_group_member", "member", N_("groups"), links=True),
    Place("workshop_role", "role", N_("workshops"), links=True),
)


def standing(look: Transaction, places: Sequence[Place], thing_id: str) -> list[Texts]:
    """What depends on the thing, in words and without any number of people; links are left out, they go with it."""
    found = {
        place.what: None
        for place in places
        if not place.links and look.row(f"SELECT 1 AS one FROM {place.table} WHERE {place.column} = :id LIMIT 1", id=thing_id)
    }
    return [everywhere(what) for what in found]


def delete(change: Transaction, table: str, places: Sequence[Place], thing_id: str) -> None:
    """Deletes the thing, or raises Refused with what depends on it and what to do instead."""
    name = name_of(change, table, thing_id)
    if depends := standing(change, places, thing_id):
        raise Refused(
            N_("“{name}” can't be deleted, because these depend on it: {what}. Merge it into another one: they move there."),
            name=name,
            what=_list(depends),
        )
    for place in places:
        if place.links:
            change.run(f"DELETE FROM {place.table} WHERE {place.column} = :id", id=thing_id)
    change.run(f"DELETE FROM {table} WHERE id = :id", id=thing_id)


def merge(change: Transaction, table: str, places: Sequence[Place], thing_id: str, into: str) -> None:
    """Moves all that depends on the thing to another one, and deletes the thing."""
    if thing_id == into:
        raise Refused(N_("Choose another one to merge into."))
    for known in (thing_id, into):
        name_of(change, table, known)
    for place in places:
        if place.links:
            _move_links(change, place, thing_id, into)
        else:
            change.run(f"UPDATE {place.table} SET {place.column} = :into WHERE {place.column} = :id", into=into, id=thing_id)
    change.run(f"DELETE FROM {table} WHERE id = :id", id=thing_id)


def _move_links(change: Transaction, place: Place, thing_id: str, into: str) -> None:
    for row in change.rows(f"SELECT * FROM {place.table} WHERE {place.column} = :id", id=thing_id):
        change.save(place.table, {**row, place.column: into}, key=tuple(row))
    change.run(f"DELETE FROM {place.table} WHERE {place.column} = :id", id=thing_id)


def name_of(look: Transaction, table: str, thing_id: str) -> Texts:
    """The name of a thing of the project; raises NotFound."""
    row = look.row(f"SELECT name FROM {table} WHERE id = :id", id=thing_id)
    if row is None:
        raise NotFound(N_("This is not here any more. Look at the page again."))
    return Texts.of(json.loads(row["name"]))


def _list(parts: Sequence[Texts]) -> Texts:
    return Texts(*(", ".join(part.say(language) for part in parts) for language in ("fi", "sv", "en")))
