"""The workshops: the list, and the start of a new one."""

import streamlit as st

from participation import workshops
from participation.model.texts import N_
from participation.web import newcomer_parts, shell
from participation.web.console import new_workshop, workshop_filter, workshop_list

who = shell.staff("facilitator")

with shell.frame("desk"):
    shell.staff_header(who)
    newcomer_parts.link(who)
    with st.container(key="workshops", horizontal=True, wrap=False, gap="large"):
        with st.container(key="workshop-list"):
            st.title(shell.say(N_("Workshops")), anchor=False)
            workshop_list.draw(workshops.every(shell.database(), who), workshop_filter.known(shell.database()))
        new_workshop.draw(shell.database())
