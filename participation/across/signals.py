"""Weak signals across workshops and rounds, and what became of each: a status with its whole history."""

from collections.abc import Sequence
from dataclasses import dataclass

from participation import clock, workshops
from participation.access import require
from participation.across import growth, reading
from participation.across.reading import Where
from participation.errors import Refused
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.theme import Theme
from participation.model.workshop import WHISPERS
from participation.review import Reviewed
from participation.store import Database, Row

NEW = "new"
STATUSES: dict[str, str] = {
    NEW: N_("New"),
    "watched": N_("Being watched"),
    "happened": N_("Happened"),
    "in_use": N_("In use"),
    "passed": N_("Passed"),
}
FITTING: dict[str, tuple[str, ...]] = {
    "threat": (NEW, "watched", "happened", "passed"),
    "opportunity": (NEW, "watched", "in_use", "passed"),
}
FOLLOWERS = growth.SAYERS


@dataclass(frozen=True)
class Step:
    """What became of a signal at one moment, and in which role somebody said so."""

    status: str
    by_role: str
    at: str


@dataclass(frozen=True)
class Signal:
    """A signal with what became of it, the newest step last; `came_again` are later signals of which a person said: it grew."""

    line: Reviewed
    history: tuple[Step, ...]
    came_again: tuple[Reviewed, ...] = ()

    @property
    def status(self) -> str:
        """What became of it."""
        return self.history[-1].status if self.history else NEW

    @property
    def strength(self) -> str | None:
        """`whisper`, `talk` or `shout`."""
        return _word(self.line.theme, "strength")

    @property
    def where(self) -> str | None:
        """The level where it was noticed."""
        return _word(self.line.theme, "where")

    @property
    def is_whisper(self) -> bool:
        """Whether it was noted in everyday work and not in a meeting."""
        return self.line.workshop.template == WHISPERS


def _word(theme: Theme, name: str) -> str | None:
    value = theme.details.get(name)
    return value if isinstance(value, str) else None


def every(database: Database, who: Staff, where: Where | None = None) -> list[Signal]:
    """The signals of the workshops that the person may see, the newest first."""
    lines = reading.themes(database, who)
    with database.read() as look:
        require(look, who, *reading.READERS)
        steps = _steps(look.rows("SELECT * FROM signal_status ORDER BY theme_id, number"))
        again = growth.confirmed(look)
    by_id = {line.theme.id: line for line in lines}
    wanted = {line.theme.id for line in reading.only(lines, where)}
    found = [
        Signal(line, tuple(steps.get(line.theme.id, ())), tuple(by_id[later] for later in again.get(line.theme.id, ()) if later in by_id))
        for line in lines
        if line.theme.kind in FITTING and line.theme.id in wanted
    ]
    return sorted(found, key=lambda signal: signal.line.theme.created_at, reverse=True)


def by_status(signals: Sequence[Signal]) -> dict[str, list[Signal]]:
    """The signals in the columns of the board, the empty ones too."""
    return {status: [signal for signal in signals if signal.status == status] for status in STATUSES}


def of_theme(database: Database, who: Staff, theme: Theme) -> tuple[Step, ...] | None:
    """What became of one theme; None where it is no signal."""
    with database.read() as look:
        require(look, who, *reading.READERS)
        if theme.kind not in FITTING:
            return None
        workshops.for_staff(look, who, theme.workshop_id)
        rows = look.rows("SELECT * FROM signal_status WHERE theme_id = :id ORDER BY number", id=theme.id)
    return tuple(_steps(rows).get(theme.id, ()))


def _steps(rows: Sequence[Row]) -> dict[str, list[Step]]:
    found: dict[str, list[Step]] = {}
    for row in rows:
        found.setdefault(row["theme_id"], []).append(Step(row["status"], row["by_role"], row["at"]))
    return found


def follow(database: Database, who: Staff, theme_id: str, status: str) -> None:
    """Says what became of a signal; what was said before stays in its history."""
    with database.write() as change:
        require(change, who, *FOLLOWERS)
        theme = growth.signal(change, who, theme_id)
        if status not in FITTING[theme.kind or ""]:
            raise Refused(N_("Choose one of the choices."))
        last = change.row("SELECT number, status FROM signal_status WHERE theme_id = :id ORDER BY number DESC LIMIT 1", id=theme_id)
        if status == (last["status"] if last else NEW):
            return
        row = {"theme_id": theme_id, "number": (last["number"] if last else 0) + 1, "status": status}
        change.save("signal_status", {**row, "by_role": reading.role_of(who), "at": clock.now()}, key=("theme_id", "number"))
        change.raise_counter(theme.workshop_id, "decisions")
