"""Review: the themes of all workshops on the left, the one that is open on the right with its way and its decision."""

import streamlit as st

from participation import review
from participation.model.texts import N_
from participation.web import newcomer_parts, shell
from participation.web.desk import address, decision_form, filters, theme_detail, theme_list

reader = shell.staff("reviewer", "evaluator")
decides = bool(reader.roles & {"reviewer", "admin"})
database = shell.database()
lines = review.every(database, reader)
waiting = review.waiting(database, reader)
theme_list.forget_gone(lines)

with shell.frame("desk"):
    shell.staff_header(reader)
    newcomer_parts.link(reader)
    if decides:
        decision_form.saved(database, reader)
    opened = address.value("theme")
    with st.container(key="two-open" if opened else "two", horizontal=True, gap="medium"):
        with st.container(key="list"):
            with st.container(key="list-head", horizontal=True, vertical_alignment="center"):
                st.title(shell.say(N_("Review the themes")), anchor=False, width="stretch")
                st.markdown(theme_list.in_numbers(lines), width="content")
            wanted = filters.chosen(database, reader, lines) if lines else review.Filters()
            fitting = review.fitting(lines, wanted)
            if fitting:
                opened = opened or theme_list.page(fitting)[0].theme.id
                theme_list.draw(fitting, opened, may_pick=decides)
                theme_list.still_waiting(waiting)
            else:
                theme_list.empty(waiting)
        if decides and theme_list.TOGETHER in st.session_state and theme_list.picked():
            with st.container(key="detail"):
                theme_detail.together(database, reader, lines, st.session_state[theme_list.TOGETHER])
        elif opened:
            with st.container(key="detail"):
                theme_detail.draw(database, reader, opened, lines, fitting)
