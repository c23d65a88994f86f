"""Sends the browser to an address outside Streamlit's pages, such as the one that sets a cookie."""

import streamlit as st

from participation.web.front import local

_SCRIPT = """
export default function ({ data }) {
  if (data && data.to) window.location.replace(data.to)
}
"""
_component = st.components.v2.component("yhdessa_go", html="<span></span>\n", js=_SCRIPT)


def to(address: str) -> None:
    """Leaves this page for another address of this server."""
    with st.container(key="go-on"):
        _component(data={"to": local(address)}, key="go")
    st.stop()
