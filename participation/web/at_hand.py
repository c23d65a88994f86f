"""What a page of staff needs in the browser beside what Streamlit draws, once a page; the script says what."""

from pathlib import Path

import streamlit as st

_SCRIPT = Path(__file__).with_name("at_hand.js").read_text(encoding="utf-8")
_component = st.components.v2.component("yhdessa_at_hand", html="<span></span>\n", js=_SCRIPT)


def ready() -> None:
    """Has the script run on this page; outside of every fragment."""
    with st.container(key="listen-at-hand"):
        _component(key="at-hand")
