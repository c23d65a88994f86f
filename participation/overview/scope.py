"""Who reads the overview, and which part of the project it is about: everything, or one action set."""

from collections.abc import Iterable
from dataclasses import dataclass

from participation.access import require
from participation.model.people import Staff
from participation.model.workshop import WHISPERS
from participation.store import Row, Transaction

READERS = ("management", "coordinator", "evaluator", "reviewer")


@dataclass(frozen=True)
class Scope:
    """One action set by its number, or the whole project."""

    action_set: int | None = None

    def covers(self, action_set: int | None) -> bool:
        """Whether something of this action set (None: of no work package) is in it."""
        return self.action_set is None or self.action_set == action_set

    def of(self, rows: Iterable[Row]) -> list[Row]:
        """The rows whose `action_set` is in it."""
        return [row for row in rows if self.covers(row["action_set"])]


WHOLE = Scope()


def require_reader(look: Transaction, who: Staff) -> None:
    """Raises NotAllowed for whoever does not read the overview."""
    require(look, who, *READERS)


def action_sets(look: Transaction) -> dict[str, int | None]:
    """The action set of every workshop; None where it belongs to no work package."""
    rows = look.rows("SELECT w.id, p.action_set FROM workshop w LEFT JOIN work_package p ON p.id = w.work_package_id")
    return {row["id"]: row["action_set"] for row in rows}


def visits(look: Transaction) -> list[Row]:
    """Every attendance of a workshop (who, the round, the action set); noting a weak signal is no attendance."""
    return look.rows(
        "SELECT a.participant_id, a.workshop_id, w.round_id, p.action_set FROM attendance a JOIN workshop w ON w.id = a.workshop_id"
        " LEFT JOIN work_package p ON p.id = w.work_package_id WHERE w.template <> :whispers",
        whispers=WHISPERS,
    )
