"""The participation check as a short text: which question got the most and the least, a chart, a table."""

from collections.abc import Sequence
from html import escape

import streamlit as st
from babel.numbers import format_decimal

from participation import days
from participation.checks import Question
from participation.model.texts import N_
from participation.web import charts
from participation.web.desk import result_story, tables
from participation.web.shell import language, say


def draw(questions: Sequence[Question]) -> None:
    """The means, each with the number of people that it rests on; a question with too few answers has none."""
    with st.container(key="lead-check"):
        st.html(f'<p class="quiet">{escape(say(N_("Participation check")))}</p><h2>{escape(_sentence(questions))}</h2>')
    if not any(question.mean is not None for question in questions):
        return
    with st.container(key="two-check", horizontal=True, gap="medium"):
        with st.container(key="story-check-all"):
            chart = charts.check(questions, language(), dark=result_story.dark(), size=result_story.NARROW)
            result_story.picture(chart, "chart-check", charts.check_in_words(questions, language()))
        with st.container(key="story-check-table"):
            columns = [escape(say(name)) for name in (N_("Question"), N_("Mean, from 1 to 5"), N_("Answers"))]
            rows = [(escape(say(question.text)), [_mean(question), _number(question)]) for question in questions]
            st.html(tables.table(say(N_("Participation check")), columns, rows))


def _sentence(questions: Sequence[Question]) -> str:
    known = {say(question.text).rstrip("."): round(question.mean, 1) for question in questions if question.mean is not None}
    if not known:
        return say(N_("Too few people have answered for a mean, or the check is still open."))
    most, least = max(known.values()), min(known.values())
    if most == least:
        return say(N_("The answers to every question have the same mean, {mean} of 5."), mean=_decimal(most))
    return say(
        N_("Highest: “{high}” ({most} of 5). Lowest: “{low}” ({least} of 5)."),
        high=_said(known, most),
        most=_decimal(most),
        low=_said(known, least),
        least=_decimal(least),
    )


def _said(known: dict[str, float], mean: float) -> str:
    return " / ".join(text for text, of in known.items() if of == mean)


def _mean(question: Question) -> str:
    return "–" if question.mean is None else _decimal(question.mean)


def _decimal(mean: float) -> str:
    return str(format_decimal(round(mean, 1), "0.0", locale=days.LOCALES[language()]))


def _number(question: Question) -> str:
    return str(question.answers) if question.answers is not None else say(N_("fewer than 5"))
