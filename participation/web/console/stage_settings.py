"""The few settings of a stage that a facilitator may change: how a vote is cast, which kinds themes have, who groups."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from participation import voting
from participation.activities.path import WHOSE
from participation.model import limits
from participation.model.kinds import KINDS
from participation.model.texts import N_
from participation.operating_models import cards
from participation.web import shell
from participation.web.shell import say

METHOD_NAMES = {
    "dots": N_("Each has a few votes to share out"),
    "approval": N_("Each chooses as many as they like"),
    "agree": N_("Agree, pass or disagree, one at a time"),
}


def fields(kind: str, settings: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The inputs for a kind of stage; gives the settings as they shall be."""
    draw = {"vote": _vote, "add_themes": _themes, "group": _group, "path": _path, "usefulness": _usefulness}.get(kind)
    return {**settings, **draw(settings, key)} if draw else dict(settings)


def _vote(settings: Mapping[str, Any], key: str) -> dict[str, Any]:
    methods = sorted(voting.methods(), key=lambda name: [*METHOD_NAMES, name].index(name))
    now = settings.get("method", methods[0])
    method = st.selectbox(
        say(N_("How people vote")),
        methods,
        index=methods.index(now),
        format_func=lambda value: say(METHOD_NAMES.get(value or "", value or "")),
        key=f"method-{key}",
    )
    votes = st.number_input(
        say(N_("Votes for each, when there are a few to share out")),
        *limits.VOTES.ends,
        int(settings.get("votes", 3)),
        key=f"votes-{key}",
    )
    return {"method": method, "votes": int(votes)} if method == "dots" else {"method": method}


def _path(settings: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {"whose": whose(str(settings.get("whose", "young")), key)}


def _usefulness(settings: Mapping[str, Any], key: str) -> dict[str, Any]:
    known = {model.id: model for model in cards.every(shell.database(), shell.staff("facilitator"))}
    now = str(settings.get("model", ""))
    chosen = st.selectbox(
        say(N_("Which operating model it is about")),
        ["", *known],
        index=[*known].index(now) + 1 if now in known else 0,
        format_func=lambda one: say(known[one].name) if one in known else say(N_("The question names it")),
        key=f"model-{key}",
    )
    return {"model": chosen, "about": known[chosen].name.as_json()} if chosen in known else {"model": "", "about": None}


def whose(now: str, key: str) -> str:
    """Whose path it is: that decides whose feeling the tablets ask for."""
    chosen = st.selectbox(
        say(N_("Whose path it is")),
        list(WHOSE),
        index=list(WHOSE).index(now) if now in WHOSE else 0,
        format_func=lambda value: say(WHOSE[value][0]),
        key=f"whose-{key}",
    )
    return chosen or "young"


def _themes(settings: Mapping[str, Any], key: str) -> dict[str, Any]:
    kinds = st.pills(
        say(N_("Kinds that a theme can have")),
        list(KINDS),
        selection_mode="multi",
        default=list(settings.get("kinds", ())),
        format_func=lambda value: f"{KINDS[value].sign} {say(KINDS[value].name)}",
        key=f"kinds-{key}",
    )
    return {"kinds": [kind for kind in KINDS if kind in kinds]}


def _group(settings: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {
        "may_help": st.checkbox(
            say(N_("Participants may help to group on their tablets")), bool(settings.get("may_help")), key=f"help-{key}"
        )
    }
