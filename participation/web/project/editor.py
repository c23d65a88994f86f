"""What every list of the project is edited with: texts in three languages, one thing at a time, deleting and merging."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

import streamlit as st

from participation.errors import Refused
from participation.model import limits
from participation.model.texts import LANGUAGES, N_, Texts
from participation.web import as_typed, shell
from participation.web.desk import address
from participation.web.header import LANGUAGE_NAMES
from participation.web.shell import say

_DONE, REFUSED = "project-done", "project-refused"


def carry_out(do: Callable[[], object], done: str = "") -> None:
    """Does one thing and draws the page anew, with a word about it; a refusal says why where it was asked for."""
    try:
        do()
    except Refused as error:
        st.session_state[REFUSED] = error
    else:
        st.session_state[_DONE] = done or say(N_("Saved."))
    st.rerun()


def say_what_was_done() -> None:
    """The sentence about what was done or refused just now, once."""
    if (error := st.session_state.pop(REFUSED, None)) is not None:
        shell.refused(error)
    if sentence := st.session_state.pop(_DONE, ""):
        st.success(sentence)


def part(parts: Mapping[str, str | Texts], name: str = "part") -> str:
    """Which part of the page is open; it stands in the address."""
    said = address.value(name)
    now = said if said in parts else next(iter(parts))
    key = f"choose-{name}"
    st.session_state[key] = now
    st.pills(
        say(N_("Part of the page")),
        list(parts),
        format_func=lambda value: as_typed.label(say(parts[value])),
        key=key,
        label_visibility="collapsed",
        required=True,
        on_change=lambda: address.go(**{name: st.session_state[key] or now, "edit": ""}),
    )
    return now


def texts(label: str, value: Texts | None, key: str, *, long: bool = False) -> dict[str, str]:
    """One text in the reader's language, and the other two behind a click."""
    own = shell.language()
    given = {own: _text(label, value, key, own, long)}
    with st.expander(say(N_("{label}: the other languages"), label=label)):
        for language in LANGUAGES:
            if language != own:
                given[language] = _text(f"{label} ({LANGUAGE_NAMES[language]})", value, key, language, long)
    return given


def _text(label: str, value: Texts | None, key: str, language: str, long: bool) -> str:
    stands = value.say(language) if value else ""
    if long:
        return st.text_area(label, stands, key=f"{key}-{language}", height=90, max_chars=limits.TEXT_IN_PROJECT)
    return st.text_input(label, stands, key=f"{key}-{language}", max_chars=limits.NAME_IN_PROJECT, autocomplete="off")


def lines(label: str, value: Sequence[Texts], key: str) -> tuple[Texts, ...]:
    """A list of texts, one a line, in the reader's language and behind a click in the others; the lines go together."""
    own = shell.language()
    given = {own: _lines(label, value, key, own)}
    with st.expander(say(N_("{label}: the other languages"), label=label)):
        for language in LANGUAGES:
            if language != own:
                given[language] = _lines(f"{label} ({LANGUAGE_NAMES[language]})", value, key, language)
    longest = max(len(each) for each in given.values())
    found = []
    for place in range(longest):
        said = {language: (each[place] if place < len(each) else "") for language, each in given.items()}
        first = said[own] or next(text for text in said.values() if text)
        found.append(Texts(**{language: said[language] or first for language in LANGUAGES}))
    return tuple(found)


def _lines(label: str, value: Sequence[Texts], key: str, language: str) -> list[str]:
    text = st.text_area(label, "\n".join(line.say(language) for line in value), key=f"{key}-{language}", height=140)
    return [line.strip() for line in text.splitlines() if line.strip()]


def chosen(options: Mapping[str, str], new: str, key: str = "edit") -> str | None:
    """Which thing is edited, or None for a new one; it stands in the address."""
    said = address.value(key)
    st.session_state[f"choose-{key}"] = now = said if said in options else ""
    st.selectbox(
        say(N_("What to change")),
        ["", *options],
        format_func=lambda value: options.get(value, new),
        key=f"choose-{key}",
        on_change=lambda: address.go(**{key: st.session_state[f"choose-{key}"]}),
    )
    return now or None


def choice(label: str, options: Mapping[str, str], value: str | None, key: str, *, none: str | None = None) -> str | None:
    """One of the options; with `none`, also nothing."""
    known: list[str] = [*([""] if none is not None else []), *options]
    index = known.index(value) if value in known else 0
    picked = st.selectbox(label, known, index=index, format_func=lambda each: options.get(each, none or ""), key=key)
    return picked or None


def many(label: str, options: Mapping[str, str], value: Sequence[str], key: str) -> list[str]:
    """Any number of the options."""
    default = [each for each in value if each in options]
    return list(st.multiselect(label, list(options), default=default, format_func=lambda each: options[each], key=key, placeholder=""))


def remove(thing_id: str, others: Mapping[str, str], delete: Callable[[], object], merge: Callable[[str], object] | None = None) -> None:
    """Deleting a thing, or merging it into another, where that is possible."""
    with st.popover(say(N_("Delete or merge")) if merge else say(N_("Delete")), key=f"remove-{thing_id}"):
        if st.button(say(N_("Delete")), key=f"delete-{thing_id}", width="stretch"):
            carry_out(delete, say(N_("Deleted.")))
        left = {each: name for each, name in others.items() if each != thing_id}
        if merge is None or not left:
            return
        into = st.selectbox(say(N_("Merge into")), list(left), format_func=lambda each: left[each], key=f"into-{thing_id}")
        if st.button(say(N_("Merge")), key=f"merge-{thing_id}", width="stretch"):
            carry_out(lambda: merge(into), say(N_("Merged. All that depended on it moved.")))


def two() -> tuple[AbstractContextManager[Any], AbstractContextManager[Any]]:
    """The list on the left and the form on the right; under each other where there is little room."""
    with st.container(key="side-by-side", horizontal=True, gap="medium"):
        return st.container(key="project-list"), st.container(key="project-edit")


def heading(text: str) -> None:
    """The heading of a list or a form."""
    st.header(text, anchor=False)
