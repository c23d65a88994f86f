"""Results of one workshop: for each vote a sentence, a chart and a table; then the participation check."""

import streamlit as st

from participation import checks, results, workshops
from participation.model.texts import N_
from participation.web import shell
from participation.web.desk import check_story, chooser, downloads, result_story

reader = shell.staff("facilitator", "reviewer", "evaluator")
database = shell.database()

with shell.frame("desk"):
    shell.staff_header(reader)
    with st.container(key="results-head", horizontal=True, vertical_alignment="center"):
        st.title(shell.say(N_("Results")), anchor=False, width="content")
        workshop = chooser.workshop(workshops.every(database, reader))
        if workshop:
            ballots = results.of_workshop(database, reader, workshop.id)
            questions = checks.of_workshop(database, reader, workshop.id)
            downloads.draw(database, reader, workshop, ballots)
    if workshop:
        for number, ballot in enumerate(ballots, 1):
            result_story.draw(ballot, number)
        if questions:
            check_story.draw(questions)
        if not ballots and not questions:
            chooser.nothing_yet()
    else:
        chooser.no_workshop()
