"""Closing stages: from then on nobody answers in them, and what they came to is kept as it is."""

from participation import clock
from participation.model.workshop import Stage
from participation.store import Database, Transaction


def close_open_stages(change: Transaction, workshop_id: str) -> None:
    """Closes the stage of a workshop that is open."""
    rows = change.rows("SELECT * FROM stage WHERE workshop_id = :id AND state = 'open'", id=workshop_id)
    for row in rows:
        change.run("UPDATE stage SET state = 'closed', closed_at = :now WHERE id = :id", now=clock.now(), id=row["id"])
    for row in rows:
        keep(change, row["id"])


def keep(change: Transaction, stage_id: str) -> None:
    """Keeps what a stage that is closed came to."""
    from participation import closed_forms, named_groups, results  # they count, and counting reads stages, which close here

    row = change.row("SELECT * FROM stage WHERE id = :id", id=stage_id)
    assert row is not None
    stage = Stage.of(row)
    named_groups.decide(change, stage)
    closed_forms.keep(change, stage)
    if stage.kind == "vote":
        results.keep_closed(change, stage)


def keep_all(change: Transaction) -> None:
    """The same for every stage that was closed before this was kept, or by other means than the console."""
    rows = change.rows(
        "SELECT s.id FROM stage s LEFT JOIN named_groups n ON n.stage_id = s.id"
        " WHERE s.state <> 'open' AND s.closed_at IS NOT NULL AND n.stage_id IS NULL"
    )
    for row in rows:
        keep(change, row["id"])


def keep_what_was_closed(database: Database) -> None:
    """Once at the start of a server: nothing is written where everything is kept."""
    with database.read() as look:
        waits = look.row(
            "SELECT s.id FROM stage s LEFT JOIN named_groups n ON n.stage_id = s.id"
            " WHERE s.state <> 'open' AND s.closed_at IS NOT NULL AND n.stage_id IS NULL LIMIT 1"
        )
    if waits is not None:
        with database.write() as change:
            keep_all(change)
