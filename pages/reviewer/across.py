"""Themes across the project: weak signals, kinds, levels, crossed tags and goals, over all workshops and rounds."""

import streamlit as st

from participation.across import reading
from participation.model.texts import N_
from participation.web import shell
from participation.web.across import crossed, filter_row, goal_evidence, kinds_table, levels_chart, signal_board
from participation.web.project import editor

who = shell.staff("facilitator", "coordinator", "reviewer", "evaluator", "management")
database = shell.database()

PARTS = {
    "signals": N_("Weak signals"),
    "kinds": N_("Work packages and kinds"),
    "levels": N_("Levels"),
    "tags": N_("Two tags"),
    "common": N_("Common themes"),
    "goals": N_("Goals"),
}

with shell.frame("desk"):
    shell.staff_header(who)
    st.title(shell.say(N_("Themes across the project")), anchor=False)
    editor.say_what_was_done()
    open_part = editor.part(PARTS)
    if open_part == "goals":
        goal_evidence.draw(database, who)
    else:
        where = filter_row.chosen(database)
        lines = reading.themes(database, who, where)
        if open_part == "signals":
            signal_board.draw(database, who, where)
        elif open_part == "kinds":
            kinds_table.draw(database, who, lines, where)
        elif open_part == "levels":
            levels_chart.draw(database, lines)
        elif open_part == "tags":
            crossed.draw(database, lines)
        else:
            crossed.common(database, who, lines)
