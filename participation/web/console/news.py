"""What happens while the facilitator looks elsewhere: told to screen readers, and a child's call is seen in every view."""

from collections.abc import Collection

import streamlit as st

from participation import care, moderation, stages, workshops
from participation.model.texts import N_
from participation.web import at_hand, listen, shell
from participation.web.console import part
from participation.web.shell import say, say_many

KNOWN = "news-known"


@st.fragment
def draw(workshop_id: str) -> None:
    """New themes, calls for an adult, and the stage."""
    listen.to(workshop_id, "console", ["queue", "care", "stage"], key="news")
    database, who = shell.database(), part.who()
    waiting = {theme.id for theme in moderation.queue(database, who, workshop_id)}
    calls = {call.id for call in care.calls(database, who, workshop_id)}
    workshop = workshops.get(database, who, workshop_id)
    stage = next((one for one in stages.of_workshop(database, who, workshop_id) if one.id == workshop.stage_id), None)
    at_hand.tell("waiting", _came("waiting", waiting), say_many("{n} theme waits for you", "{n} themes wait for you", len(waiting)))
    at_hand.tell("calls", _came("calls", calls), say(N_("Somebody in the room wants an adult")), loud=True)
    if stage is not None:
        is_open = stage.state == "open"
        said = N_("Now: {stage}") if is_open else N_("Closed: {stage}")
        at_hand.tell("stage", (stage.id, is_open), say(said, stage=say(stage.name)))
    if calls and part.view() == "stages":
        with st.container(key="calls-here"):
            if st.button(say(N_("Wants an adult {n}"), n=len(calls)), key="calls", icon=":material/person_raised_hand:"):
                part.show("care")


def _came(what: str, now: Collection[str]) -> int:
    """How often something came that was not there before."""
    known, number = st.session_state.get(f"{KNOWN}-{what}", (frozenset(now), 0))
    if frozenset(now) - known:
        number += 1
    st.session_state[f"{KNOWN}-{what}"] = (known | frozenset(now), number)
    return int(number)
