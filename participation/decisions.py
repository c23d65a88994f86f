"""What was decided about a theme: a status, a reason in one plain sentence, who owns it and when; and its whole history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from participation import clock, ids, shared_texts, themes
from participation.access import require
from participation.errors import Refused
from participation.model.people import Staff
from participation.model.texts import N_
from participation.plain_text import clean
from participation.store import Database, Transaction

LONGEST_REASON = 280


@dataclass(frozen=True)
class Decision:
    """One decision. The latest of a theme counts; none is ever edited or taken away."""

    id: str
    theme_id: str
    number: int
    status: str
    reason: str | None
    owner_role: str | None
    due_on: str | None
    by: str
    at: str


def decide(
    database: Database,
    who: Staff,
    theme_ids: Sequence[str],
    *,
    status: str,
    reason: str = "",
    owner_role: str | None = None,
    due_on: date | None = None,
) -> None:
    """Decides the same about one or more themes. Merged, changed and not-now need a reason; Refused without one."""
    require(who, "reviewer")
    known = shared_texts.statuses().get(status)
    if known is None:
        raise Refused(N_("Choose what was decided."))
    if known.needs_reason and not reason.strip():
        raise Refused(N_("Write the reason in one plain sentence. The writer of the theme reads it."))
    if not theme_ids:
        raise Refused(N_("Choose one or more themes first."))
    sentence = clean(reason, LONGEST_REASON) if reason.strip() else None
    with database.write() as change:
        for theme_id in theme_ids:
            theme = themes.find(change, theme_id)
            if theme.state == "held":
                raise Refused(N_("This text is held for care. It is not decided about."))
            _add(change, theme_id, status, sentence, owner_role, due_on, who)
            change.raise_counter(theme.workshop_id, "decisions")
            change.raise_counter(theme.workshop_id, f"mine:{theme.participant_id}")


def _add(
    change: Transaction, theme_id: str, status: str, reason: str | None, owner_role: str | None, due_on: date | None, who: Staff
) -> None:
    number = change.row("SELECT coalesce(max(number), 0) AS n FROM decision WHERE theme_id = :id", id=theme_id)
    change.run(
        "INSERT INTO decision (id, theme_id, number, status, reason, owner_role, due_on, account_id, at)"
        " VALUES (:id, :theme, :number, :status, :reason, :owner, :due, :account, :at)",
        id=ids.new_id(),
        theme=theme_id,
        number=(number["n"] if number else 0) + 1,
        status=status,
        reason=reason,
        owner=owner_role,
        due=due_on.isoformat() if due_on else None,
        account=who.account_id,
        at=clock.now(),
    )


def history(look: Transaction, theme_id: str) -> list[Decision]:
    """All decisions about a theme, the first one first."""
    rows = look.rows(
        "SELECT d.*, a.name AS by_name FROM decision d JOIN account a ON a.id = d.account_id WHERE d.theme_id = :id ORDER BY d.number",
        id=theme_id,
    )
    return [
        Decision(
            row["id"],
            row["theme_id"],
            row["number"],
            row["status"],
            row["reason"],
            row["owner_role"],
            row["due_on"],
            row["by_name"],
            row["at"],
        )
        for row in rows
    ]


LATEST = """
SELECT d.* FROM decision d
JOIN (SELECT theme_id, max(number) AS number FROM decision GROUP BY theme_id) newest
ON newest.theme_id = d.theme_id AND newest.number = d.number
"""
