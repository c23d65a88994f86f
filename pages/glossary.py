"""The glossary: what the project's words mean, in plain language. Anyone may read it."""

import streamlit as st

from participation.model.texts import N_
from participation.project import glossary
from participation.web import header, shell
from participation.web.project import html
from participation.web.shell import say

with shell.frame("door"):
    with st.container(key="top", horizontal=True, vertical_alignment="center"):
        header.sign()
        st.space("stretch")
        header.languages(shell.here())
    st.title(say(N_("What the words mean")), anchor=False)
    known = glossary.every(shell.database(), shell.language())
    with st.container(key="door-words"):
        if known:
            st.html(html.meanings((say(one.term), say(one.meaning)) for one in known))
        else:
            st.markdown(say(N_("There are no words here yet.")))
