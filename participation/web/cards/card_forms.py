"""Making cards on the right of the editors' page: from themes, from a draft of a workshop, and their words."""

from collections.abc import Callable, Mapping
from html import escape

import streamlit as st

from participation.cards import editing, sources
from participation.cards.card import PARTS, Card
from participation.cards.sources import Sources
from participation.cards.versions import Version
from participation.model import limits
from participation.model.people import GROUP_SIGNS, Staff
from participation.model.texts import LANGUAGES, N_
from participation.review import Reviewed
from participation.store import Database
from participation.web import reading, shell
from participation.web.cards import card_html
from participation.web.desk import address, words
from participation.web.header import LANGUAGE_NAMES
from participation.web.project import editor
from participation.web.shell import say, say_many

SHORT = 110


def draw(database: Database, who: Staff, version: Version, behind: Mapping[str, Sources]) -> None:
    """Starting a card, taking a draft in, and writing the card that is chosen."""
    known = sources.to_choose_from(database, who)
    _start(database, who, version, known)
    _take_in(database, who, version, known)
    editor.heading(say(N_("Write a card")))
    names = {one.id: f"{number}. {card_html.short(one)}" for number, one in enumerate(version.cards, 1)}
    chosen = editor.chosen(names, say(N_("Choose a card")))
    found = next((one for one in version.cards if one.id == chosen), None)
    if found:
        _write(database, who, found, behind.get(found.id, Sources()))
        _themes(database, who, found, known, behind.get(found.id, Sources()))
        _place(database, who, found)


def _in_short(line: Reviewed) -> str:
    text = " ".join(line.theme.text.split())
    shown = text if len(text) <= SHORT else f"{text[:SHORT].rsplit(' ', 1)[0]} …"
    return f"{GROUP_SIGNS.get(line.role_group or '', '○')} {shown}"


def _start(database: Database, who: Staff, version: Version, known: Mapping[str, Reviewed]) -> None:
    with st.expander(say(N_("Start a card from themes"))), st.form(f"start-{version.id}", border=False, clear_on_submit=True):
        st.markdown(say(N_("Write a word to find themes. Choose those that say the same thing.")))
        options = {theme_id: _in_short(line) for theme_id, line in known.items()}
        picked = editor.many(say(N_("Themes")), options, [], f"start-themes-{version.id}")
        if st.form_submit_button(say(N_("Start a card")), type="primary"):
            _go_on(lambda: editing.start(database, who, version.id, picked))


def _take_in(database: Database, who: Staff, version: Version, known: Mapping[str, Reviewed]) -> None:
    drafted = sources.drafts(database, who, version.id, known.values())
    if not drafted:
        return
    label = say_many("Take in a draft: {n} from a workshop", "Take in a draft: {n} from workshops", len(drafted))
    with st.expander(label), st.form(f"take-in-{version.id}", border=False, clear_on_submit=True):
        options = {line.theme.id: _in_short(line) for line in drafted}
        read = reading.seen("drafts", *((line.theme, None) for line in drafted))
        picked = editor.choice(say(N_("Draft from a workshop")), options, None, f"draft-{version.id}")
        if st.form_submit_button(say(N_("Take this draft in")), type="primary"):
            _go_on(
                lambda: reading.about(
                    "drafts", read, lambda: editing.take_in(database, who, version.id, picked or "", read.get(picked or "", ""))
                )
            )


def _go_on(make: Callable[[], str]) -> None:
    """Makes a card, and opens it for writing."""
    editor.carry_out(lambda: address.go(edit=make()), say(N_("Now write the card in your own words.")))


def _write(database: Database, who: Staff, one: Card, behind: Sources) -> None:
    said = "".join(f"<li>{words.written(source.theme.text, source.theme.language)}</li>" for source in behind.shown)
    if said:
        st.html(f"<p class='quiet'>{escape(say(N_('The words behind it, as they were typed')))}</p><ul class='behind'>{said}</ul>")
    key = f"card-{one.id}"
    with st.form(key, border=False):
        given: dict[str, dict[str, str]] = {part: {} for part in PARTS}
        own_first = sorted(LANGUAGES, key=lambda language: language != shell.language())
        for language, tab in zip(own_first, st.tabs([LANGUAGE_NAMES[each] for each in own_first]), strict=True):
            with tab:
                for part, label in PARTS.items():
                    text = one.parts[part].say(language)
                    given[part][language] = _box(f"{say(label)} ({LANGUAGE_NAMES[language]})", text, f"{key}-{part}-{language}")
        if st.form_submit_button(say(N_("Save the card")), type="primary"):
            editor.carry_out(lambda: editing.write(database, who, one.id, given))


def _box(label: str, text: str, key: str) -> str:
    return st.text_area(label, text, key=key, height=68, max_chars=limits.CARD)


def _themes(database: Database, who: Staff, one: Card, known: Mapping[str, Reviewed], behind: Sources) -> None:
    key = f"card-themes-{one.id}"
    with st.expander(say(N_("Change the themes behind it"))), st.form(key, border=False):
        options = {theme_id: _in_short(line) for theme_id, line in known.items()}
        picked = editor.many(say(N_("Themes behind this card")), options, [source.theme.id for source in behind.shown], f"{key}-many")
        if st.form_submit_button(say(N_("Save the themes"))):
            editor.carry_out(lambda: editing.set_themes(database, who, one.id, picked))


def _place(database: Database, who: Staff, one: Card) -> None:
    with st.container(key="card-place", horizontal=True):
        if st.button(say(N_("Move earlier")), key="card-earlier"):
            editor.carry_out(lambda: editing.move(database, who, one.id, -1))
        if st.button(say(N_("Move later")), key="card-later"):
            editor.carry_out(lambda: editing.move(database, who, one.id, 1))
        with st.popover(say(N_("Take the card out")), key="card-out"):
            st.markdown(say(N_("It leaves this draft. Published versions keep it.")))
            if st.button(say(N_("Take it out")), key="card-out-yes", width="stretch"):
                editor.carry_out(lambda: editing.take_out(database, who, one.id), say(N_("Taken out.")))
