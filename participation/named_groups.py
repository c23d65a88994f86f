"""Whether role groups are named beside the themes of a stage: decided once, when it closes, for all themes written until then.

Either every role group that wrote has five or more writers, and each of these themes has its group beside it, or none has.
So a theme without a group says nothing about its writer, and nobody who comes, writes or goes later changes what is named.
"""

import json
from collections import Counter

from participation import clock
from participation.insight.suppression import LEAST
from participation.model.workshop import Stage
from participation.store import Transaction


def decide(change: Transaction, stage: Stage) -> None:
    """Decides it for a stage that closes, unless it was decided before. Texts that nobody has read yet count, too."""
    if change.row("SELECT stage_id FROM named_groups WHERE stage_id = :id", id=stage.id) is not None:
        return
    rows = change.rows(
        "SELECT DISTINCT t.participant_id, a.role_group FROM theme t JOIN attendance a ON a.participant_id = t.participant_id"
        " AND a.workshop_id = t.workshop_id WHERE t.stage_id = :id",
        id=stage.id,
    )
    writers = Counter(row["role_group"] for row in rows)
    named = sorted(writers) if writers and min(writers.values()) >= LEAST else []
    change.save(
        "named_groups",
        {"stage_id": stage.id, "role_groups": json.dumps(named), "at": clock.now()},
        key=("stage_id",),
    )


def of_workshop(look: Transaction, workshop_id: str) -> dict[str, str]:
    """The role group of the writer by theme, where it is named; every other theme is by a participant."""
    rows = look.rows(
        "SELECT t.id, a.role_group, n.role_groups FROM theme t JOIN named_groups n ON n.stage_id = t.stage_id"
        " JOIN attendance a ON a.participant_id = t.participant_id AND a.workshop_id = t.workshop_id"
        " WHERE t.workshop_id = :id AND n.role_groups <> '[]' AND t.created_at <= n.at",
        id=workshop_id,
    )
    return {row["id"]: row["role_group"] for row in rows if row["role_group"] in json.loads(row["role_groups"])}
