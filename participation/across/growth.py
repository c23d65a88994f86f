"""Signals that grew: the same or nearly the same again in a later workshop. The tool suggests it, a person says whether it is so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from participation import clock, themes, workshops
from participation.access import require
from participation.across import reading
from participation.errors import NotFound, Refused
from participation.insight import similarity
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.theme import Theme
from participation.model.workshop import WHISPERS
from participation.review import Reviewed
from participation.store import Database, Transaction

KINDS = ("threat", "opportunity")
SAYERS = ("coordinator", "reviewer")
MOST_COMPARED = 200  # the newest signals: each is compared with every later one


@dataclass(frozen=True)
class Suggestion:
    """A signal, and a later one that may be the same."""

    earlier: Reviewed
    later: Reviewed


def suggestions(database: Database, who: Staff) -> list[Suggestion]:
    """Pairs that may be the same signal and that nobody has judged yet, the newest first."""
    lines = [line for line in reading.themes(database, who) if line.theme.kind in KINDS]
    with database.read() as look:
        require(look, who, *reading.READERS)
        judged = {(row["earlier_id"], row["later_id"]) for row in look.rows("SELECT earlier_id, later_id FROM signal_growth")}
        names = group_names(look)
    newest = sorted(lines, key=lambda line: line.theme.created_at, reverse=True)[:MOST_COMPARED]
    found = [pair for later in newest for pair in _before(later, newest, names)]
    return [pair for pair in found if (pair.earlier.theme.id, pair.later.theme.id) not in judged]


def _before(later: Reviewed, lines: Sequence[Reviewed], names: Mapping[str, str]) -> list[Suggestion]:
    """The earlier signals of the same kind that say nearly the same, or stand in a group with the same name."""
    earlier = {line.theme.id: line for line in lines if is_later(later, line) and line.theme.kind == later.theme.kind}
    near = similarity.near(later.theme.text, {theme_id: line.theme.text for theme_id, line in earlier.items()}, limit=3)
    name = names.get(later.theme.group_id or "")
    grouped = [theme_id for theme_id, line in earlier.items() if name and names.get(line.theme.group_id or "") == name]
    return [Suggestion(earlier[theme_id], later) for theme_id in dict.fromkeys([*near, *grouped])]


def is_later(later: Reviewed, earlier: Reviewed) -> bool:
    """Whether one was said after the other in another workshop, and not in the same round.

    What is noted in everyday work stands in one workshop all year, so there another day is enough.
    """
    if later.theme.created_at <= earlier.theme.created_at:
        return False
    if later.workshop.id == earlier.workshop.id:
        return later.workshop.template == WHISPERS and clock.day_of(later.theme.created_at) != clock.day_of(earlier.theme.created_at)
    return later.workshop.round_id is None or later.workshop.round_id != earlier.workshop.round_id


def group_names(look: Transaction) -> dict[str, str]:
    """What each group is called, by its id, without regard to large and small letters."""
    return {row["id"]: row["name"].strip().casefold() for row in look.rows("SELECT id, name FROM theme_group WHERE name_state = 'shown'")}


def confirmed(look: Transaction) -> dict[str, list[str]]:
    """The later signals of each signal of which a person said that it grew."""
    found: dict[str, list[str]] = {}
    for row in look.rows("SELECT earlier_id, later_id FROM signal_growth WHERE grew = 1 ORDER BY at, later_id"):
        found.setdefault(row["earlier_id"], []).append(row["later_id"])
    return found


def say(database: Database, who: Staff, earlier_id: str, later_id: str, *, grew: bool) -> None:
    """Says whether the later signal is the earlier one that grew; said again, the newer word counts."""
    with database.write() as change:
        require(change, who, *SAYERS)
        earlier, later = signal(change, who, earlier_id), signal(change, who, later_id)
        if earlier.created_at >= later.created_at or earlier.kind != later.kind:
            raise Refused(N_("Choose one of the choices."))
        row = {"earlier_id": earlier_id, "later_id": later_id, "grew": int(grew), "by_role": reading.role_of(who), "at": clock.now()}
        change.save("signal_growth", row, key=("earlier_id", "later_id"))
        change.raise_counter(earlier.workshop_id, "decisions")


def signal(look: Transaction, who: Staff, theme_id: str) -> Theme:
    """A shown signal of a workshop that the person may see; otherwise raises NotFound, NotAllowed or Refused."""
    theme = themes.find(look, theme_id)
    workshops.for_staff(look, who, theme.workshop_id)
    if theme.state != "shown":
        raise NotFound(themes.NOT_HERE)
    if theme.kind not in KINDS:
        raise Refused(N_("Only a threat or an opportunity is followed up like this."))
    return theme
