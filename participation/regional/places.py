"""What a region holds: places that workshops can name (cities, municipalities), and partners that it works with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from participation.access import require
from participation.errors import Refused
from participation.ids import new_id
from participation.model.people import SETTINGS, Staff
from participation.model.texts import LANGUAGES, N_, Texts
from participation.project import listed
from participation.store import Database, Transaction


@dataclass(frozen=True)
class Place:
    """A place inside a region."""

    id: str
    region_id: str
    name: Texts


def every(database: Database) -> list[Place]:
    """The places of all regions, each region's in their order."""
    with database.read() as look:
        rows = look.rows("SELECT p.* FROM place p JOIN region r ON r.id = p.region_id ORDER BY r.position, r.id, p.position, p.id")
    return [Place(row["id"], row["region_id"], listed.read(row["name"])) for row in rows]


def partners(database: Database) -> dict[str, tuple[Texts, ...]]:
    """The partners of each region that has any."""
    with database.read() as look:
        rows = look.rows("SELECT region_id, name FROM region_partner ORDER BY region_id, position, name")
    found: dict[str, tuple[Texts, ...]] = {}
    for row in rows:
        found[row["region_id"]] = (*found.get(row["region_id"], ()), listed.read(row["name"]))
    return found


def put(database: Database, who: Staff, region_id: str, *, places: Sequence[Texts], partners: Sequence[Texts]) -> None:
    """The places and the partners of a region, and no others; a place that workshops name can be renamed and not taken off."""
    with database.write() as change:
        require(change, who, SETTINGS)
        listed.found(change, "region", region_id)
        put_places(change, region_id, places)
        put_partners(change, region_id, partners)


def put_places(change: Transaction, region_id: str, names: Sequence[Texts]) -> None:
    """The places of a region in their order. A line that was only reworded is the same place."""
    rows = change.rows("SELECT id, name FROM place WHERE region_id = :id ORDER BY position, id", id=region_id)
    before = {row["id"]: listed.read(row["name"]) for row in rows}
    kept = _same_places(before, names)
    for place_id in before.keys() - set(kept):
        _take_off(change, place_id, before[place_id])
    for position, (place_id, name) in enumerate(zip(kept, names, strict=True), 1):
        row = {"id": place_id or new_id(), "region_id": region_id, "position": position, "name": listed.stored(name)}
        change.save("place", row)


def _same_places(before: Mapping[str, Texts], names: Sequence[Texts]) -> list[str | None]:
    """Which place each line is: first by its name, then in their order where as many lines changed as places were left."""
    left = dict(before)
    kept: list[str | None] = []
    for name in names:
        same = next((place_id for place_id, known in left.items() if _alike(known, name)), None)
        kept.append(same)
        left.pop(same or "", None)
    if kept.count(None) == len(left):
        renamed = iter(list(left))
        kept = [place_id or next(renamed) for place_id in kept]
    return kept


def _alike(one: Texts, other: Texts) -> bool:
    return any(one.say(language).casefold() == other.say(language).casefold() for language in LANGUAGES)


def _take_off(change: Transaction, place_id: str, name: Texts) -> None:
    if change.row("SELECT id FROM workshop WHERE place_id = :id LIMIT 1", id=place_id):
        raise Refused(N_("“{name}” has workshops. Give them another place first."), name=name)
    change.run("DELETE FROM place WHERE id = :id", id=place_id)


def put_partners(change: Transaction, region_id: str, names: Sequence[Texts]) -> None:
    """The partners of a region in their order."""
    change.run("DELETE FROM region_partner WHERE region_id = :id", id=region_id)
    for position, name in enumerate(names, 1):
        row = {"region_id": region_id, "position": position, "name": listed.stored(name)}
        change.save("region_partner", row, key=tuple(row))


def check(look: Transaction, region_id: str | None, place_id: str | None) -> None:
    """Raises Refused when the place is not inside the region."""
    if place_id is None:
        return
    place = listed.found(look, "place", place_id)
    if place["region_id"] != region_id:
        name = listed.read(place["name"])
        raise Refused(N_("“{name}” is not inside the region that you chose. Choose another place, or none."), name=name)
