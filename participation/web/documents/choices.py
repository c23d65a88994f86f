"""What a document is about: each kind has its own choices, and gives the document or None where there is nothing to choose."""

from collections.abc import Callable, Mapping

import streamlit as st

from participation.documents import audience, evaluation_report, path_proposal, statements
from participation.documents import newsletter as letters
from participation.errors import Refused
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import LANGUAGES, N_
from participation.project import groups, structure
from participation.reports.document import Document
from participation.store import Database
from participation.web import shell
from participation.web.desk import address
from participation.web.header import LANGUAGE_NAMES
from participation.web.project import editor, html
from participation.web.shell import say

WHOLE = ""
NO_ROUNDS = N_("There are no rounds yet. A round is a pass over the same questions, with an aim and dates.")


def report(database: Database, who: Staff) -> Document | None:
    """The evaluation report of a round or of the whole project."""
    with st.container(key="panel-choices"):
        names = {WHOLE: say(N_("The whole project")), **_rounds(database)}
        with st.container(horizontal=True, vertical_alignment="bottom"):
            about = _kept(N_("What the report is about"), names, "round")
            language = _language()
            voices = st.number_input(say(N_("Voices under each kind")), *limits.VOICES.ends, 3, key="voices")
        chosen = _audiences(database)
    asked = evaluation_report.Asked(about or None, int(voices))
    return _made(lambda: audience.named(database, evaluation_report.document(database, who, language, asked), chosen))


def newsletter(database: Database, who: Staff) -> Document | None:
    """The newsletter of a round, for its audience."""
    rounds = _rounds(database)
    if not rounds:
        html.nothing(say(NO_ROUNDS))
        return None
    with st.container(key="panel-choices"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            about = _kept(N_("Round"), rounds, "round")
            language = _language()
        chosen = _audiences(database)
        packages = {one.id: f"{one.number}. {say(one.name)}" for one in structure.work_packages(database)}
        only = editor.many(say(N_("Only these work packages")), packages, [], "packages")
        opening = st.text_area(say(N_("Greeting, in your own words")), key="opening", height=90, max_chars=limits.NEWSLETTER)
        steps = st.text_area(say(N_("What happens next, in your own words")), key="next-steps", height=90, max_chars=limits.NEWSLETTER)
    asked = letters.Asked(about, tuple(chosen), tuple(only), opening, steps)
    return _made(lambda: letters.document(database, who, language, asked))


def statement(database: Database, who: Staff) -> Document | None:
    """A statement from themes with chosen tags."""
    known = {tag: say(name) for tag, name in statements.tags(database, who).items()}
    if not known:
        html.nothing(say(N_("No theme has a tag yet. Give tags on the page Review: a statement is made of themes with a tag.")))
        return None
    with st.container(key="panel-choices"):
        language = _language()
        tags = editor.many(say(N_("Themes with these tags")), known, [statements.LAW], "tags")
        chosen = _audiences(database)
        to = st.text_input(say(N_("To whom")), key="to", max_chars=limits.RECEIVER, autocomplete="off")
        opening = st.text_area(say(N_("What you say first, in your own words")), key="opening", height=120, max_chars=limits.STATEMENT)
    asked = statements.Asked(tuple(tags), to, opening)
    return _made(lambda: audience.named(database, statements.document(database, who, language, asked), chosen))


def path(database: Database, who: Staff) -> Document | None:
    """A proposal from a service path."""
    known = {one.stage.id: say(one.name) for one in path_proposal.choices(database, who)}
    if not known:
        html.nothing(say(N_("There are no service paths yet. They come from workshops where people build a path step by step.")))
        return None
    with st.container(key="panel-choices"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            stage = _kept(N_("Service path"), known, "path")
            language = _language()
        chosen = _audiences(database)
        opening = st.text_area(say(N_("What you say first, in your own words")), key="opening", height=90, max_chars=limits.STATEMENT)
    asked = path_proposal.Asked(stage, opening)
    return _made(lambda: audience.named(database, path_proposal.document(database, who, language, asked), chosen))


def _made(make: Callable[[], Document]) -> Document | None:
    try:
        return make()
    except Refused as error:
        shell.refused(error)
        return None


def _audiences(database: Database) -> list[str]:
    """Networks of a role, groups and teams that the document is for."""
    return editor.many(say(N_("For whom")), {group.id: say(group.name) for group in groups.every(database)}, [], "audiences")


def _rounds(database: Database) -> dict[str, str]:
    return {one.id: f"{one.number}. {say(one.name)}" for one in structure.rounds(database)}


def _kept(label: str, options: Mapping[str, str], name: str) -> str:
    """A choice that stands in the address, so that a link opens the same document."""
    said = address.value(name)
    key = f"choose-{name}"
    st.session_state[key] = said if said in options else next(iter(options))
    st.selectbox(
        say(label),
        list(options),
        format_func=lambda value: options[value],
        key=key,
        filter_mode=None,
        on_change=lambda: address.go(**{name: st.session_state[key]}),
    )
    return str(st.session_state[key])


def _language() -> str:
    here = LANGUAGES.index(shell.language())
    return str(st.selectbox(say(N_("Language of the document")), LANGUAGES, here, format_func=LANGUAGE_NAMES.__getitem__, key="language"))
