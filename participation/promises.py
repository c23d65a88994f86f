"""Looking again at a promise on its day: whether it was kept, as an entry of the promise's way that nobody edits."""

from dataclasses import dataclass

from participation import clock, themes, wordings, workshops
from participation.access import require
from participation.errors import NotFound, Refused
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.theme import Theme
from participation.project import listed
from participation.store import Database, Row, Transaction

LOOK_AGAIN = "look_again_on"
KEPT, IN_PART, NOT_YET = "kept", "kept_in_part", "not_kept_yet"
OUTCOMES = {KEPT: N_("It was kept"), IN_PART: N_("It was kept in part"), NOT_YET: N_("Not yet")}
WRITERS = ("facilitator", "coordinator", "reviewer")


@dataclass(frozen=True)
class Look:
    """What was found when the promise was looked at; `again_on`: the next day (`2026-11-24`), where it goes on."""

    outcome: str
    again_on: str | None
    at: str


def is_one(theme: Theme) -> bool:
    """Whether this is something that was promised for a day."""
    return theme.state == "shown" and bool(theme.details.get(LOOK_AGAIN))


def latest(look: Transaction) -> dict[str, Look]:
    """The last look at every promise that was looked at, by theme."""
    rows = look.rows("SELECT * FROM theme_event WHERE what IN ('kept', 'kept_in_part', 'not_kept_yet') ORDER BY at, id")
    return {row["theme_id"]: _look(row) for row in rows}


def of_theme(database: Database, theme: Theme) -> Look | None:
    """The last look at one promise; None before the first."""
    with database.read() as look:
        return latest(look).get(theme.id)


def look_again(database: Database, who: Staff, theme_id: str, read: str, outcome: str, again_on: object = None) -> None:
    """Says whether a promise was kept. One that goes on gets the day on which it is looked at next; its writer reads the outcome."""
    with database.write() as change:
        require(change, who, *WRITERS)
        day = listed.day(again_on)
        if outcome not in OUTCOMES:
            raise Refused(N_("Choose one of the choices."))
        if (outcome == NOT_YET and day is None) or (outcome != KEPT and has_come(day)):
            raise Refused(N_("Choose a day to come, when you look at it again."))
        theme = themes.find(change, theme_id)
        workshops.for_staff(change, who, theme.workshop_id)
        if not is_one(theme):
            raise NotFound(N_("Only a promise with a day can be looked at again."))
        wording = wordings.check(change, theme, read)
        themes.note(change, theme.id, outcome, by_role="staff", detail=None if outcome == KEPT else day, wording=wording)
        change.raise_counter(theme.workshop_id, "decisions")
        change.raise_counter(theme.workshop_id, f"mine:{theme.participant_id}")


def due_on(theme: Theme, last: Look | None) -> str | None:
    """The day on which it is looked at next; None when it was looked at and does not go on."""
    return str(theme.details[LOOK_AGAIN]) if last is None else last.again_on


def has_come(day: str | None) -> bool:
    """Whether a day (`2026-11-24`) is today or over."""
    return day is not None and day <= clock.today().isoformat()


def _look(row: Row) -> Look:
    return Look(row["what"], row["detail"], row["at"])
