"""A team sends its question before an event, with the link that the facilitator gave."""

import streamlit as st

from participation.errors import Refused
from participation.model.texts import N_
from participation.project import team_questions
from participation.web import header, shell
from participation.web.shell import say

database = shell.database()
key = st.query_params.get("box", "")

with shell.frame("door"):
    with st.container(key="top", horizontal=True, vertical_alignment="center"):
        header.sign()
        st.space("stretch")
        header.languages(shell.here())
    try:
        box = team_questions.with_key(database, key)
        with st.container(key="door-ask-question"):
            st.title(say(N_("What do you wonder about?")), anchor=False)
            about = N_("Your team's question for “{title}”. The facilitator builds the agenda from the questions.")
            st.markdown(shell.typed(about, title=box.title))
            if st.session_state.pop("question-sent", False):
                st.success(say(N_("Thank you. The facilitator reads your question.")))
            number = st.session_state.setdefault("question-round", 0)  # an empty form only after the question has been taken in
            with st.form(f"question-{number}", border=False):
                team = st.text_input(say(N_("Name of the team, not of a person")), key=f"team-{number}")
                text = st.text_area(say(N_("Your question")), key=f"text-{number}")
                st.markdown(say(N_("Leave out names and everything about a client.")))
                if st.form_submit_button(say(N_("Send the question")), type="primary"):
                    team_questions.ask(database, key, team, text, shell.language())
                    st.session_state["question-sent"] = True
                    st.session_state["question-round"] += 1
                    st.rerun()
    except Refused as error:
        shell.refused(error)
