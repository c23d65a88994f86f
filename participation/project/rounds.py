"""Rounds: their dates and questions, their workshops by work package, their conclusions, and what changed direction."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from participation import clock
from participation.access import require
from participation.errors import Refused
from participation.ids import new_id
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.project import listed, structure
from participation.store import Database

KINDS: dict[str, str] = {
    "conclusion": N_("Conclusion"),
    "direction": N_("What changed direction because of this round"),
    "recommendation": N_("Recommendation"),
}
WRITERS = ("coordinator", "reviewer", "evaluator")
BELONGING = ("workshop", "conclusion", "structure_answer")


@dataclass(frozen=True)
class Conclusion:
    """What was concluded from a round, or from the whole project (without a round); `evidence` says what it rests on."""

    id: str
    kind: str
    text: Texts
    evidence: Texts
    round_id: str | None
    work_package_id: str | None
    at: str


@dataclass(frozen=True)
class RoundPage:
    """A round with all that belongs to it; `workshops` counts them by work package (None: without one)."""

    round: structure.Round
    questions: tuple[Texts, ...]
    workshops: Mapping[str | None, int]
    conclusions: tuple[Conclusion, ...]


def every(database: Database, who: Staff) -> list[RoundPage]:
    """The rounds by number."""
    known = structure.rounds(database)
    concluded = conclusions(database, who)
    with database.read() as look:
        require(look, who, "facilitator", "management", *WRITERS)
        asked = look.rows("SELECT round_id, text FROM round_question ORDER BY position")
        held = look.rows("SELECT round_id, work_package_id FROM workshop WHERE round_id IS NOT NULL")
    return [
        RoundPage(
            one,
            tuple(listed.read(row["text"]) for row in asked if row["round_id"] == one.id),
            Counter(row["work_package_id"] for row in held if row["round_id"] == one.id),
            tuple(each for each in concluded if each.round_id == one.id),
        )
        for one in known
    ]


def conclusions(database: Database, who: Staff) -> list[Conclusion]:
    """All conclusions in their order; those of the whole project have no round."""
    with database.read() as look:
        require(look, who, "facilitator", "management", *WRITERS)
        rows = look.rows("SELECT * FROM conclusion ORDER BY position, at, id")
    return [
        Conclusion(
            row["id"],
            row["kind"],
            listed.read(row["text"]),
            listed.read(row["evidence"]),
            row["round_id"],
            row["work_package_id"],
            row["at"],
        )
        for row in rows
    ]


def put(
    database: Database,
    who: Staff,
    round_id: str | None,
    *,
    number: int,
    name: Mapping[str, str],
    aim: Mapping[str, str],
    starts_on: object = None,
    ends_on: object = None,
    questions: Sequence[Texts] | None = None,
) -> str:
    """Changes a round, or adds one (without an id); gives its id. Questions that are not given stay."""
    with database.write() as change:
        require(change, who, "coordinator", "evaluator")
        called, aims = listed.complete(name), listed.complete(aim, limits.TEXT_IN_PROJECT)
        begins, ends = listed.day(starts_on), listed.day(ends_on)
        if begins and ends and ends < begins:
            raise Refused(N_("A round can't end before it begins. Change one of the days."))
        if round_id:
            listed.found(change, "round", round_id)
        made = round_id or new_id()
        row = {"id": made, "project_id": listed.project_of(change), "number": number, "name": listed.stored(called)}
        change.save("round", {**row, "aim": listed.stored(aims), "starts_on": begins, "ends_on": ends})
        if questions is not None:
            change.run("DELETE FROM round_question WHERE round_id = :id", id=made)
            for position, text in enumerate(questions, 1):
                asked = {"id": new_id(), "round_id": made, "position": position, "text": listed.stored(text)}
                change.save("round_question", asked)
    return made


def delete(database: Database, who: Staff, round_id: str) -> None:
    """Deletes a round that has no workshops, no conclusions and no answers to a checklist."""
    with database.write() as change:
        require(change, who, "coordinator")
        for table in BELONGING:
            if change.row(f"SELECT id FROM {table} WHERE round_id = :id LIMIT 1", id=round_id):
                raise Refused(N_("This round has workshops, conclusions or answers to a checklist. Move them to another round first."))
        change.run("DELETE FROM round WHERE id = :id", id=round_id)


def merge(database: Database, who: Staff, round_id: str, into: str) -> None:
    """Moves all that belongs to a round to another one, and deletes it."""
    with database.write() as change:
        require(change, who, "coordinator")
        if round_id == into:
            raise Refused(N_("Choose another one to merge into."))
        listed.found(change, "round", into)
        for table in BELONGING:
            change.run(f"UPDATE {table} SET round_id = :into WHERE round_id = :id", into=into, id=round_id)
        change.run("DELETE FROM round WHERE id = :id", id=round_id)


def conclude(
    database: Database,
    who: Staff,
    *,
    kind: str,
    text: Mapping[str, str],
    evidence: Mapping[str, str] | None = None,
    round_id: str | None = None,
    work_package_id: str | None = None,
) -> str:
    """Writes a conclusion, or what changed direction; gives its id."""
    with database.write() as change:
        require(change, who, *WRITERS)
        texts = listed.complete(text, limits.TEXT_IN_PROJECT)
        rests_on = listed.complete(evidence, limits.TEXT_IN_PROJECT) if evidence and any(t.strip() for t in evidence.values()) else None
        made = new_id()
        change.save(
            "conclusion",
            {
                "id": made,
                "project_id": listed.project_of(change),
                "round_id": round_id,
                "work_package_id": work_package_id,
                "kind": listed.one_of(kind, tuple(KINDS)),
                "text": listed.stored(texts),
                "evidence": listed.stored(rests_on) if rests_on else None,
                "position": listed.next_number(change, "conclusion", "position"),
                "at": clock.now(),
            },
        )
    return made


def take_off(database: Database, who: Staff, conclusion_id: str) -> None:
    """Takes a conclusion off, and with it who stood behind it."""
    with database.write() as change:
        require(change, who, *WRITERS)
        change.run("DELETE FROM commitment WHERE about = 'conclusion:' || :id", id=conclusion_id)
        change.run("DELETE FROM conclusion WHERE id = :id", id=conclusion_id)
