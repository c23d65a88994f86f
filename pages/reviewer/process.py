"""The co-development of a product, step by step, with its log; beside the products the two checklists of the whole."""

import streamlit as st

from participation.model.texts import N_
from participation.project import process
from participation.web import shell
from participation.web.project import editor, html, process_parts, structure_lists

who = shell.staff("facilitator", "coordinator", "reviewer", "evaluator", "management")
database = shell.database()

with shell.frame("desk"):
    shell.staff_header(who)
    st.title(shell.say(N_("Co-development")), anchor=False)
    editor.say_what_was_done()
    known = process.every(database, who)
    products = {product.id: product.name for product in known} or {"": N_("Products")}
    chosen = editor.part({**products, **structure_lists.PARTS}, "product")
    if chosen in structure_lists.PARTS:
        structure_lists.draw(database, who, chosen)
    elif known:
        process_parts.one(database, who, next(product for product in known if product.id == chosen))
    else:
        html.nothing(shell.say(N_("There are no products yet. A product is what you make together, such as the participation tool.")))
    if chosen not in structure_lists.PARTS:
        process_parts.new(database, who)
