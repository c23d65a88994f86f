"""The charts of results. Each has a sentence for those who do not see it, and takes only what may be shown.

st.plotly_chart(charts.votes(result, "fi", dark=dark), theme=None, config=charts.CONFIG, alt=charts.votes_in_words(result, "fi"))
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
from babel.numbers import format_decimal

from participation import texts, voting
from participation.activities.check import STEPS
from participation.checks import Question
from participation.insight import roles
from participation.insight.roles import percent
from participation.voting import Figure, Result, ResultRow
from participation.voting.words import first_ones, short
from participation.web.chart_parts import CONFIG, DESK, LETTER, SCREEN, SIGNS, Picture, Size, lines, plain

__all__ = ["CONFIG", "DESK", "SCREEN", "check", "check_in_words", "differences", "differences_in_words", "votes", "votes_in_words"]

IN_WORDS = 5
MOST = len(STEPS)
PLUS, RING, MINUS = "+", "○", "−"


@dataclass(frozen=True)
class _Column:
    """Bars under each other: everyone, or one group."""

    name: str
    sign: str
    sign_colour: str
    colour: str
    left: float
    width: float


def votes(result: Result, language: str, *, dark: bool = False, size: Size = DESK, most: int = 10) -> go.Figure:
    """A bar and a number for everyone and for each group; agree ballots as parts of a bar. The first ones are bold."""
    picture = Picture(size, dark)
    shown = result.shown_rows[:most]
    figures = [figure for row in shown for figure in (row.all, *(row.by_group or ())) if figure is not None]
    columns = list(_columns(picture, result, language, max((len(_said(figure, result.method)) for figure in figures), default=1)))
    first = {row.target.id for row in first_ones(result, voting.method(result.method).rank)}
    top = _legend(picture, language) if result.method == "agree" else 0.0
    if len(columns) > 1:
        fits = all(len(word) < _letters(picture, column) for column in columns for word in column.name.split())
        top = _heads(picture, columns, top) if fits else _heads(picture, columns, _key(picture, result, language, top), named=False)
    whole = max((figure.share for figure in figures), default=1) if result.piles else 1
    for row in shown:
        top = _row(picture, row, columns, result.method, whole or 1, top, bold=row.target.id in first)
    return picture.figure(top + 4)


def _columns(picture: Picture, result: Result, language: str, letters: int) -> Iterator[_Column]:
    """Where each column stands; beside its bar there is room for a number of so many letters."""
    size, colours = picture.size, picture.colours
    names = [("", texts.say(language, "Everyone")), *((c.group, roles.name(c.group).say(language)) for c in result.columns)]
    begin = 0.27 * size.width if size.names_left else 0.0
    room = (size.width - begin) / len(names)
    number = (0.45 + 0.62 * letters) * size.number
    for place, (group, name) in enumerate(names):
        colour = colours.groups.get(group, colours.muted) if group else colours.main
        sign = SIGNS.get(group, "○") if group else ""
        gap = 0.6 * size.text if place < len(names) - 1 else 0
        yield _Column(name, sign, colours.signs.get(group, colours.muted), colour, begin + place * room, room - number - gap)


def _letters(picture: Picture, column: _Column) -> float:
    """How many letters of a name fit above a column, beside its sign."""
    return (column.width + picture.size.number) / (LETTER * picture.size.text) - 2


def _heads(picture: Picture, columns: Sequence[_Column], top: float, *, named: bool = True) -> float:
    """The name of each column, or only its sign where the names stand in a key above."""
    size = picture.size
    wrapped = [lines(column.name, column.width + size.number, size.text, most=2) if named or not column.sign else [] for column in columns]
    high = max(map(len, wrapped)) * size.text * 1.2
    for column, name in zip(columns, wrapped, strict=True):
        sign = f'<span style="color:{column.sign_colour}">{column.sign}</span> ' if column.sign else ""
        picture.text(column.left, top + high / 2, f"{sign}<b>{'<br>'.join(map(plain, name))}</b>", size=round(0.9 * size.text))
    return top + high + 0.5 * size.text


def _row(picture: Picture, row: ResultRow, columns: Sequence[_Column], method: str, whole: float, top: float, *, bold: bool) -> float:
    """One target; the height at which the next one begins."""
    size = picture.size
    room = columns[0].left - size.text if size.names_left else size.width
    name = lines(row.target.words, room, size.text)
    html = "<br>".join(map(plain, name))
    high = len(name) * size.text * 1.25
    if size.names_left:
        total = max(high, size.bar)
        bar_top, name_middle, below = top + (total - size.bar) / 2, top + total / 2, top + total + 0.5 * size.bar
    else:
        bar_top, name_middle, below = top + high + 3, top + high / 2, top + high + 3 + size.bar + 0.75 * size.text
    picture.text(0, name_middle, f"<b>{html}</b>" if bold else html)
    for column, figure in zip(columns, (row.all, *(row.by_group or ())), strict=False):
        if figure is not None:
            _cell(picture, column, figure, method, whole, bar_top)
    return below


def _cell(picture: Picture, column: _Column, figure: Figure, method: str, whole: float, top: float) -> None:
    size = picture.size
    if method == "agree":
        _parts(picture, column, figure, top)
    else:
        picture.bar(column.left, top, column.width, picture.colours.rest, corner=size.bar // 4)
        picture.bar(column.left, top, column.width * figure.share / whole, column.colour, corner=size.bar // 4)
    number = f"<b>{_said(figure, method)}</b>"
    picture.text(column.left + column.width + 0.25 * size.number, top + size.bar / 2, number, size=size.number)


def _said(figure: Figure, method: str) -> str:
    """The number beside a bar."""
    if method != "agree":
        return str(figure.votes)
    return f"{percent(figure.share)} %" if figure.of else "–"


def _parts(picture: Picture, column: _Column, figure: Figure, top: float) -> None:
    """Agree, pass and disagree one after the other, each with its sign and number where that fits in."""
    size, colours = picture.size, picture.colours
    left = column.left
    parts = ((PLUS, figure.votes, colours.agree), (RING, figure.passes, colours.passing), (MINUS, figure.disagrees, colours.disagree))
    for sign, number, (ground, ink) in parts:
        width = column.width * number / figure.rests_on if figure.rests_on else 0
        picture.bar(left, top, max(0, width - 2), ground, corner=0)
        if width > (len(str(number)) + 2.5) * 0.55 * size.text:
            picture.text(left + width / 2, top + size.bar / 2, f"<b>{sign} {number}</b>", anchor="center", colour=ink)
        left += width


def _legend(picture: Picture, language: str) -> float:
    """What the parts of a bar mean: a patch of colour, the sign and the word."""
    size, colours = picture.size, picture.colours
    said = (
        (PLUS, texts.say(language, "Agree"), colours.agree[0]),
        (RING, texts.say(language, "Pass"), colours.passing[0]),
        (MINUS, texts.say(language, "Disagree"), colours.disagree[0]),
    )
    html = "   ".join(f'<span style="color:{colour}">■</span> {sign} {plain(word)}' for sign, word, colour in said)
    picture.text(0, 0.7 * size.text, html)
    return 2 * size.text


def differences(result: Result, language: str, *, dark: bool = False, size: Size = DESK, most: int = 10) -> go.Figure:
    """A line from 0 to 100 % for each target, with the shape of each group at its share; the largest difference first."""
    picture = Picture(size, dark)
    edge = 0.6 * size.text
    top = _key(picture, result, language, 0.0)
    for row in _by_difference(result)[:most]:
        name = lines(row.target.words, size.width, size.text)
        high = len(name) * size.text * 1.25
        picture.text(0, top + high / 2, "<br>".join(map(plain, name)))
        middle = top + high + size.text * 0.7
        places = [edge + (size.width - 2 * edge) * figure.share for figure in row.by_group or ()]
        picture.line(edge, size.width - edge, middle, picture.colours.rest)
        picture.line(min(places), max(places), middle, picture.colours.span)
        for column, x, aside in zip(result.columns, places, _aside(places, size.text), strict=True):
            picture.mark(x, middle + aside, column.group)
        top = middle + 1.4 * size.text
    for share, anchor in ((0, "left"), (50, "center"), (100, "right")):
        picture.text(share / 100 * size.width, top + 0.5 * size.text, f"{share} %", anchor=anchor, colour=picture.colours.muted)
    return picture.figure(top + 1.3 * size.text)


def _key(picture: Picture, result: Result, language: str, top: float) -> float:
    """Which sign is whose, and how many people its numbers rest on; as many lines as that needs."""
    size, left = picture.size, 0.0
    top += 0.8 * size.text
    for column in result.columns:
        said = f"{roles.name(column.group).say(language)} {column.people}"
        width = (len(said) + 4) * 0.56 * size.text
        if left and left + width > size.width:
            left, top = 0.0, top + 1.4 * size.text
        picture.mark(left + 0.6 * size.text, top, column.group)
        picture.text(left + 1.4 * size.text, top, plain(said))
        left += width
    return top + 1.2 * size.text


def _by_difference(result: Result) -> list[ResultRow]:
    def spread(row: ResultRow) -> float:
        shares = [figure.share for figure in row.by_group or ()]
        return max(shares) - min(shares)

    return sorted((row for row in result.rows if row.by_group is not None), key=spread, reverse=True)


def _aside(places: Sequence[float], text: int) -> list[float]:
    """How far each shape stands above or below its line, so that none covers another."""
    aside = [0.0] * len(places)
    for here, place in enumerate(places):
        near = [other for other in range(here) if abs(places[other] - place) < 1.3 * text]
        free = (step for step in (0.0, 0.75, -0.75, 1.2, -1.2) if all(aside[other] != step * text for other in near))
        aside[here] = next(free, 0.0) * text
    return aside


def check(questions: Sequence[Question], language: str, *, dark: bool = False, size: Size = DESK) -> go.Figure:
    """The mean of each question of the participation check, from 1 to 5, with the number of answers it rests on."""
    picture = Picture(size, dark)
    length = size.width - 3 * size.number
    top = 0.0
    for question in questions:
        name = lines(question.text.say(language), size.width, size.text)
        high = len(name) * size.text * 1.25
        picture.text(0, top + high / 2, "<br>".join(map(plain, name)))
        top += high + 3
        picture.bar(0, top, length, picture.colours.rest, corner=size.bar // 4)
        middle = top + size.bar / 2
        if question.mean is None:
            picture.text(size.text, middle, plain(texts.say(language, "too few answers to show")))
        else:
            picture.bar(0, top, length * (question.mean - 1) / (MOST - 1), picture.colours.main, corner=size.bar // 4)
            picture.text(length + 0.25 * size.number, middle, f"<b>{_decimal(question.mean, language)}</b>", size=size.number)
        top += size.bar + 0.75 * size.text
    for x, said, anchor in (
        (0, f"1 {texts.say(language, STEPS[0])}", "left"),
        (length, f"{MOST} {texts.say(language, STEPS[-1])}", "right"),
    ):
        picture.text(x, top + 0.3 * size.text, plain(said), anchor=anchor, colour=picture.colours.muted)
    return picture.figure(top + size.text)


def _decimal(mean: float, language: str) -> str:
    return str(format_decimal(round(mean, 1), "0.0", locale=language))


def votes_in_words(result: Result, language: str) -> str:
    """What the chart of votes shows: the sentence of the result, then the first numbers."""
    said = [voting.sentence(result).say(language)]
    shown = [row for row in result.shown_rows if row.all is not None and row.all.of]
    numbers = "; ".join(f"{short(row.target.words)}: {_number(row.all, result.method)}" for row in shown[:IN_WORDS] if row.all)
    return " ".join([*said, f"{numbers}."] if numbers else said)


def _number(figure: Figure, method: str) -> str:
    return f"{percent(figure.share)} %" if method == "agree" else f"{figure.votes} / {figure.of}"


def differences_in_words(result: Result, language: str) -> str:
    """What the chart of differences shows: where the groups differ, then the shares of the first target."""
    sentence = roles.difference_sentence(result)
    first = next(iter(_by_difference(result)), None)
    if sentence is None or first is None:
        return texts.say(language, "The groups are not shown side by side.")
    named = zip(result.columns, first.by_group or (), strict=True)
    shares = ", ".join(f"{roles.name(column.group).say(language)} {percent(figure.share)} %" for column, figure in named)
    return f"{sentence.say(language)} {short(first.target.words)}: {shares}."


def check_in_words(questions: Sequence[Question], language: str) -> str:
    """What the chart of the participation check shows: each question with its mean."""
    return " ".join(
        f"{question.text.say(language)} {_decimal(question.mean, language)} / {MOST}."
        if question.mean is not None
        else f"{question.text.say(language)} {texts.say(language, 'too few answers to show')}."
        for question in questions
    )
