"""The four fields as a chart: two axes with the words of their ends, four named fields, and the middle of the group.

Only the mean and how far the answers spread are drawn, never a single mark.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from participation.model.texts import Texts
from participation.summaries import OnScale
from participation.web.chart_parts import DARK, FONT, LIGHT, lines, plain

PLACES = {"jury": (0, 1), "campfire": (1, 1), "gatekeeper": (0, 0), "shop_shelf": (1, 0)}  # left or right, below or above
GROUNDS = {False: ("#E4F0EC", "#FFFFFF"), True: ("#20403A", "#1C2A27")}
BERRY, RING = "#F2A029", "#8A4B00"
LOW, HIGH, MIDDLE = 0, 10, 5


@dataclass(frozen=True)
class Fields:
    """What is drawn: the words of the four ends and fields, and the answers across and up; no answers: only the fields."""

    ends: Mapping[str, Texts]
    corners: Mapping[str, Texts]
    scales: Sequence[OnScale] = ()


def chart(fields: Fields, language: str, *, width: int, height: int, text: int, dark: bool = False) -> go.Figure:
    """The chart in pixels, with texts of this size."""
    figure = go.Figure()
    colours = DARK if dark else LIGHT
    for name, (across, up) in PLACES.items():
        _field(figure, fields.corners[name].say(language), across, up, text, dark, width)
    for end, place in (("top", (MIDDLE, HIGH, "bottom")), ("bottom", (MIDDLE, LOW, "top"))):
        _end(figure, fields.ends[end].say(language), *place, text, colours.ink, "center", width)
    arrow = {"left": f"← {fields.ends['left'].say(language)}", "right": f"{fields.ends['right'].say(language)} →"}
    for end, x, anchor in (("left", LOW, "left"), ("right", HIGH, "right")):
        _end(figure, arrow[end], x, LOW, "top", text, colours.ink, anchor, width // 2, below=1)
    if len(fields.scales) == 2:
        _group(figure, fields.scales[0], fields.scales[1], text)
    axis = {"visible": False, "fixedrange": True}
    return figure.update_layout(
        template=None,
        font={"family": FONT, "size": text, "color": colours.ink},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 4, "r": 4, "t": round(1.5 * text), "b": round(2.9 * text)},
        showlegend=False,
        hovermode=False,
        width=width,
        height=height,
        xaxis={**axis, "range": [LOW, HIGH]},
        yaxis={**axis, "range": [LOW, HIGH]},
    )


def _field(figure: go.Figure, name: str, across: int, up: int, text: int, dark: bool, width: int) -> None:
    """One named field: a square with its name in the outer corner."""
    ground = GROUNDS[dark][0 if across == up else 1]
    left, bottom = MIDDLE * across, MIDDLE * up
    figure.add_shape(
        type="rect",
        x0=left,
        x1=left + MIDDLE,
        y0=bottom,
        y1=bottom + MIDDLE,
        fillcolor=ground,
        line={"color": (DARK if dark else LIGHT).span, "width": 2},
        layer="below",
    )
    figure.add_annotation(
        x=HIGH - 0.2 if across else LOW + 0.2,
        y=HIGH - 0.2 if up else LOW + 0.2,
        text=f"<b>{'<br>'.join(map(plain, lines(name, width / 2.4, text)))}</b>",
        showarrow=False,
        xanchor="right" if across else "left",
        yanchor="top" if up else "bottom",
        font={"size": round(1.12 * text)},
    )


def _end(figure: go.Figure, said: str, x: float, y: float, side: str, text: int, ink: str, anchor: str, width: int, below: int = 0) -> None:
    """The words of one end of an axis, outside of the fields; `below` is the line under them that it stands on."""
    figure.add_annotation(
        x=x,
        y=y,
        text=plain(lines(said, width, text, most=1)[0]) if below else plain(f"↑ {said}" if side == "bottom" else f"↓ {said}"),
        showarrow=False,
        xanchor=anchor,
        yanchor=side,
        yshift=-round(1.35 * text) * below,
        font={"size": text, "color": ink},
    )


def _group(figure: go.Figure, across: OnScale, up: OnScale, text: int) -> None:
    """The middle of the group as a mark, and round it how far most answers go."""
    sides = []
    for scale in (across, up):
        spread = max(scale.spread, 0.15)
        sides.append((max(LOW, scale.mean - spread), min(HIGH, scale.mean + spread)))
    (left, right), (bottom, top) = sides
    figure.add_shape(
        type="circle", x0=left, x1=right, y0=bottom, y1=top, fillcolor=BERRY, opacity=0.35, line={"color": RING, "width": 4, "dash": "dot"}
    )
    figure.add_scatter(
        x=[across.mean],
        y=[up.mean],
        mode="markers",
        marker={"size": round(1.1 * text), "color": BERRY, "line": {"color": RING, "width": 5}},
        cliponaxis=False,
    )
