"""The cards of the participation tool: sets with their versions, the themes behind each card, and who approved them."""

import streamlit as st

from participation.cards import READERS, sets
from participation.model.texts import N_
from participation.web import shell
from participation.web.cards import set_parts
from participation.web.project import editor, html

who = shell.staff(*READERS)
database = shell.database()

with shell.frame("desk"):
    shell.staff_header(who)
    st.title(shell.say(N_("Cards")), anchor=False)
    editor.say_what_was_done()
    known = sets.every(database, who)
    if known:
        chosen = editor.part({one.id: one.name for one in known}, "set")
        set_parts.one(database, who, next(one for one in known if one.id == chosen))
    else:
        html.nothing(shell.say(N_("There are no cards yet. A reviewer makes a set, and starts cards from what people said.")))
    if who.roles & set_parts.MAKES:
        set_parts.about(database, who, None)
