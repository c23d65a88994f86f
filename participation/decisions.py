"""What was decided about a theme: a status, a reason in one plain sentence, who owns it and when; and its whole history.

Nothing is ever edited or taken away. To undo is a new row too: it says again what stood before, and where nothing stood
before, its status is `undone`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from participation import clock, ids, shared_texts, themes, wordings, workshops
from participation.access import require
from participation.errors import Refused
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.theme import Theme
from participation.plain_text import clean
from participation.store import Database, Transaction

UNDONE = "undone"
TO_MANAGEMENT = "to_management"
ANSWERS = ("taken_in", "being_tried", "taken_in_changed", "not_now")  # what management can answer


@dataclass(frozen=True)
class Decision:
    """One decision. The latest of a theme counts; none is ever edited or taken away.

    `wording` is the mark of the words that it was made about. `undoes`: it brought an earlier one back.
    """

    id: str
    theme_id: str
    number: int
    status: str
    reason: str | None
    owner_role: str | None
    due_on: str | None
    by: str
    at: str
    wording: str | None = None
    undoes: bool = False

    @property
    def says(self) -> tuple[str, str | None, str | None, str | None]:
        """What was decided, without who and when."""
        return (self.status, self.reason, self.owner_role, self.due_on)


def decide(
    database: Database,
    who: Staff,
    read: Mapping[str, str],
    *,
    status: str,
    reason: str = "",
    owner_role: str | None = None,
    due_on: date | None = None,
) -> None:
    """Decides the same about one or more themes in exactly the words that were read: `read` has their marks by theme.

    Merged, changed and not-now need a reason; Refused without one.
    """
    with database.write() as change:
        require(change, who, "reviewer")
        known = shared_texts.statuses().get(status)
        if known is None:
            raise Refused(N_("Choose what was decided."))
        if known.needs_reason and not reason.strip():
            raise Refused(N_("Write the reason in one plain sentence. The writer of the theme reads it."))
        if owner_role is not None and owner_role not in shared_texts.roles():
            raise Refused(N_("Choose who takes care of this from the list."))
        if not read:
            raise Refused(N_("Choose one or more themes first."))
        sentence = clean(reason, limits.DECISION_REASON) if reason.strip() else None
        for theme_id, mark in read.items():
            theme = _shown(change, who, theme_id)
            wording = wordings.check(change, theme, mark)
            _add(change, theme, wording, status, sentence, owner_role, due_on.isoformat() if due_on else None, who)


def answer(database: Database, who: Staff, theme_id: str, read: str, *, status: str, reason: str) -> None:
    """Management's answer to a question that was put to it: a decision like any other, always with its sentence."""
    with database.write() as change:
        require(change, who, "management", "reviewer")
        if status not in ANSWERS:
            raise Refused(N_("Choose what was decided."))
        if not reason.strip():
            raise Refused(N_("Write the answer in one plain sentence. The writer of the question reads it."))
        theme = _shown(change, who, theme_id)
        if theme_id not in {each.id for each in put_to_management(change)}:
            raise Refused(N_("This was not put to management."))
        _add(change, theme, wordings.check(change, theme, read), status, clean(reason, limits.DECISION_REASON), None, None, who)


def undo_last(database: Database, who: Staff, theme_ids: Sequence[str]) -> None:
    """Brings back what stood before one's own latest decision about each theme. Either all of them go back, or none."""
    with database.write() as change:
        require(change, who, "reviewer")
        if not theme_ids:
            raise Refused(N_("Choose one or more themes first."))
        for theme_id in dict.fromkeys(theme_ids):
            theme = _shown(change, who, theme_id)
            whole = log(change, theme_id)
            if not whole or whole[-1].undoes:
                raise Refused(N_("There is no decision to undo here."))
            if _accounts(change, theme_id)[-1] != who.account_id:
                raise Refused(N_("Somebody else has decided about this after you. Look at the theme again."))
            before = standing(whole[:-1])
            _add(change, theme, before[-1].wording if before else None, *(before[-1].says if before else (UNDONE, None, None, None)), who)


