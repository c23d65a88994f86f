"""The overview: first in short, then three kinds apart (activity, experience, change), then voices, questions and signals."""

from dataclasses import dataclass
from html import escape

import streamlit as st

from participation.model.people import Staff
from participation.model.texts import N_
from participation.overview import activity, change, contributions, experience, promises, questions, signals, voices
from participation.overview.activity import Activity
from participation.overview.change import Change
from participation.overview.contributions import Contribution
from participation.overview.experience import Measured
from participation.overview.promises import Promise
from participation.overview.questions import Questions
from participation.overview.scope import Scope
from participation.overview.signals import Signals
from participation.overview.voices import Voice
from participation.project import structure
from participation.store import Database
from participation.web.overview import activity_part, change_part, experience_part, parts, questions_part, signals_part, voices_part


@dataclass(frozen=True)
class Found:
    """Everything that the page shows of one part of the project."""

    activity: Activity
    experience: Measured
    participation: Measured
    change: Change
    promises: list[Promise]
    questions: Questions
    voices: list[Voice]
    signals: Signals
    contributions: list[Contribution]


def of(database: Database, who: Staff, scope: Scope) -> Found:
    """All of it, each from its own use case."""
    return Found(
        activity.of(database, who, scope),
        experience.of(database, who, "experience", scope),
        experience.of(database, who, "check", scope),
        change.of(database, who, scope),
        promises.of(database, who, scope),
        questions.of(database, who, scope),
        voices.of(database, who, scope),
        signals.of(database, who, scope),
        contributions.of(database, who, scope),
    )


def draw(database: Database, who: Staff) -> None:
    """The whole page."""
    scope = parts.scope(structure.action_sets(database))
    whole = scope.action_set is None
    found = of(database, who, scope)
    rounds = {one.id: one for one in structure.rounds(database)}
    packages = {one.id: one for one in structure.work_packages(database)}
    _in_short(found)
    with st.container(key="overview-columns", horizontal=True, gap="medium"):
        with st.container(key="overview-left"):
            activity_part.draw(found.activity, whole=whole)
            experience_part.draw(found.experience, found.participation, whole=whole)
            change_part.draw(found.change, found.promises)
        with st.container(key="overview-right"):
            questions_part.draw(database, who, found.questions)
            voices_part.draw(found.voices, rounds, packages)
            signals_part.draw(found.signals)
            voices_part.contributions(found.contributions, whole=whole)


def _in_short(found: Found) -> None:
    """The page in one breath."""
    said = [
        activity_part.sentence(found.activity),
        experience_part.experience_sentence(found.experience),
        experience_part.participation_sentence(found.participation),
        change_part.sentence(found.change) if found.change.themes else "",
        questions_part.sentence(found.questions),
        signals_part.sentence(found.signals) if found.signals.total else "",
    ]
    with parts.panel("short", N_("In short")):
        st.html("<ul>" + "".join(f"<li>{escape(sentence)}</li>" for sentence in said if sentence) + "</ul>")
