"""What the room's screen shows now. It needs no account: whoever has its key sees it, and only what a person has shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from participation import (
    beside,
    drawings,
    group_pictures,
    grouping,
    named_groups,
    results,
    room,
    small_steps,
    stages,
    translations,
    turns,
    workshops,
)
from participation.access import require
from participation.activities.taking_themes import TakingThemes
from participation.beside import Note
from participation.drawings import PathDrawing, RelationDrawing
from participation.errors import Refused
from participation.insight import suppression
from participation.model.grouping import Grouping
from participation.model.people import Staff
from participation.model.texts import N_, Texts, Words
from participation.model.theme import Theme
from participation.model.workshop import Shows, Stage, Whose, Workshop
from participation.results import Ballot
from participation.store import Database, Transaction

View = Literal[
    "joining", "rules", "pause", "text", "task", "note", "picture", "turn", "path", "relations", "themes", "groups", "votes", "thanks"
]
SUMMARY = "shared_understanding"
ALONE = ("check", "permission")  # forms whose answers never come to the screen
EXPERTS = "E"
TOO_FEW = N_("Experts by experience can come first after the stage, when at least five wrote of each group that wrote.")
FITTING: dict[str, Shows] = {"group": "groups", "vote": "groups", "result": "votes"}


@dataclass(frozen=True)
class ShownGroup:
    """A group as the room sees it."""

    id: str
    name: Words
    themes: tuple[Theme, ...]


@dataclass(frozen=True)
class Picture:
    """Everything on the screen. `people` is None under five; `code` is there while people may join.

    `text` is what all read together, `shared` the group's picture of a form, `turn` the number of the tablet whose turn it is,
    `notes` what stands beside the words of a theme, `paths` one path or two variants of it, `relations` a map.
    `experts_first`: only themes of experts by experience stand there now.
    """

    workshop: Workshop
    view: View
    stage: Stage | None = None
    number: int = 0
    total: int = 0
    people: int | None = None
    themes: tuple[Theme, ...] = ()
    groups: tuple[ShownGroup, ...] = ()
    votes: Ballot | None = None
    text: Texts | None = None
    shared: Mapping[str, Any] | None = None
    turn: int | None = None
    code: str | None = None
    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    paths: tuple[PathDrawing, ...] = ()
    relations: RelationDrawing | None = None
    experts_first: bool = False

    @property
    def frozen(self) -> bool:
        """Whether the facilitator has stopped the picture."""
        return self.workshop.screen.frozen_at is not None

    @property
    def newest(self) -> str | None:
        """The id of the theme that was shown last."""
        return max(self.themes, key=lambda theme: theme.shown_at or "").id if self.themes else None

    @property
    def without_group(self) -> int:
        """How many of the themes stand in no group."""
        return len(self.themes) - sum(len(group.themes) for group in self.groups)


@dataclass(frozen=True)
class VoteOnScreen:
    """The vote that the facilitator can show to the room. `enough`: as many have voted as may be shown at all."""

    stage: Stage
    revealed: bool
    enough: bool


def of_key(database: Database, key: str) -> Picture:
    """The picture of the workshop whose screen this key opens; raises NotFound."""
    return of(database, workshops.with_screen_key(database, key))


def of(database: Database, workshop: Workshop) -> Picture:
    """What the screen of a workshop shows now; while it is frozen, what stood there and is still shown."""
    votes = results.for_screen(database, workshop) if workshop.screen.shows == "votes" else None
    with database.read() as look:
        stage, number, total = _stage(look, workshop)
        found = _stood_there(grouping.read(look, workshop.id), workshop)
        joined = look.row("SELECT count(*) AS n FROM attendance WHERE workshop_id = :id", id=workshop.id)
        view = _view(workshop, stage)
        form = _form(look, stage) if view == "picture" and stage is not None else None
        shared = group_pictures.as_json(look, form) if form else None
        supporters = room.supporters_in_steps(look, workshop.id)
        experts = _experts(look, workshop) if view == "themes" else frozenset()
        themes = tuple(each for each in _themes(found, stage, view, supporters) if not experts or each.id in experts)
        in_order = stages.in_order(look, workshop.id)
        shown = {theme.id: theme for theme in found.themes}
        translated, small = translations.of_workshop(look, workshop.id), small_steps.of_workshop(look, workshop.id)
        notes = beside.notes(in_order, themes, shown, translated, supporters, small)
    return Picture(
        workshop=workshop,
        view=view,
        stage=stage,
        number=number,
        total=total,
        people=suppression.people(int(joined["n"]) if joined else 0),
        themes=themes,
        groups=tuple(
            ShownGroup(group_id, found.groups[group_id].name, tuple(members)) for group_id, members in found.members().items() if members
        ),
        votes=votes,
        text=_text(stage) if stage is not None and (view == "text" or stage.kind == SUMMARY) else None,
        shared=shared,
        turn=turns.present(stage) if stage is not None else None,
        code=workshop.join_code if workshop.joining and workshop.state != "closed" else None,
        notes=notes,
        paths=drawings.paths(in_order, found.themes, stage) if view == "path" and stage is not None else (),
        relations=drawings.relations(in_order, found.themes, stage) if view == "relations" and stage is not None else None,
        experts_first=bool(experts),
    )


def _stage(look: Transaction, workshop: Workshop) -> tuple[Stage | None, int, int]:
    """The stage on the screen, its number among those that aren't skipped, and how many there are."""
    stage_id = workshop.screen.frozen_stage_id if workshop.screen.frozen_at else workshop.stage_id
    counted = [stage for stage in stages.in_order(look, workshop.id) if stage.state != "skipped" or stage.id == stage_id]
    here = next((index for index, stage in enumerate(counted) if stage.id == stage_id), None)
    return (None, 0, len(counted)) if here is None else (counted[here], here + 1, len(counted))


