"""One stage as a short text with pictures: a sentence, a chart and its table; or what people said, each in their own words."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st
from plotly.graph_objects import Figure

from participation.activities.relation_map import RINGS
from participation.drawings import PathDrawing, RelationDrawing
from participation.model.kinds import KINDS
from participation.model.texts import N_, Texts
from participation.model.theme import Theme
from participation.stage_results import StageResult
from participation.web import form_charts
from participation.web.desk import result_story, tables, words
from participation.web.shell import language, say, say_many

Question = Mapping[str, Any]
FOLDED = ("add_themes", "listening_round")  # many themes that the review lists too: behind a click
SIDES = "shared_understanding"
NONE = "–"


def draw(result: StageResult, number: int) -> None:
    """The whole story of a stage."""
    with st.container(key=f"lead-{number}"):
        st.html(f'<p class="quiet">{escape(say(result.stage.name))}</p><h2>{escape(say(result.sentence))}</h2>{_more_sentences(result)}')
    if result.too_few:
        return
    if result.picture is not None:
        _form(result, number)
    elif result.path is not None:
        drawn = form_charts.path(result.path, language(), dark=result_story.dark(), size=result_story.WIDE)
        _chart_and_table(number, drawn, say(result.sentence), lambda: st.html(_steps(result.path)))
    elif result.relations is not None:
        drawn = form_charts.relations(result.relations, language(), dark=result_story.dark(), size=result_story.NARROW)
        _chart_and_table(number, drawn, say(result.sentence), lambda: st.html(_relations(result.relations)))
    else:
        with st.container(key=f"story-{number}-said"):
            st.html(_sides(result) if result.stage.kind == SIDES else _list(result))


def _chart_and_table(number: int, chart: Figure, alt: str, table: Callable[[], object]) -> None:
    with st.container(key=f"two-{number}", horizontal=True, gap="medium"):
        with st.container(key=f"story-{number}-all"):
            result_story.picture(chart, f"chart-{number}-all", alt)
        with st.container(key=f"story-{number}-table"):
            table()


def _more_sentences(result: StageResult) -> str:
    """What the further questions of a form say, where each has a sentence of its own; how a second path differs."""
    said = [result.compared] if result.compared else []
    if result.picture is not None and not result.too_few and len(result.picture["questions"]) <= 2:
        said += [Texts.of(question["sentence"]) for question in result.picture["questions"][1:] if question["sentence"]]
    return "".join(f"<p>{escape(say(each))}</p>" for each in said)


def _form(result: StageResult, number: int) -> None:
    picture = result.picture or {}
    questions = picture["questions"]
    if picture["corners"]:
        chart = form_charts.fields(picture, language(), dark=result_story.dark(), size=result_story.NARROW)
    else:
        chart = form_charts.answers(questions, language(), dark=result_story.dark(), size=result_story.NARROW)
    _chart_and_table(number, chart, say(result.sentence), lambda: st.html(_tables(result)))


def _tables(result: StageResult) -> str:
    picture = result.picture or {}
    together = form_charts.alike(picture["questions"])
    alone = [question for question in picture["questions"] if question not in together]
    parts = [_by_eyes(picture["by_eyes"]) if picture["by_eyes"] else ""]
    parts += [_scales(alone) if any(question["scales"] for question in alone) else ""]
    parts += [_counted(question) for question in alone if question["counted"] or question["others"]]
    parts += [_alike(together) if together else ""]
    return "".join(parts) + "".join(map(_open_ones, picture["questions"]))


def _by_eyes(found: Mapping[str, Any]) -> str:
    if not found["sides"]:
        return f"<p>{escape(say(Texts.of(found['sentence'])))}</p>"
    columns = [escape(say(N_("Question"))), *(f"{escape(say(Texts.of(s['name'])))} ({s['people']})" for s in found["sides"])]
    rows = [
        (escape(say(Texts.of(line["label"]))), [form_charts.decimal(side["mean"], language()) for side in line["sides"]] or [NONE])
        for line in found["lines"]
    ]
    return tables.table(say(N_("Means by the eyes that people used")), columns, rows)


def _scales(questions: Sequence[Question]) -> str:
    columns = [escape(say(name)) for name in (N_("Question"), N_("Mean"), N_("Most are between"), N_("People"))]
    rows = []
    for question in questions:
        for place, scale in enumerate(question["scales"]):
            low = max(scale["low"], scale["mean"] - scale["spread"])
            high = min(scale["high"], scale["mean"] + scale["spread"])
            mean, first, last = (form_charts.decimal(value, language()) for value in (scale["mean"], low, high))
            rows.append((escape(_scale_name(question, place)), [mean, f"{first} – {last}", str(scale["people"])]))
    return tables.table(say(N_("Means of the scales")), columns, rows)


def _scale_name(question: Question, place: int) -> str:
    low, high = ("bottom", "top") if place else ("left", "right")
    if low not in question["ends"]:
        return say(Texts.of(question["label"]))
    return f"{say(Texts.of(question['ends'][low]))} – {say(Texts.of(question['ends'][high]))}"


def _counted(question: Question) -> str:
    label = say(Texts.of(question["label"]))
    rows = [(escape(say(Texts.of(line["label"]))), [str(line["number"])]) for line in question["counted"]]
    if question["others"]:
        rows.append((escape(say(form_charts.FEW)), [str(question["others"])]))
    people = say_many("{n} person answered", "{n} people answered", question["people"] or 0)
    return tables.table(label, [f"{escape(label)} · {escape(people)}", escape(say(N_("People")))], rows)


def _alike(questions: Sequence[Question]) -> str:
    """Questions with the same choices in one table; what few chose stands in a column of its own."""
    options = questions[0]["options"]
    few = any(question["others"] for question in questions)
    columns = [N_("Question"), *(label for label, _ in options.values()), *([form_charts.FEW] if few else []), N_("People")]
    rows = []
    for question in questions:
        known = {line["value"]: str(line["number"]) for line in question["counted"]}
        figures = [known.get(value, NONE) for value in options]
        rows.append(
            (
                escape(say(Texts.of(question["label"]))),
                [*figures, *([str(question["others"] or 0)] if few else []), str(question["people"] or NONE)],
            )
        )
    return tables.table(say(N_("Answers to each question")), [escape(say(column)) for column in columns], rows)


def _open_ones(question: Question) -> str:
    said = []
    if question["too_early"]:
        said.append(say_many("{n} person says: too early to say.", "{n} people say: too early to say.", question["too_early"]))
    if question["no_answer"]:
        said.append(say_many("{n} person did not want to answer.", "{n} people did not want to answer.", question["no_answer"]))
    return "".join(f'<p class="quiet">{escape(each)}</p>' for each in said)


def _steps(drawing: PathDrawing | None) -> str:
    """The steps of a path as a table: own words first."""
    columns = [escape(say(name)) for name in (N_("Step"), N_("Who is there"), N_("How it feels"), N_("Where help breaks off"))]
    rows = [
        (
            f"{number}. {words.written(step.theme.text, step.theme.language)}",
            [
                say(step.said["sector"]) if "sector" in step.said else NONE,
                say(step.said["feeling"]) if "feeling" in step.said else NONE,
                ", ".join(say(gap) for gap in step.gaps) or NONE,
            ],
        )
        for number, step in enumerate(drawing.steps if drawing else (), 1)
    ]
    return tables.table(say(N_("The steps of the path")), columns, rows)


def _relations(drawing: RelationDrawing | None) -> str:
    columns = [escape(say(name)) for name in (N_("Who"), N_("How near"))]
    found = drawing.relations if drawing else ()
    order = [(say(name), relation) for ring, name in RINGS for relation in found if relation.ring == ring]
    order += [(NONE, relation) for relation in found if relation.ring is None]
    rows = []
    for number, (ring, relation) in enumerate(order, 1):
        role = escape(say(relation.role)) if relation.role else ""
        rows.append((f"{number}. {role} {words.written(relation.theme.text, relation.theme.language)}", [ring]))
    return tables.table(say(N_("The map of relations as a list")), columns, rows)


def _list(result: StageResult) -> str:
    items = f"<ul class='things'>{''.join(_one(result, theme) for theme in result.themes)}</ul>"
    if result.stage.kind not in FOLDED:
        return items
    return f"<details><summary>{escape(say(N_('What was said, in own words')))}</summary>{items}</details>"


def _one(result: StageResult, theme: Theme, *, kind: bool = True) -> str:
    badge = f" {words.kind_badge(theme.kind)}" if kind else ""
    beside = words.beside(result.notes.get(theme.id, ()))
    return f"<li>{words.written(theme.text, theme.language)}{badge}{beside}</li>"


def _sides(result: StageResult) -> str:
    """The summary, and below it side by side who sees it the same way, who differently, and what was added."""
    summary = f"<blockquote>{escape(say(result.text))}</blockquote>" if result.text else ""
    kinds = [kind for kind in (*KINDS, None) if any(theme.kind == kind for theme in result.themes)]
    sides = "".join(
        f"<section><h3>{escape(say(KINDS[kind].name) if kind else say(N_('Other themes')))}</h3><ul class='things'>"
        f"{''.join(_one(result, theme, kind=False) for theme in result.themes if theme.kind == kind)}</ul></section>"
        for kind in kinds
    )
    return f"{summary}<div class='sides'>{sides}</div>"
