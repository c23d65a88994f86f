"""Documents that leave the tool: chosen, read here first, and taken away as a file."""

import streamlit as st

from participation.model.texts import N_
from participation.web import shell
from participation.web.documents import choices, preview
from participation.web.project import editor

who = shell.staff("reviewer", "evaluator")
database = shell.database()

PARTS = {
    "report": (N_("Evaluation report"), choices.report),
    "newsletter": (N_("Newsletter"), choices.newsletter),
    "statement": (N_("Statement"), choices.statement),
    "path": (N_("Proposal from a service path"), choices.path),
}

with shell.frame("desk"):
    shell.staff_header(who)
    st.title(shell.say(N_("Documents")), anchor=False)
    open_part = editor.part({name: label for name, (label, _) in PARTS.items()})
    preview.draw(PARTS[open_part][1](database, who), open_part)
