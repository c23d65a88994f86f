"""Single keys for what is done most often: off until somebody switches them on, and this browser remembers.

Whoever dictates, or types while nothing has the focus, would press them without meaning it (WCAG 2.1.4).
"""

import streamlit as st

from participation.model.texts import N_
from participation.web import asker, cookies
from participation.web.shell import say

_ON = "keys-on"
_SCRIPT = """
export default function ({ data }) {
  const kept = document.cookie.split("; ").includes(`${data.name}=on`)
  if (data.on === kept) return
  const secure = location.protocol === "https:" ? "; Secure" : ""
  document.cookie = `${data.name}=${data.on ? "on" : "off"}; Path=/; Max-Age=${data.seconds}; SameSite=Lax${secure}`
}
"""
_component = st.components.v2.component("yhdessa_keys", html="<span></span>\n", js=_SCRIPT)


def on() -> bool:
    """Whether single keys work for whoever looks at the page."""
    if _ON not in st.session_state:
        st.session_state[_ON] = asker.cookies().get(cookies.KEYS) == "on"
    return bool(st.session_state[_ON])


def key(letter: str) -> str | None:
    """The letter as the shortcut of a button; none while keys are off."""
    return letter if on() else None


def switch(letters: str) -> None:
    """Where a person switches the keys on and off. `letters` names them."""
    with st.container(key="listen-keys"):
        _component(data={"on": on(), "name": cookies.KEYS, "seconds": cookies.LONG_LIFE}, key="keys-kept")
    with st.container(key="keys", width="content"), st.popover(say(N_("Keys")), icon=":material/keyboard:"):
        st.toggle(say(N_("Single keys work: {letters}"), letters=letters), on(), key="keys-switch", on_change=_turn)
        st.markdown(say(N_("They are off until you switch them on. They rest while you write. This browser remembers it.")))


def _turn() -> None:
    st.session_state[_ON] = bool(st.session_state["keys-switch"])
