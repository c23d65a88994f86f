"""What a page of staff needs in the browser beside what Streamlit draws, once a page; each script says what it is for."""

from html import escape
from pathlib import Path

import streamlit as st

_SCRIPTS = ("at_hand", "failed", "telling")
_components = [
    st.components.v2.component(
        f"yhdessa_{name}", html="<span></span>\n", js=Path(__file__).with_name(f"{name}.js").read_text(encoding="utf-8")
    )
    for name in _SCRIPTS
]


def ready() -> None:
    """Has the scripts run on this page; outside of every fragment."""
    with st.container(key="listen-at-hand"):
        for name, component in zip(_SCRIPTS, _components, strict=True):
            component(key=name)


def tell(about: str, mark: object, sentence: str, *, loud: bool = False) -> None:
    """Has screen readers say the sentence when `mark` is another one than when this was drawn before; the eye sees nothing of it.

    `about` names the thing, one of a page; what is `loud` may break into what is being read.
    """
    key = f"told-{about}"
    before, number, said = st.session_state.get(key, (mark, 0, ""))
    if mark != before and sentence:
        number, said = number + 1, sentence
    st.session_state[key] = (mark, number, said)
    if said:
        with st.container(key=f"listen-told-{about}"):
            sentence = escape(said, quote=True)
            st.html(f'<p data-tell="{about}-{number}" data-sentence="{sentence}"{" data-loud" if loud else ""}></p>')
