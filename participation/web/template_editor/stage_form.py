"""One stage of a template in the editor: what people do in it, its minutes, its name and question, its settings."""

from typing import Any

import streamlit as st

from participation import activities
from participation.model import limits
from participation.model.texts import N_
from participation.web.header import LANGUAGE_NAMES
from participation.web.shell import say
from participation.web.template_editor import draft as drafts
from participation.web.template_editor import settings_form
from participation.web.template_editor.draft import Draft, Plain


def draw(draft: Draft, stage: Plain) -> None:
    """The fields of the stage; each change stands in the draft at once, so that the preview shows it."""
    uid = stage["uid"]
    kinds = sorted(activities.kinds(), key=kind_name)
    with st.container(key=f"story-stage-{uid}"):
        with st.container(key=f"stage-first-{uid}", horizontal=True, vertical_alignment="bottom"):
            kind = st.selectbox(
                say(N_("What people do in it")), kinds, index=kinds.index(stage["kind"]), format_func=kind_name, key=f"{uid}-kind"
            )
            minutes = st.number_input(say(N_("Minutes")), *limits.MINUTES.ends, stage["minutes"], key=f"{uid}-minutes", width=130)
        drafts.change_kind(draft, stage, kind or stage["kind"])
        draft.put(stage, "minutes", int(minutes))
        texts(draft, stage, "name", N_("Name"), uid, limits.STAGE_NAME)
        texts(draft, stage, "prompt", N_("Question to the room"), uid, limits.STAGE_QUESTION, long=True)
        settings, draft.problem = settings_form.draw(stage["kind"], stage.get("settings") or {}, f"{uid}-{stage['kind']}")
        if settings or "settings" in stage:
            draft.put(stage, "settings", settings)
        if not settings:
            stage.pop("settings", None)


def texts(draft: Draft, where: dict[str, Any], name: str, label: str, key: str, longest: int, *, long: bool = False) -> None:
    """A text in three languages, the reader's own first."""
    written = {}
    for language in settings_form.in_order():
        said, value, own = f"{say(label)} ({LANGUAGE_NAMES[language]})", where[name][language], f"{key}-{name}-{language}"
        field = (
            st.text_area(said, value, height=84, key=own, max_chars=longest)
            if long
            else st.text_input(said, value, key=own, max_chars=longest)
        )
        written[language] = field.strip()
    draft.put(where, name, {language: written[language] for language in where[name]})


def kind_name(kind: str) -> str:
    """What a kind of stage is called."""
    return say(activities.kinds()[kind].name)
