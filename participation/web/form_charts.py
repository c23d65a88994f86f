"""The charts of what people answered and drew together, for the desk: only numbers that the group's picture holds already."""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin
from typing import Any

import plotly.graph_objects as go
from babel.numbers import format_decimal

from participation import texts
from participation.activities.path import FEELINGS
from participation.activities.relation_map import RINGS
from participation.drawings import PathDrawing, RelationDrawing
from participation.model.texts import N_, Texts
from participation.summaries import OnScale
from participation.web import four_fields
from participation.web.chart_parts import DARK, DESK, FONT, LIGHT, Picture, Size, lines, plain

Question = Mapping[str, Any]
FEW, RING = N_("Something that few chose"), "○"
STACKED = 3  # so many choices stand in one bar, where several questions have the same ones
FIELDS_HIGH, PATH_HIGH, MAP_HIGH = 380, 260, 420


def decimal(number: float, language: str) -> str:
    """A number with one decimal."""
    return str(format_decimal(round(number, 1), "0.0", locale=language))


def choices(question: Question) -> tuple[str, ...]:
    """The values that could be chosen, as far as they are shown."""
    return tuple(line["value"] for line in question["counted"])


def alike(questions: Sequence[Question]) -> list[Question]:
    """The questions with the same few choices, which can stand in one table; empty where there is only one of them."""
    known = [frozenset(question["options"]) for question in questions if len(question["options"]) == STACKED and not question["scales"]]
    shared = {options for options in known if known.count(options) > 1}
    return [question for question in questions if not question["scales"] and frozenset(question["options"]) in shared]


def answers(questions: Sequence[Question], language: str, *, dark: bool = False, size: Size = DESK) -> go.Figure:
    """Each question with its answers: a mean with its spread on a line, or bars with numbers."""
    picture = Picture(size, dark)
    together = alike(questions)
    top = 0.0
    for question in questions:
        if question not in together:
            top = _alone(picture, question, language, top)
    if together:
        top = _legend(picture, together, language, top)
        for question in together:
            top = _in_one_bar(picture, question, language, top)
    return picture.figure(top)


def _name(picture: Picture, question: Question, language: str, top: float) -> float:
    size = picture.size
    name = lines(Texts.of(question["label"]).say(language), size.width, size.text)
    high = len(name) * size.text * 1.25
    picture.text(0, top + high / 2, "<br>".join(map(plain, name)))
    return top + high + 3


