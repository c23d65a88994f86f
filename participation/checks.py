"""The participation check of a workshop: the mean of each question, with the number of people that it rests on."""

import json
from dataclasses import dataclass

from participation import stages, workshops
from participation.access import require
from participation.activities.check import QUESTIONS
from participation.insight import suppression
from participation.model.fields import NO_ANSWER, TOO_EARLY
from participation.model.people import Staff
from participation.model.texts import Texts
from participation.store import Database
from participation.texts import everywhere


@dataclass(frozen=True)
class Question:
    """One question; `mean` (1 to 5) is None while fewer than k people have answered it."""

    name: str
    text: Texts
    mean: float | None
    answers: int | None


def of_workshop(database: Database, who: Staff, workshop_id: str) -> list[Question]:
    """The four questions of the workshop's check stage; empty when it has none. Means only, once the stage is closed."""
    with database.read() as look:
        require(look, who, "facilitator", "reviewer", "evaluator")
        workshops.for_staff(look, who, workshop_id)
        check = next((s for s in stages.in_order(look, workshop_id) if s.kind == "check" and s.opened_at), None)
        if check is None:
            return []
        rows = look.rows("SELECT field, value FROM answer WHERE stage_id = :id", id=check.id)
    given: dict[str, list[int]] = {}
    for row in rows:
        answer = json.loads(row["value"])
        if answer not in (TOO_EARLY, NO_ANSWER):
            given.setdefault(row["field"], []).append(int(answer))
    found = []
    for name, text in QUESTIONS:
        steps = given.get(name, [])
        mean = suppression.mean(steps) if check.state != "open" else None
        found.append(Question(name, everywhere(text), mean, None if mean is None else len(steps)))
    return found
