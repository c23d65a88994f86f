"""What documents are made from: shown themes, closed votes and decisions, as far as their maker may see them.

A theme that is held, returned, taken back or still waits is never here: the themes are those of the review.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from participation import beside, decisions, results, review, stages, themes, translations, workshops
from participation.access import require
from participation.errors import NotFound
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.workshop import WHISPERS, Stage, Workshop
from participation.project import rounds
from participation.project.rounds import RoundPage
from participation.results import Ballot
from participation.review import Filters, Reviewed
from participation.staff import belonging
from participation.store import Database, Row, Transaction

MAKERS = ("reviewer", "evaluator")
Voted = tuple[Workshop, Ballot]
ACTED_ON = ("taken_in", "taken_in_changed", "being_tried")


@dataclass(frozen=True)
class Sources:
    """All that one document can draw on. `whole`: its maker sees the workshops of every region."""

    workshops: tuple[Workshop, ...]
    lines: tuple[Reviewed, ...]
    decided: Mapping[str, Row]
    whole: bool


def of(database: Database, who: Staff, round_id: str | None = None) -> Sources:
    """What there is of one round, or of the whole project."""
    lines = tuple(review.every(database, who, Filters(round=round_id or "")))
    known = [one for one in workshops.every(database, who) if round_id in (None, one.round_id)]
    held = sorted((one for one in known if one.opened_at and one.template != WHISPERS), key=lambda one: (one.opened_at or "", one.id))
    with database.read() as look:
        require(look, who, *MAKERS)
        decided = {row["theme_id"]: row for row in look.rows(decisions.LATEST)}
        whole = belonging.reach(look, who).everything
    return Sources(tuple(held), lines, {line.theme.id: decided[line.theme.id] for line in lines if line.theme.id in decided}, whole)


def the_round(database: Database, who: Staff, round_id: str) -> RoundPage:
    """The round with this id; raises NotFound."""
    for page in rounds.every(database, who):
        if page.round.id == round_id:
            return page
    raise NotFound(N_("This round is not here any more. Choose another one."))


def votes(database: Database, of_workshops: Iterable[Workshop]) -> list[Voted]:
    """Every vote that is closed, as far as small groups allow."""
    found = []
    with database.read() as look:
        for workshop in of_workshops:
            found += [(workshop, results.of_closed(look, stage)) for stage in closed_votes(look, workshop.id)]
    return found


def closed_votes(look: Transaction, workshop_id: str) -> list[Stage]:
    """The vote stages of a workshop that are over."""
    return [stage for stage in stages.in_order(look, workshop_id) if stage.kind == "vote" and stage.closed_at and stage.state != "open"]


def notes(database: Database, lines: Sequence[Reviewed]) -> dict[str, tuple[beside.Note, ...]]:
    """What stands beside each of these themes: details and labelled translations."""
    found: dict[str, tuple[beside.Note, ...]] = {}
    by_workshop: dict[str, list[Reviewed]] = {}
    for line in lines:
        by_workshop.setdefault(line.workshop.id, []).append(line)
    with database.read() as look:
        for workshop_id, own in by_workshop.items():
            shown = {theme.id: theme for theme in themes.shown_in(look, workshop_id)}
            translated = translations.of_workshop(look, workshop_id)
            order = stages.in_order(look, workshop_id)
            found |= beside.notes(order, [line.theme for line in own], shown, translated, {})
    return found


def voices(lines: Sequence[Reviewed], most: int) -> list[Reviewed]:
    """Some of these themes in their order, those that something came of before others."""
    first = sorted(lines, key=lambda line: line.status not in ACTED_ON)[:most]
    chosen = {line.theme.id for line in first}
    return [line for line in lines if line.theme.id in chosen]
