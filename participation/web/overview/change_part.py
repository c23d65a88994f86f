"""Change on the overview: what was decided about the themes, and what was promised with a day."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from participation import shared_texts
from participation.model.texts import N_
from participation.overview.change import Change
from participation.overview.promises import Promise
from participation.promises import KEPT, OUTCOMES
from participation.web.desk import words
from participation.web.overview import bars, parts
from participation.web.overview.bars import Bar, Block
from participation.web.shell import say, say_many

MOST = 4
NO_DECISION = N_("No decision")


def draw(found: Change, promised: Sequence[Promise]) -> None:
    """The decisions as bars; then the promises by their day."""
    with parts.panel("change", N_("What changed"), N_("What has come of the themes.")):
        if not found.themes:
            parts.words(say(N_("Here comes what was decided, once themes have been shown to everyone.")))
        else:
            parts.lead(sentence(found))
            numbers = {**{say(shared_texts.statuses()[value].label): number for value, number in found.statuses.items()}}
            numbers[say(NO_DECISION)] = found.undecided
            most = max(numbers.values())
            blocks = [Block(label, (Bar("", number / most, str(number)),)) for label, number in numbers.items() if number]
            table = bars.table(
                say(N_("Themes by decision")),
                [say(N_("Decision")), say(N_("Themes"))],
                [(label, [str(number)]) for label, number in numbers.items()],
            )
            bars.draw(blocks, "chart-change", sentence(found), table)
    with parts.panel("promises", N_("Promises"), N_("What was promised with a day. Ask how it went.")):
        parts.lead(promises_sentence(promised))
        if promised:
            st.html(_promises(promised[:MOST]))
            if len(promised) > MOST:
                more = say_many("{n} more promise", "{n} more promises", len(promised) - MOST)
                st.html(f"<div class='how'><details><summary>{escape(more)}</summary>{_promises(promised[MOST:])}</details></div>")


def sentence(found: Change) -> str:
    """How many themes led to something."""
    return say_many(
        "{acted} of {n} theme was taken in or is being tried.",
        "{acted} of {n} themes were taken in or are being tried.",
        found.themes,
        acted=found.acted_on,
    )


def promises_sentence(promised: Sequence[Promise]) -> str:
    """How many promises are due."""
    due = sum(1 for one in promised if one.due)
    if not promised:
        return say(N_("Nobody has promised anything with a day yet."))
    if not due:
        return say(N_("No promise is due now."))
    return say_many("{n} promise is due.", "{n} promises are due.", due)


def _promises(promised: Sequence[Promise]) -> str:
    return "<ul class='things'>" + "".join(map(_promise, promised)) + "</ul>"


def _promise(one: Promise) -> str:
    badges = words.badge(say(OUTCOMES[one.outcome]), "green" if one.outcome == KEPT else "gray") if one.outcome else ""
    if one.due_on:
        day = say(N_("Due since {day}") if one.due else N_("Due on {day}"), day=words.plain_day(one.due_on))
        badges += words.badge(day, "orange" if one.due else "gray")
    badges += words.status_badge(one.status) if one.status else ""
    owner = f" <span class='quiet'>{escape(say(one.owner))}</span>" if one.owner else ""
    return f"<li>{words.written(one.words.text, one.words.language)}<p>{badges}{owner}</p></li>"
