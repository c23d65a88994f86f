"""That management stands behind something that was agreed: with the role, the day, and everything that was said about it before.

It can be said of what people promised or agreed in a workshop, and of what changed direction in a round. Whoever records it
is staff; what is kept of the person who stands behind it is a role.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from participation import clock, stages, themes, workshops
from participation.access import require
from participation.errors import NotFound, Refused
from participation.ids import new_id
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.theme import Theme
from participation.model.workshop import Workshop
from participation.plain_text import clean
from participation.project import listed
from participation.staff import belonging
from participation.store import Database, Row, Transaction

OF_STAGES = ("direction", "promise", "agreements", "what_continues")
OF_CONCLUSIONS = ("direction", "recommendation")
READERS = ("facilitator", "coordinator", "reviewer", "evaluator", "management")
WRITERS = ("coordinator", "reviewer", "management")


@dataclass(frozen=True)
class Commitment:
    """One entry: management stands behind it from a day on, or does not any more."""

    stands: bool
    role: str
    on_day: str
    by: str
    at: str


def about_theme(theme_id: str) -> str:
    """What an entry about a theme is kept under."""
    return f"theme:{theme_id}"


def about_conclusion(conclusion_id: str) -> str:
    """What an entry about a conclusion is kept under."""
    return f"conclusion:{conclusion_id}"


def fits(database: Database, who: Staff, about: str) -> bool:
    """Whether management can stand behind this: it is an agreement, a direction, a promise or what continues."""
    with database.read() as look:
        require(look, who, *READERS)
        try:
            _check(look, who, about)
        except Refused:
            return False
    return True


def log(database: Database, who: Staff, about: str) -> list[Commitment]:
    """Every entry about one thing, the oldest first."""
    return logs(database, who, [about]).get(about, [])


def logs(database: Database, who: Staff, abouts: Sequence[str]) -> dict[str, list[Commitment]]:
    """The entries about several things; none about a theme of a workshop that the person may not see."""
    found: dict[str, list[Commitment]] = {}
    with database.read() as look:
        require(look, who, *READERS)
        reach = belonging.reach(look, who)
        for about in abouts:
            workshop = _workshop(look, about)
            if workshop and not reach.covers(workshop):
                continue
            rows = look.rows(
                "SELECT c.*, a.name AS by_name FROM commitment c JOIN account a ON a.id = c.account_id"
                " WHERE c.about = :about ORDER BY c.at, c.id",
                about=about,
            )
            found[about] = list(map(_commitment, rows))
    return found


def _workshop(look: Transaction, about: str) -> Workshop | None:
    """The workshop of the theme that it is about."""
    sql = "SELECT w.* FROM theme t JOIN workshop w ON w.id = t.workshop_id WHERE t.id = :id"
    row = look.row(sql, id=about.removeprefix("theme:")) if about.startswith("theme:") else None
    return Workshop.of(row) if row else None


def _commitment(row: Row) -> Commitment:
    return Commitment(bool(row["stands"]), row["role"], row["on_day"], row["by_name"], row["at"])


def record(database: Database, who: Staff, about: str, *, role: str, on_day: object, stands: bool = True) -> None:
    """Management stands behind this from a day on, or (`stands` is false) does not any more. Nothing is edited or taken away."""
    with database.write() as change:
        require(change, who, *WRITERS)
        said = clean(role, limits.ROLE)
        day = listed.day(on_day)
        if day is None:
            raise Refused(N_("Choose a day."))
        theme = _check(change, who, about)
        before = change.row("SELECT stands FROM commitment WHERE about = :about ORDER BY at DESC, id DESC LIMIT 1", about=about)
        if not stands and not (before and before["stands"]):
            raise Refused(N_("Management does not stand behind this, so there is nothing to take back."))
        row = {"id": new_id(), "about": about, "stands": int(stands), "role": said, "on_day": day}
        change.save("commitment", {**row, "account_id": who.account_id, "at": clock.now()})
        if theme is not None:
            themes.note(change, theme.id, "stood_behind" if stands else "not_stood_behind", by_role="management")
            change.raise_counter(theme.workshop_id, "decisions")
            change.raise_counter(theme.workshop_id, f"mine:{theme.participant_id}")


def _check(look: Transaction, who: Staff, about: str) -> Theme | None:
    """The theme that it is about, or None for a conclusion; raises where management can't stand behind such a thing."""
    kind, _, thing_id = about.partition(":")
    if kind == "theme":
        theme = themes.find(look, thing_id)
        workshops.for_staff(look, who, theme.workshop_id)
        if theme.state == "shown" and stages.find(look, theme.stage_id).kind in OF_STAGES:
            return theme
    elif kind == "conclusion" and listed.found(look, "conclusion", thing_id)["kind"] in OF_CONCLUSIONS:
        return None
    raise NotFound(N_("Management stands behind agreements, directions and promises. Choose one of them."))
