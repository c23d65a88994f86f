"""Grouping without dragging: choose themes, then tap the group they belong to; open a group to change it; undo."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from participation import grouping, moderation, wordings
from participation.model import limits
from participation.model.grouping import Grouping
from participation.model.texts import N_
from participation.model.theme import Theme
from participation.web import listen, reading, shell
from participation.web.console import part, plain, translating
from participation.web.shell import say

LOOSE, INSIDE, OPEN, NAMING, NAME = "loose", "inside", "group-open", "group-naming", "group-name"


@st.fragment
def draw(workshop_id: str) -> None:
    """The themes without a group, the groups, and the one that is open."""
    listen.to(workshop_id, "console", ["themes"], key="grouping")
    database, who = shell.database(), part.who()
    found = grouping.of_workshop(database, who, workshop_id)
    with st.container(key="grouping"):
        with st.container(key="group-head", horizontal=True, vertical_alignment="center"):
            st.header(say(N_("Group")), anchor=False, width="content")
            st.html(f'<p class="quiet">{say(N_("Choose themes. Then tap a group."))}</p>', width="stretch")
            if found.groups:
                st.button(say(N_("Undo grouping")), key="undo-grouping", icon=":material/undo:", on_click=_undo, args=(workshop_id,))
        part.say_refusal("grouping")
        if not found.themes:
            st.html(f'<p class="nothing">{say(N_("When you have shown themes, you can group them here."))}</p>')
            return
        members = found.members()
        opened = st.session_state.get(OPEN)
        _pills(LOOSE, say(N_("Without a group · {n}"), n=len(found.loose())), found.loose())
    with st.container(key="group-bar"):
        if members:
            _groups(workshop_id, found, members)
        with st.container(key="with-chosen", horizontal=True, gap="small"):
            st.button(say(N_("New group")), key="group-new", icon=":material/add:", on_click=_begin_naming)
            st.button(say(N_("Take the chosen themes off the screen")), key="off-screen", on_click=_back_to_queue)
            if any(theme.kind == "question" for theme in found.themes):
                st.button(say(N_("Mark as answered, or as open again")), key="answered", on_click=_answered, args=(found,))
            picked = [theme for theme in found.themes if theme.id in chosen()]
            marks = reading.seen("grouping", *((theme, None) for theme in picked))
            if len(picked) == 1:
                translating.draw(picked[0], "grouping", marks[picked[0].id])
        if st.session_state.get(NAMING):
            _name_new(workshop_id)
        elif opened in members:
            _open_group(workshop_id, found, members, opened)


def _pills(key: str, label: str, themes: Sequence[Theme]) -> None:
    """Themes to choose from. What was chosen stays chosen while others come and go."""
    names = plain.labels({theme.id: ("✓ " if theme.answered_at else "") + theme.text for theme in themes})
    if key in st.session_state:
        st.session_state[key] = [theme for theme in st.session_state[key] if theme in names]
    if names:
        st.pills(label, list(names), selection_mode="multi", format_func=lambda theme: names[theme], key=key)


def chosen() -> list[str]:
    """The ids of the themes that are chosen now, in and out of the open group."""
    return [*st.session_state.get(LOOSE, ()), *st.session_state.get(INSIDE, ())]


def _nothing_chosen() -> None:
    for key in (LOOSE, INSIDE):
        if key in st.session_state:
            st.session_state[key] = []


def _groups(workshop_id: str, found: Grouping, members: Mapping[str, Sequence[Theme]]) -> None:
    with st.container(key="groups", horizontal=True, gap="small"):
        for group_id, inside in members.items():
            opened = st.session_state.get(OPEN) == group_id
            with st.container(key=f"{'open' if opened else 'group'}-{group_id}", width="content"):
                name = plain.label(found.groups[group_id].name.text)
                st.button(f"{name} :gray[{len(inside)}]", key=f"put-{group_id}", on_click=_tap, args=(workshop_id, group_id))


def _tap(workshop_id: str, group_id: str) -> None:
    """With themes chosen a tap puts them there; otherwise it opens the group, or closes it again."""
    themes = chosen()
    if themes:
        _do(lambda: grouping.put(shell.database(), part.who(), workshop_id, themes, group=group_id, name=None))
        return
    st.session_state[NAMING] = False
    st.session_state[OPEN] = None if st.session_state.get(OPEN) == group_id else group_id
    st.session_state.pop(INSIDE, None)


def _begin_naming() -> None:
    st.session_state[NAMING] = not st.session_state.get(NAMING)


def _name_new(workshop_id: str) -> None:
    with st.form("new-group", border=False), st.container(key="new-group-row", horizontal=True, vertical_alignment="bottom"):
        st.text_input(say(N_("Name of the new group, in the room's own words")), key=NAME, max_chars=limits.GROUP_NAME)
        st.form_submit_button(say(N_("Make the group")), on_click=_make, args=(workshop_id,))


def _make(workshop_id: str) -> None:
    name = st.session_state[NAME]
    if _do(lambda: grouping.put(shell.database(), part.who(), workshop_id, chosen(), group=None, name=name)):
        st.session_state[NAMING] = False
        st.session_state[NAME] = ""


def _open_group(workshop_id: str, found: Grouping, members: Mapping[str, Sequence[Theme]], opened: str) -> None:
    name = found.groups[opened].name
    with st.container(key="opened"):
        _pills(INSIDE, say(N_("In the group “{name}”"), name=plain.label(name.text)), members[opened])
        with st.container(key="opened-actions", horizontal=True, vertical_alignment="bottom"):
            st.button(say(N_("Take out of the group")), key="take-out", on_click=_take_out, args=(workshop_id,))
            others = {group: plain.label(found.groups[group].name.text) for group in members if group != opened}
            if others:
                with st.popover(say(N_("Join into another group"))):
                    for group, label in others.items():
                        st.button(label, key=f"join-{group}", width="stretch", on_click=_join, args=(workshop_id, opened, group))
        with st.form(f"rename-{opened}", border=False), st.container(key="rename-row", horizontal=True, vertical_alignment="bottom"):
            st.text_input(say(N_("Name of the group")), value=name.text, key=f"name-{opened}", max_chars=limits.GROUP_NAME)
            st.form_submit_button(say(N_("Save the name")), on_click=_rename, args=(workshop_id, opened, name.language))


def _take_out(workshop_id: str) -> None:
    themes = list(st.session_state.get(INSIDE, ()))
    if themes:
        _do(lambda: grouping.take_out(shell.database(), part.who(), workshop_id, themes))


def _join(workshop_id: str, group: str, into: str) -> None:
    if _do(lambda: grouping.join(shell.database(), part.who(), workshop_id, group, into=into)):
        st.session_state[OPEN] = into


def _rename(workshop_id: str, group: str, language: str) -> None:
    name = st.session_state[f"name-{group}"]
    _do(lambda: grouping.rename(shell.database(), part.who(), workshop_id, group, name=name, language=language))


def _back_to_queue() -> None:
    if all(part.carry_out("grouping", partial(moderation.wait_again, shell.database(), part.who(), theme)) for theme in chosen()):
        _nothing_chosen()


def _answered(found: Grouping) -> None:
    picked = [theme for theme in found.themes if theme.id in chosen()]

    def turn(theme: Theme) -> bool:
        return part.carry_out(
            "grouping",
            lambda: moderation.mark_answered(shell.database(), part.who(), theme.id, wordings.of(theme), answered=not theme.answered_at),
        )

    if all(map(turn, picked)):
        _nothing_chosen()


def _undo(workshop_id: str) -> None:
    _do(lambda: grouping.undo(shell.database(), part.who(), workshop_id))


def _do(step: Callable[[], object]) -> bool:
    done = part.carry_out("grouping", step)
    if done:
        _nothing_chosen()
    return done
