"""Whether management stands behind something: who (a role) and since when, the form to record it, and what was said before."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from participation import clock, commitments
from participation.commitments import Commitment
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_
from participation.store import Database
from participation.web.desk import words
from participation.web.project import editor
from participation.web.shell import say

WRITES = frozenset({*commitments.WRITERS, "admin"})


def of_theme(database: Database, who: Staff, theme_id: str) -> None:
    """Below the decision about a theme, where it is something that management can stand behind."""
    about = commitments.about_theme(theme_id)
    if not commitments.fits(database, who, about):
        return
    log = commitments.log(database, who, about)
    with st.container(key="commitment"):
        st.html(said(log) or f"<p class='quiet'>{escape(say(N_('Nobody has said yet that management stands behind this.')))}</p>")
        if who.roles & WRITES:
            with st.expander(say(N_("Management and this promise"))):
                _form(database, who, {about: ""}, {about: log})


def of_conclusions(database: Database, who: Staff, named: Mapping[str, str], logs: Mapping[str, list[Commitment]]) -> None:
    """For what changed direction in a round: choose one, and record that management stands behind it."""
    if named and who.roles & WRITES:
        with st.expander(say(N_("Management stands behind a change"))):
            _form(database, who, named, logs)


def said(log: list[Commitment]) -> str:
    """How it stands now, in one line with a sign; below it what was said before. Empty before anything was said."""
    if not log:
        return ""
    lines = "".join(f"<li>{_line(one)}</li>" for one in reversed(log[:-1]))
    before = f"<details><summary>{escape(say(N_('What was said before')))}</summary><ul>{lines}</ul></details>" if lines else ""
    return f"<div class='commitment'><p>{_line(log[-1])}</p>{before}</div>"


def _line(one: Commitment) -> str:
    sentence = N_("Management stands behind this") if one.stands else N_("Management does not stand behind this any more")
    sign, tone = ("✚", "green") if one.stands else ("▬", "gray")
    since = f"{one.role}, {words.plain_day(one.on_day)}"
    return f"<i class='sign {tone}' aria-hidden='true'>{sign}</i><b>{escape(say(sentence))}</b> <span class='quiet'>{escape(since)}</span>"


def _form(database: Database, who: Staff, named: Mapping[str, str], logs: Mapping[str, list[Commitment]]) -> None:
    key = f"commitment-{next(iter(named))}"
    with st.form(key, border=False, clear_on_submit=True):
        about = next(iter(named))
        if len(named) > 1 or named[about]:
            about = editor.choice(say(N_("What it is about")), named, None, f"{key}-about") or about
        role = st.text_input(say(N_("Whose word it is: a role, not a name")), key=f"{key}-role", max_chars=limits.ROLE, autocomplete="off")
        on_day = st.date_input(say(N_("Since when")), clock.today(), key=f"{key}-day", format="DD.MM.YYYY")
        with st.container(horizontal=True):
            stands = st.form_submit_button(say(N_("Management stands behind this")), type="primary")
            any_stands = any(log and log[-1].stands for log in logs.values())
            not_any_more = any_stands and st.form_submit_button(say(N_("No longer")))
        if stands or not_any_more:
            editor.carry_out(lambda: commitments.record(database, who, about, role=role, on_day=on_day, stands=bool(stands)))
