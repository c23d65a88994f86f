"""The plan's part about joining: which roles are offered, whether a coarse age is asked and why, who only watches."""

from html import escape

import streamlit as st

from participation import audience, join_page
from participation.model import limits
from participation.model.people import GROUP_NAMES, GROUP_SIGNS, Staff
from participation.model.texts import N_
from participation.model.workshop import Workshop
from participation.project import events
from participation.store import Database
from participation.web.console import part
from participation.web.project import editor
from participation.web.shell import say


def form(database: Database, who: Staff, workshop: Workshop) -> None:
    """What the join page of this workshop asks."""
    stands, known = join_page.asked(database, who, workshop.id), join_page.of_project(database, who)
    names = {role.value: f"{GROUP_SIGNS[role.group]} {say(role.label)} · {say(GROUP_NAMES[role.group])}" for role in known}
    why = say(stands.age_reason) if stands.age_reason else ""
    with st.form("join-page", border=False):
        editor.heading(say(N_("The join page")))
        st.markdown(say(N_("Choose the roles that people can join with. Without a choice it offers the usual six.")))
        roles = editor.many(say(N_("Roles on the join page")), names, stands.roles, "join-roles")
        ages = st.checkbox(say(N_("Ask experts by experience for a coarse age")), bool(why), key="join-ages")
        written = st.text_input(
            say(N_("Why you ask for an age, in one sentence")), why, key="join-why", max_chars=limits.AGE_REASON, autocomplete="off"
        )
        st.markdown(f":gray[{say(N_('Nobody has to say it. You see only numbers of five or more. Without this, the age is not asked.'))}]")
        if st.form_submit_button(say(N_("Save the join page")), type="primary"):

            def save() -> None:
                reason = stands.age_reason if ages and written == why and why else join_page.reason(written) if ages else None
                join_page.plan(database, who, workshop.id, join_page.Asked(tuple(roles), reason))

            editor.carry_out(save)
    _told(workshop)
    _event(database, workshop)


def watching(database: Database, who: Staff, workshop: Workshop) -> None:
    """How many only watch: a number, and never participants."""
    with st.form("watching", border=False):
        editor.heading(say(N_("People who only watch")))
        st.markdown(say(N_("They join with no tablet, and are in no result. Everyone who joins can do something in each stage.")))
        number = st.number_input(say(N_("How many only watch")), *limits.WATCHING.ends, workshop.watching, key="watching-number")
        if st.form_submit_button(say(N_("Save the number"))):
            editor.carry_out(lambda: audience.watch(database, who, workshop.id, int(number)))


def _told(workshop: Workshop) -> None:
    if workshop.notice:
        said = say(N_("Participants were told about their data in the version of {version}."), version=workshop.notice)
    else:
        said = say(N_("What participants are told about their data is written down when the workshop begins."))
    st.html(f"<p class='quiet'>{escape(said)}</p>")


def _event(database: Database, workshop: Workshop) -> None:
    event = next((one for one in events.every(database) if one.id == workshop.event_id), None)
    if event is not None:
        st.html(f"<p>{escape(say(N_('This workshop belongs to the event “{name}”. Its heads are counted apart.'), name=event.name))}</p>")
        part.link("events", say(N_("Open the event")), edit=event.id)
