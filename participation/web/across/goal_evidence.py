"""What stands behind each goal: linked themes with their decision, and conclusions. On this page and on Rounds."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from participation.across import evidence
from participation.across.evidence import Evidence
from participation.model.people import Staff
from participation.model.texts import N_
from participation.project import goals, rounds, structure
from participation.store import Database
from participation.web.across import theme_cards
from participation.web.across.theme_cards import Places
from participation.web.desk import words
from participation.web.project import editor, html
from participation.web.shell import say, say_many

CONCLUDES = frozenset({*rounds.WRITERS, "admin"})


def draw(database: Database, who: Staff) -> None:
    """The goals with their evidence, and linking a conclusion."""
    known = goals.every(database)
    if not known:
        html.nothing(say(N_("There are no goals yet. An administrator writes them on the project page.")))
        return
    packages = {one.id: one for one in structure.work_packages(database)}
    linked = evidence.of_goals(database, who)
    with st.container(key="panel-evidence"):
        editor.heading(say(N_("Goals and what stands behind them")))
        st.html(f"<p>{escape(_sentence(len(known), linked))}</p>")
        st.html(html.goals(known, packages, goals.evidence(database), by_goal(database, linked)))
    if who.roles & CONCLUDES:
        _conclusion(database, who, known)


def _sentence(number: int, linked: Mapping[str, Evidence]) -> str:
    with_evidence = sum(1 for one in linked.values() if one.themes or one.conclusions)
    return say(N_("{linked} of {number} goals have something linked to them."), linked=with_evidence, number=number)


def of_rounds(database: Database, who: Staff) -> dict[str, str]:
    """What is linked to each goal, for the goals on Rounds."""
    return by_goal(database, evidence.of_goals(database, who))


def by_goal(database: Database, linked: Mapping[str, Evidence]) -> dict[str, str]:
    """What is linked to each goal, as HTML."""
    places = Places(database)
    return {goal: _linked(one, places) for goal, one in linked.items() if one.themes or one.conclusions}


def _linked(one: Evidence, places: Places) -> str:
    parts = []
    if one.themes:
        parts.append(say_many("{n} theme linked to it", "{n} themes linked to it", len(one.themes)))
        parts.append(say_many("{n} of them taken in or being tried", "{n} of them taken in or being tried", one.acted_on))
    if one.conclusions:
        parts.append(say_many("{n} conclusion linked to it", "{n} conclusions linked to it", len(one.conclusions)))
    concluded = "".join(
        f"<li>{words.badge(say(rounds.KINDS[each.kind]), 'blue')} {escape(say(each.text))}</li>" for each in one.conclusions
    )
    listed = theme_cards.cards(one.themes, places) if one.themes else ""
    return (
        f"<p><b>{escape(' · '.join(parts))}</b></p><details><summary>{escape(say(N_('See what is linked')))}</summary>"
        f"<ul class='things'>{concluded}</ul>{listed}</details>"
    )


def _conclusion(database: Database, who: Staff, known: list[goals.Goal]) -> None:
    """A conclusion, and the goals that it stands behind."""
    concluded = {one.id: words.letters(say(one.text), 90) for one in rounds.conclusions(database, who)}
    if not concluded:
        return
    with st.container(key="panel-conclusion-goals"):
        editor.heading(say(N_("Link a conclusion to goals")))
        chosen = editor.choice(say(N_("Conclusion")), concluded, None, "conclusion-to-link") or ""
        with st.form(f"goals-of-conclusion-{chosen}", border=False):
            names = {goal.id: f"{goal.number}. {say(goal.text)}" for goal in known}
            picked = editor.many(say(N_("Goals")), names, evidence.of_conclusion(database, who, chosen), f"conclusion-goals-{chosen}")
            if st.form_submit_button(say(N_("Save the links"))):
                editor.carry_out(lambda: evidence.set_of_conclusion(database, who, chosen, picked))
