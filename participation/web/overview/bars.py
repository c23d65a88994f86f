"""Bars under names: one picture for every number of the overview, readable on a phone; the same in words and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go
import streamlit as st

from participation.model.texts import N_
from participation.web.chart_parts import LETTER, Picture, Size, lines, plain
from participation.web.desk import result_story, tables
from participation.web.shell import say

SIZE = Size(width=340, text=16, number=16, bar=15)


@dataclass(frozen=True)
class Bar:
    """One bar: what stands before it, how long it is (0 to 1, None: nothing may be shown), what stands behind it."""

    mark: str
    share: float | None
    said: str
    beside: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Block:
    """Bars under a name; `heading` begins a new part of the picture."""

    name: str
    bars: tuple[Bar, ...]
    heading: str = ""


def draw(blocks: Sequence[Block], key: str, sentence: str, table: str) -> None:
    """The picture with its words, and the figures as a table behind a click."""
    figure = chart(blocks, dark=result_story.dark())
    result_story.picture(figure, key, f"{sentence} {in_words(blocks)}")
    behind(table)


def behind(table: str) -> None:
    """A table of figures behind a click."""
    st.html(f'<div class="how"><details><summary>{escape(say(N_("The figures as a table")))}</summary>{table}</details></div>')


def table(caption: str, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> str:
    """A table of plain texts."""
    return tables.table(caption, [escape(column) for column in columns], [(escape(name), cells) for name, cells in rows])


def chart(blocks: Sequence[Block], *, dark: bool = False, size: Size = SIZE) -> go.Figure:
    """The picture, as high as it needs to be; all its bars begin and end at the same place."""
    picture, top = Picture(size, dark), 0.0
    every = [bar for block in blocks for bar in block.bars]
    left = (max(len(bar.mark) for bar in every) * LETTER + 0.4) * size.text if any(bar.mark for bar in every) else 0.0
    said = max(len(f"{bar.said} {bar.beside}".strip()) for bar in every)
    right = size.width - (1.1 * said * LETTER + 1.2) * size.text  # a phone has fewer pixels than the picture was made for
    for number, block in enumerate(blocks):
        if block.heading:
            top += (0.5 if number else 0) * size.text
            heading = f"<b>{plain(block.heading)}</b>"
            picture.text(0, top + 0.7 * size.text, heading, size=round(1.1 * size.text), colour=picture.colours.muted)
            top += 1.7 * size.text
        top = _block(picture, block, top, left, right)
    return picture.figure(top)


def _block(picture: Picture, block: Block, top: float, left: float, right: float) -> float:
    size = picture.size
    name = lines(block.name, size.width, size.text)
    high = len(name) * size.text * 1.25
    picture.text(0, top + high / 2, "<br>".join(map(plain, name)))
    top += high + 3
    for bar in block.bars:
        middle = top + size.bar / 2
        if bar.mark:
            picture.text(0, middle, plain(bar.mark), colour=picture.colours.muted)
        picture.bar(left, top, right - left, picture.colours.rest, corner=size.bar // 4)
        if bar.share is not None:
            colour = picture.colours.groups.get(bar.colour, picture.colours.main)
            picture.bar(left, top, (right - left) * bar.share, colour, corner=size.bar // 4)
        picture.text(right + 0.4 * size.text, middle, _said(picture, bar))
        top += size.bar + 0.35 * size.text
    return top + 0.5 * size.text


def _said(picture: Picture, bar: Bar) -> str:
    beside = f' <span style="color:{picture.colours.muted}">{plain(bar.beside)}</span>' if bar.beside else ""
    return f"<b>{plain(bar.said)}</b>{beside}"


def in_words(blocks: Sequence[Block]) -> str:
    """What the picture shows, for those who do not see it."""
    return " ".join(_in_words(block) for block in blocks)


def _in_words(block: Block) -> str:
    said = ", ".join(" ".join(part for part in (bar.mark, bar.said) if part) for bar in block.bars)
    return f"{block.name.rstrip('.')}: {said}."
