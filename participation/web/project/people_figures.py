"""How many people, as figures that stand apart: participants and attendances here, heads at events below a double line."""

from html import escape

import streamlit as st
from babel.numbers import format_decimal

from participation import days
from participation.model.people import Staff
from participation.model.texts import N_
from participation.project import counts_of_people, events
from participation.project.counts_of_people import Experts, Heads, People
from participation.store import Database
from participation.web.shell import language, say, say_many

FEW = N_("fewer than 5")


def number(of: int | None) -> str:
    """A number as the reader's language writes it."""
    return str(format_decimal(of or 0, locale=days.LOCALES[language()]))


def draw(database: Database, who: Staff) -> None:
    """Both, with the sentence that says why they are never added."""
    st.html(of_people(counts_of_people.of_project(database, who)))
    st.html(of_experts(counts_of_people.experts(database, who)))
    draw_heads(counts_of_people.heads(database, who))


def draw_heads(heads: list[Heads]) -> None:
    """Heads at events, where any were counted."""
    if heads:
        st.html(of_heads(heads))


def of_people(people: People) -> str:
    """Different people, attendances, and how many came to one, two or three rounds."""
    if people.participants is None:
        return f"<p>{escape(say(N_('The number of participants is shown from five people on.')))}</p>"
    parts = [(N_("Different participants"), str(people.participants))]
    if people.attendances is not None:
        parts.append((N_("Attendances in the rounds") if people.in_rounds else N_("Attendances"), str(people.attendances)))
    figures = "".join(f"<div><dt>{escape(say(label))}</dt><dd>{escape(number)}</dd></div>" for label, number in parts)
    return f"<dl class='figure'>{figures}</dl>{_continuity(people)}"


def _continuity(people: People) -> str:
    said = []
    if people.came_again is not None:
        said.append(say_many("{n} person came to more than one round.", "{n} people came to more than one round.", people.came_again))
    lines = "".join(
        f"<li>{escape(say_many('{n} round', '{n} rounds', number))}: <b>{count}</b></li>" for number, count in people.rounds.items()
    )
    if people.other_rounds:
        lines += f"<li>{escape(say(N_('the others')))}: <b>{people.other_rounds}</b></li>"
    note = say(N_("Each person is counted once, however often they came."))
    return f"<p>{escape(' '.join([*said, note]))}</p><ul class='plain'>{lines}</ul>"


def of_experts(known: Experts) -> str:
    """How steadily experts by experience took part."""
    if not known.workshops:
        return f"<p>{escape(say(N_('No workshop has begun yet.')))}</p>"
    said = say(
        N_("Experts by experience took part in {number} of {all} workshops."), number=known.present_in, all=known.workshops
    )
    start = say(N_("They were there from the first workshop on.") if known.from_the_start else N_("They were not in the first workshop."))
    return f"<p>{escape(said)} {escape(start)}</p>"


def of_heads(heads: list[Heads]) -> str:
    """Heads at events, apart."""
    figures = "".join(
        f"<div><dt>{escape(say(events.KINDS[one.kind]))}</dt>"
        f"<dd>{escape(say(N_('over {number}'), number=number(one.heads)) if one.more_than else number(one.heads))}</dd></div>"
        for one in heads
    )
    note = say(N_("Heads at events, counted apart. They may be the same people, so they are never added to the participants."))
    title = escape(say(N_("Heads at events")))
    return f"<div class='apart'><h2>{title}</h2><dl class='figure'>{figures}</dl><p class='quiet'>{escape(note)}</p></div>"