def _stood_there(found: Grouping, workshop: Workshop) -> Grouping:
    """The shown themes; of a frozen picture those that stood there when it was frozen."""
    if not workshop.screen.frozen_at:
        return found
    kept = frozenset(workshop.screen.frozen_theme_ids)
    return Grouping(found.groups, [theme for theme in found.themes if theme.id in kept])


def _view(workshop: Workshop, stage: Stage | None) -> View:
    if workshop.state == "closed":
        return "thanks"
    if stage is None:
        return "joining"
    if workshop.screen.shows != "themes":
        return workshop.screen.shows
    own: dict[str, View] = {"welcome": "rules", "pause": "pause", "path": "path", "relation_map": "relations"}
    by_surface: dict[str, View] = {"read": "text", "form": "task", "note": "note", "picture": "picture"}
    if turns.present(stage) is not None:
        return "turn"
    if stage.state == "closed" and stage.kind not in ALONE and stages.activity(stage).surface == "form":
        return "picture"
    return own.get(stage.kind) or by_surface.get(stages.activity(stage).surface, "themes")


def _form(look: Transaction, stage: Stage) -> Stage | None:
    """The form whose picture the screen shows: the one before a shared picture, or this one once it is closed."""
    return group_pictures.form_before(stage, look) if stages.activity(stage).surface == "picture" else stage


def _text(stage: Stage) -> Texts | None:
    text = getattr(stages.activity(stage), "text", None)
    return text if isinstance(text, Texts) else None


def _themes(found: Grouping, stage: Stage | None, view: View, supporters: Mapping[str, int]) -> tuple[Theme, ...]:
    """The newest first. A stage where people answer a question shows the answers to it, every other stage all themes."""
    activity = stages.activity(stage) if stage is not None else None
    if view == "themes" and stage is not None and isinstance(activity, TakingThemes):
        own = tuple(theme for theme in found.themes if theme.stage_id == stage.id)
        return beside.most_supported(own, supporters) if activity.supports else own
    return tuple(found.themes)


def _experts(look: Transaction, workshop: Workshop) -> frozenset[str]:
    """The themes of experts by experience, where these come first and their group is named beside them; otherwise none."""
    if workshop.screen.whose != "experts":
        return frozenset()
    named = named_groups.of_workshop(look, workshop.id)
    return frozenset(theme for theme, group in named.items() if group == EXPERTS)


def experts_may_come_first(database: Database, who: Staff, workshop_id: str) -> bool:
    """Whether the group of experts by experience is named beside their themes in a stage that has closed."""
    with database.read() as look:
        require(look, who, "facilitator")
        workshops.for_staff(look, who, workshop_id)
        return EXPERTS in named_groups.of_workshop(look, workshop_id).values()


def put_first(database: Database, who: Staff, workshop_id: str, whose: Whose) -> None:
    """Has the screen show themes of experts by experience on their own first, or all; Refused where they are too few."""
    if whose == "experts" and not experts_may_come_first(database, who, workshop_id):
        raise Refused(TOO_FEW)
    workshops.show_whose(database, who, workshop_id, whose)


def follow(database: Database, who: Staff, workshop_id: str) -> None:
    """Has the screen show what fits the present stage. A frozen picture stays, and so do the votes that are hidden."""
    with database.read() as look:
        require(look, who, "facilitator")
        workshop = workshops.for_staff(look, who, workshop_id)
        stage = stages.find(look, workshop.stage_id) if workshop.stage_id else None
        grouped = any(grouping.read(look, workshop_id).members().values())
    if stage is None or workshop.screen.frozen_at:
        return
    shows: Shows = FITTING.get(stage.kind, "themes")
    if stage.kind == "vote" and not grouped:
        shows = "themes"
    if shows != workshop.screen.shows:
        workshops.show_on_screen(database, who, workshop_id, shows)


def vote(database: Database, who: Staff, workshop_id: str) -> VoteOnScreen | None:
    """The vote that can be shown on the screen now; None before there is one."""
    with database.read() as look:
        require(look, who, "facilitator")
        workshop = workshops.for_staff(look, who, workshop_id)
        stage = results.screen_vote(look, workshop)
        here = stages.find(look, workshop.stage_id) if workshop.stage_id else None
    if stage is None or here is None:
        return None
    by_stage = here.kind == "result" and stage.state != "open"
    enough = results.of_stage(database, stage).result.voters is not None
    return VoteOnScreen(stage, by_stage or stage.id in workshop.screen.revealed, enough)
