"""Co-developing a product with experts by experience: ten steps, how each stands, and what the workshops say happened."""

from collections.abc import Mapping
from dataclasses import dataclass

from participation import clock, ids
from participation.access import require
from participation.errors import Refused
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.plain_text import optional
from participation.project import listed
from participation.project.process_steps import STEPS, insert
from participation.store import Database, Row, Transaction

STATUSES: dict[str, str] = {"not_yet": N_("Not yet"), "going_on": N_("Going on"), "done": N_("Done")}
EXPERTS: dict[str, str] = {"yes": N_("Yes"), "no": N_("No")}
READERS = ("facilitator", "coordinator", "reviewer", "evaluator", "management")
# The kind of stage in which a step happens, where there is one.
HAPPENS_IN: dict[int, tuple[str, ...]] = {
    1: ("permission", "promise", "agreements"),
    2: ("add_themes", "listening_round", "persona", "path"),
    3: ("group",),
    4: ("vote",),
    5: ("card",),
    6: ("read_together",),
    7: ("shared_understanding", "expert_response"),
}


@dataclass(frozen=True)
class Seen:
    """When a step first happened in a workshop, and whether experts by experience were there."""

    on_day: str
    experts: bool


@dataclass(frozen=True)
class Step:
    """One step as staff wrote it, and as the workshops saw it."""

    number: int
    name: str
    status: str
    on_day: str | None
    role: str | None
    experts: str | None
    seen: Seen | None


@dataclass(frozen=True)
class Process:
    """A product on its way; `owner` is the organisation that owns it."""

    id: str
    name: Texts
    work_package_id: str | None
    owner: str | None
    steps: tuple[Step, ...]

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(1 for step in self.steps if step.status == "done")

    @property
    def with_experts(self) -> int:
        """In how many of the steps that are done experts by experience were present."""
        return sum(1 for step in self.steps if step.status == "done" and step.experts == "yes")


def every(database: Database, who: Staff) -> list[Process]:
    """The products, the oldest first."""
    with database.read() as look:
        require(look, who, *READERS)
        rows = look.rows("SELECT * FROM process ORDER BY created_at, id")
        return [_process(look, row) for row in rows]


def get(database: Database, who: Staff, process_id: str) -> Process:
    """One product; raises NotFound."""
    with database.read() as look:
        require(look, who, *READERS)
        return _process(look, listed.found(look, "process", process_id))


def _process(look: Transaction, row: Row) -> Process:
    steps = look.rows("SELECT * FROM process_step WHERE process_id = :id ORDER BY number", id=row["id"])
    seen = _seen(look, row["id"])
    return Process(
        row["id"],
        listed.read(row["name"]),
        row["work_package_id"],
        row["organisation_id"],
        tuple(
            Step(s["number"], STEPS[s["number"] - 1], s["status"], s["on_day"], s["role"], s["experts"], seen.get(s["number"]))
            for s in steps
        ),
    )


def _seen(look: Transaction, process_id: str) -> dict[int, Seen]:
    rows = look.rows(
        "SELECT s.kind, s.opened_at, s.workshop_id FROM stage s JOIN workshop w ON w.id = s.workshop_id"
        " WHERE w.process_id = :id AND s.opened_at IS NOT NULL ORDER BY s.opened_at",
        id=process_id,
    )
    found: dict[int, Seen] = {}
    for number, kinds in HAPPENS_IN.items():
        first = next((row for row in rows if row["kind"] in kinds), None)
        if first:
            found[number] = Seen(clock.day_of(first["opened_at"]).isoformat(), experts_in(look, first["workshop_id"]))
    return found


def experts_in(look: Transaction, workshop_id: str) -> bool:
    """Whether experts by experience took part in a workshop: yes or no, never how many."""
    sql = "SELECT 1 AS one FROM attendance WHERE workshop_id = :id AND role_group = 'E' LIMIT 1"
    return look.row(sql, id=workshop_id) is not None


def add(database: Database, who: Staff, name: Mapping[str, str], work_package_id: str | None = None) -> str:
    """A new product with its ten steps; gives its id."""
    with database.write() as change:
        require(change, who, "coordinator", "reviewer")
        texts = listed.complete(name)
        made = ids.new_id()
        insert(change, listed.project_of(change), made, texts, work_package_id)
    return made


def set_owner(database: Database, who: Staff, process_id: str, organisation_id: str | None) -> None:
    """The organisation that owns a product, or none."""
    with database.write() as change:
        require(change, who, "coordinator", "reviewer")
        if organisation_id:
            listed.found(change, "organisation", organisation_id)
        listed.found(change, "process", process_id)
        change.run("UPDATE process SET organisation_id = :owner WHERE id = :id", owner=organisation_id, id=process_id)


def set_step(
    database: Database,
    who: Staff,
    process_id: str,
    number: int,
    *,
    status: str,
    on_day: object = None,
    role: str = "",
    experts: str | None = None,
) -> None:
    """How a step stands; the log keeps it. The approval of the experts can't be done without them."""
    with database.write() as change:
        require(change, who, "facilitator", "reviewer")
        listed.one_of(status, tuple(STATUSES))
        if experts is not None:
            listed.one_of(experts, tuple(EXPERTS))
        if status == "done" and number == 8 and experts != "yes":
            raise Refused(N_("Experts by experience approve the product themselves. Mark this step as done when they were present."))
        listed.found(change, "process", process_id)
        before = change.row("SELECT * FROM process_step WHERE process_id = :id AND number = :n", id=process_id, n=number)
        said = {"status": status, "on_day": listed.day(on_day), "role": optional(role, limits.ROLE), "experts": experts}
        if before is None or all(before[name] == value for name, value in said.items()):
            return
        _publishing_needs_approval(change, process_id, number, status)
        change.save("process_step", {"process_id": process_id, "number": number, **said}, key=("process_id", "number"))
        entry = {"id": ids.new_id(), "process_id": process_id, "number": number, "at": clock.now()}
        change.save("process_entry", {**entry, **said})


def _publishing_needs_approval(look: Transaction, process_id: str, number: int, status: str) -> None:
    if number != 9 or status != "done":
        return
    approved = look.row("SELECT status FROM process_step WHERE process_id = :id AND number = 8", id=process_id)
    if approved is None or approved["status"] != "done":
        raise Refused(N_("Experts by experience approve the product before it is published. Record their approval first."))


def delete(database: Database, who: Staff, process_id: str) -> None:
    """Deletes a product that no workshop belongs to."""
    with database.write() as change:
        require(change, who, "coordinator")
        if change.row("SELECT id FROM workshop WHERE process_id = :id LIMIT 1", id=process_id):
            raise Refused(N_("Workshops belong to this product. Take it off their plans first."))
        change.run("DELETE FROM process WHERE id = :id", id=process_id)
