"""The themes that cards come from: own words as they were typed, as far as the reader may see their workshops."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from participation import named_groups, review, themes
from participation.access import require
from participation.cards import READERS
from participation.errors import Refused
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.model.theme import Theme
from participation.model.workshop import Workshop
from participation.project import listed
from participation.review import Reviewed
from participation.staff import belonging
from participation.store import Database, Transaction

READ_WORDS = ("facilitator", "reviewer", "evaluator", "admin")
OF_VERSION = """
SELECT c.id AS card_id, t.* FROM card c JOIN card_source s ON s.card_id = c.id JOIN theme t ON t.id = s.theme_id
WHERE c.version_id = :id AND t.state = 'shown' ORDER BY s.at, t.created_at, t.id
"""


@dataclass(frozen=True)
class Source:
    """One theme behind a card. `role_group` is None where the group is too small to be named; `round` where there was none."""

    theme: Theme
    workshop: Workshop
    role_group: str | None
    round: Texts | None


@dataclass(frozen=True)
class Sources:
    """The themes behind one card: those that the reader may read, and how many more there are."""

    shown: tuple[Source, ...] = ()
    others: int = 0

    @property
    def number(self) -> int:
        """How many themes the card comes from."""
        return len(self.shown) + self.others


def of_version(database: Database, who: Staff, version_id: str) -> dict[str, Sources]:
    """The themes behind each card of a version. A theme that was taken back or taken off the screen is not there any more."""
    with database.read() as look:
        who = require(look, who, *READERS)
        rows = look.rows(OF_VERSION, id=version_id)
        workshops = {row["id"]: Workshop.of(row) for row in look.rows("SELECT * FROM workshop")}
        rounds = {row["id"]: listed.read(row["name"]) for row in look.rows("SELECT id, name FROM round")}
        reach = belonging.reach(look, who) if who.roles & set(READ_WORDS) else None
        named = {workshop_id: named_groups.of_workshop(look, workshop_id) for workshop_id in {r["workshop_id"] for r in rows}}
    found: dict[str, Sources] = {}
    for row in rows:
        before, workshop = found.get(row["card_id"], Sources()), workshops[row["workshop_id"]]
        if reach is None or not reach.covers(workshop):
            found[row["card_id"]] = Sources(before.shown, before.others + 1)
            continue
        group = named[workshop.id].get(row["id"])
        source = Source(Theme.of(row), workshop, group, rounds.get(workshop.round_id or ""))
        found[row["card_id"]] = Sources((*before.shown, source), before.others)
    return found


def drafts(database: Database, who: Staff, version_id: str, lines: Iterable[Reviewed]) -> list[Reviewed]:
    """The cards that were drafted in workshops and are not yet in this version, from the list of shown themes."""
    with database.read() as look:
        require(look, who, "reviewer")
        stages = {row["id"] for row in look.rows("SELECT id FROM stage WHERE kind = 'card'")}
        taken = {row["id"] for row in look.rows(OF_VERSION, id=version_id)}
    return [line for line in lines if line.theme.stage_id in stages and line.theme.id not in taken]


def to_choose_from(database: Database, who: Staff) -> Mapping[str, Reviewed]:
    """The shown themes that a card may come from, by their id."""
    return {line.theme.id: line for line in review.every(database, who)}


def usable(look: Transaction, who: Staff, theme_id: str) -> Theme:
    """The theme, when everyone could see it and the editor may see its workshop."""
    theme = themes.find(look, theme_id)
    if theme.state != "shown":
        raise Refused(N_("Only a theme that everyone could see can become part of a card."))
    row = listed.found(look, "workshop", theme.workshop_id)
    belonging.check(look, who, Workshop.of(row))
    return theme


def within_reach(look: Transaction, who: Staff, theme_ids: Iterable[str]) -> list[str]:
    """Those of the themes whose workshops the editor may see."""
    reach = belonging.reach(look, who)
    kept = []
    for theme_id in theme_ids:
        row = look.row("SELECT w.* FROM theme t JOIN workshop w ON w.id = t.workshop_id WHERE t.id = :id", id=theme_id)
        if row and reach.covers(Workshop.of(row)):
            kept.append(theme_id)
    return kept


def add(change: Transaction, card_id: str, theme: Theme, at: str) -> None:
    """One more theme behind a card."""
    change.save("card_source", {"card_id": card_id, "theme_id": theme.id, "at": at}, key=("card_id", "theme_id"))
