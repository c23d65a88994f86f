"""What every part of the overview is put together from: a panel with its name, sentences, and the choice of action set."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from html import escape
from typing import Any

import streamlit as st

from participation.model.texts import N_
from participation.overview.scope import Scope
from participation.project.structure import ActionSet
from participation.web.desk import address
from participation.web.shell import say

ALL = "all"


def panel(name: str, title: str, about: str = "") -> AbstractContextManager[Any]:
    """A card with a heading and, quietly, what it is about."""
    container = st.container(key=f"panel-overview-{name}")
    with container:
        quiet_ = f"<p class='quiet'>{escape(say(about))}</p>" if about else ""
        st.html(f"<h2>{escape(say(title))}</h2>{quiet_}")
    return container


def lead(sentence: str) -> None:
    """The sentence that says it first."""
    if sentence:
        st.html(f"<p class='first'>{escape(sentence)}</p>")


def words(sentence: str) -> None:
    """A sentence."""
    st.html(f"<p>{escape(sentence)}</p>")


def quiet(sentence: str) -> None:
    """A sentence that explains."""
    st.html(f"<p class='quiet'>{escape(sentence)}</p>")


def scope(known: Sequence[ActionSet]) -> Scope:
    """The choice between the whole project and one action set; it stands in the address."""
    if not known:
        return Scope()
    numbers = {str(one.number): one for one in known}
    labels = {ALL: say(N_("The whole project"))} | {number: say(N_("Action set {number}"), number=number) for number in numbers}
    now = address.value("set") if address.value("set") in numbers else ALL
    st.session_state["choose-set"] = now
    st.pills(
        say(N_("Which part of the project")),
        list(labels),
        format_func=labels.__getitem__,
        key="choose-set",
        label_visibility="collapsed",
        required=True,
        on_change=_chosen,
    )
    if now != ALL:
        quiet(say(numbers[now].name))
    return Scope(None if now == ALL else int(now))


def _chosen() -> None:
    said = st.session_state["choose-set"] or ALL
    address.go(set="" if said == ALL else said)
