"""Workshops that come again with what stayed open, and the groups, teams and networks."""

import streamlit as st

from participation.model.texts import N_
from participation.web import shell
from participation.web.project import editor, series_parts

who = shell.staff("facilitator", "coordinator", "reviewer", "evaluator")
database = shell.database()

PARTS = {
    "series": (N_("Series of workshops"), series_parts.recurring),
    "groups": (N_("Groups and networks"), series_parts.of_groups),
}

with shell.frame("desk"):
    shell.staff_header(who)
    st.title(shell.say(N_("Groups and series")), anchor=False)
    editor.say_what_was_done()
    open_part = editor.part({name: label for name, (label, _) in PARTS.items()})
    PARTS[open_part][1](database, who)
