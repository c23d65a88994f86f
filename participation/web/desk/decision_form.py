"""The decision: status, reason, who takes care of it and when, what its writer will read; and the way back."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape

import streamlit as st

from participation import decisions, shared_texts
from participation.errors import Refused
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.theme import Theme
from participation.store import Database
from participation.web import reading, shell
from participation.web.desk import words
from participation.web.shell import say, say_many
from participation.wordings import CHANGED

PLACE = "desk"
DONE = "review-done"
REFUSED = "review-refused"


def draw(
    database: Database, who: Staff, themes: Sequence[Theme], *, key: str, status: str = "", after: Callable[[], None] | None = None
) -> None:
    """The form for one theme, or for several at once, with `status` chosen already. `after` is called when it is saved."""
    read = reading.seen(PLACE, *((theme, None) for theme in themes))
    known = shared_texts.statuses()
    with st.container(key="decision"):
        if error := st.session_state.pop(REFUSED, None):
            shell.refused(error)
        elif any(reading.has_changed(PLACE, theme) for theme in themes):
            st.warning(say(CHANGED))
        if status:
            st.session_state.setdefault(f"status-{key}", status)
        chosen = st.pills(
            say(N_("What was decided")),
            list(known),
            format_func=lambda value: say(known[value].label),
            key=f"status-{key}",
            label_visibility="collapsed",
            persist_state="page",
        )
        needed = chosen is not None and known[chosen].needs_reason
        st.text_area(
            say(N_("Reason in one plain sentence (needed)")) if needed else say(N_("Reason in one plain sentence")),
            key=f"reason-{key}",
            height=68,
            max_chars=limits.DECISION_REASON,
            persist_state="page",
        )
        with st.container(key="decision-go", horizontal=True, vertical_alignment="bottom"):
            _owner_and_day(key)
            st.button(
                say(N_("Save the decision")),
                key=f"save-{key}",
                type="primary",
                on_click=_save,
                args=(database, who, read, key, after),
            )
        _what_the_writer_reads(chosen, len(themes))


def _owner_and_day(key: str) -> None:
    owners = shared_texts.roles()
    nobody = say(N_("Nobody named"))
    st.selectbox(
        say(N_("Who takes care of it")),
        ["", *owners],
        format_func=lambda value: say(owners[value].label) if value else nobody,
        key=f"owner-{key}",
        filter_mode=None,
        persist_state="page",
    )
    st.date_input(say(N_("By when")), value=None, key=f"due-{key}", format="DD.MM.YYYY", persist_state="page")


def _what_the_writer_reads(status: str | None, number: int) -> None:
    reads = say_many("Its writer reads this with the return code.", "Their writers read this with the return code.", number)
    sentence = f"<b>{escape(say(shared_texts.statuses()[status].sentence))}</b>" if status else ""
    st.html(f'<p class="reads">{escape(reads)} {sentence}</p>')


def _save(database: Database, who: Staff, read: Mapping[str, str], key: str, after: Callable[[], None] | None) -> None:
    """Before the page is drawn again: decides, or keeps the sentence that says why it could not."""
    due: date | None = st.session_state.get(f"due-{key}")
    status = st.session_state.get(f"status-{key}") or ""
    try:
        reading.about(
            PLACE,
            read,
            lambda: decisions.decide(
                database,
                who,
                read,
                status=status,
                reason=st.session_state.get(f"reason-{key}") or "",
                owner_role=st.session_state.get(f"owner-{key}") or None,
                due_on=due,
            ),
        )
    except Refused as error:
        st.session_state[REFUSED] = error
        return
    for field, empty in (("status", None), ("reason", ""), ("owner", ""), ("due", None)):
        st.session_state[f"{field}-{key}"] = empty
    st.session_state[DONE] = (status, list(read))
    if after:
        after()


def saved(database: Database, who: Staff) -> None:
    """After saving: what was saved, and a button that takes it back."""
    if DONE not in st.session_state:
        return
    status, theme_ids = st.session_state[DONE]
    with st.container(key="done", horizontal=True, vertical_alignment="center"):
        sentence = say_many(
            "Saved about {n} theme: {status}.", "Saved about {n} themes: {status}.", len(theme_ids), status=words.status(status)
        )
        st.markdown(sentence, width="stretch")
        st.button(say(N_("Undo")), key="undo", on_click=_undo, args=(database, who, theme_ids))
        st.button(say(N_("Close")), key="done-close", type="tertiary", on_click=_forget)


def _forget() -> None:
    st.session_state.pop(DONE, None)


def _undo(database: Database, who: Staff, theme_ids: list[str]) -> None:
    _forget()
    try:
        decisions.undo_last(database, who, theme_ids)
    except Refused as error:
        st.session_state[REFUSED] = error
