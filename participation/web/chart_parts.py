"""What the charts are put together from: colours, sizes, bars and texts, placed in pixels from the upper left corner.

The height of a chart is fixed and its width gives way: the pixels across are those of the width that it was made for.
"""

import textwrap
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from participation.insight.roles import OTHERS, PROFESSIONALS
from participation.model.people import GROUP_SIGNS
from participation.said import isolated

FONT = "Atkinson Hyperlegible, Yhdessa Merkit, sans-serif"
CONFIG = {"staticPlot": True, "displayModeBar": False}
SIGNS = {**GROUP_SIGNS, PROFESSIONALS: GROUP_SIGNS["C"], OTHERS: "○"}
LETTER = 0.53  # how wide a letter is, of its size
MOST_LINES = 3


@dataclass(frozen=True)
class Size:
    """How large a chart is: for a desk, or for a room that reads it from five metres (names left of the bars)."""

    width: int
    text: int
    number: int
    bar: int
    names_left: bool = False


DESK = Size(width=620, text=16, number=16, bar=21)
SCREEN = Size(width=1820, text=34, number=36, bar=52, names_left=True)


@dataclass(frozen=True)
class Colours:
    """The colours of one theme; `groups` are for bars and marks, `signs` for the sign of a group in a text."""

    ink: str
    muted: str
    main: str
    rest: str
    span: str
    agree: tuple[str, str]
    passing: tuple[str, str]
    disagree: tuple[str, str]
    groups: dict[str, str]
    signs: dict[str, str]


_LIGHT = {"E": "#CC79A7", "C": "#0072B2", "O": "#009E73", "M": "#D55E00", "D": "#5F6B68"}
_DARK = {"E": "#E7A6CB", "C": "#7CC4F0", "O": "#5FD3AE", "M": "#FF9C5B", "D": "#B7C2BE"}
_LIGHT_SIGNS = {"E": "#97386F", "C": "#005A8D", "O": "#00684C", "M": "#A64800", "D": "#53615D"}


def _all(groups: dict[str, str]) -> dict[str, str]:
    return {**groups, PROFESSIONALS: groups["C"], OTHERS: groups["D"]}


LIGHT = Colours(
    ink="#1C2B29",
    muted="#53615D",
    main="#0F5B50",
    rest="#EFE8DC",
    span="#D8CFC0",
    agree=("#0F5B50", "#FFFFFF"),
    passing=("#D8CFC0", "#1C2B29"),
    disagree=("#A64800", "#FFFFFF"),
    groups=_all(_LIGHT),
    signs=_all(_LIGHT_SIGNS),
)
DARK = Colours(
    ink="#F3EFE7",
    muted="#B3BFBA",
    main="#7FD8C3",
    rest="#2C3F3A",
    span="#4B5F59",
    agree=("#7FD8C3", "#121C1A"),
    passing=("#4B5F59", "#F3EFE7"),
    disagree=("#FF9C5B", "#121C1A"),
    groups=_all(_DARK),
    signs=_all(_DARK),
)


def plain(text: str) -> str:
    """Participants' words as they were typed: Plotly would take `<b>` for bold, `&amp;` for a sign and `$` for a formula."""
    escaped = isolated(" ".join(text.split())).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("$", "&#36;")


def lines(text: str, width: float, size: int, most: int = MOST_LINES) -> list[str]:
    """The text in lines of about this width; what does not fit into the last one is left out behind three dots."""
    letters = max(6, int(width / (LETTER * size)))
    return textwrap.wrap(" ".join(text.split()), letters, max_lines=most, placeholder="…") or [""]


class Picture:
    """A figure that is drawn from above to below."""

    def __init__(self, size: Size, dark: bool) -> None:
        self.size = size
        self.colours = DARK if dark else LIGHT
        self._figure = go.Figure()
        self._bars: list[tuple[float, float, float, float, str, int]] = []

    def bar(self, left: float, top: float, width: float, colour: str, *, corner: int = 12) -> None:
        """A bar with its upper left corner here; one without width is not drawn."""
        if width > 0:
            self._bars.append((left, top, width, self.size.bar, colour, corner))

    def line(self, left: float, right: float, middle: float, colour: str) -> None:
        """A thick line from left to right."""
        self._figure.add_shape(type="line", x0=left, x1=right, y0=middle, y1=middle, line={"color": colour, "width": 8}, layer="below")

    def mark(self, x: float, y: float, group: str) -> None:
        """The sign of a role group in its colour."""
        font = {"size": round(1.35 * self.size.text), "color": self.colours.groups.get(group, self.colours.muted)}
        sign = SIGNS.get(group, "○")
        self._figure.add_scatter(x=[x], y=[y], mode="text", text=[sign], textfont=font, cliponaxis=False)

    def text(self, x: float, middle: float, html: str, *, anchor: str = "left", size: int = 0, colour: str = "") -> None:
        """A text that is safe for Plotly already (`plain`), with its middle at this height."""
        font = {"size": size or self.size.text, "color": colour or self.colours.ink}
        self._figure.add_annotation(x=x, y=middle, text=html, showarrow=False, xanchor=anchor, yanchor="middle", align="left", font=font)

    def figure(self, height: float) -> go.Figure:
        """The finished figure."""
        for corner in sorted({bar[5] for bar in self._bars}):
            bars = [bar for bar in self._bars if bar[5] == corner]
            self._figure.add_bar(
                orientation="h",
                base=[bar[0] for bar in bars],
                x=[bar[2] for bar in bars],
                y=[bar[1] + bar[3] / 2 for bar in bars],
                width=[bar[3] for bar in bars],
                marker={"color": [bar[4] for bar in bars], "cornerradius": corner, "line": {"width": 0}},
            )
        height = max(height, 10)
        axis: dict[str, Any] = {"visible": False, "fixedrange": True}
        return self._figure.update_layout(
            template=None,
            font={"family": FONT, "size": self.size.text, "color": self.colours.ink},
            paper_bgcolor="rgba(0,0,0,0)",
            plot_bgcolor="rgba(0,0,0,0)",
            margin={"l": 0, "r": 0, "t": 0, "b": 0},
            showlegend=False,
            hovermode=False,
            barmode="overlay",
            height=height,
            xaxis={**axis, "range": [0, self.size.width]},
            yaxis={**axis, "range": [height, 0]},
        )
