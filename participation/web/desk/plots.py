"""The pictures of a vote as Plotly figures: bars for everyone, and role groups as signs on a line.

Colours are those of the reader's theme and read on white paper, too. What people wrote is escaped: Plotly reads a few tags.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from participation.insight.roles import percent
from participation.voting import Result, ResultRow
from participation.voting.words import short
from participation.web.desk import words

MOST = 10  # rows in a picture; the table has them all
LONGEST = 42  # letters of a theme that fit above its bar, also on a phone
ROOM = 0.18  # of the width, right of the bars, for their numbers
NEAR = 4.2  # percentage points under which two signs would cover each other
REST, SPAN = "rgba(134,120,96,.18)", "rgba(134,120,96,.36)"
CONFIG = {"staticPlot": True}


def dark() -> bool:
    """Whether the reader sees light letters on a dark ground."""
    return st.context.theme.type == "dark"


def rows_in_picture(result: Result) -> list[ResultRow]:
    """The rows of the picture, the first one last, because Plotly counts from below."""
    return [row for row in result.shown_rows if row.all is not None and row.all.rests_on][:MOST][::-1]


def everyone(result: Result) -> go.Figure:
    """A bar for each of the first themes and groups."""
    figure, rows = go.Figure(), rows_in_picture(result)
    agree = result.method == "agree"
    whole = 100.0 if agree else float(max([row.all.of for row in rows if row.all is not None], default=1))
    for place, row in enumerate(rows):
        assert row.all is not None
        if agree:
            _parts(figure, place, row)
        else:
            _bar(figure, place, whole, REST)
            _bar(figure, place, row.all.votes, "#7FD8C3" if dark() else "#0F5B50")
        number = f"{percent(row.all.share)} %" if agree else str(row.all.votes)
        _text(figure, 0, place + 0.42, label(row), "left")
        _text(figure, whole * (1 + ROOM), place, f"<b>{number}</b>", "right")
    return _bare(figure, len(rows), (0, whole * (1 + ROOM)), 0.0, barmode="overlay")


def _bar(figure: go.Figure, place: int, length: float, colour: str, start: float = 0.001, pattern: str = "") -> None:
    marker: dict[str, Any] = {"color": colour, "cornerradius": 7 if not pattern and start < 1 else 0, "line": {"width": 0}}
    if pattern:
        marker["pattern"] = {"shape": pattern, "fillmode": "overlay", "fgcolor": "#FFFFFF", "fgopacity": 0.6, "size": 6, "solidity": 0.25}
    figure.add_bar(orientation="h", y=[place], base=start, x=[length], width=0.4, marker=marker)


def _parts(figure: go.Figure, place: int, row: ResultRow) -> None:
    """Agree, pass and disagree as parts of one bar."""
    assert row.all is not None
    start = 0.001
    agree, disagree = ("#7CC4F0", "#FF9C5B") if dark() else ("#0072B2", "#D55E00")
    for number, colour, pattern in ((row.all.votes, agree, ""), (row.all.passes, SPAN, ""), (row.all.disagrees, disagree, "/")):
        share = 100 * number / row.all.rests_on
        _bar(figure, place, share, colour, start, pattern)
        start += share


def side_by_side(result: Result) -> go.Figure:
    """A line for each of the themes where the role groups differ most, with the sign of each group at its share."""
    figure, rows = go.Figure(), differing(result)
    for place, row in enumerate(rows):
        assert row.by_group is not None
        shares = [100 * one.share for one in row.by_group]
        for ends, colour in (((0, 100), REST), ((min(shares), max(shares)), SPAN)):
            figure.add_shape(type="line", x0=ends[0], x1=ends[1], y0=place, y1=place, line={"color": colour, "width": 8}, layer="below")
        _text(figure, 0, place + 0.42, label(row), "left")
        for column, share, up in zip(result.columns, shares, _apart(shares), strict=True):
            sign, colour = words.column_sign(column.group)
            shade = words.SHADES[colour][dark()]
            figure.add_scatter(
                x=[share],
                y=[place + up],
                mode="text",
                text=[sign],
                textfont={"size": 21, "color": shade},
                cliponaxis=False,
            )
    for share, anchor in ((0, "left"), (50, "center"), (100, "right")):
        _text(figure, share, -0.6, f"{share} %", anchor, small=True)
    return _bare(figure, len(rows), (-2, 102), 0.8)


def differing(result: Result) -> list[ResultRow]:
    """The compared rows of the picture, the one with the largest difference last, because Plotly counts from below."""
    compared = [row for row in result.rows if row.by_group is not None and any(one.votes for one in row.by_group)]

    def spread(row: ResultRow) -> float:
        shares = [one.share for one in row.by_group or ()]
        return max(shares) - min(shares)

    return sorted(compared, key=spread)[-MOST:]


def _apart(shares: Sequence[float]) -> list[float]:
    """How far up or down each sign stands, so that none covers another."""
    up = [0.0] * len(shares)
    for one in range(len(shares)):
        for other in range(one):
            if abs(shares[one] - shares[other]) < NEAR:
                up[one], up[other] = -0.15, max(up[other], 0.15)
    return up


def label(row: ResultRow) -> str:
    """The words of a row above its bar, cut at a word."""
    line = short(row.target.words)
    cut = line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0].rstrip(" .,;:…") + "…"
    return escape(cut, quote=False)


def _text(figure: go.Figure, x: float, y: float, text: str, anchor: str, *, small: bool = False) -> None:
    font = {"size": 14 if small else 16}
    figure.add_annotation(x=x, y=y, text=text, showarrow=False, xanchor=anchor, yanchor="middle", font=font)


def _bare(figure: go.Figure, rows: int, across: tuple[float, float], below: float, **layout: Any) -> go.Figure:
    height = (rows + below) * 54 + 12
    return figure.update_layout(
        template=None,
        font={"family": "Atkinson Hyperlegible, Yhdessa Merkit", "size": 16, "color": "#F3EFE7" if dark() else "#1C2B29"},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        showlegend=False,
        height=height,
        xaxis={"visible": False, "range": across},
        yaxis={"visible": False, "range": [-0.35 - below, rows - 0.25]},
        **layout,
    )
