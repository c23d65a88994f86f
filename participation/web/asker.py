"""Who asks on a Streamlit page: the cookies of the browser, the language of its reader, and the staff member behind it."""

from collections.abc import Mapping

import streamlit as st

from participation.model.people import Staff
from participation.staff import signing_in
from participation.store import the_database
from participation.web import cookies as names


def cookies() -> Mapping[str, str]:
    """The cookies that the browser sent when it opened the page."""
    return st.context.cookies.to_dict()


def language() -> str:
    """The language that the reader chose, or that the browser asks for."""
    return names.language(cookies(), st.context.headers.get("Accept-Language", ""))


def visitor() -> str:
    """The browser's own token; empty when it keeps no cookies."""
    return names.visitor(cookies()) or ""


def session() -> str | None:
    """The token of the session, if there is one."""
    return cookies().get(names.SESSION)


def staff() -> Staff | None:
    """Who is signed in, looked up anew at every run, so that signing out and disabling work at once."""
    return signing_in.of_session(the_database(), session(), language())
