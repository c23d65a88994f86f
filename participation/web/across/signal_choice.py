"""What became of a signal: the choice, and its history. On the board and beside a theme in Review."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from participation.across import signals
from participation.across.signals import NEW, STATUSES, Step
from participation.errors import Refused
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.theme import Theme
from participation.store import Database
from participation.web.desk import decision_form, words
from participation.web.shell import say

ROLES = {
    "reviewer": N_("reviewer"),
    "coordinator": N_("coordinator"),
    "evaluator": N_("evaluator"),
    "admin": N_("administrator"),
}


def choose(database: Database, who: Staff, theme: Theme, steps: Sequence[Step], *, key: str, refused: str) -> None:
    """The statuses that fit this kind of signal, the present one chosen. `refused`: where the page looks for a refusal."""
    st.session_state[key] = steps[-1].status if steps else NEW
    st.pills(
        say(N_("What became of this signal?")),
        list(signals.FITTING[theme.kind or ""]),
        format_func=lambda status: say(STATUSES[status]),
        key=key,
        required=True,
        on_change=_follow,
        args=(database, who, theme.id, key, refused),
    )


def _follow(database: Database, who: Staff, theme_id: str, key: str, refused: str) -> None:
    try:
        signals.follow(database, who, theme_id, st.session_state[key] or NEW)
    except Refused as error:
        st.session_state[refused] = error


def history(steps: Sequence[Step]) -> str:
    """Every step with who said so, as a role, and when; the newest first."""
    if not steps:
        return f'<p class="quiet">{escape(say(N_("Nobody has followed it up yet.")))}</p>'
    lines = "".join(
        f"<li><b>{escape(say(STATUSES[step.status]))}</b> "
        f'<span class="quiet">{escape(words.day(step.at))} · {escape(say(ROLES.get(step.by_role, step.by_role)))}</span></li>'
        for step in reversed(steps)
    )
    return f'<ul class="plain">{lines}</ul>'


def draw(database: Database, who: Staff, theme: Theme) -> None:
    """The part of a theme's page in Review; nothing where the theme is no signal."""
    steps = signals.of_theme(database, who, theme)
    if steps is None:
        return
    with st.container(key="became"):
        if who.roles & {*signals.FOLLOWERS, "admin"}:
            choose(database, who, theme, steps, key=f"status-signal-{theme.id}", refused=decision_form.REFUSED)
        st.html(history(steps))