def _shown(look: Transaction, who: Staff, theme_id: str) -> Theme:
    theme = themes.find(look, theme_id)
    workshops.for_staff(look, who, theme.workshop_id)
    if theme.state == "held":
        raise Refused(N_("This text is held for care. It is not decided about."))
    if theme.state != "shown":
        raise Refused(N_("This theme waits for the facilitator. It can be decided about when everyone can see it."))
    return theme


def _accounts(look: Transaction, theme_id: str) -> list[str]:
    return [row["account_id"] for row in look.rows("SELECT account_id FROM decision WHERE theme_id = :id ORDER BY number", id=theme_id)]


def _add(
    change: Transaction,
    theme: Theme,
    wording: str | None,
    status: str,
    reason: str | None,
    owner_role: str | None,
    due_on: str | None,
    who: Staff,
) -> None:
    number = change.row("SELECT coalesce(max(number), 0) AS n FROM decision WHERE theme_id = :id", id=theme.id)
    change.run(
        "INSERT INTO decision (id, theme_id, number, status, reason, owner_role, due_on, account_id, at, wording)"
        " VALUES (:id, :theme, :number, :status, :reason, :owner, :due, :account, :at, :wording)",
        id=ids.new_id(),
        theme=theme.id,
        number=(number["n"] if number else 0) + 1,
        status=status,
        reason=reason,
        owner=owner_role,
        due=due_on,
        account=who.account_id,
        at=clock.now(),
        wording=wording,
    )
    change.raise_counter(theme.workshop_id, "decisions")
    change.raise_counter(theme.workshop_id, f"mine:{theme.participant_id}")


def history(look: Transaction, theme_id: str) -> list[Decision]:
    """The decisions about a theme that stand, the first one first: what its writer may read."""
    return standing(log(look, theme_id))


def standing(whole: Sequence[Decision]) -> list[Decision]:
    """A log without the decisions that were undone."""
    found: list[Decision] = []
    for decision in whole:
        if decision.undoes:
            found = found[:-2]
        if decision.status != UNDONE:
            found.append(decision)
    return found


def log(look: Transaction, theme_id: str) -> list[Decision]:
    """Everything that was decided about a theme and undone again, with who and when, for staff."""
    rows = look.rows(
        "SELECT d.*, a.name AS by_name FROM decision d JOIN account a ON a.id = d.account_id WHERE d.theme_id = :id ORDER BY d.number",
        id=theme_id,
    )
    found: list[Decision] = []
    for row in rows:
        decision = Decision(
            row["id"],
            theme_id,
            row["number"],
            row["status"],
            row["reason"],
            row["owner_role"],
            row["due_on"],
            row["by_name"],
            row["at"],
            row["wording"],
        )
        before = standing(found)
        back = decision.status == UNDONE or (len(before) > 1 and before[-2].says == decision.says != before[-1].says)
        found.append(replace(decision, undoes=back))
    return found


def put_to_management(look: Transaction) -> list[Theme]:
    """What was asked of management: in a stage of its own, or taken to it by a decision that stands; the first one first."""
    rows = look.rows(
        "SELECT t.*, s.kind AS stage_kind FROM theme t JOIN stage s ON s.id = t.stage_id WHERE s.kind = 'question_to_management'"
        " OR t.id IN (SELECT theme_id FROM decision WHERE status = :status) ORDER BY t.created_at, t.id",
        status=TO_MANAGEMENT,
    )
    return [
        Theme.of(row)
        for row in rows
        if row["stage_kind"] == "question_to_management" or any(each.status == TO_MANAGEMENT for each in history(look, row["id"]))
    ]


LATEST = """
SELECT d.* FROM decision d
JOIN (SELECT theme_id, max(number) AS number FROM decision GROUP BY theme_id) newest
ON newest.theme_id = d.theme_id AND newest.number = d.number
WHERE d.status <> 'undone'
"""
