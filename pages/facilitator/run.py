"""The console: the facilitator leads the workshop from here, with one glance and one hand."""

import streamlit as st

from participation import workshops
from participation.errors import NotFound
from participation.web import shell
from participation.web.console import care, edit_stages, grouping, news, part, queue, rail, side, summary

who = shell.staff("facilitator")
try:
    workshop = workshops.get(shell.database(), who, st.query_params.get("workshop", ""))
except NotFound as error:
    with shell.frame("desk"):
        shell.staff_header(who)
        shell.refused(error)
        part.link("workshops", shell.say("All workshops"))
    st.stop()

with shell.frame("console"), st.container(key="board", horizontal=True, wrap=False, gap=None):
    with st.container(key="rail"):
        rail.draw(workshop.id)
    with st.container(key="middle"):
        news.draw(workshop.id)
        if part.view() == "care":
            care.draw(workshop.id)
        elif part.view() == "stages":
            edit_stages.draw(workshop.id)
        else:
            summary.draw(workshop.id)
            queue.draw(workshop.id)
            grouping.draw(workshop.id)
    with st.container(key="side"):
        side.on_screen(workshop.id)
        side.people(workshop.id)
