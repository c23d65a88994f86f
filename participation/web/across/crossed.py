"""Two tags laid across each other, side by side, and the common themes of the whole project over its rounds."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from participation.across import crossing
from participation.across.crossing import Choice
from participation.model.people import Staff
from participation.model.texts import N_
from participation.project import structure
from participation.review import Reviewed
from participation.store import Database
from participation.web.across import filter_row, theme_cards
from participation.web.across.kinds_table import READS_REVIEW
from participation.web.across.theme_cards import Places
from participation.web.desk import address, words
from participation.web.project import editor, html
from participation.web.shell import say, say_many

FIRST, SECOND = "tag", "and"


def draw(database: Database, lines: Sequence[Reviewed]) -> None:
    """The choice of two, and three columns: only the first, both, only the second."""
    known = crossing.choices(database, lines)
    if len(known) < 2:
        html.nothing(say(N_("There are no tags to cross yet. Tags are given in Review, and their lists are on the project page.")))
        return
    with st.container(key="two-tags", horizontal=True, vertical_alignment="bottom"):
        first = _select(FIRST, say(N_("First tag or list")), known, crossing.SYSTEMIC, 0)
        second = _select(SECOND, say(N_("Second tag or list")), known, crossing.PARTICIPATION, 1)
    found, places = crossing.cross(lines, known[first], known[second]), Places(database)
    one, two = say(known[first].name), say(known[second].name)
    st.html(f"<p>{escape(_sentence(found, one, two))}</p>")
    with st.container(key="crossed", horizontal=True, gap="small"):
        for key, name, own in (
            ("both", say(N_("Both: {one} and {two}"), one=one, two=two), found.both),
            ("first", say(N_("Only: {tag}"), tag=one), found.only_first),
            ("second", say(N_("Only: {tag}"), tag=two), found.only_second),
        ):
            with st.container(key=f"panel-crossed-{key}"):
                _column(name, own, places)


def _select(name: str, label: str, known: Mapping[str, Choice], wanted: str, otherwise: int) -> str:
    said, key = address.value(name), f"cross-{name}"
    default = wanted if wanted in known else list(known)[otherwise]
    st.session_state[key] = now = said if said in known else default
    st.selectbox(
        label,
        list(known),
        format_func=lambda value: say(known[value].name) if value in known else value,
        key=key,
        on_change=lambda: address.go(**{name: st.session_state[key]}),
    )
    return now


def _sentence(found: crossing.Crossed, one: str, two: str) -> str:
    whole = len(found.both) + len(found.only_first) + len(found.only_second)
    if not whole:
        return say(N_("No theme has either of these two yet."))
    return say(N_("{both} of {whole} themes have both “{one}” and “{two}”."), both=len(found.both), whole=whole, one=one, two=two)


def _column(name: str, own: Sequence[Reviewed], places: Places) -> None:
    st.html(f'<h2>{escape(name)} <span class="count">{len(own)}</span></h2>')
    if not own:
        st.html(f"<p>{escape(say(N_('No theme here yet.')))}</p>")
        return
    st.html(f"{_decisions(own)}{theme_cards.cards(own, places)}")


def _decisions(own: Sequence[Reviewed]) -> str:
    """What was decided about them: each decision with the number of themes."""
    counted = crossing.decided(own)
    parts = "".join(f"<li>{words.status_badge(None if status == 'none' else status)} {number}</li>" for status, number in counted.items())
    return f'<ul class="plain flow">{parts}</ul>'


def common(database: Database, who: Staff, lines: Sequence[Reviewed]) -> None:
    """The common themes of the project: rounds side by side, workshops, and what was acted on."""
    found, rounds = crossing.common(database, lines), structure.rounds(database)
    with st.container(key="panel-common"):
        editor.heading(say(N_("Common themes of the whole project")))
        if not found:
            st.html(f"<p>{escape(say(N_('The project has no cross-cutting tags yet.')))}</p>")
            return
        st.html(f"<p>{escape(_about(found))}</p>{_table(found, rounds, who)}")


def _about(found: Sequence[crossing.Common]) -> str:
    most = max(found, key=lambda one: one.themes)
    if not most.themes:
        return say(N_("No theme has one of these tags yet. Tags are given in Review."))
    workshops = say_many("in {n} workshop", "in {n} workshops", most.workshops)
    return say(
        N_("Most often: {tag}, {themes}, {workshops}."),
        tag=most.name,
        themes=say_many("{n} theme", "{n} themes", most.themes),
        workshops=workshops,
    )


def _table(found: Sequence[crossing.Common], rounds: Sequence[structure.Round], who: Staff) -> str:
    columns = [say(N_("Round {number}"), number=one.number) for one in rounds]
    columns += [say(N_("Between the rounds")), say(N_("Workshops")), say(N_("Taken in or being tried"))]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    places: list[str | None] = [*(one.id for one in rounds), None]
    body = ""
    for one in found:
        cells = "".join(f"<td>{_cell(one, place, who)}</td>" for place in places)
        body += f'<tr><th scope="row">{escape(say(one.name))}</th>{cells}<td>{one.workshops}</td><td>{one.acted_on}</td></tr>'
    caption = escape(say(N_("How many themes have each common tag in each round")))
    return (
        f'<table class="figures cells"><caption class="unseen">{caption}</caption>'
        f'<thead><tr><th scope="col">{escape(say(N_("Tag")))}</th>{head}</tr></thead><tbody>{body}</tbody></table>'
    )


def _cell(one: crossing.Common, place: str | None, who: Staff) -> str:
    number = one.by_round.get(place, 0)
    if not (number and place and who.roles & READS_REVIEW) or address.value(filter_row.REGION):
        return str(number)
    to = escape(filter_row.review(tag=one.tag, round=place, package=address.value(filter_row.PACKAGE)), quote=True)
    said = escape(f"{say(one.name)}: {say_many('{n} theme', '{n} themes', number)}", quote=True)
    return f'<a class="cell" href="{to}" target="_self" aria-label="{said}">{number}</a>'
