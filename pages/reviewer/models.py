"""Operating models on their way: a board by state, and the page of one."""

import streamlit as st

from participation.model.texts import N_
from participation.operating_models import cards
from participation.web import shell
from participation.web.desk import address
from participation.web.operating_models import board, forms, one
from participation.web.project import editor

who = shell.staff(*cards.READERS)
database = shell.database()
known = cards.every(database, who)
opened = address.value("model")
model = next((each for each in known if each.id == opened), None)

with shell.frame("desk"):
    shell.staff_header(who)
    st.title(shell.say(N_("Operating models")), anchor=False)
    editor.say_what_was_done()
    if model:
        one.draw(database, who, model)
    elif opened == forms.NEW and who.roles & forms.WRITES:
        forms.new(database, who, address.value("theme") or None)
    else:
        board.draw(who, known)
