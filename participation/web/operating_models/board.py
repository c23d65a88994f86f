"""The board: the models by where they are on their way, with how many are there."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from participation.model.people import Staff
from participation.model.texts import N_
from participation.operating_models.records import OperatingModel
from participation.operating_models.states import CHAIN, COLOURS, ENDED, STATES
from participation.web.desk import address, words
from participation.web.operating_models import forms
from participation.web.project import html
from participation.web.shell import language, say


def draw(who: Staff, known: Sequence[OperatingModel]) -> None:
    """Those on their way first, then where others ended: what was learnt there stays."""
    if who.roles & forms.WRITES:
        st.button(say(N_("A new operating model")), key="new-model", icon=":material/add:", on_click=_open, args=(forms.NEW,))
    if not known:
        html.nothing(say(N_("There are no operating models yet. Begin one from an idea, or fill the project from the report.")))
        return
    for row, states in (("on-the-way", CHAIN), ("ended", ENDED)):
        with st.container(key=f"board-{row}", horizontal=True, gap="small"):
            for state in states:
                with st.container(key=f"column-{state}"):
                    _column(state, [model for model in known if model.state == state])


def _column(state: str, here: Sequence[OperatingModel]) -> None:
    st.html(f"<h2>{words.badge(say(STATES[state]), COLOURS[state])} <span class='quiet'>{len(here)}</span></h2>")
    for model in here:
        with st.container(key=f"line-{model.id}"):
            st.html(f"<p><b>{escape(say(model.name))}</b><br><span class='quiet'>{escape(model.text('place', language()))}</span></p>")
            label = say(N_("Open: {theme}"), theme=words.letters(say(model.name)))
            st.button(label, key=f"open-{model.id}", type="tertiary", width="stretch", on_click=_open, args=(model.id,))


def _open(model_id: str) -> None:
    address.go(model=model_id)
