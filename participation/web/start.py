"""What the first page is made of: the doors for participants and staff, and the first steps of a new installation."""

from html import escape

import streamlit as st

from participation import demo
from participation.cards import published
from participation.errors import Refused
from participation.model.texts import N_
from participation.project import structure
from participation.staff import accounts, signing_in
from participation.store import the_database
from participation.web import asker, go, header, navigation, pages, sessions, shell

PASSWORD_HELP = N_("At least 12 characters. A short sentence is a good one.")


def top() -> None:
    """The sign, the languages and what this is."""
    with st.container(key="top", horizontal=True, vertical_alignment="center"):
        header.sign()
        st.space("stretch")
        header.languages("/")
    with st.container(key="door-ask"):
        st.title(shell.say(N_("Let's do it together")), anchor=False)
        st.markdown(shell.say(N_("Here you say what you think, and hear what happened because of it.")))


def is_new() -> bool:
    """Whether nobody has made an account here yet."""
    return accounts.none_yet(the_database())


def doors() -> None:
    """The ways in: with a join code, with a return code, and for staff."""
    label, button = shell.say(N_("The join code on the screen")), shell.say(N_("Come along"))
    with st.container(key="door-code"):
        st.html(
            '<form class="code" action="/j" method="get" target="_self">'
            f'<label for="code">{escape(label)}</label>'
            '<input id="code" name="code" required maxlength="12" autocomplete="off" autocapitalize="characters" spellcheck="false">'
            f'<button type="submit">{escape(button)}</button></form>'
        )
    with st.container(key="doors", horizontal=True, gap="small"):
        st.page_link(navigation.page("what-happened"), label=shell.say(N_("I have a return code: what happened?")))
        if published.is_any(the_database()):
            st.page_link(navigation.page("tool"), label=shell.say(N_("Participation tool")))
        st.page_link(navigation.page("glossary"), label=shell.say(N_("What the words mean")))
        if who := asker.staff():
            st.page_link(navigation.page(pages.first_for(who.roles)), label=shell.say(N_("To my pages")))
        else:
            st.page_link(navigation.page("sign_in"), label=shell.say(N_("Sign in as staff")))


def first_steps() -> None:
    """A new installation: try it with the demo project, or make the first administrator."""
    with st.container(key="door-first"):
        st.header(shell.say(N_("This is a new installation")), anchor=False)
        _demo()
        _first_administrator()


def _demo() -> None:
    if loaded := st.session_state.get("demo"):
        st.success(shell.say(loaded.sentence))
    if structure.project_name(the_database()) is not None:
        return
    st.markdown(shell.say(N_("Try it out: the demo project has an invented workshop with themes and votes in it.")))
    if st.button(shell.say(N_("Load the demo project")), key="load-demo", type="primary"):
        with st.spinner(shell.say(N_("Loading the demo project. This takes a moment."))):
            st.session_state["demo"] = demo.load(the_database())
        st.rerun()


def _first_administrator() -> None:
    with st.expander(shell.say(N_("Make the first administrator"))), st.form("first-administrator", border=False):
        st.markdown(shell.say(N_("The server printed a code when it started. Whoever has it can make the first administrator.")))
        code = st.text_input(shell.say(N_("Code from the server")), autocomplete="off")
        name = st.text_input(shell.say(N_("Your name")), autocomplete="name")
        username = st.text_input(shell.say(N_("Username")), autocomplete="username")
        password = st.text_input(
            shell.say(N_("Password")), type="password", autocomplete="new-password", placeholder=shell.say(PASSWORD_HELP)
        )
        if st.form_submit_button(shell.say(N_("Make the first administrator")), type="primary"):
            try:
                who = accounts.create_first_administrator(the_database(), code, username, name, password)
                ticket = signing_in.ticket(the_database(), asker.visitor(), who.account_id)
            except Refused as error:
                shell.refused(error)
            else:
                go.to(sessions.hand_in(ticket))
