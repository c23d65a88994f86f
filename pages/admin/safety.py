"""Safety: whom to call in each region, when that was last checked, and the checklist for workshops with children."""

import streamlit as st

from participation.model.texts import N_
from participation.web import shell
from participation.web.project import editor, safety_parts

who = shell.staff("admin")
database = shell.database()

with shell.frame("desk"):
    shell.staff_header(who)
    st.title(shell.say(N_("Safety")), anchor=False)
    editor.say_what_was_done()
    left, right = editor.two()
    with left:
        safety_parts.numbers(database, who)
    with right:
        safety_parts.checked(database, who)
        safety_parts.points()
