"""The board of weak signals: a column for what became of them, and whether some of them grew."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from participation.across import growth, signals
from participation.across.growth import Suggestion
from participation.across.reading import Where
from participation.across.signals import Signal
from participation.activities.signal import LEVELS, STRENGTHS
from participation.model.people import Staff
from participation.model.texts import N_
from participation.store import Database
from participation.web import pages
from participation.web.across import signal_choice
from participation.web.across.theme_cards import Places
from participation.web.console import part
from participation.web.desk import address, words
from participation.web.project import editor, html
from participation.web.shell import say, say_many

A_COLUMN = 8
MOST_PAIRS = 3
ALL_OF = "all"
FOLLOWS = frozenset({*signals.FOLLOWERS, "admin"})


def draw(database: Database, who: Staff, where: Where) -> None:
    """The board, and above it the pairs that a person shall look at."""
    found, places = signals.every(database, who, where), Places(database)
    if not found:
        html.nothing(say(N_("There are no weak signals here yet. They come from workshops and from notes of everyday work.")))
        return
    if who.roles & FOLLOWS:
        _grew(database, who, growth.suggestions(database, who), places)
    st.html(f"<p>{escape(_sentence(found))}</p>")
    with st.container(key="board", horizontal=True, gap="small"):
        for status, own in signals.by_status(found).items():
            with st.container(key=f"column-{status}", gap="small"):
                _column(database, who, status, own, places)


def _sentence(found: Sequence[Signal]) -> str:
    columns = {status: len(own) for status, own in signals.by_status(found).items()}
    said = say_many("{n} weak signal.", "{n} weak signals.", len(found))
    came = sum(1 for signal in found if signal.came_again)
    true = say(N_("Threats that happened: {happened}. Opportunities in use: {used}."), happened=columns["happened"], used=columns["in_use"])
    return f"{said} {true} {say(N_('Signals that grew: {n}.'), n=came)}"


def _column(database: Database, who: Staff, status: str, own: Sequence[Signal], places: Places) -> None:
    st.html(f'<h2>{escape(say(signals.STATUSES[status]))} <span class="count">{len(own)}</span></h2>')
    if not own:
        st.html(f'<p class="quiet">{escape(say(N_("None here.")))}</p>')
    whole = address.value(ALL_OF) == status
    for signal in own if whole else own[:A_COLUMN]:
        with st.container(key=f"signal-{signal.line.theme.id}", gap="small"):
            st.html(_card(signal, places))
            with st.popover(say(N_("Follow up")), key=f"follow-{signal.line.theme.id}", width="stretch"):
                _follow(database, who, signal, places)
    if len(own) > A_COLUMN and not whole:
        label = say_many("Show {n} more", "Show {n} more", len(own) - A_COLUMN)
        st.button(label, key=f"all-of-{status}", on_click=lambda: address.go(**{ALL_OF: status}))


def _card(signal: Signal, places: Places) -> str:
    theme = signal.line.theme
    strength = next((f"{sign} {say(name)}" for value, name, sign in STRENGTHS if value == signal.strength), "")
    level = say(dict(LEVELS)[signal.where]) if signal.where in dict(LEVELS) else ""
    noticed = " · ".join(filter(None, (strength, level)))
    again = "".join(
        f'<p class="grew"><b>↗ {escape(say(N_("Came again: {when}"), when=places.when(later)))}</b> '
        f"{words.written(later.theme.text, later.theme.language)}</p>"
        for later in signal.came_again
    )
    return (
        f"<p>{words.kind_badge(theme.kind)}</p>{words.written(theme.text, theme.language, 'p')}"
        f'<p class="quiet">{escape(noticed)}</p><p>{places.of(signal.line)}</p>{again}'
    )


def _follow(database: Database, who: Staff, signal: Signal, places: Places) -> None:
    theme = signal.line.theme
    if who.roles & FOLLOWS:
        signal_choice.choose(database, who, theme, signal.history, key=f"status-board-{theme.id}", refused=editor.REFUSED)
    st.html(signal_choice.history(signal.history))
    if who.roles & FOLLOWS:
        for later in signal.came_again:
            label = say(N_("Another thing after all: {when}"), when=places.when(later))
            if st.button(label, key=f"apart-{theme.id}-{later.theme.id}", width="stretch"):
                editor.carry_out(lambda later=later: growth.say(database, who, theme.id, later.theme.id, grew=False))  # type: ignore[misc]
    if any(known.path == "review" and known.roles & who.roles for known in pages.every()):
        part.link("review", say(N_("Open it in Review")), theme=theme.id)


def _grew(database: Database, who: Staff, found: Sequence[Suggestion], places: Places) -> None:
    """Pairs that may be the same signal: a person says whether it grew."""
    if not found:
        return
    with st.container(key="panel-grew"):
        editor.heading(say(N_("Did this signal grow?")))
        st.html(f'<p class="quiet">{escape(say(N_("Nearly the same was said again later. You decide whether it is the same thing.")))}</p>')
        for pair in found[:MOST_PAIRS]:
            earlier, later = pair.earlier.theme.id, pair.later.theme.id
            with st.container(key=f"pair-{earlier}-{later}", horizontal=True, vertical_alignment="center"):
                st.html(_pair(pair, places), width="stretch")
                if st.button(say(N_("Yes, it grew")), key=f"grew-{earlier}-{later}"):
                    editor.carry_out(lambda a=earlier, b=later: growth.say(database, who, a, b, grew=True))  # type: ignore[misc]
                if st.button(say(N_("No, another thing")), key=f"other-{earlier}-{later}"):
                    editor.carry_out(lambda a=earlier, b=later: growth.say(database, who, a, b, grew=False))  # type: ignore[misc]
        if len(found) > MOST_PAIRS:
            left = len(found) - MOST_PAIRS
            st.html(f'<p class="quiet">{escape(say_many("{n} more pair after these", "{n} more pairs after these", left))}</p>')


def _pair(pair: Suggestion, places: Places) -> str:
    return "".join(
        f"<p>{words.written(line.theme.text, line.theme.language)}<br>{words.kind_badge(line.theme.kind)} {places.of(line)}</p>"
        for line in (pair.earlier, pair.later)
    )
