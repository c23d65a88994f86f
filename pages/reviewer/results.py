"""Results of one workshop, stage by stage: a sentence, a chart and a table, or what people said; then the participation check."""

import streamlit as st

from participation import checks, results, stage_results, workshops
from participation.model.texts import N_
from participation.results import Ballot
from participation.web import shell
from participation.web.desk import check_story, chooser, downloads, result_story, stage_story

reader = shell.staff("facilitator", "reviewer", "evaluator")
database = shell.database()

with shell.frame("desk"):
    shell.staff_header(reader)
    with st.container(key="results-head", horizontal=True, vertical_alignment="center"):
        st.title(shell.say(N_("Results")), anchor=False, width="content")
        workshop = chooser.workshop(workshops.every(database, reader))
        if workshop:
            ballots = results.of_workshop(database, reader, workshop.id)
            stages = stage_results.of_workshop(database, reader, workshop.id)
            questions = checks.of_workshop(database, reader, workshop.id)
            downloads.draw(database, reader, workshop, ballots)
    if workshop:
        for number, part in enumerate(sorted([*ballots, *stages], key=lambda part: part.stage.position), 1):
            if isinstance(part, Ballot):
                result_story.draw(part, number)
            else:
                stage_story.draw(part, number)
        if questions:
            check_story.draw(questions)
        if not (ballots or stages or questions):
            chooser.nothing_yet()
    else:
        chooser.no_workshop()
