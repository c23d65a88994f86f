"""What the stages of a workshop came to, as tables for files: the pictures of forms, and what people said with its details."""

from collections.abc import Iterator, Mapping, Sequence
from secrets import SystemRandom
from typing import Any

from participation import stages
from participation.activities.taking_themes import TakingThemes
from participation.model.kinds import KINDS
from participation.model.texts import N_, Texts
from participation.model.theme import Theme
from participation.reports.table import Cell, Table
from participation.stage_results import StageResult
from participation.texts import say

ANSWERS = (N_("Question"), N_("Answer"), N_("People"), N_("Of"), N_("Mean"), N_("Spread"))
FEW = N_("Something that few chose")


def of(results: Sequence[StageResult], language: str) -> dict[str, Table]:
    """A table for each form that may be shown, and for each stage that asked for more than words, by its file's name."""
    found = ((f"stage-{result.stage.position}", _of_one(result, language)) for result in results)
    return {name: table for name, table in found if table is not None}


def _of_one(result: StageResult, language: str) -> Table | None:
    name = result.stage.name.say(language)
    note = result.sentence.say(language)
    if result.picture is not None:
        if result.too_few:
            return None
        rows = tuple(row for question in result.picture["questions"] for row in _answers(question, language))
        return Table(name, tuple(say(language, column) for column in ANSWERS), rows, note)
    activity = stages.activity(result.stage)
    asked = activity.details() if isinstance(activity, TakingThemes) else ()
    if not asked and result.text is None:
        return None
    columns = (N_("Own words"), N_("Language"), N_("Kind"))
    heads = (*(say(language, column) for column in columns), *(field.label.say(language) for field in asked))
    return Table(name, heads, tuple(_said(result, [field.name for field in asked], language)), note)


def _answers(question: Mapping[str, Any], language: str) -> Iterator[tuple[Cell, ...]]:
    label = Texts.of(question["label"]).say(language)
    for place, scale in enumerate(question["scales"]):
        yield _axis(question, place, label, language), None, scale["people"], None, scale["mean"], scale["spread"]
    for line in question["counted"]:
        yield label, Texts.of(line["label"]).say(language), line["number"], question["people"], None, None
    if question["others"]:
        yield label, say(language, FEW), question["others"], question["people"], None, None


def _axis(question: Mapping[str, Any], place: int, label: str, language: str) -> str:
    low, high = ("bottom", "top") if place else ("left", "right")
    ends = question["ends"]
    return f"{label} {Texts.of(ends[low]).say(language)} – {Texts.of(ends[high]).say(language)}" if low in ends else label


def _in_order(result: StageResult) -> Sequence[Theme]:
    """A drawing and what most support have an order of their own; otherwise one that tells nothing of who wrote when."""
    activity = stages.activity(result.stage)
    ordered = isinstance(activity, TakingThemes) and (activity.drawing or activity.supports)
    return result.themes if ordered else SystemRandom().sample(result.themes, len(result.themes))


def _said(result: StageResult, asked: Sequence[str], language: str) -> Iterator[tuple[Cell, ...]]:
    for theme in _in_order(result):
        kind = say(language, KINDS[theme.kind].name) if theme.kind else None
        details = result.details.get(theme.id, {})
        yield theme.text, theme.language, kind, *(details[name].say(language) if name in details else None for name in asked)
