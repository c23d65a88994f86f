"""How useful people find a model in everyday work: each workshop apart, only when it is over, from five answers on.

Workshops are never added up: the same person may have answered in several, and a sum would give small numbers away.
"""

from dataclasses import dataclass

from participation import summaries
from participation.access import require
from participation.model.people import Staff
from participation.model.texts import Texts
from participation.model.workshop import Stage, Workshop
from participation.operating_models.cards import READERS
from participation.staff import belonging
from participation.store import Database
from participation.summaries import OnScale


@dataclass(frozen=True)
class Asked:
    """One workshop that asked about the model; `answers` is None where fewer than five people answered."""

    title: Texts
    on_day: str
    answers: OnScale | None


def of_model(database: Database, who: Staff, model_id: str) -> list[Asked]:
    """Every closed workshop that the reader may see and that asked about the model, the oldest first."""
    found = []
    with database.read() as look:
        require(look, who, *READERS)
        reach = belonging.reach(look, who)
        sql = (
            "SELECT s.* FROM stage s JOIN workshop w ON w.id = s.workshop_id WHERE s.kind = 'usefulness'"
            " AND s.opened_at IS NOT NULL AND w.state = 'closed' ORDER BY s.opened_at"
        )
        for stage in map(Stage.of, look.rows(sql)):
            [row] = look.rows("SELECT * FROM workshop WHERE id = :id", id=stage.workshop_id)
            workshop = Workshop.of(row)
            if stage.settings.get("model") != model_id or not reach.covers(workshop):
                continue
            [summary] = summaries.of_stage(look, stage)
            found.append(Asked(workshop.title, str(stage.opened_at), summary.scales[0] if summary.scales else None))
    return found
