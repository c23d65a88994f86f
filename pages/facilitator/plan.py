"""The plan of one workshop: what is missing and why, who is invited, who listens, the checklist, questions of teams."""

import streamlit as st

from participation import workshops
from participation.errors import Refused
from participation.model.texts import N_
from participation.web import shell
from participation.web.console import part
from participation.web.project import editor, join_parts, plan_parts

who = shell.staff("facilitator")
database = shell.database()

with shell.frame("desk"):
    shell.staff_header(who)
    try:
        workshop = workshops.get(database, who, st.query_params.get("workshop", ""))
    except Refused as error:
        shell.refused(error)
        part.link("workshops", shell.say(N_("To the workshops")))
        st.stop()
    st.title(shell.typed(N_("Plan: {title}"), title=workshop.title), anchor=False)
    part.link("run", shell.say(N_("Open the console")), workshop=workshop.id)
    editor.say_what_was_done()
    left, right = editor.two()
    with left:
        plan_parts.checks(database, who, workshop)
        if workshop.minors:
            plan_parts.children(database, who, workshop)
        plan_parts.questions(database, who, workshop)
    with right:
        plan_parts.form(database, who, workshop)
        join_parts.form(database, who, workshop)
        join_parts.watching(database, who, workshop)
