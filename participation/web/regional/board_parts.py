"""The board: what goes on in which region, side by side."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.workshop import Workshop
from participation.regional import board
from participation.regional.board import Column
from participation.regional.paragraphs import Line, day
from participation.store import Database
from participation.web.project import editor, html
from participation.web.regional import summary_parts
from participation.web.shell import say

SHOWN = 2


def draw(database: Database, who: Staff) -> None:
    """A card for each region, in the project's order."""
    known = board.of_project(database, who)
    with st.container(key="regions-board"):
        editor.heading(say(N_("What goes on where")))
        if not known:
            html.nothing(say(N_("There are no regions for you yet. An administrator adds them on the project page.")))
            return
        st.html(f"<ul class='board'>{''.join(map(_card, known))}</ul>")


def _card(one: Column) -> str:
    bodies = ", ".join(say(name) for name in one.organisations)
    head = f"<h3>{escape(say(one.region.name))}</h3><p class='quiet'>{escape(bodies)}</p>"
    if one.is_empty:
        return f"<li>{head}<p>{escape(say(N_('Nothing is known from here yet.')))}</p></li>"
    parts = (
        (N_("Planned"), _workshops(one.planned)),
        (N_("Going on"), _workshops(one.going_on)),
        (N_("Held"), _workshops(one.held)),
        (N_("Promises"), one.promises),
        (N_("What continues"), one.continues),
        (N_("Open questions"), one.questions),
    )
    return f"<li>{head}{''.join(_part(say(name), known) for name, known in parts if known)}</li>"


def _part(name: str, known: tuple[Line, ...]) -> str:
    return f"<p class='label'>{escape(name)} <b>{len(known)}</b></p>{summary_parts.lines(known, SHOWN)}"


def _workshops(known: Sequence[Workshop]) -> tuple[Line, ...]:
    return tuple(Line(one.title, note=day(one.closed_at or one.opened_at or one.created_at)) for one in known)
