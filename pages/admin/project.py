"""The project: everything that it says about itself, part by part."""

import streamlit as st

from participation.model.people import SETTINGS
from participation.model.texts import N_
from participation.web import shell
from participation.web.project import carry_parts, editor, structure_parts, word_parts

who = shell.staff(SETTINGS)
database = shell.database()

PARTS = {
    "about": (N_("Name and aim"), structure_parts.about),
    "packages": (N_("Work packages"), structure_parts.packages),
    "goals": (N_("Goals"), word_parts.aims),
    "organisations": (N_("Organisations"), structure_parts.bodies),
    "regions": (N_("Regions"), structure_parts.places),
    "tags": (N_("Tags and programmes"), word_parts.tags),
    "roles": (N_("Roles"), word_parts.roles),
    "glossary": (N_("Glossary"), word_parts.terms),
    "people": (N_("Who works where"), word_parts.belongings),
    "carry": (N_("Take along, take in"), carry_parts.both),
}

with shell.frame("desk"):
    shell.staff_header(who)
    st.title(shell.say(N_("Project")), anchor=False)
    structure_parts.who_may(database)
    editor.say_what_was_done()
    hidden = () if "admin" in who.roles else ("people", "carry")
    open_part = editor.part({name: label for name, (label, _) in PARTS.items() if name not in hidden})
    with st.container(key=f"part-{open_part}"):
        PARTS[open_part][1](database, who)
