"""Regions: a summary of each, the same questions side by side, and what goes on where."""

import streamlit as st

from participation.model.texts import N_
from participation.web import shell
from participation.web.project import editor
from participation.web.regional import board_parts, comparison_parts, summary_parts

who = shell.staff("facilitator", "coordinator", "reviewer", "evaluator", "management")
database = shell.database()

PARTS = {
    "summary": (N_("Summary"), summary_parts.draw),
    "compared": (N_("Comparison"), comparison_parts.draw),
    "board": (N_("Side by side"), board_parts.draw),
}

with shell.frame("desk"):
    shell.staff_header(who)
    st.title(shell.say(N_("Regions")), anchor=False)
    editor.say_what_was_done()
    open_part = editor.part({name: label for name, (label, _) in PARTS.items()})
    PARTS[open_part][1](database, who)
