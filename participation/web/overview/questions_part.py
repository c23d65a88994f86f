"""Questions to management: those that wait, the longest waiting first, with a way to answer; then those with an answer."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from participation import decisions, shared_texts
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_
from participation.overview.questions import Answer, Question, Questions
from participation.store import Database
from participation.web import reading
from participation.web.desk import words
from participation.web.overview import parts
from participation.web.project import editor
from participation.web.shell import say, say_many

MOST = 5
ANSWERS = frozenset({"management", "reviewer", "admin"})


def draw(database: Database, who: Staff, found: Questions) -> None:
    """The questions with their answers and days."""
    with parts.panel("questions", N_("Questions to management"), N_("Management answers. Who asked reads the answer with their code.")):
        parts.lead(sentence(found))
        if found.waiting:
            st.html("<ul class='things'>" + "".join(map(_waiting, found.waiting[:MOST])) + "</ul>")
            if len(found.waiting) > MOST:
                _more(
                    found.waiting[MOST:],
                    _waiting,
                    say_many("{n} more question waits", "{n} more questions wait", len(found.waiting) - MOST),
                )
            if who.roles & ANSWERS:
                _form(database, who, found.waiting)
            else:
                parts.quiet(say(N_("Management or a reviewer writes the answers.")))
        if found.answered:
            st.html(f"<h3>{escape(say(N_('Answered')))}</h3><ul class='things'>{''.join(map(_answered, found.answered[:MOST]))}</ul>")
            if len(found.answered) > MOST:
                _more(found.answered[MOST:], _answered, say_many("{n} more answer", "{n} more answers", len(found.answered) - MOST))


def sentence(found: Questions) -> str:
    """How many wait, and how long the first of them has waited."""
    if not found.waiting:
        return say(N_("Every question has an answer.") if found.answered else N_("Nobody has asked management anything yet."))
    waits = say_many("{n} question waits for an answer.", "{n} questions wait for an answer.", len(found.waiting))
    return f"{waits} {say_many('The oldest has waited {n} day.', 'The oldest has waited {n} days.', found.waiting[0].days)}"


def _waiting(one: Question) -> str:
    said = [
        say(N_("Asked on {day}"), day=words.day(one.asked_at)),
        say_many("has waited {n} day", "has waited {n} days", one.days),
    ]
    if one.supporters:
        said.append(say(N_("{number} or more support this"), number=one.supporters))
    late = (
        words.badge(say(N_("Answer promised by {day}"), day=words.plain_day(one.due_on)), "orange" if one.late else "gray")
        if one.due_on
        else ""
    )
    return f"<li>{_words(one)}<p class='quiet'>{escape(' · '.join(said))}</p>{f'<p>{late}</p>' if late else ''}</li>"


def _answered(one: Question) -> str:
    assert one.answer is not None
    asked = say(N_("Asked on {day}"), day=words.day(one.asked_at))
    return f"<li>{_words(one)}<p>{_answer(one.answer)}</p><p class='quiet'>{escape(asked)} · {escape(_answered_on(one))}</p></li>"


def _answered_on(one: Question) -> str:
    assert one.answer is not None
    day = say(N_("answered on {day}"), day=words.day(one.answer.at))
    return f"{day} · {say_many('waited {n} day', 'waited {n} days', one.days)}"


def _answer(answer: Answer) -> str:
    if answer.status is None:
        return words.badge(say(N_("Answered in the room")), "green")
    return f"{words.status_badge(answer.status)} {escape(answer.reason or say(shared_texts.statuses()[answer.status].sentence))}"


def _words(one: Question) -> str:
    return words.written(one.words.text, one.words.language)


def _more(left: Sequence[Question], line: Callable[[Question], str], label: str) -> None:
    lines = "".join(map(line, left))
    st.html(f"<div class='how'><details><summary>{escape(label)}</summary><ul class='things'>{lines}</ul></details></div>")


def _form(database: Database, who: Staff, waiting: Sequence[Question]) -> None:
    read = reading.seen_marks("questions", {one.id: one.wording for one in waiting})
    with st.expander(say(N_("Answer a question"))), st.form("answer-question", border=False, clear_on_submit=True):
        names = {one.id: words.letters(one.words.text, 90) for one in waiting}
        chosen = editor.choice(say(N_("Question")), names, None, "answer-which")
        known = shared_texts.statuses()
        labels = {value: say(known[value].label) for value in decisions.ANSWERS}
        status = editor.choice(say(N_("What was decided")), labels, None, "answer-status")
        text = st.text_area(say(N_("The answer in one plain sentence")), key="answer-text", height=90, max_chars=limits.DECISION_REASON)
        parts.quiet(say(N_("Who asked reads this with the return code.")))
        if st.form_submit_button(say(N_("Send the answer")), type="primary"):
            editor.carry_out(
                lambda: reading.about(
                    "questions",
                    read,
                    lambda: decisions.answer(database, who, chosen or "", read.get(chosen or "", ""), status=status or "", reason=text),
                ),
                say(N_("The answer is saved. Who asked can read it now.")),
            )
