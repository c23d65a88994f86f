"""Editing the stages, before and during the workshop: order, minutes, name and question, leaving out, adding."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from participation import activities, stages, workshops
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.model.workshop import Stage, Workshop
from participation.texts import everywhere
from participation.web import listen, shell
from participation.web.console import part, plain, stage_settings
from participation.web.header import LANGUAGE_NAMES
from participation.web.shell import say

OPEN = "stage-open"
NEW = "new"
STATES = {"waiting": N_("Not opened yet"), "open": N_("Open now"), "closed": N_("Has been open"), "skipped": N_("Left out")}


@st.fragment
def draw(workshop_id: str) -> None:
    """The list of stages in the place of the queue; one at a time opens to be changed."""
    listen.to(workshop_id, "console", ["stage"], key="stages")
    database, who = shell.database(), part.who()
    workshop = workshops.get(database, who, workshop_id)
    order = stages.of_workshop(database, who, workshop_id)
    with st.container(key="edit-list"):
        with st.container(key="edit-head", horizontal=True, vertical_alignment="center"):
            st.header(say(N_("Edit the stages")), anchor=False, width="stretch")
            part.link("plan", say(N_("The plan")), workshop=workshop_id)
            if st.button(say(N_("Back to the queue")), key="leave-stages", icon=":material/arrow_back:"):
                part.show("work")
        minutes = sum(stage.minutes for stage in order if stage.state != "skipped")
        st.html(f'<p class="quiet">{escape(say(N_("{minutes} minutes in all. The tablets show changes at once."), minutes=minutes))}</p>')
        part.say_refusal("stages")
        for place, stage in enumerate(order):
            _line(workshop, stage, place, len(order))
        _add(workshop, order)


def _line(workshop: Workshop, stage: Stage, place: int, number: int) -> None:
    opened = st.session_state.get(OPEN) == stage.id
    with st.container(key=f"edit-{stage.id}"):
        with st.container(key=f"edit-line-{stage.id}", horizontal=True, vertical_alignment="center", gap="small"):
            minutes = say(N_("{minutes} min"), minutes=stage.minutes)
            about = escape(" · ".join((_kind(stage.kind), minutes, say(STATES[stage.state]))))
            st.html(f"<p><b>{place + 1}. {escape(say(stage.name))}</b><br><span class='quiet'>{about}</span></p>", width="stretch")
            name = plain.label(say(stage.name))
            _arrow(stage, ":material/arrow_upward:", say(N_("Move “{name}” up"), name=name), -1, place == 0)
            _arrow(stage, ":material/arrow_downward:", say(N_("Move “{name}” down"), name=name), 1, place == number - 1)
            label = say(N_("Close the editor")) if opened else say(N_("Change"))
            st.button(label, key=f"change-{stage.id}", on_click=_toggle, args=(stage.id,))
        if opened:
            _editor(workshop, stage)


def _kind(kind: str) -> str:
    return say(activities.kinds()[kind].name)


def _arrow(stage: Stage, icon: str, label: str, by: int, disabled: bool) -> None:
    """The words of the button are there for screen readers; the eye sees the arrow."""
    with st.container(key=f"arrow-{'up' if by < 0 else 'down'}-{stage.id}", width="content"):
        st.button(label, key=f"move-{by}-{stage.id}", icon=icon, disabled=disabled, on_click=_move, args=(stage.id, by))


def _toggle(stage_id: str) -> None:
    st.session_state[OPEN] = None if st.session_state.get(OPEN) == stage_id else stage_id


def _move(stage_id: str, by: int) -> None:
    part.carry_out("stages", lambda: stages.move(shell.database(), part.who(), stage_id, by=by))


def _editor(workshop: Workshop, stage: Stage) -> None:
    with st.form(f"stage-{stage.id}", border=False):
        name = _in_languages(workshop, f"name-{stage.id}", N_("Name"), stage.name, long=False)
        prompt = _in_languages(workshop, f"prompt-{stage.id}", N_("Question to the room"), stage.prompt, long=True)
        minutes = _minutes(f"minutes-{stage.id}", stage.minutes)
        settings = stage_settings.fields(stage.kind, stage.settings, stage.id)
        if st.form_submit_button(say(N_("Save the stage")), type="primary"):
            texts = {"name": _texts(name, stage.name), "prompt": _texts(prompt, stage.prompt)}
            if part.carry_out(
                "stages",
                lambda: stages.edit(shell.database(), part.who(), stage.id, **texts, minutes=minutes, settings=settings),
            ):
                st.session_state[OPEN] = None
            st.rerun()
    with st.container(key=f"stage-more-{stage.id}", horizontal=True, gap="small"):
        if stage.state == "skipped":
            st.button(say(N_("Take it in again")), key=f"skip-{stage.id}", on_click=_skip, args=(stage.id, False))
        elif stage.state != "open":
            st.button(say(N_("Leave it out of this workshop")), key=f"skip-{stage.id}", on_click=_skip, args=(stage.id, True))
            if workshop.state != "closed":
                st.button(say(N_("Open this stage now")), key=f"open-{stage.id}", on_click=_open, args=(workshop, stage.id))


def _in_languages(workshop: Workshop, key: str, label: str, given: Texts | None, *, long: bool) -> dict[str, str]:
    """A text field for each language of the workshop, the reader's own first."""
    found = {}
    for language in part.spoken(workshop):
        said, value, own = f"{say(label)} ({LANGUAGE_NAMES[language]})", given.say(language) if given else "", f"{key}-{language}"
        if long:
            found[language] = st.text_area(said, value, height=84, key=own, max_chars=limits.STAGE_QUESTION)
        else:
            found[language] = st.text_input(said, value, key=own, max_chars=limits.STAGE_NAME)
    return found


