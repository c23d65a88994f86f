"""Templates: the list, and one of them to look at or to change."""

import streamlit as st

from participation.errors import NotFound
from participation.template_files import templates
from participation.web import shell
from participation.web.template_editor import editor, listing

who = shell.staff("facilitator")

with shell.frame("desk"):
    shell.staff_header(who)
    chosen = st.query_params.get("template")
    try:
        template = templates.of(chosen) if chosen else None
    except NotFound as gone:
        shell.refused(gone)
        template = None
    if template:
        editor.draw(who, template)
    else:
        listing.draw(who)
