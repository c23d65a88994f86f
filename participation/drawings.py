"""What people draw together by choosing: a path of steps in its order, and a map of who is near and who is far.

Everything here is made from shown themes and what was chosen with them, and is drawn and listed alike.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from participation import stages, theme_details
from participation.activities.path import GAPS, SECTORS, Path
from participation.activities.relation_map import RINGS, RelationMap
from participation.model.texts import N_, Texts
from participation.model.theme import Theme
from participation.model.workshop import Stage
from participation.said import isolated
from participation.texts import everywhere, everywhere_many

Details = Mapping[str, Texts]


@dataclass(frozen=True)
class Step:
    """One step of a path: whose words, and what was chosen with them, in words. `feeling` goes from 1 to 5."""

    theme: Theme
    said: Details
    feeling: int | None
    shared: bool | None
    gaps: tuple[Texts, ...]

    @property
    def sector(self) -> str | None:
        """The sector that is there, as it is stored."""
        value = self.theme.details.get("sector")
        return str(value) if value else None


@dataclass(frozen=True)
class PathDrawing:
    """One variant of a path: the steps in their order."""

    name: Texts
    stage_id: str
    steps: tuple[Step, ...]

    @property
    def gaps(self) -> int:
        """How many steps have a place where help breaks off."""
        return sum(1 for step in self.steps if step.gaps)

    @property
    def sentence(self) -> Texts:
        """How long the path is, and how often help breaks off on it."""
        if not self.steps:
            return everywhere(N_("The steps come here in their order."))
        steps = everywhere_many("{n} step on the path.", "{n} steps on the path.", len(self.steps))
        if not self.gaps:
            return _together(steps, everywhere(N_("No gap is marked.")))
        return _together(steps, everywhere_many("Help breaks off in {n} place.", "Help breaks off in {n} places.", self.gaps))


@dataclass(frozen=True)
class Relation:
    """Somebody on the map: a role, and what kind of relation it is in the words of who added it."""

    theme: Theme
    role: Texts | None
    ring: str | None


@dataclass(frozen=True)
class RelationDrawing:
    """The map: who is on which ring; those without a ring stand beside it."""

    relations: tuple[Relation, ...]

    def on(self, ring: str | None) -> tuple[Relation, ...]:
        """Those on one ring."""
        return tuple(relation for relation in self.relations if relation.ring == ring)

    @property
    def sentence(self) -> Texts:
        """How many are near, in between and far."""
        if not self.relations:
            return everywhere(N_("Who is near and who is far comes here."))
        near, between, far = (len(self.on(ring)) for ring, _ in RINGS)
        return everywhere(N_("Near: {near}. In between: {between}. Far: {far}."), near=near, between=between, far=far)


def paths(all_stages: Sequence[Stage], shown: Sequence[Theme], here: Stage) -> tuple[PathDrawing, ...]:
    """The path of this stage; where an earlier stage drew one too, that one first, so that two variants stand side by side."""
    known = [stage for stage in all_stages if stage.kind == Path.kind and stage.position <= here.position]
    drawn = [_path(all_stages, shown, stage) for stage in known]
    before = [path for path in drawn[:-1] if path.steps]
    return (*before[-1:], *drawn[-1:])


def compared(one: PathDrawing, other: PathDrawing) -> Texts | None:
    """What the second variant has that the first does not, by sector; None where nothing can be said."""
    if not one.steps or not other.steps:
        return None
    names = {value: everywhere(word) for value, word in SECTORS}
    first, second = ({step.sector for step in path.steps if step.sector} for path in (one, other))
    new, gone = ([names[value] for value, _ in SECTORS if value in these] for these in (second - first, first - second))
    said = []
    if new:
        said.append(everywhere(N_("New on the way: {who}."), who=_list(new)))
    if gone:
        said.append(everywhere(N_("No longer on the way: {who}."), who=_list(gone)))
    if one.gaps != other.gaps:
        said.append(everywhere(N_("Places where help breaks off: {before} before, {after} now."), before=one.gaps, after=other.gaps))
    return _together(*said) if said else None


def _path(all_stages: Sequence[Stage], shown: Sequence[Theme], stage: Stage) -> PathDrawing:
    by_id = {theme.id: theme for theme in shown}
    own = [theme for theme in shown if theme.stage_id == stage.id]
    own.sort(key=lambda theme: (_number(theme, "order") or 99, theme.created_at))
    marked = [theme for theme in shown if theme.details.get("step") in {step.id for step in own}]
    return PathDrawing(stage.name, stage.id, tuple(_step(all_stages, theme, by_id, marked) for theme in own))


def _step(all_stages: Sequence[Stage], theme: Theme, by_id: Mapping[str, Theme], marked: Sequence[Theme]) -> Step:
    hand_over = theme.details.get("hand_over")
    kinds = [theme.details.get("gap"), *(other.details.get("gap", "other") for other in marked if other.details["step"] == theme.id)]
    return Step(
        theme,
        details(all_stages, theme, by_id),
        _number(theme, "feeling"),
        hand_over == "shared" if hand_over else None,
        tuple(everywhere(word) for value, word in GAPS if value in kinds),
    )


def relations(all_stages: Sequence[Stage], shown: Sequence[Theme], here: Stage) -> RelationDrawing:
    """The map of this stage, the eldest relation first."""
    own = sorted((theme for theme in shown if theme.stage_id == here.id), key=lambda theme: theme.created_at)
    by_id = {theme.id: theme for theme in shown}
    rings = {ring for ring, _ in RINGS}
    found = []
    for theme in own:
        ring = theme.details.get("ring")
        found.append(Relation(theme, details(all_stages, theme, by_id).get("role"), str(ring) if ring in rings else None))
    return RelationDrawing(tuple(found))


def details(all_stages: Sequence[Stage], theme: Theme, shown: Mapping[str, Theme]) -> dict[str, Texts]:
    """What was chosen or written with a theme, by its name."""
    return {
        str(said["name"]): Texts.of(word) if isinstance(word := said["say"], dict) else Texts.same(isolated(str(said["text"])))
        for said in theme_details.in_words(all_stages, theme, shown)
    }


def draws(stage: Stage) -> str | None:
    """What a stage draws: `path`, `relations`, or nothing."""
    activity = stages.activity(stage)
    return activity.drawing if isinstance(activity, Path | RelationMap) else None


def _number(theme: Theme, name: str) -> int | None:
    value = theme.details.get(name)
    return int(value) if isinstance(value, int | str) and str(value).isdigit() else None


def _list(parts: Sequence[Texts]) -> Texts:
    return Texts(*(", ".join(part.say(language) for part in parts) for language in ("fi", "sv", "en")))


def _together(*sentences: Texts) -> Texts:
    return Texts(*(" ".join(each.say(language) for each in sentences) for language in ("fi", "sv", "en")))
