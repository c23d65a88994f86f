"""The overview for management: activity, experience and change, each apart; voices, questions, signals and promises."""

import streamlit as st

from participation.model.texts import N_
from participation.overview.scope import READERS
from participation.web import newcomer_parts, shell
from participation.web.overview import page
from participation.web.project import editor

who = shell.staff(*READERS)

with shell.frame("desk"):
    shell.staff_header(who)
    newcomer_parts.link(who)
    st.title(shell.say(N_("Overview")), anchor=False)
    editor.say_what_was_done()
    page.draw(shell.database(), who)
