"""The co-development of a product, step by step, with its log."""

import streamlit as st

from participation.model.texts import N_
from participation.project import process
from participation.web import shell
from participation.web.project import editor, html, process_parts

who = shell.staff("facilitator", "coordinator", "reviewer", "evaluator", "management")
database = shell.database()

with shell.frame("desk"):
    shell.staff_header(who)
    st.title(shell.say(N_("Co-development")), anchor=False)
    editor.say_what_was_done()
    known = process.every(database, who)
    if known:
        names = {product.id: product.name for product in known}
        chosen = editor.part(names, "product")
        process_parts.one(database, who, next(product for product in known if product.id == chosen))
    else:
        html.nothing(shell.say(N_("There are no products yet. A product is what you make together, such as the participation tool.")))
    process_parts.new(database, who)
