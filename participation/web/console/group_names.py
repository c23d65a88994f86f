"""Names for groups that participants gave: read here before anybody else sees them, like every other word of theirs."""

from collections.abc import Callable, Sequence

import streamlit as st

from participation import group_names, grouping
from participation.group_names import WaitingName
from participation.model.people import Staff
from participation.model.texts import N_
from participation.store import Database
from participation.web import reading, shell
from participation.web.console import part, plain
from participation.web.shell import say

PLACE = "group-names"
Settle = Callable[[Database, Staff, str, str], None]


def draw(waiting: Sequence[WaitingName]) -> None:
    """The oldest name that waits, with two things to do; nothing where none waits."""
    read = reading.seen_marks(PLACE, {each.group_id: each.mark for each in waiting[:1]})
    for each in waiting[:1]:
        mark = read[each.group_id]
        with st.container(key="waiting-name"):
            about = f'<span class="care">{say(N_("May need an adult"))}</span> ' if each.marked else ""
            st.html(
                f'<p class="about">{about}{say(N_("A name for a group, written in the room"))}</p>'
                + plain.words(each.name.text, each.name.language)
            )
            with st.container(key="waiting-name-do", horizontal=True):
                _button(N_("Show this name to everyone"), "visibility", each, mark, grouping.show_name)
                _button(N_("Take this name away"), "close", each, mark, grouping.take_name_away)


def _button(label: str, icon: str, name: WaitingName, mark: str, do: Settle) -> None:
    st.button(
        say(label),
        key=f"name-{icon}-{name.group_id}{reading.version(PLACE, name.group_id)}",
        icon=f":material/{icon}:",
        on_click=_settle,
        args=(name.group_id, mark, do),
    )


def _settle(group_id: str, mark: str, do: Settle) -> None:
    part.carry_out("queue", lambda: reading.about(PLACE, [group_id], lambda: do(shell.database(), part.who(), group_id, mark)))


def of_workshop(workshop_id: str) -> list[WaitingName]:
    """The names that wait in this workshop."""
    return group_names.waiting(shell.database(), part.who(), workshop_id)
