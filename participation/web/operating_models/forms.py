"""What is written about a model: a new one, its card in one language at a time, its next move, and the days of pilots."""

from collections.abc import Callable
from html import escape

import streamlit as st

from participation import review
from participation.errors import Refused
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import LANGUAGES, N_
from participation.operating_models import cards
from participation.operating_models.records import OperatingModel
from participation.operating_models.states import CHAIN, FIELDS, RESOURCES, STATES
from participation.project import regions, structure, tag_lists
from participation.store import Database
from participation.web.desk import address, words
from participation.web.header import LANGUAGE_NAMES
from participation.web.project import editor
from participation.web.shell import language, say

NEW = "new"
WRITES = frozenset({*cards.WRITERS, "admin"})


def new(database: Database, who: Staff, theme_id: str | None) -> None:
    """A form for a new model, beside the words of the theme that it begins from."""
    with st.container(key="panel-new-model"):
        if theme_id:
            try:
                theme = review.detail(database, who, theme_id).line.theme
            except Refused:
                theme_id = None
            else:
                st.html(f"<p>{escape(say(N_('It begins from this theme:')))}</p>{words.written(theme.text, theme.language, 'p')}")
        _form(database, who, None, theme_id)
        st.button(say(N_("Do not begin a model")), key="no-model", type="tertiary", on_click=address.go, kwargs={"model": "", "theme": ""})


def edit(database: Database, who: Staff, model: OperatingModel) -> None:
    """The card, behind a click."""
    with st.expander(say(N_("Change the card"))):
        _form(database, who, model, None)


def _form(database: Database, who: Staff, model: OperatingModel | None, theme_id: str | None) -> None:
    key = f"model-{model.id if model else NEW}"
    spoken = st.selectbox(
        say(N_("Language of the texts")),
        LANGUAGES,
        LANGUAGES.index(language()),
        format_func=lambda one: LANGUAGE_NAMES[one],
        key=f"{key}-in",
    )
    key = f"{key}-{spoken}"
    with st.form(key, border=False):
        name = st.text_input(
            say(N_("Name")),
            model.written.say(spoken) if model else "",
            key=f"{key}-name",
            max_chars=limits.NAME_IN_PROJECT,
            autocomplete="off",
        )
        fields = {}
        for field, label in FIELDS.items():
            stands = model.fields[field].say(spoken) if model and field in model.fields else ""
            draw: Callable[..., str] = st.text_input if field in (*RESOURCES, "counterpart", "funder", "place") else st.text_area
            fields[field] = draw(say(label), stands, key=f"{key}-{field}", max_chars=limits.TEXT_IN_PROJECT)
        packages = {one.id: f"{one.number}. {say(one.name)}" for one in structure.work_packages(database)}
        package = editor.choice(
            say(N_("Work package")), packages, model.work_package_id if model else None, f"{key}-package", none=say(N_("None"))
        )
        places = {one.id: say(one.name) for one in regions.every(database)}
        chosen = editor.many(say(N_("Regions")), places, model.regions if model else (), f"{key}-regions")
        known = {one.id: say(one.name) for one in tag_lists.every(database, "programme")}
        programmes = editor.many(say(N_("Earlier programmes")), known, model.programmes if model else (), f"{key}-programmes")
        links = st.text_area(say(N_("Links, one a line")), "\n".join(model.links) if model else "", key=f"{key}-links")
        if st.form_submit_button(say(N_("Save the model")), type="primary"):

            def save() -> None:
                made = cards.put(
                    database,
                    who,
                    model.id if model else None,
                    language=spoken,
                    name=name,
                    fields=fields,
                    work_package_id=package,
                    regions=chosen,
                    programmes=programmes,
                    links=links.splitlines(),
                    theme_id=theme_id,
                )
                address.go(model=made, theme="")

            editor.carry_out(save)


def move(database: Database, who: Staff, model: OperatingModel) -> None:
    """The next move; an end needs its reason."""
    with st.form(f"move-{model.id}", border=False):
        places = {state: say(label) for state, label in STATES.items() if state != model.state}
        step = CHAIN.index(model.state) + 1 if model.state in CHAIN else 0
        onward = CHAIN[min(step, len(CHAIN) - 1)]
        state = editor.choice(say(N_("Where it goes next")), places, onward, f"move-to-{model.id}")
        reason = st.text_area(
            say(N_("Why, in one sentence (needed when it ends)")), key=f"move-why-{model.id}", height=68, max_chars=limits.MOVE_REASON
        )
        if st.form_submit_button(say(N_("Move the model")), type="primary"):
            editor.carry_out(lambda: cards.move(database, who, model.id, state=state or "", reason=reason))


def pilot(database: Database, who: Staff, model: OperatingModel) -> None:
    """The days of a pilot, behind a click."""
    with st.expander(say(N_("Add the days of a pilot"))), st.form(f"pilot-{model.id}", border=False, clear_on_submit=True):
        starts = st.date_input(say(N_("First day")), None, key=f"pilot-from-{model.id}", format="DD.MM.YYYY")
        ends = st.date_input(say(N_("Last day")), None, key=f"pilot-to-{model.id}", format="DD.MM.YYYY")
        if st.form_submit_button(say(N_("Save the pilot"))):
            editor.carry_out(lambda: cards.add_pilot(database, who, model.id, starts_on=starts, ends_on=ends))
