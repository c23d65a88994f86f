"""Printing the page, and the files that it can be taken away in."""

from functools import partial

import streamlit as st

from participation import exports
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.workshop import Workshop
from participation.reports.table_files import TABLE_FILES
from participation.results import Ballot
from participation.store import Database
from participation.web.shell import language, say

_PRINT = """
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  button.textContent = data.label
  button.onclick = () => window.print()
}
"""
_BUTTON = '<button type="button" class="print"></button>\n'
_component = st.components.v2.component("yhdessa_print", html=_BUTTON, js=_PRINT, isolate_styles=False)


def draw(database: Database, who: Staff, workshop: Workshop, ballots: list[Ballot]) -> None:
    """The buttons. What each file holds is decided where it is made."""
    print_button()
    with st.popover(say(N_("Download")), icon=":material/download:", key="downloads"):
        _file(database, who, workshop, "xlsx", f"{workshop.join_code}.xlsx")
        _file(database, who, workshop, "csv", f"{workshop.join_code}-csv.zip")
        _file(database, who, workshop, "plain-csv", f"{workshop.join_code}-programs.zip")
        agreed = any(ballot.result.method == "agree" and ballot.result.voters is not None for ballot in ballots)
        if "admin" in who.roles and agreed:
            _file(database, who, workshop, "polis", f"{workshop.join_code}-polis.zip")


def print_button() -> None:
    """A button that prints the page."""
    with st.container(key="print", width="content"):
        _component(data={"label": say(N_("Print the page"))}, key="print-page")


def _file(database: Database, who: Staff, workshop: Workshop, layout: exports.Layout, name: str) -> None:
    label = say(TABLE_FILES[layout].name if layout in TABLE_FILES else N_("Ballots for Polis's tools"))
    made = partial(exports.file, database, who, workshop.id, layout, language())
    st.download_button(label, made, file_name=name, key=f"download-{layout}", on_click="ignore", width="stretch")
