"""Whether a promise was kept: how it stands, and the form for looking at it again. Beside a theme in Review."""

from html import escape

import streamlit as st

from participation import promises
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.theme import Theme
from participation.promises import KEPT, OUTCOMES, Look
from participation.store import Database
from participation.web import reading
from participation.web.desk import words
from participation.web.project import editor
from participation.web.shell import say

WRITES = frozenset({*promises.WRITERS, "admin"})


def draw(database: Database, who: Staff, theme: Theme) -> None:
    """The part of a theme's page in Review; nothing where nothing was promised for a day."""
    if not promises.is_one(theme):
        return
    last = promises.of_theme(database, theme)
    read = reading.seen("promise", (theme, None))
    with st.container(key="promise"):
        st.html(_stands(theme, last))
        if who.roles & WRITES:
            with st.expander(say(N_("Was the promise kept?"))):
                _form(database, who, theme, read, f"{theme.id}-{last.at if last else ''}")


def _stands(theme: Theme, last: Look | None) -> str:
    outcome = words.badge(say(OUTCOMES[last.outcome]), "green" if last.outcome == KEPT else "gray") if last else ""
    due = promises.due_on(theme, last)
    if not due:
        return f"<p>{outcome}</p>"
    sentence = N_("The day of this promise was {day}.") if promises.has_come(due) else N_("We look at this promise again on {day}.")
    return f"<p>{outcome} {escape(say(sentence, day=words.plain_day(due)))}</p>"


def _form(database: Database, who: Staff, theme: Theme, read: dict[str, str], key: str) -> None:
    with st.form(f"promise-{key}", border=False):
        outcome = st.pills(say(N_("How did it go?")), list(OUTCOMES), format_func=lambda value: say(OUTCOMES[value]), key=f"outcome-{key}")
        again = st.date_input(say(N_("If it goes on: when do you look at it again?")), None, key=f"again-{key}", format="DD.MM.YYYY")
        if st.form_submit_button(say(N_("Save how it went")), type="primary"):
            editor.carry_out(
                lambda: reading.about(
                    "promise", read, lambda: promises.look_again(database, who, theme.id, read[theme.id], outcome or "", again)
                )
            )
