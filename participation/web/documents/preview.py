"""A document as it will be, and the files that it can be taken away in."""

from functools import partial

import streamlit as st

from participation.model.texts import N_
from participation.reports import html
from participation.reports.document import Document
from participation.reports.layouts import LAYOUTS
from participation.web.shell import say


def draw(document: Document | None, name: str) -> None:
    """The buttons, then the whole document; nothing where there is none."""
    if document is None:
        return
    with st.container(key="panel-files", horizontal=True, vertical_alignment="center"):
        for value, layout in LAYOUTS.items():
            st.download_button(
                say(N_("Save: {kind}"), kind=say(layout.name)),
                partial(layout.write, document),
                file_name=f"{name}-{document.language}.{layout.ending}",
                mime=layout.mime,
                key=f"save-{value}",
                on_click="ignore",
                type="primary" if value == "word" else "secondary",
            )
    with st.container(key="panel-document"):
        st.html(f'<article class="document" lang="{document.language}">{html.body(document, top=2)}</article>')
