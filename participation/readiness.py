"""Who is ready in the open stage. It says "do not wait for me", and nothing about the answers: those are saved tap by tap.

It holds until the person takes it off or the stage is opened again; changing an answer does not take it off.
"""

from participation import clock, stages
from participation.access import require_participant
from participation.delivery import once
from participation.insight import suppression
from participation.model.people import Participant
from participation.store import Database, Transaction


def say(database: Database, who: Participant, key: str, stage_id: str, *, ready: bool) -> None:
    """The person is ready in this stage, or is not any more."""
    require_participant(who)

    def work(change: Transaction) -> None:
        stage = stages.open_for(change, who.workshop_id, stage_id)
        place = {"stage_id": stage.id, "participant_id": who.id}
        change.run("DELETE FROM ready WHERE stage_id = :stage_id AND participant_id = :participant_id", **place)
        if ready:
            change.save("ready", {**place, "at": clock.now()}, key=("stage_id", "participant_id"))
        change.raise_counter(who.workshop_id, "people")
        if stage.kind == "vote":
            change.raise_counter(who.workshop_id, "votes")  # what the room is shown counts finished papers

    once(database, who, key, work)


def of_person(look: Transaction, who: Participant) -> list[str]:
    """The stages of the present workshop in which the person is ready."""
    rows = look.rows(f"{_READY} AND r.participant_id = :id AND s.workshop_id = :workshop", id=who.id, workshop=who.workshop_id)
    return [row["stage_id"] for row in rows]


def people(look: Transaction, stage_id: str) -> set[str]:
    """The ids of those who are ready in the stage; never shown."""
    return {row["participant_id"] for row in look.rows(f"{_READY} AND r.stage_id = :stage", stage=stage_id)}


def number(look: Transaction, stage_id: str | None) -> int | None:
    """How many are ready in the stage; None for fewer than five."""
    return suppression.people(len(people(look, stage_id or "")))


_READY = "SELECT r.stage_id, r.participant_id FROM ready r JOIN stage s ON s.id = r.stage_id WHERE r.at >= s.opened_at"
