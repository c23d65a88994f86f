"""The room's screen: for whoever has its link, without signing in and without anything to press."""

import streamlit as st

from participation import screen
from participation.errors import NotFound
from participation.web import header, listen, shell
from participation.web.screen import page

TOPICS = ("stage", "themes", "people", "screen")


@st.fragment
def picture(key: str, workshop_id: str, shows_votes: bool) -> None:
    """What stands there now; drawn again when the hub says that it changed."""
    listen.to(workshop_id, "screen", (*TOPICS, "votes") if shows_votes else TOPICS, key="screen", screen_key=key)
    now = screen.of_key(shell.database(), key)
    if (now.view == "votes") != shows_votes:
        st.rerun()
    newest = now.themes[0].id if now.themes else ""
    came = bool(newest) and st.session_state.get("newest", newest) != newest
    st.session_state["newest"] = newest
    st.html(page.draw(now, st.context.url or "", st.context.timezone, came=came))


key = st.query_params.get("show", "")
try:
    found = screen.of_key(shell.database(), key)
except NotFound as error:
    with shell.frame("door"):
        header.sign()
        st.markdown(error.say(shell.language()))
else:
    with shell.frame("screen"):
        picture(key, found.workshop.id, found.view == "votes")
