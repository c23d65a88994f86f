"""The page of one model: what it is, where it has been, how useful people find it, and its files."""

from functools import partial
from html import escape

import streamlit as st

from participation import review
from participation.errors import Refused
from participation.model.people import Staff
from participation.model.texts import N_
from participation.operating_models import innokyla, usefulness
from participation.operating_models.records import OperatingModel
from participation.operating_models.states import COLOURS, FIELDS, STATES
from participation.project import regions, structure, tag_lists
from participation.reports.layouts import LAYOUTS
from participation.store import Database
from participation.web.desk import address, tables, words
from participation.web.operating_models import forms
from participation.web.project import comment_box, editor, html
from participation.web.shell import language, say

MAY_READ_THEMES = frozenset({"reviewer", "evaluator", "admin"})


def draw(database: Database, who: Staff, model: OperatingModel) -> None:
    """The model on the left; its way, and what can be done with it, on the right."""
    st.button(say(N_("All operating models")), key="to-board", type="tertiary", icon=":material/arrow_back:", on_click=_to_board)
    left, right = editor.two()
    with left:
        st.html(_card(database, model))
        _useful(database, who, model)
        if model.themes and who.roles & MAY_READ_THEMES:
            _themes(database, who, model)
    with right:
        editor.heading(say(N_("Its way")))
        st.html(_way(model))
        if who.roles & forms.WRITES:
            forms.move(database, who, model)
            forms.edit(database, who, model)
            forms.pilot(database, who, model)
        _files(database, model)
        comment_box.draw(database, who, f"model:{model.id}")


def _to_board() -> None:
    address.go(model="")


def _card(database: Database, model: OperatingModel) -> str:
    packages = {one.id: one for one in structure.work_packages(database)}
    package = packages.get(model.work_package_id or "")
    places = _regions(database)
    said = [words.badge(say(STATES[model.state]), COLOURS[model.state])]
    if package:
        said.append(f"{html.sign(package)}{escape(say(package.name))}")
    said.append(escape(", ".join(places[one] for one in model.regions if one in places)))
    facts = [(FIELDS[name], model.text(name, language())) for name in FIELDS]
    facts.append((N_("Earlier programmes"), ", ".join(say(tag_lists.name(database, tag)) for tag in model.programmes)))
    days = (" – ".join(words.plain_day(day) for day in (one.starts_on, one.ends_on) if day) for one in model.pilots)
    facts.append((N_("Pilots"), "\n".join(days)))
    whole = [f"<dt>{escape(say(label))}</dt><dd class='written'>{escape(text)}</dd>" for label, text in facts if text]
    for link in model.links:
        shown = f"<a href='{escape(link)}' target='_blank' rel='noopener noreferrer'>{escape(link)}</a>"
        whole.append(f"<dt>{escape(say(N_('Link')))}</dt><dd class='written'>{shown}</dd>")
    return f"<h2>{escape(say(model.name))}</h2><p>{' '.join(said)}</p><dl class='meanings'>{''.join(whole)}</dl>"


def _regions(database: Database) -> dict[str, str]:
    return {one.id: say(one.name) for one in regions.every(database)}


def _way(model: OperatingModel) -> str:
    lines = ""
    for move in model.history:
        by = say(N_("Written by {name}"), name=move.by) if move.by else say(N_("Filled in from the report"))
        reason = f"<p>{escape(say(move.reason))}</p>" if say(move.reason) else ""
        lines += (
            f"<li><b>{escape(say(STATES[move.state]))}</b><em>{escape(words.day(move.at))}</em>{reason}<p class='by'>{escape(by)}</p></li>"
        )
    return f"<ol class='way'>{lines}</ol>"


def _useful(database: Database, who: Staff, model: OperatingModel) -> None:
    asked = usefulness.of_model(database, who, model.id)
    st.html(f"<h3>{escape(say(N_('How useful is it in everyday work?')))}</h3>")
    if not asked:
        st.html(f"<p class='quiet'>{escape(say(N_('No workshop that is over has asked this yet.')))}</p>")
        return
    few = say(N_("under 5"))
    columns = [escape(say(label)) for label in (N_("Workshop"), N_("Mean, from 1 to 5"), N_("Answers"))]
    rows = [
        (
            f"{escape(say(one.title))} <span class='quiet'>{escape(words.day(one.on_day))}</span>",
            [f"{one.answers.mean:.1f}", str(one.answers.people)] if one.answers else ["–", few],
        )
        for one in asked
    ]
    st.html(tables.table(say(N_("How useful is it in everyday work?")), columns, rows))


def _themes(database: Database, who: Staff, model: OperatingModel) -> None:
    st.html(f"<h3>{escape(say(N_('It began from these themes')))}</h3>")
    for theme_id in model.themes:
        try:
            theme = review.detail(database, who, theme_id).line.theme
        except Refused:
            continue
        st.html(words.written(theme.text, theme.language, "p"))


def _files(database: Database, model: OperatingModel) -> None:
    programmes = {tag: say(tag_lists.name(database, tag)) for tag in model.programmes}
    found = innokyla.sections(model, language(), _regions(database), programmes)
    document = innokyla.as_document(found, language())
    with st.popover(say(N_("Download the model")), icon=":material/download:", key="model-files"):
        st.html(f"<p>{escape(say(N_('In the order of an Innokylä model. Empty parts are named.')))}</p>")
        for value, layout in LAYOUTS.items():
            st.download_button(
                say(layout.name),
                partial(layout.write, document),
                file_name=f"model-{model.id}.{layout.ending}",
                mime=layout.mime,
                key=f"model-{value}",
                on_click="ignore",
                width="stretch",
            )
