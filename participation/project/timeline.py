"""The timeline: rounds beside development steps and what happened around the project."""

from collections.abc import Mapping
from dataclasses import dataclass

from participation.access import require
from participation.errors import Refused
from participation.ids import new_id
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.project import events, listed, process_steps, structure
from participation.store import Database
from participation.texts import everywhere

LANES: dict[str, str] = {
    "round": N_("Rounds"),
    "step": N_("Development steps"),
    "event": N_("Events"),
}
KINDS = ("step", "event")


@dataclass(frozen=True)
class Entry:
    """Something on the timeline; `id` only where it can be taken off here."""

    lane: str
    name: Texts
    starts_on: str
    ends_on: str
    id: str | None = None


def of_project(database: Database, who: Staff) -> list[Entry]:
    """All that has a day, the oldest first."""
    found = [
        Entry("round", one.name, one.starts_on, one.ends_on or one.starts_on) for one in structure.rounds(database) if one.starts_on
    ]
    found += [Entry("event", one.name, one.on_day, one.on_day) for one in events.every(database) if one.on_day]
    with database.read() as look:
        require(look, who, "facilitator", "reviewer", "evaluator", "management")
        for row in look.rows("SELECT * FROM milestone"):
            found.append(Entry(row["kind"], listed.read(row["name"]), row["starts_on"], row["ends_on"] or row["starts_on"], row["id"]))
        steps = look.rows(
            "SELECT p.name, s.number, s.on_day FROM process_step s JOIN process p ON p.id = s.process_id"
            " WHERE s.status = 'done' AND s.on_day IS NOT NULL"
        )
    for row in steps:
        name = everywhere("{product}: {step}", product=listed.read(row["name"]), step=everywhere(process_steps.STEPS[row["number"] - 1]))
        found.append(Entry("step", name, row["on_day"], row["on_day"]))
    return sorted(found, key=lambda entry: (entry.starts_on, entry.ends_on))


def add(database: Database, who: Staff, *, kind: str, name: Mapping[str, str], starts_on: object, ends_on: object = None) -> str:
    """Puts a development step or an event on the timeline; gives its id."""
    with database.write() as change:
        require(change, who, "coordinator", "reviewer", "evaluator")
        texts, begins = listed.complete(name), listed.day(starts_on)
        if begins is None:
            raise Refused(N_("Choose a day."))
        made = new_id()
        row = {"id": made, "project_id": listed.project_of(change), "kind": listed.one_of(kind, KINDS), "name": listed.stored(texts)}
        change.save("milestone", {**row, "starts_on": begins, "ends_on": listed.day(ends_on)})
    return made


def take_off(database: Database, who: Staff, entry_id: str) -> None:
    """Takes a step or an event off the timeline."""
    with database.write() as change:
        require(change, who, "coordinator", "reviewer", "evaluator")
        change.run("DELETE FROM milestone WHERE id = :id", id=entry_id)
