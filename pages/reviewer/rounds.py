"""Rounds: what each asked and concluded, how they lie beside development, the same questions compared, and the people."""

import streamlit as st

from participation.model.texts import N_
from participation.web import shell
from participation.web.project import editor, round_parts

who = shell.staff("facilitator", "coordinator", "reviewer", "evaluator", "management")
database = shell.database()

PARTS = {
    "rounds": (N_("Rounds"), round_parts.each),
    "timeline": (N_("Timeline"), round_parts.over_time),
    "compared": (N_("Comparison"), round_parts.compared),
    "goals": (N_("Goals"), round_parts.aims),
    "conclusions": (N_("Conclusions of the project"), round_parts.whole),
    "people": (N_("How many people"), round_parts.people),
}

with shell.frame("desk"):
    shell.staff_header(who)
    st.title(shell.say(N_("Rounds")), anchor=False)
    editor.say_what_was_done()
    open_part = editor.part({name: label for name, (label, _) in PARTS.items()})
    PARTS[open_part][1](database, who)
