"""The summary of a shared understanding, edited while people answer to it; each save is on the tablets and the screen at once."""

from zlib import crc32

import streamlit as st

from participation import stages, workshops
from participation.model import limits
from participation.model.texts import LANGUAGES, N_, Texts
from participation.model.workshop import Stage, Workshop
from participation.screen import SUMMARY
from participation.web import listen, shell
from participation.web.console import part
from participation.web.header import LANGUAGE_NAMES
from participation.web.shell import say


@st.fragment
def draw(workshop_id: str) -> None:
    """The form while such a stage is open; nothing otherwise."""
    listen.to(workshop_id, "console", ["stage"], key="summary")
    database, who = shell.database(), part.who()
    workshop = workshops.get(database, who, workshop_id)
    order = stages.of_workshop(database, who, workshop_id)
    stage = next((stage for stage in order if stage.id == workshop.stage_id and stage.kind == SUMMARY), None)
    if stage is not None and stage.state == "open":
        _form(workshop, stage)


def _form(workshop: Workshop, stage: Stage) -> None:
    given = stage.settings.get("text") or {}
    with st.container(key="summary"):
        st.header(say(N_("The summary")), anchor=False)
        part.say_refusal("summary")
        with st.form(f"summary-{stage.id}", border=False):
            for language in part.spoken(workshop):
                text = str(given.get(language, ""))
                st.text_area(LANGUAGE_NAMES[language], text, key=_key(stage, language), max_chars=limits.TEMPLATE_TEXT, height=84)
            st.form_submit_button(say(N_("Save the summary")), on_click=_save, args=(workshop, stage))


def _key(stage: Stage, language: str) -> str:
    """A field of its own for each stored text, so that what somebody else saved is seen here too."""
    return f"summary-{stage.id}-{language}-{crc32(str(stage.settings.get('text')).encode())}"


def _save(workshop: Workshop, stage: Stage) -> None:
    written = {language: str(st.session_state[_key(stage, language)]).strip() for language in part.spoken(workshop)}
    first = next((text for text in written.values() if text), "")
    before = stage.settings.get("text") or {}
    text = Texts.of({language: written.get(language) or (before.get(language) or first if first else "") for language in LANGUAGES})
    settings = {**stage.settings, "text": text.as_json() if first else None}
    part.carry_out("summary", lambda: stages.edit(shell.database(), part.who(), stage.id, settings=settings))
