"""What each stage of a workshop came to: the group's picture of a form, and what people said, drew or promised.

The sentences and numbers are those of the tablets and the screen; nothing rests on fewer people than small groups allow.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from participation import beside, drawings, group_pictures, room, stages, themes, translations, workshops
from participation.access import require
from participation.activities import Activity
from participation.activities.taking_themes import TakingThemes
from participation.beside import Note
from participation.drawings import PathDrawing, RelationDrawing
from participation.model.fields import Option
from participation.model.kinds import KINDS
from participation.model.people import Staff
from participation.model.texts import LANGUAGES, Texts
from participation.model.theme import Theme
from participation.model.workshop import Stage
from participation.screen import ALONE
from participation.store import Database, Transaction
from participation.texts import everywhere, everywhere_many

Counts = Sequence[tuple[Texts, int]]


@dataclass(frozen=True)
class StageResult:
    """One stage with its sentence. A form has a `picture` (as on the tablets); what people said stands in `themes`.

    `notes` is all that stands beside the words, `details` what was asked with them by the question's name; `text` is a summary
    that people answered to, `compared` says how a second path differs from the one before it.
    """

    stage: Stage
    sentence: Texts
    picture: Mapping[str, Any] | None = None
    themes: tuple[Theme, ...] = ()
    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    details: Mapping[str, Mapping[str, Texts]] = field(default_factory=dict)
    path: PathDrawing | None = None
    compared: Texts | None = None
    relations: RelationDrawing | None = None
    text: Texts | None = None

    @property
    def too_few(self) -> bool:
        """Whether it is a form that too few people have answered."""
        return self.picture is not None and bool(self.picture["too_few"])


def of_workshop(database: Database, who: Staff, workshop_id: str) -> list[StageResult]:
    """Every stage that has something to show, in order. A form shows its picture once it is closed."""
    with database.read() as look:
        require(look, who, "facilitator", "reviewer", "evaluator")
        workshops.for_staff(look, who, workshop_id)
        order = stages.in_order(look, workshop_id)
        found = [_of_stage(look, order, stage) for stage in order if stage.opened_at]
    return [result for result in found if result is not None]


def _of_stage(look: Transaction, order: Sequence[Stage], stage: Stage) -> StageResult | None:
    activity = stages.activity(stage)
    if isinstance(activity, TakingThemes):
        return _said(look, order, stage, activity)
    if activity.surface != "form" or stage.kind in ALONE or stage.state == "open":
        return None
    if look.row("SELECT 1 AS one FROM answer WHERE stage_id = :id LIMIT 1", id=stage.id) is None:
        return None
    picture = _with_options(group_pictures.as_json(look, stage), activity)
    return StageResult(stage, _of_picture(picture), picture)


def _with_options(picture: Mapping[str, Any], activity: Activity) -> Mapping[str, Any]:
    """The picture with all that could be chosen in each question, so that what nobody may be told of keeps its place."""
    options = {field.name: {option.value: (option.label, option.sign) for option in field.options} for field in activity.fields()}
    return {**picture, "questions": [{**question, "options": options[question["name"]]} for question in picture["questions"]]}


def _of_picture(picture: Mapping[str, Any]) -> Texts:
    """What the picture says first: that there is none yet, what it says of all questions, or of the first one."""
    by_eyes = picture["by_eyes"]
    said = picture["too_few"] or picture["sentence"] or (by_eyes and by_eyes["sides"] and by_eyes["sentence"])
    said = said or next((question["sentence"] for question in picture["questions"] if question["sentence"]), None)
    return Texts.of(said) if said else everywhere(group_pictures.TOO_FEW)


def _said(look: Transaction, order: Sequence[Stage], stage: Stage, activity: TakingThemes) -> StageResult | None:
    shown = themes.shown_in(look, stage.workshop_id)
    own = sorted((theme for theme in shown if theme.stage_id == stage.id), key=lambda theme: (theme.created_at, theme.id))
    if not own:
        return None
    supporters = room.supporters_in_steps(look, stage.workshop_id)
    listed = beside.most_supported(own, supporters) if activity.supports else tuple(own)
    by_id = {theme.id: theme for theme in shown}
    notes = beside.notes(order, own, by_id, translations.of_workshop(look, stage.workshop_id), supporters)
    paths = drawings.paths(order, shown, stage) if activity.drawing == "path" else ()
    relations = drawings.relations(order, shown, stage) if activity.drawing == "relations" else None
    sentence = paths[-1].sentence if paths else relations.sentence if relations else _counted(activity, own)
    return StageResult(
        stage,
        sentence,
        themes=listed,
        notes=notes,
        details={theme.id: drawings.details(order, theme, by_id) for theme in own},
        path=paths[-1] if paths else None,
        compared=drawings.compared(*paths) if len(paths) == 2 else None,
        relations=relations,
        text=activity.text,
    )


def _counted(activity: TakingThemes, own: Sequence[Theme]) -> Texts:
    """How many themes there are, and of which kind or with which choice; never who or how many people wrote them."""
    number = everywhere_many("{n} theme", "{n} themes", len(own))
    parts = [part for part in _parts(activity, own) if part[1]]
    if not parts:
        return Texts(*(f"{number.say(language)}." for language in LANGUAGES))
    named = {language: ", ".join(f"{name.say(language)} {n}" for name, n in parts) for language in LANGUAGES}
    return Texts(**{language: f"{number.say(language)}: {named[language]}." for language in LANGUAGES})


def _parts(activity: TakingThemes, own: Sequence[Theme]) -> Counts:
    if len(activity.kinds) > 1:
        kinds = Counter(theme.kind for theme in own)
        return [(everywhere(KINDS[kind].name), kinds[kind]) for kind in activity.kinds]
    asked = next((field for field in activity.details() if field.input == "choose_one"), None)
    if asked is None:
        return []
    chosen = Counter(theme.details.get(asked.name) for theme in own)
    options: tuple[Option, ...] = asked.options
    return [(option.label, chosen[option.value]) for option in options]
