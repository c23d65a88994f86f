"""Events that are no workshops: head counts and themes only."""

import streamlit as st

from participation.model.texts import N_
from participation.web import shell
from participation.web.project import editor, event_parts

who = shell.staff("facilitator", "coordinator", "reviewer", "evaluator", "management")

with shell.frame("desk"):
    shell.staff_header(who)
    st.title(shell.say(N_("Events")), anchor=False)
    editor.say_what_was_done()
    event_parts.draw(shell.database(), who)
