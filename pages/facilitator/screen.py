"""The room's screen: for whoever has its link, without signing in and without anything to press."""

import streamlit as st

from participation import screen, workshops
from participation.errors import NotFound
from participation.web import chart_parts, header, listen, shell
from participation.web.screen import four_fields, page

TOPICS = ("stage", "themes", "people", "screen", "figures")


@st.fragment
def picture(key: str, workshop_id: str) -> None:
    """What stands there now; drawn again when the hub says that it changed."""
    seen = listen.counters(workshop_id)
    now = screen.of_key(shell.database(), key)
    listen.to(workshop_id, "screen", TOPICS, key="screen", screen_key=key, seen=seen)
    newest = now.newest or ""
    came = bool(newest) and st.session_state.get("newest", newest) != newest
    st.session_state["newest"] = newest
    st.html(page.draw(now, st.context.url or "", came=came))
    if fields := four_fields.of(now):
        language = now.workshop.languages[0]
        chart = four_fields.chart(fields, language, page.height(now), dark=st.context.theme.type == "dark")
        with st.container(key="room-chart"):
            st.plotly_chart(
                chart, width="content", theme=None, config=chart_parts.CONFIG, alt=four_fields.in_words(now, language), key="fields"
            )


key = st.query_params.get("show", "")
try:
    workshop = workshops.with_screen_key(shell.database(), key)
except NotFound as error:
    with shell.frame("door"):
        header.sign()
        st.markdown(error.say(shell.language()))
else:
    with shell.frame("screen"):
        picture(key, workshop.id)
