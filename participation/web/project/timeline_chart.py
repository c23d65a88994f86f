"""The timeline as a picture with a lane for rounds, one for steps and one for events; below it the same as a table."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

import plotly.graph_objects as go
import streamlit as st

from participation.model.texts import N_
from participation.project.timeline import LANES, Entry
from participation.web.desk import words
from participation.web.shell import say, say_many

COLOURS = {"round": ("#0F5B50", "#7FD8C3"), "step": ("#0072B2", "#7CC4F0"), "event": ("#8A4B00", "#F6B455")}
SYMBOLS = {"round": "square", "step": "circle", "event": "diamond"}
ROW, LONGEST = 44, 46


def draw(entries: Sequence[Entry]) -> None:
    """The sentence, the picture and the table."""
    if not entries:
        st.html(f"<p>{escape(say(N_('Nothing has a day yet. Give the rounds their days, or add a step or an event.')))}</p>")
        return
    sentence = _sentence(entries)
    st.html(f"<p>{escape(sentence)}</p>")
    st.plotly_chart(figure(entries), theme=None, config={"displayModeBar": False}, key="timeline", alt=sentence)
    with st.expander(say(N_("The timeline as a table"))):
        st.html(_table(entries))


def _sentence(entries: Sequence[Entry]) -> str:
    rounds = sum(1 for entry in entries if entry.lane == "round")
    return say(
        N_("From {first} to {last}: {rounds}, and {others} beside them."),
        first=words.plain_day(min(entry.starts_on for entry in entries)),
        last=words.plain_day(max(entry.ends_on for entry in entries)),
        rounds=say_many("{n} round", "{n} rounds", rounds),
        others=say_many("{n} step or event", "{n} steps and events", len(entries) - rounds),
    )


def figure(entries: Sequence[Entry]) -> go.Figure:
    """A heading for each lane, and below it a line for each entry with its words above it."""
    dark = st.context.theme.type == "dark"
    ink = "#F3EFE7" if dark else "#1C2B29"
    drawn, row = go.Figure(), 0.0
    for lane, label in LANES.items():
        own = [entry for entry in entries if entry.lane == lane]
        if own:
            row -= 1
            _words(drawn, row, f"<b>{escape(say(label), quote=False)}</b>", 16, ink)
        for entry in own:
            row -= 1
            _line(drawn, row, entry, COLOURS[lane][dark])
            _words(drawn, row + 0.42, escape(_short(say(entry.name)), quote=False), 14, ink)
    return drawn.update_layout(
        template=None,
        font={"family": "Atkinson Hyperlegible, Yhdessa Merkit", "size": 15, "color": ink},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 6, "r": 6, "t": 0, "b": 30},
        height=int(-row * ROW) + 50,
        showlegend=False,
        dragmode=False,
        xaxis={
            "range": _range(entries),
            "gridcolor": "rgba(134,120,96,.3)",
            "fixedrange": True,
            "tickformat": "%m/%y",
            "nticks": 6,
            "tickangle": 0,
        },
        yaxis={"visible": False, "range": [row - 0.6, -0.4], "fixedrange": True},
    )


def _line(drawn: go.Figure, row: float, entry: Entry, colour: str) -> None:
    drawn.add_scatter(
        x=[entry.starts_on, entry.ends_on],
        y=[row, row],
        mode="lines+markers",
        line={"color": colour, "width": 9},
        marker={"color": colour, "size": 13, "symbol": SYMBOLS[entry.lane]},
        hoverinfo="skip",
    )


def _words(drawn: go.Figure, row: float, text: str, size: int, ink: str) -> None:
    font = {"size": size, "color": ink}
    drawn.add_annotation(xref="paper", x=0, y=row, text=text, showarrow=False, xanchor="left", yanchor="middle", font=font)


def _range(entries: Sequence[Entry]) -> list[str]:
    first = date.fromisoformat(min(entry.starts_on for entry in entries))
    last = date.fromisoformat(max(entry.ends_on for entry in entries))
    room = max(14, (last - first).days // 12)
    return [(first - timedelta(days=room // 3)).isoformat(), (last + timedelta(days=room)).isoformat()]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + "…"


def _table(entries: Sequence[Entry]) -> str:
    rows = "".join(
        f"<tr><th scope='row'>{escape(say(entry.name))}</th><td>{escape(say(LANES[entry.lane]))}</td>"
        f"<td>{escape(words.plain_day(entry.starts_on))}</td>"
        f"<td>{escape(words.plain_day(entry.ends_on)) if entry.ends_on != entry.starts_on else ''}</td></tr>"
        for entry in entries
    )
    head = "".join(f"<th scope='col'>{escape(say(name))}</th>" for name in (N_("What"), N_("Kind"), N_("From"), N_("To")))
    caption = escape(say(N_("Timeline")))
    return f"<table class='figures'><caption class='unseen'>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
