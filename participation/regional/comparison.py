"""The same questions in several regions, side by side: means with the spread inside each region, and no ranking.

The regions stand in the project's order. What is said of a region is added up from the pictures of its workshops
(`adding`): a region stands here with numbers only where five people or more answered in a workshop, and smaller workshops
are in no sum at all, so that none can be told by subtracting.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from participation.model.fields import Field
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.model.workshop import Stage
from participation.project.regions import Region
from participation.regional import adding, gathered, roots, sight
from participation.regional.adding import Added
from participation.regional.paragraphs import number, sentences
from participation.regional.roots import Roots
from participation.store import Database
from participation.summaries import Summary
from participation.texts import everywhere

Key = tuple[str, str, str, int, int]  # the kind of the stage, the name of the field, its words, its ends
SCALES = ("scale", "two_scales")


@dataclass(frozen=True)
class InRegion:
    """The answers in one region; `added` is None where fewer than five people answered in each workshop that asked."""

    region: Region
    added: Added | None


@dataclass(frozen=True)
class Axis:
    """One scale of a question with the regions on it: those with numbers. `ends` name it where the question has two scales."""

    low: float
    high: float
    ends: tuple[Texts, Texts] | None
    scales: Mapping[str, adding.Together]

    @property
    def sentence(self) -> Texts:
        """Between which means the regions lie, and whether they differ more between or inside the regions."""
        if not self.scales:
            return everywhere(N_("No region has enough answers yet."))
        means = [one.all.mean for one in self.scales.values()]
        low, high = min(means), max(means)
        if len(means) == 1:
            return everywhere(N_("One region has enough answers. Its mean is {mean}."), mean=number(low))
        inside = max(one.all.spread for one in self.scales.values())
        more_inside = N_("The answers differ more inside a region than between the regions.")
        more_between = N_("The answers differ more between the regions than inside one.")
        return sentences(
            everywhere(N_("The means of the regions lie from {low} to {high}."), low=number(low), high=number(high)),
            everywhere(more_inside if inside > high - low else more_between),
        )


@dataclass(frozen=True)
class Compared:
    """A question that was asked in two regions or more with the same words."""

    text: Texts
    field: Field
    regions: tuple[InRegion, ...]

    @property
    def axes(self) -> tuple[Axis, ...]:
        """Its scales: one, or two; none where it is counted in words."""
        added = {one.region.id: one.added for one in self.regions if one.added is not None}
        axes = min((len(one.scales) for one in added.values()), default=0)
        return tuple(_axis(self.field, {of: one.scales[axis] for of, one in added.items()}, axis, axes) for axis in range(axes))


def of_project(database: Database, who: Staff) -> list[Compared]:
    """What can be compared between the regions that the person may look at."""
    known = sight.regions_for(database, who)
    fields: dict[Key, Field] = {}
    asked: dict[Key, dict[str, list[Summary]]] = {}
    with database.read() as look:
        everything = gathered.everything(look, who, ())
        placed = [one for one in everything.workshops if one.region_id]
        for workshop, stage, summary in gathered.closed_forms(look, placed):
            if summary.field.input in SCALES and stage.kind != roots.KIND and workshop.region_id:
                key = _key(stage, summary.field)
                fields[key] = summary.field
                asked.setdefault(key, {}).setdefault(workshop.region_id, []).append(summary)
    return [
        _compared(fields[key], by_region, known) for key, by_region in asked.items() if sum(1 for one in known if one.id in by_region) > 1
    ]


def _key(stage: Stage, field: Field) -> Key:
    return (stage.kind, field.name, field.label.fi, int(field.low), len(field.options) or int(field.high))


def _compared(field: Field, by_region: Mapping[str, Sequence[Summary]], known: Sequence[Region]) -> Compared:
    inside = (InRegion(one, adding.together(by_region[one.id])) for one in known if one.id in by_region)
    return Compared(field.label, field, tuple(inside))


def _axis(field: Field, scales: Mapping[str, adding.Together], axis: int, axes: int) -> Axis:
    one = next(iter(scales.values())).all
    ends = {option.value: option.label for option in field.options}
    low, high = ("left", "right") if axis == 0 else ("bottom", "top")
    named = (ends[low], ends[high]) if axes > 1 and low in ends and high in ends else None
    return Axis(one.low, one.high, named, scales)


def of_roots(database: Database, who: Staff) -> list[tuple[Region, Roots]]:
    """Seed, sprout or root in each region that was asked, in the project's order."""
    known = sight.regions_for(database, who)
    with database.read() as look:
        everything = gathered.everything(look, who, ())
        found = [(one, roots.of(look, [each for each in everything.workshops if each.region_id == one.id])) for one in known]
    return [(region, each) for region, each in found if each.asked]
