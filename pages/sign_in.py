"""Signing in: a username and a password, checked here; the browser then fetches its session."""

import streamlit as st

from participation.errors import Refused
from participation.model.texts import N_
from participation.staff import signing_in
from participation.web import header, sessions, shell

with shell.frame("door"):
    with st.container(key="top", horizontal=True, vertical_alignment="center"):
        header.sign()
        st.space("stretch")
        header.languages(shell.here())
    with st.container(key="door-sign-in"), st.form("sign-in", border=False):
        st.title(shell.say(N_("Sign in")), anchor=False)
        if st.query_params.get("late"):
            shell.refused(Refused(N_("Signing in took too long. Please sign in again.")))
        username = st.text_input(shell.say(N_("Username")), autocomplete="username")
        password = st.text_input(shell.say(N_("Password")), type="password", autocomplete="current-password")
        if st.form_submit_button(shell.say(N_("Sign in")), type="primary", width="stretch"):
            try:
                ticket = signing_in.sign_in(shell.database(), shell.visitor(), username, password)
            except Refused as error:
                shell.refused(error)
            else:
                shell.leave_to(sessions.hand_in(ticket, st.query_params.get("back", "")))
    st.markdown(shell.say(N_("Participants need no account: the join code on the screen is enough.")))
