"""Turns of a listening round: whose tablet is next, by its number and never by person, in an order made by chance."""

import json
import secrets

from participation import stages, workshops
from participation.access import require
from participation.errors import Refused
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.workshop import Stage
from participation.store import Database, Transaction


def present(stage: Stage) -> int | None:
    """The number of the tablet whose turn it is; None before the first turn and after the last."""
    order, at = stage.progress.get("order", []), stage.progress.get("at", -1)
    return int(order[at]) if 0 <= at < len(order) else None


def left(stage: Stage) -> int:
    """How many turns are still to come."""
    order: list[int] = stage.progress.get("order", [])
    at: int = stage.progress.get("at", -1)
    return max(0, len(order) - at - 1)


def go_on(database: Database, who: Staff, stage_id: str) -> int | None:
    """Gives the turn to the next tablet; those who joined meanwhile come last. None when everyone has had a turn."""
    with database.write() as change:
        require(change, who, "facilitator")
        stage = stages.find(change, stage_id)
        workshops.for_staff(change, who, stage.workshop_id)
        if stage.state != "open" or stage.kind != "listening_round":
            raise Refused(N_("This stage is closed now. Look at what is open."))
        order = _order(change, stage)
        at = min(stage.progress.get("at", -1) + 1, len(order))
        change.run("UPDATE stage SET progress = :progress WHERE id = :id", progress=json.dumps({"order": order, "at": at}), id=stage_id)
        change.raise_counter(stage.workshop_id, "stage")
        return present(stages.find(change, stage_id))


def _order(look: Transaction, stage: Stage) -> list[int]:
    known = list(stage.progress.get("order", []))
    rows = look.rows("SELECT tablet FROM attendance WHERE workshop_id = :id AND tablet IS NOT NULL", id=stage.workshop_id)
    new = [row["tablet"] for row in rows if row["tablet"] not in known]
    secrets.SystemRandom().shuffle(new)
    return known + new
