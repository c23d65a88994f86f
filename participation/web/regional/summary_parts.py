"""The summary of a region on the page: what was built, the own text beside it, its editor, printing and a file."""

from functools import partial
from html import escape

import streamlit as st

from participation.model.people import Staff
from participation.model.texts import N_
from participation.regional import as_text, own_texts, sight, summary
from participation.regional.paragraphs import Line
from participation.regional.summary import Paragraph, Summary
from participation.store import Database
from participation.web.desk import address, downloads, words
from participation.web.project import editor, html
from participation.web.shell import language, say, say_many

SHOWN = 5


def draw(database: Database, who: Staff) -> None:
    """Choosing a region or a group, and its summary."""
    areas = {one.key: say(one.name) for one in sight.areas(database, who)}
    if not areas:
        html.nothing(say(N_("There are no regions for you yet. An administrator adds them on the project page.")))
        return
    with st.container(key="results-head", horizontal=True, vertical_alignment="center"):
        chosen = _area(areas)
        found = summary.of_area(database, who, chosen)
        downloads.print_button()
        _file(found)
    with st.container(key="panel-summary"):
        st.html(f"<h2>{escape(say(found.area.name))}</h2><p class='quiet'>{escape(say(ABOUT))}</p>")
        for one in found.paragraphs:
            _paragraph(database, who, found, one)


ABOUT = N_("The tool builds this from what is in it. Write a text of your own beside it, and both stay.")


def _area(areas: dict[str, str]) -> str:
    said = address.value("of")
    st.session_state["choose-of"] = now = said if said in areas else next(iter(areas))
    with st.container(key="results-workshop"):
        st.selectbox(
            say(N_("Region or group of regions")),
            list(areas),
            format_func=lambda key: areas[key],
            key="choose-of",
            label_visibility="collapsed",
            on_change=lambda: address.go(of=st.session_state["choose-of"]),
        )
    return now


def _file(found: Summary) -> None:
    name = "".join(sign if sign.isalnum() else "-" for sign in say(found.area.name).casefold())
    made = partial(as_text.markdown, found, language())
    st.download_button(say(N_("Download as text")), made, file_name=f"{name}.md", key="download-summary", on_click="ignore")


def _paragraph(database: Database, who: Staff, found: Summary, one: Paragraph) -> None:
    st.html(_said(one))
    if not own_texts.may_write(who):
        return
    with st.expander(say(N_("Change my text: {heading}") if one.own else N_("Write a text: {heading}"), heading=say(one.heading))):
        key = f"own-{found.area.key}-{one.part}"
        with st.form(key, border=False):
            text = editor.texts(say(N_("Own text")), one.own.text if one.own else None, f"{key}-text", long=True)
            if st.form_submit_button(say(N_("Save my text")), type="primary"):
                editor.carry_out(lambda: own_texts.write(database, who, found.area.key, one.part, text))
        if one.own and st.button(say(N_("Take the own text off")), key=f"{key}-off"):
            editor.carry_out(lambda: own_texts.take_off(database, who, found.area.key, one.part))


def _said(one: Paragraph) -> str:
    built = f"<p>{escape(say(one.built.sentence))}</p>{lines(one.lines, SHOWN)}"
    if one.own is None:
        return f"<section class='paragraph'><h3>{escape(say(one.heading))}</h3>{built}</section>"
    by = say(N_("Written by: {role}, {day}"), role=say(own_texts.ROLE_NAMES[one.own.by_role]), day=words.day(one.own.at))
    own = f"<p>{escape(say(one.own.text))}</p><p class='quiet'>{escape(by)}</p>"
    return (
        f"<section class='paragraph two'><h3>{escape(say(one.heading))}</h3>"
        f"<div class='built'><p class='label'>{escape(say(N_('Built by the tool')))}</p>{built}</div>"
        f"<div class='own'><p class='label'>{escape(say(N_('Own text')))}</p>{own}</div></section>"
    )


def lines(known: tuple[Line, ...], shown: int) -> str:
    """Lines as a list; those after the first ones stand behind a click."""
    if not known:
        return ""
    first = "".join(map(_line, known[:shown]))
    if len(known) <= shown:
        return f"<ul class='lines'>{first}</ul>"
    rest = "".join(map(_line, known[shown:]))
    more = escape(say_many("{n} more", "{n} more", len(known) - shown))
    return f"<ul class='lines'>{first}</ul><details><summary>{more}</summary><ul class='lines'>{rest}</ul></details>"


def _line(line: Line) -> str:
    said = words.written(say(line.said), line.language) if line.language else escape(say(line.said))
    note = f" <span class='quiet'>{escape(say(line.note))}</span>" if line.note else ""
    return f"<li>{said}{note}</li>"
