"""The ten points before a workshop with children or young people: what they are, and which are ticked for a workshop."""

from dataclasses import dataclass
from functools import cache

from participation import clock, shared_texts, workshops
from participation.access import require
from participation.model.people import Staff
from participation.model.texts import Texts
from participation.store import Database, Transaction
from participation.template_files import yaml_files


@dataclass(frozen=True)
class Point:
    """One point, and what it protects."""

    id: str
    text: Texts
    why: Texts


@cache
def points() -> tuple[Point, ...]:
    """The points in their order, from `workshop_data/texts/minors_checklist.yaml`."""
    given = yaml_files.read(shared_texts.FOLDER / "minors_checklist.yaml").mapping(needs=("checklist",))
    found = (item.mapping(needs=("id", "text", "why")) for item in given["checklist"].items())
    return tuple(Point(point["id"].text(), point["text"].texts(), point["why"].texts()) for point in found)


def ticked(look: Transaction, workshop_id: str) -> frozenset[str]:
    """The points that are ticked for a workshop."""
    rows = look.rows("SELECT item FROM checklist_tick WHERE workshop_id = :id", id=workshop_id)
    return frozenset(row["item"] for row in rows) & {point.id for point in points()}


def of_workshop(database: Database, who: Staff, workshop_id: str) -> frozenset[str]:
    """The points that are ticked, for staff."""
    with database.read() as look:
        require(look, who, "facilitator", "reviewer", "evaluator")
        workshops.for_staff(look, who, workshop_id)
        return ticked(look, workshop_id)


def tick(database: Database, who: Staff, workshop_id: str, point_ids: frozenset[str]) -> None:
    """Ticks just these points; who ticked a point first, and when, stays."""
    wanted = point_ids & {point.id for point in points()}
    with database.write() as change:
        require(change, who, "facilitator")
        workshops.for_staff(change, who, workshop_id)
        before = ticked(change, workshop_id)
        for gone in before - wanted:
            change.run("DELETE FROM checklist_tick WHERE workshop_id = :id AND item = :item", id=workshop_id, item=gone)
        for point_id in sorted(wanted - before):
            row = {"workshop_id": workshop_id, "item": point_id, "account_id": who.account_id, "at": clock.now()}
            change.save("checklist_tick", row, key=("workshop_id", "item"))