def _alone(picture: Picture, question: Question, language: str, top: float) -> float:
    size = picture.size
    top = _name(picture, question, language, top)
    for place, scale in enumerate(question["scales"]):
        top = _on_scale(picture, scale, _ends(question, place, language), language, top)
    if question["scales"]:
        return top + 0.5 * size.text
    people = question["people"] or 1
    rows = [(Texts.of(line["label"]).say(language), line["number"]) for line in question["counted"]]
    if question["others"]:
        rows.append((texts.say(language, FEW), question["others"]))
    length = size.width - 3 * size.number
    for label, number in rows:
        picture.text(0, top + size.text * 0.6, plain(lines(label, size.width, size.text, most=1)[0]), colour=picture.colours.muted)
        top += 1.25 * size.text
        picture.bar(0, top, length, picture.colours.rest, corner=size.bar // 4)
        picture.bar(0, top, length * number / people, picture.colours.main, corner=size.bar // 4)
        picture.text(length + 0.25 * size.number, top + size.bar / 2, f"<b>{number}</b>", size=size.number)
        top += size.bar + 0.35 * size.text
    return top + 0.5 * size.text


def _ends(question: Question, place: int, language: str) -> tuple[str, str]:
    low, high = ("bottom", "top") if place else ("left", "right")
    ends = question["ends"]
    return (Texts.of(ends[low]).say(language), Texts.of(ends[high]).say(language)) if low in ends else ("", "")


def _on_scale(picture: Picture, scale: Mapping[str, Any], ends: tuple[str, str], language: str, top: float) -> float:
    """A line from the lowest to the highest answer: how far most answers go, and the middle."""
    size = picture.size
    length = size.width - 3 * size.number
    whole = scale["high"] - scale["low"] or 1

    def at(value: float) -> float:
        return float(length * max(0.0, min(1.0, (value - scale["low"]) / whole)))

    first, last = at(scale["mean"] - scale["spread"]), at(scale["mean"] + scale["spread"])
    picture.bar(0, top, length, picture.colours.rest, corner=0)
    picture.bar(first, top, max(2.0, last - first), picture.colours.span, corner=0)
    picture.bar(max(0.0, at(scale["mean"]) - 4), top, 8, picture.colours.main, corner=0)
    picture.text(length + 0.25 * size.number, top + size.bar / 2, f"<b>{decimal(scale['mean'], language)}</b>", size=size.number)
    top += size.bar
    low, high = ends if ends[0] else (str(scale["low"]), str(scale["high"]))
    picture.text(0, top + 0.7 * size.text, plain(low), colour=picture.colours.muted)
    picture.text(length, top + 0.7 * size.text, plain(high), anchor="right", colour=picture.colours.muted)
    return top + 1.5 * size.text


def _tones(picture: Picture, question: Question) -> dict[str, tuple[str, str]]:
    colours = picture.colours
    return dict(zip(question["options"], (colours.agree, colours.passing, colours.disagree), strict=False))


def _legend(picture: Picture, together: Sequence[Question], language: str, top: float) -> float:
    """What the parts of a bar mean; questions with other choices have another line."""
    size = picture.size
    seen: list[tuple[str, ...]] = []
    for question in together:
        named = tuple(question["options"])
        if named in seen:
            continue
        seen.append(named)
        tones = _tones(picture, question)
        for value, (label, sign) in question["options"].items():
            said = f'<span style="color:{tones[value][0]}">■</span> {sign or RING} {plain(label.say(language))}'
            picture.text(0, top + 0.7 * size.text, said)
            top += 1.4 * size.text
    return top + 0.3 * size.text


def _in_one_bar(picture: Picture, question: Question, language: str, top: float) -> float:
    size, colours = picture.size, picture.colours
    top = _name(picture, question, language, top)
    people, left, tones = question["people"] or 1, 0.0, _tones(picture, question)
    parts = [(question["options"][line["value"]][1] or RING, line["number"], tones[line["value"]]) for line in question["counted"]]
    if question["others"]:
        parts.append((RING, question["others"], (colours.rest, colours.ink)))
    for sign, number, (ground, ink) in parts:
        width = size.width * number / people
        picture.bar(left, top, max(0, width - 2), ground, corner=0)
        if width > 2.4 * size.text:
            picture.text(left + width / 2, top + size.bar / 2, f"<b>{sign} {number}</b>", anchor="center", colour=ink)
        left += width
    return top + size.bar + 0.75 * size.text


def fields(picture: Mapping[str, Any], language: str, *, dark: bool = False, size: Size = DESK) -> go.Figure:
    """The four fields with the middle of the group."""
    question = picture["questions"][0]
    scales = tuple(OnScale(scale["low"], scale["high"], scale["mean"], scale["spread"], scale["people"]) for scale in question["scales"])
    corners = {name: Texts.of(text) for name, text in picture["corners"].items()}
    ends = {name: Texts.of(text) for name, text in question["ends"].items()}
    drawn = four_fields.Fields(ends, corners, scales)
    made = four_fields.chart(drawn, language, width=size.width, height=FIELDS_HIGH, text=size.text, dark=dark)
    return made.update_layout(width=None, autosize=True)


def path(drawing: PathDrawing, language: str, *, dark: bool = False, size: Size = DESK) -> go.Figure:
    """The steps of a path from left to right: the better it feels, the higher; where help breaks off has a sign."""
    colours = DARK if dark else LIGHT
    known = [(number, step) for number, step in enumerate(drawing.steps, 1) if step.feeling is not None]
    figure = _bare(size, colours.ink, PATH_HIGH)
    figure.add_scatter(
        x=[number for number, _ in known],
        y=[step.feeling for _, step in known],
        mode="lines+markers+text",
        text=[f"<b>{number}{' ↯' if step.gaps else ''}</b>" for number, step in known],
        textposition="top center",
        line={"color": colours.span, "width": 4},
        marker={"size": 16, "color": [colours.disagree[0] if step.gaps else colours.main for _, step in known]},
        cliponaxis=False,
    )
    feelings = [texts.say(language, word) for _, word in FEELINGS]
    axis = {"showgrid": True, "gridcolor": colours.rest, "zeroline": False, "fixedrange": True}
    return figure.update_layout(
        margin={"l": 8, "r": 8, "t": 24, "b": 8},
        yaxis={**axis, "range": [0.7, 5.5], "tickvals": [1, 2, 3, 4, 5], "ticktext": feelings, "automargin": True},
        xaxis={"visible": False, "fixedrange": True, "range": [0.6, max(2, len(drawing.steps)) + 0.4]},
    )


def relations(drawing: RelationDrawing, language: str, *, dark: bool = False, size: Size = DESK) -> go.Figure:
    """Three rings round the young person, with everybody's number on theirs."""
    colours = DARK if dark else LIGHT
    figure = _bare(size, colours.ink, MAP_HIGH)
    number = 0
    for radius, (ring, _) in enumerate(RINGS, 1):
        figure.add_shape(type="circle", x0=-radius, x1=radius, y0=-radius, y1=radius, line={"color": colours.span, "width": 2})
        here = drawing.on(ring)
        for place, relation in enumerate(here):
            number += 1
            turn = 2 * pi * (place + radius / 4) / max(1, len(here))
            name = relation.role.say(language) if relation.role else ""
            figure.add_annotation(
                x=radius * sin(turn),
                y=radius * cos(turn),
                text=f"<b>{number}</b> {plain(name)}",
                showarrow=False,
                bgcolor=colours.rest,
                borderpad=2,
                font={"size": size.text - 2},
            )
    figure.add_annotation(x=0, y=0, text=plain(texts.say(language, "The young person")), showarrow=False)
    axis = {"visible": False, "fixedrange": True, "range": [-3.5, 3.5]}
    return figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0}, xaxis=axis, yaxis={**axis, "scaleanchor": "x"})


def _bare(size: Size, ink: str, height: int) -> go.Figure:
    return go.Figure().update_layout(
        template=None,
        font={"family": FONT, "size": size.text, "color": ink},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False,
        hovermode=False,
        height=height,
    )
