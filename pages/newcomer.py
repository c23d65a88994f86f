"""For newcomers among staff: what this tool is for, its words, what one may see, and five rules, in two minutes."""

import streamlit as st

from participation.model.texts import N_
from participation.staff import newcomers
from participation.web import newcomer_parts, shell

who = shell.staff()
database = shell.database()

with shell.frame("desk"):
    shell.staff_header(who)
    st.title(shell.say(N_("New here?")), anchor=False)
    newcomer_parts.draw(who)
    if newcomers.is_new(database, who):
        newcomers.has_read(database, who)
