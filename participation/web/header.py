"""The sign, the header of the staff pages, and the choice of language."""

from collections.abc import Callable
from html import escape
from urllib.parse import quote

import streamlit as st

from participation.model.people import Staff
from participation.model.texts import N_
from participation.staff import signing_in
from participation.store import the_database
from participation.web import as_typed, asker, go, navigation

LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
Say = Callable[..., str]


def sign() -> None:
    """The project's sign with its name."""
    with st.container(key="sign", horizontal=True, vertical_alignment="center", gap="small", width="content"):
        with st.container(key="mark", width="content"):
            st.markdown("Yhdessä")
        st.markdown("**Yhdessä**", width="content")


def languages(back: str) -> None:
    """Three links, each in its own language; the present one is marked."""
    links = "".join(_language_link(code, name, back) for code, name in LANGUAGE_NAMES.items())
    st.html(f'<nav class="languages" aria-label="Kieli, språk, language">{links}</nav>', width="content")


def _language_link(code: str, name: str, back: str) -> str:
    present = ' aria-current="true"' if code == asker.language() else ""
    return f'<a href="/language/{code}?back={quote(back, safe="")}" target="_self" lang="{code}"{present}>{escape(name)}</a>'


def staff(who: Staff, back: str, say: Say) -> None:
    """The whole header."""
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        sign()
        with st.container(key="tabs", horizontal=True, gap="small", width="content"):
            for known in navigation.for_header(who):
                if known.more and known.path != navigation.present():
                    continue
                with st.container(key=f"tab-{'on' if known.path == navigation.present() else known.path}", width="content"):
                    st.page_link(navigation.page(known.path), label=say(known.name))
        _more(who, say)
        st.space("stretch")
        name = as_typed.label(who.name)
        with st.container(key="menu", width="content"), st.popover(name, icon=":material/person:"), st.container(key="menu-open"):
            languages(back)
            st.page_link(navigation.page("note"), label=say(N_("Note a weak signal")))
            st.page_link(navigation.page("glossary"), label=say(N_("What the words mean")))
            st.page_link(navigation.page("accounts"), label=say(N_("My password")))
            if st.button(say(N_("Sign out")), key="sign-out", width="stretch"):
                signing_in.sign_out(the_database(), asker.session() or "")
                go.to("/sign_out")


def _more(who: Staff, say: Say) -> None:
    """The pages that are needed less often."""
    behind = [known for known in navigation.for_header(who) if known.more and known.path != navigation.present()]
    if not behind:
        return
    with st.container(key="more", width="content"), st.popover(say(N_("More"))), st.container(key="menu-more"):
        for known in behind:
            st.page_link(navigation.page(known.path), label=say(known.name))
