"""The participation tool: the newest published cards, for anybody, large and plain, to read together and to print."""

import streamlit as st

from participation.web import header, shell
from participation.web.cards import tool

with shell.frame("door"):
    with st.container(key="top", horizontal=True, vertical_alignment="center"):
        header.sign()
        st.space("stretch")
        header.languages(shell.here())
    tool.draw(shell.database())
