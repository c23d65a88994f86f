"""The table of what closed forms came to: figures of five or more people, as they were when the form closed."""

import json
from collections.abc import Mapping
from typing import Any

from participation import clock
from participation.store import Transaction

Figures = Mapping[str, Any]


def read(look: Transaction, stage_id: str) -> Figures | None:
    """The figures of a form; None where it has never been closed."""
    row = look.row("SELECT figures FROM kept_summary WHERE stage_id = :id", id=stage_id)
    return dict(json.loads(row["figures"])) if row is not None else None


def write(change: Transaction, stage_id: str, people: int, figures: Figures) -> None:
    """Keeps the figures of a form in place of those before."""
    change.save(
        "kept_summary",
        {"stage_id": stage_id, "people": people, "figures": json.dumps(figures, ensure_ascii=False), "at": clock.now()},
        key=("stage_id",),
    )
