"""The stages of a template in their order: choose one, move it, take it out, add another."""

from html import escape

import streamlit as st

from participation import activities
from participation.model import limits
from participation.model.texts import N_
from participation.web.console import plain
from participation.web.shell import language, say
from participation.web.template_editor import draft as drafts
from participation.web.template_editor import stage_form
from participation.web.template_editor.draft import Draft, Plain

NEW_KIND = "new-stage-kind"


def draw(draft: Draft, *, may_change: bool) -> None:
    """The list; the chosen stage has the buttons to move it and to take it out."""
    with st.container(key="story-stages"):
        st.header(say(N_("Stages")), anchor=False)
        minutes = sum(stage["minutes"] for stage in draft.stages)
        st.html(f'<p class="quiet">{escape(say(N_("{minutes} minutes in all"), minutes=minutes))}</p>')
        for number, stage in enumerate(draft.stages, 1):
            _line(draft, stage, number, may_change=may_change)
        if may_change and len(draft.stages) < limits.STAGES.highest:
            _add(draft)


def _line(draft: Draft, stage: Plain, number: int, *, may_change: bool) -> None:
    uid, chosen = stage["uid"], stage["uid"] == draft.chosen
    name = plain.label(stage["name"][language()] or stage_form.kind_name(stage["kind"]))
    said = f"{number}\\. {name} · {say(N_('{minutes} min'), minutes=stage['minutes'])}"
    with st.container(key=f"row-{'on' if chosen else number}-{uid}"):
        st.button(
            f"**{said}**" if chosen else said, key=f"open-{uid}", type="tertiary", width="stretch", on_click=_choose, args=(draft, uid)
        )
    if not chosen or not may_change:
        return
    with st.container(key=f"stage-buttons-{uid}", horizontal=True, gap="small"):
        for icon, label, by, off in (
            (":material/arrow_upward:", N_("Move “{name}” up"), -1, number == 1),
            (":material/arrow_downward:", N_("Move “{name}” down"), 1, number == len(draft.stages)),
        ):
            with st.container(key=f"arrow-{by}-{uid}", width="content"):
                st.button(
                    say(label, name=name), key=f"move{by}-{uid}", icon=icon, disabled=off, on_click=drafts.move, args=(draft, uid, by)
                )
        st.button(say(N_("Take it out")), key=f"out-{uid}", disabled=len(draft.stages) == 1, on_click=drafts.remove, args=(draft, uid))


def _choose(draft: Draft, uid: str) -> None:
    draft.chosen = uid


def _add(draft: Draft) -> None:
    kinds = sorted(activities.kinds(), key=stage_form.kind_name)
    st.selectbox(say(N_("What people do in it")), kinds, index=kinds.index("add_themes"), format_func=stage_form.kind_name, key=NEW_KIND)
    st.button(
        say(N_("Add the stage")), key="new-stage", on_click=lambda: drafts.add(draft, st.session_state[NEW_KIND]), icon=":material/add:"
    )
