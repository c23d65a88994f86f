"""Noting a weak signal from everyday work, on a phone, in a few seconds."""

import streamlit as st

from participation import attendance, whispers
from participation.model.texts import N_
from participation.web import asker, header, note_form, shell

database = shell.database()
who = asker.staff() or attendance.of_visitor(database, shell.visitor())

with shell.frame("door"):
    with st.container(key="top", horizontal=True, vertical_alignment="center"):
        header.sign()
        st.space("stretch")
        header.languages(shell.here())
    with st.container(key="door-note"):
        if whispers.may_note(who):
            note_form.draw(database, who)
            note_form.latest(database, who)
        else:
            st.title(shell.say(N_("Note a weak signal")), anchor=False)
            note_form.not_for_you()
