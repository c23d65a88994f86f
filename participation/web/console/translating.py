"""A quiet form for a translation beside a theme: the own words stay above it, and nothing of it stands in their place."""

from zlib import crc32

import streamlit as st

from participation import translations, workshops
from participation.model import limits
from participation.model.texts import N_
from participation.model.theme import Theme
from participation.web import reading, shell
from participation.web.console import part
from participation.web.header import LANGUAGE_NAMES
from participation.web.shell import say


def draw(theme: Theme, refusals: str, mark: str) -> None:
    """A field for each other language of the workshop. `refusals` is the part of the console that says what was refused.

    `mark` names the words that are translated.
    """
    database, who = shell.database(), part.who()
    workshop = workshops.get(database, who, theme.workshop_id)
    others = [language for language in part.spoken(workshop) if language != theme.language]
    if not others:
        return
    known = {made.language: made.text for made in translations.for_staff(database, who, workshop.id).get(theme.id, ())}
    label = N_("Change the translation") if known else N_("Add a translation")
    with st.popover(say(label), icon=":material/translate:", key=f"translate-{theme.id}"):
        st.markdown(say(N_("It stands beside the own words, with a label that says who made it.")))
        for language in others:
            _field(theme, language, known.get(language, ""), refusals, mark)


def _field(theme: Theme, language: str, text: str, refusals: str, mark: str) -> None:
    key = f"{theme.id}-{language}-{crc32(text.encode())}"
    with st.form(f"translation-{key}", border=False):
        st.text_area(LANGUAGE_NAMES[language], text, key=f"text-{key}", max_chars=limits.TRANSLATION, height=84)
        st.form_submit_button(
            say(N_("Save the translation")), key=f"save-{key}", on_click=_save, args=(theme.id, mark, language, f"text-{key}", refusals)
        )
    if text:
        st.button(say(N_("Take the translation away")), key=f"take-{key}", on_click=_take_away, args=(theme.id, language, refusals))


def _save(theme_id: str, mark: str, language: str, field: str, refusals: str) -> None:
    text = st.session_state[field]
    part.carry_out(refusals, lambda: _put(theme_id, mark, language, text, refusals))


def _put(theme_id: str, mark: str, language: str, text: str, place: str) -> None:
    """What a translator adds is what this translator reads: the words in front stay read with it."""
    reading.about(place, [theme_id], lambda: translations.put(shell.database(), part.who(), theme_id, mark, language, text))
    reading.forget(place, theme_id)


def _take_away(theme_id: str, language: str, refusals: str) -> None:
    part.carry_out(refusals, lambda: translations.take_away(shell.database(), part.who(), theme_id, language))
