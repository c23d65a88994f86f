"""What was said, voted and decided in the workshops of some regions. Only themes that a person has shown to everyone."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from participation import decisions, results, stages, summaries
from participation.model.people import Staff
from participation.model.texts import LANGUAGES, Texts
from participation.model.theme import Theme
from participation.model.workshop import WHISPERS, Stage, Workshop
from participation.regional import sight
from participation.regional.places import Place
from participation.regional.sight import Area
from participation.results import Ballot
from participation.store import Row, Transaction
from participation.summaries import Summary


@dataclass(frozen=True)
class Said:
    """A theme that everybody saw, with the kind of the stage that it was written in, and what stands about it now."""

    theme: Theme
    workshop: Workshop
    stage: str
    decision: Row | None = None

    def detail(self, name: str) -> str:
        """What was given with the theme; empty without it."""
        return str(self.theme.details.get(name) or "")


@dataclass(frozen=True)
class Gathered:
    """The workshops of an area in the order of time, and what was said in them; `elsewhere` names the area in other ones."""

    workshops: tuple[Workshop, ...]
    said: tuple[Said, ...]
    elsewhere: tuple[Said, ...] = ()

    def of_stage(self, *kinds: str) -> list[Said]:
        """What was said in stages of these kinds."""
        return [one for one in self.said if one.stage in kinds]

    def in_state(self, *states: str) -> list[Workshop]:
        """The workshops in these states."""
        return [one for one in self.workshops if one.state in states]


@dataclass(frozen=True)
class Everything:
    """All that the person may look at, read once and parted by area."""

    workshops: tuple[Workshop, ...]
    said: tuple[Said, ...]
    places: tuple[Place, ...]

    def of(self, area: Area) -> Gathered:
        """What belongs to an area."""
        own = tuple(one for one in self.workshops if one.region_id in area.region_ids)
        ids = {one.id for one in own}
        names = frozenset(_names(area, self.places))
        inside = tuple(one for one in self.said if one.workshop.id in ids)
        elsewhere = tuple(one for one in self.said if one.workshop.id not in ids and one.detail("region").casefold().strip() in names)
        return Gathered(own, inside, elsewhere)


def _names(area: Area, places: Iterable[Place]) -> Iterator[str]:
    """What people may have called the area."""
    called = [area.name, *(one.name for one in area.regions), *(one.name for one in places if one.region_id in area.region_ids)]
    return (name.say(language).casefold() for name in called for language in LANGUAGES if name.say(language))


def everything(look: Transaction, who: Staff, places: Iterable[Place]) -> Everything:
    """Reads the workshops that the person may look at, and the shown themes in them."""
    may = sight.covers(look, who)
    rows = look.rows("SELECT * FROM workshop WHERE template <> :whispers ORDER BY coalesce(opened_at, created_at), id", whispers=WHISPERS)
    known = {row["id"]: workshop for row in rows if may(workshop := Workshop.of(row))}
    decided = {row["theme_id"]: row for row in look.rows(decisions.LATEST)}
    themes = look.rows(
        "SELECT t.*, s.kind AS stage_kind FROM theme t JOIN stage s ON s.id = t.stage_id WHERE t.state = 'shown'"
        " ORDER BY t.created_at, t.id"
    )
    said = (
        Said(Theme.of(row), known[row["workshop_id"]], row["stage_kind"], decided.get(row["id"]))
        for row in themes
        if row["workshop_id"] in known
    )
    return Everything(tuple(known.values()), tuple(said), tuple(places))


def closed_votes(look: Transaction, workshops: Iterable[Workshop]) -> Iterator[tuple[Workshop, Ballot]]:
    """What may be shown of each vote that is closed."""
    for workshop in workshops:
        for stage in stages.in_order(look, workshop.id):
            if stage.kind == "vote" and stage.closed_at and stage.state == "closed":
                yield workshop, results.of_closed(look, stage)


def closed_forms(look: Transaction, workshops: Iterable[Workshop]) -> Iterator[tuple[Workshop, Stage, Summary]]:
    """What the picture of each closed form says, question by question; nothing of one that fewer than five people answered."""
    for workshop in workshops:
        for stage in stages.in_order(look, workshop.id):
            if stage.state == "closed" and stages.activity(stage).surface == "form":
                for summary in summaries.of_stage(look, stage):
                    yield workshop, stage, summary


def rounds_of(look: Transaction, workshops: Iterable[Workshop]) -> Mapping[str, Texts]:
    """The names of the rounds that the workshops belong to, in the order of their numbers."""
    ids = {one.round_id for one in workshops}
    rows = look.rows("SELECT id, number, name FROM round ORDER BY number")
    return {row["id"]: Texts.of(json.loads(row["name"])) for row in rows if row["id"] in ids}
