"""The choice of a workshop whose results are shown; it stands in the address."""

from collections.abc import Sequence

import streamlit as st

from participation.model.texts import N_
from participation.model.workshop import Workshop
from participation.web.desk import address, filters
from participation.web.shell import say


def workshop(known: Sequence[Workshop]) -> Workshop | None:
    """Draws the choice among workshops that have begun; the newest where the address names none."""
    begun = {one.id: one for one in known if one.opened_at}
    if not begun:
        return None
    names = filters.workshop_names(list(begun.values()))
    wanted = address.value("workshop")
    st.session_state["results-workshop"] = wanted if wanted in begun else next(iter(begun))
    chosen = st.selectbox(
        say(N_("Workshop")),
        list(begun),
        format_func=names.__getitem__,
        key="results-workshop",
        label_visibility="collapsed",
        filter_mode=None,
        on_change=_changed,
    )
    return begun[chosen]


def _changed() -> None:
    address.go(workshop=st.session_state["results-workshop"])


def no_workshop() -> None:
    """What stands here before any workshop has begun."""
    _say(N_("Here you will see what people chose and said. Results come when a workshop has begun."))


def nothing_yet() -> None:
    """What stands here while the chosen workshop has nothing to show."""
    _say(N_("This workshop has nothing to show yet. Results come here as its stages are done."))


def _say(sentence: str) -> None:
    with st.container(key="nothing"):
        st.markdown(say(sentence))