def _texts(written: dict[str, str], before: Texts | None) -> Texts:
    """What was written, in three languages; a language that nobody wrote keeps what it had, or gets the first one's words."""
    first = next((text.strip() for text in written.values() if text.strip()), "")
    known = before.as_json() if before else {}
    return Texts.of({language: written.get(language, "").strip() or known.get(language) or first for language in LANGUAGE_NAMES})


def _minutes(key: str, value: int) -> int:
    return int(st.number_input(say(N_("Minutes")), *limits.MINUTES.ends, value, key=key, width=160))


def _skip(stage_id: str, skipped: bool) -> None:
    part.carry_out("stages", lambda: stages.set_skipped(shell.database(), part.who(), stage_id, skipped=skipped))


def _open(workshop: Workshop, stage_id: str) -> None:
    part.carry_out("stages", lambda: stages.open_stage(shell.database(), part.who(), workshop.id, stage_id, after=workshop.stage_id))


def _add(workshop: Workshop, order: Sequence[Stage]) -> None:
    if st.session_state.get(OPEN) != NEW:
        st.button(say(N_("Add a stage")), key="add-stage", icon=":material/add:", on_click=_toggle, args=(NEW,))
        return
    with st.container(key="edit-new"), st.form("stage-new", border=False):
        kind = st.selectbox(say(N_("What people do in it")), list(activities.kinds()), format_func=_kind, key="new-kind")
        name = _in_languages(workshop, "new-name", N_("Name"), None, long=False)
        prompt = _in_languages(workshop, "new-prompt", N_("Question to the room"), None, long=True)
        minutes = _minutes("new-minutes", 10)
        places = {stage.id: plain.label(say(stage.name)) for stage in order}
        after = st.selectbox(
            say(N_("It comes after")), list(places), format_func=lambda stage: places[stage], index=len(places) - 1, key="new-after"
        )
        if st.form_submit_button(say(N_("Add the stage")), type="primary"):
            _add_now(part.who(), workshop, kind, _texts(name, None), _texts(prompt, None), minutes, after)
            st.rerun()
    st.button(say(N_("Do not add")), key="no-new-stage", on_click=_toggle, args=(NEW,))


def _add_now(who: Staff, workshop: Workshop, kind: str, name: Texts, prompt: Texts, minutes: int, after: str | None) -> None:
    named = name if name.fi else everywhere(activities.kinds()[kind].name)
    if part.carry_out(
        "stages",
        lambda: stages.add(shell.database(), who, workshop.id, kind=kind, name=named, prompt=prompt, minutes=minutes, after=after),
    ):
        st.session_state[OPEN] = None
