"""The participation check of a workshop: the mean of each question, with the number of people that it rests on."""

from dataclasses import dataclass

from participation import stages, summaries, workshops
from participation.access import require
from participation.activities.check import QUESTIONS
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
        found = {summary.field.name: summary for summary in summaries.of_stage(look, check)}
    scales = {name: of.scales[0] if of.scales and check.state != "open" else None for name, of in found.items()}
    return [
        Question(name, everywhere(text), scale.mean if scale else None, scale.people if scale else None)
        for name, text in QUESTIONS
        for scale in [scales.get(name)]
    ]
