"""Activity on the overview: workshops, participants and attendances; heads at events apart. None is added to another."""

from html import escape

import streamlit as st

from participation.model.texts import N_
from participation.overview.activity import Activity
from participation.web.overview import parts
from participation.web.project import people_figures
from participation.web.shell import say, say_many

FEW = N_("These numbers of people are shown only for the whole project. By action set they could tell of a few.")


def draw(found: Activity, *, whole: bool) -> None:
    """The figures, and why they are not added."""
    with parts.panel("activity", N_("Activity"), N_("How much was done. These are numbers of different things, so they are never added.")):
        parts.lead(sentence(found))
        figures = [(say(N_("Workshops")), found.workshops)]
        if found.participants is not None:
            figures.append((say(N_("Different participants")), found.participants))
        if found.attendances is not None:
            label = N_("Attendances in the rounds") if found.in_rounds else N_("Attendances")
            figures.append((say(label), found.attendances))
        said = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(people_figures.number(of))}</dd></div>" for label, of in figures)
        st.html(f"<dl class='figure'>{said}</dl>")
        if len(figures) < 3 and found.workshops:
            parts.quiet(say(N_("The number of participants is shown from five people on.")) if whole else say(FEW))
        if whole:
            people_figures.draw_heads(list(found.heads))


def sentence(found: Activity) -> str:
    """How many workshops, and how many different people in them."""
    held = say_many("{n} workshop has begun.", "{n} workshops have begun.", found.workshops)
    if found.participants is None:
        return held
    return f"{held} {say_many('{n} different person took part.', '{n} different people took part.', found.participants)}"
