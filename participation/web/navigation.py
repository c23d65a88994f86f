"""Registers the pages with Streamlit under their addresses and runs the one that was asked for."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from participation import texts
from participation.model.people import Staff
from participation.web import asker, failures, pages

_PRESENT = "yhdessa_present_page"


def run() -> None:
    """One run of the main script. Streamlit's own menu stays hidden; each page asks for its role itself."""
    failures.catch_those_of_callbacks()
    st.set_page_config(layout="wide", initial_sidebar_state="collapsed")
    language = asker.language()
    chosen = st.navigation([_registered(page, language) for page in pages.every()], position="hidden")
    st.session_state[_PRESENT] = chosen.url_path
    failures.carefully(chosen.run)


def page(path: str) -> StreamlitPage:
    """The page with this address, to link or to switch to."""
    return _registered(next(known for known in pages.every() if known.path == path), asker.language())


def present() -> str:
    """The path of the page that is open."""
    return str(st.session_state.get(_PRESENT, ""))


def for_header(who: Staff) -> list[pages.Page]:
    """The pages that the header offers to this person."""
    return [known for known in pages.every() if known.in_header and known.roles & who.roles]


def _registered(known: pages.Page, language: str) -> StreamlitPage:
    title = f"{texts.say(language, known.name)} · Yhdessä"  # at_hand.js puts the heading of the page in the name's place
    return st.Page(known.place, title=title, url_path=known.path or None, default=not known.path)
