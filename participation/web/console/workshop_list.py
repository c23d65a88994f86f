"""The list of workshops: what each is, where it is, and the ways into it."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from participation import workshops
from participation.model.texts import N_, Texts
from participation.model.workshop import Workshop
from participation.web import shell, times
from participation.web.console import part, workshop_filter
from participation.web.screen import joining
from participation.web.shell import say


def draw(found: Sequence[Workshop], known: workshop_filter.Known) -> None:
    """The newest first; without any, what to do. The list can be narrowed to a region, a place or a work package."""
    if not found:
        nothing = say(N_("There are no workshops yet. Make the first one: choose a template and give it a name."))
        st.html(f'<p class="nothing">{escape(nothing)}</p>')
    for workshop in workshop_filter.fitting(known, found):
        with st.container(key=f"workshop-{workshop.id}", horizontal=True, vertical_alignment="center"):
            st.html(_about(workshop, known.where(workshop)), width="stretch")
            name = N_("Open the console") if workshop.state != "closed" else N_("Look at the console")
            with st.container(key=f"links-{workshop.id}", horizontal=True, width="content"):
                part.link("run", say(name), workshop=workshop.id)
                part.link("plan", say(N_("Plan")), workshop=workshop.id)
                if workshop.state != "draft":
                    part.link("results", say(N_("See the results")), workshop=workshop.id)


def _about(workshop: Workshop, where: Texts | None) -> str:
    state = f'<span class="state {workshop.state}">{escape(say(workshops.state_in_words(workshop)))}</span>'
    said = [_when(workshop), *([escape(say(where))] if where else [])]
    if workshop.state != "closed" and workshop.joining:
        said.append(f"{escape(say(N_('Join code')))} <b>{joining.in_two(workshop.join_code)}</b>")
    return f"<h2>{escape(say(workshop.title))}</h2><p>{state} {' · '.join(said)}</p>"


def _when(workshop: Workshop) -> str:
    def day(moment: str) -> str:
        return times.day(moment, shell.language())

    if workshop.closed_at:
        return escape(say(N_("Closed on {day}"), day=day(workshop.closed_at)))
    if workshop.opened_at:
        return escape(say(N_("Began on {day}"), day=day(workshop.opened_at)))
    return escape(say(N_("Made on {day}"), day=day(workshop.created_at)))
