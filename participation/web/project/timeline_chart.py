"""The timeline as a picture with a lane for rounds, one for steps and one for events; below it the same as a table."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

import plotly.graph_objects as go
import streamlit as st

from participation.model.texts import N_
from participation.timeline import LANES, Entry
from participation.web.desk import words
from participation.web.shell import say, say_many

COLOURS = {"round": ("#0F5B50", "#7FD8C3"), "step": ("#0072B2", "#7CC4F0"), "event": ("#8A4B00", "#F6B455")}
SYMBOLS = {"round": "square", "step": "circle", "event": "diamond"}
ROW, LONGEST = 30, 44


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
    """A line for each entry, lane by lane; the newest lane stands lowest."""
    dark = st.context.theme.type == "dark"
    ink = "#F3EFE7" if dark else "#1C2B29"
    drawn, row = go.Figure(), 0
    ordered = [entry for lane in LANES for entry in entries if entry.lane == lane]
    for entry in ordered:
        row -= 1
        colour = COLOURS[entry.lane][dark]
        ends = entry.ends_on if entry.ends_on > entry.starts_on else entry.starts_on
        drawn.add_scatter(
            x=[entry.starts_on, ends],
            y=[row, row],
            mode="lines+markers",
            line={"color": colour, "width": 9},
            marker={"color": colour, "size": 13, "symbol": SYMBOLS[entry.lane]},
            hoverinfo="skip",
        )
        drawn.add_annotation(
            x=entry.starts_on,
            y=row + 0.42,
            text=escape(_short(f"{say(LANES[entry.lane])}: {say(entry.name)}"), quote=False),
            showarrow=False,
            xanchor="right" if _late(entry, ordered) else "left",
            yanchor="middle",
            font={"size": 14, "color": ink},
        )
    return drawn.update_layout(
        template=None,
        font={"family": "Atkinson Hyperlegible, Yhdessa Merkit", "size": 15, "color": ink},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 6, "r": 6, "t": 6, "b": 30},
        height=(ROW + 12) * len(ordered) + 60,
        showlegend=False,
        dragmode=False,
        xaxis={"range": _range(entries), "gridcolor": "rgba(134,120,96,.3)", "fixedrange": True, "tickformat": "%m/%Y", "nticks": 8},
        yaxis={"visible": False, "range": [row - 0.6, 0.2], "fixedrange": True},
    )


def _range(entries: Sequence[Entry]) -> list[str]:
    first = date.fromisoformat(min(entry.starts_on for entry in entries))
    last = date.fromisoformat(max(entry.ends_on for entry in entries))
    room = max(14, (last - first).days // 12)
    return [(first - timedelta(days=room // 3)).isoformat(), (last + timedelta(days=room)).isoformat()]


def _late(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Whether it begins in the last half: its words then stand to its left."""
    first = date.fromisoformat(min(each.starts_on for each in entries))
    last = date.fromisoformat(max(each.ends_on for each in entries))
    return (date.fromisoformat(entry.starts_on) - first) * 2 > last - first


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
