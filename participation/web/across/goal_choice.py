"""The goals of a theme and of its group, and of several themes at once: what Review offers beside the tags."""

from collections.abc import Callable, Sequence

import streamlit as st

from participation.across import evidence
from participation.errors import Refused
from participation.model.people import Staff
from participation.model.texts import N_
from participation.project import goals
from participation.store import Database
from participation.web.desk import decision_form
from participation.web.shell import say

TOGETHER = "goals-together"


def draw(database: Database, who: Staff, theme_id: str) -> None:
    """The goals that a theme, and the group that it stands in, are linked to."""
    names = _names(database)
    if not names:
        return
    links = evidence.of_theme(database, who, theme_id)
    with st.container(key="goals-of-theme"):
        _choose(
            say(N_("Goals")), names, links.goals, f"goals-{theme_id}", lambda chosen: evidence.set_of_theme(database, who, theme_id, chosen)
        )
        if links.group_id and links.group:
            group_id = links.group_id
            _choose(
                say(N_("Goals of its whole group")),
                names,
                links.of_group,
                f"group-goals-{group_id}",
                lambda chosen: evidence.set_of_group(database, who, group_id, chosen),
            )


def _names(database: Database) -> dict[str, str]:
    return {goal.id: f"{goal.number}. {say(goal.text)}" for goal in goals.every(database)}


def _choose(label: str, names: dict[str, str], stands: Sequence[str], key: str, put: Callable[[list[str]], None]) -> None:
    def chosen() -> None:
        _try(lambda: put(st.session_state[key]))

    st.session_state[key] = list(stands)
    st.multiselect(
        label,
        list(names),
        format_func=names.__getitem__,
        key=key,
        placeholder=say(N_("Choose goals")),
        select_all=False,
        on_change=chosen,
    )


def together(database: Database, who: Staff, theme_ids: Sequence[str], after: Callable[[], None]) -> None:
    """Several themes, linked to the same goals beside those that they have."""
    names = _names(database)
    if not names:
        return
    with st.container(key="goals-of-theme"):
        st.multiselect(
            say(N_("Goals")),
            list(names),
            format_func=names.__getitem__,
            key=TOGETHER,
            placeholder=say(N_("Choose goals")),
            select_all=False,
        )
        st.button(say(N_("Link to these goals")), key="link-goals", on_click=_link, args=(database, who, theme_ids, after))


def _link(database: Database, who: Staff, theme_ids: Sequence[str], after: Callable[[], None]) -> None:
    if _try(lambda: evidence.link(database, who, theme_ids, st.session_state[TOGETHER])):
        st.session_state[TOGETHER] = []
        after()


def _try(do: Callable[[], None]) -> bool:
    try:
        do()
    except Refused as error:
        st.session_state[decision_form.REFUSED] = error
        return False
    return True
