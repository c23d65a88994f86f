"""The plan of a workshop in the place of the queue: what it lacks, the checklist for children, and its fields."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from participation import checklist, plan_checks, workshops
from participation.model.texts import N_
from participation.plan_checks import PlanCheck
from participation.web import listen, shell
from participation.web.console import part, plan_form
from participation.web.shell import say


@st.fragment
def draw(workshop_id: str) -> None:
    """The whole view."""
    listen.to(workshop_id, "console", ["stage"], key="plan")
    database, who = shell.database(), part.who()
    workshop = workshops.get(database, who, workshop_id)
    with st.container(key="plan"):
        with st.container(key="plan-head", horizontal=True, vertical_alignment="center"):
            st.header(say(N_("The plan")), anchor=False, width="stretch")
            if st.button(say(N_("Back to the queue")), key="leave-plan", icon=":material/arrow_back:"):
                part.show("work")
        part.say_refusal("plan")
        _lacks(plan_checks.of_workshop(database, who, workshop_id))
        if workshop.minors:
            _checklist(workshop_id, checklist.of_workshop(database, who, workshop_id))
        with st.container(key="plan-fields"), st.form("plan-form", border=False):
            plan = plan_form.draw(database, workshops.plan_of(workshop), workshop.title, workshop_id)
            if st.form_submit_button(say(N_("Save the plan")), type="primary"):
                part.carry_out("plan", lambda: workshops.change_plan(database, who, workshop_id, plan))
                st.rerun(scope="fragment")


def _lacks(found: Sequence[PlanCheck]) -> None:
    if not found:
        st.html(f'<p class="nothing">{escape(say(N_("Nothing is missing from the plan.")))}</p>')
        return
    items = "".join(
        f'<li class="{"blocks" if check.blocks else "warns"}"><b>{escape(say(check.sentence))}</b> {escape(say(check.why))}</li>'
        for check in found
    )
    st.html(f'<ul class="lacks">{items}</ul>')


def _checklist(workshop_id: str, ticked: frozenset[str]) -> None:
    with st.container(key="plan-checklist"):
        st.subheader(say(N_("Before a workshop with children")), anchor=False)
        for point in checklist.points():
            st.checkbox(
                f"**{say(point.text)}** {say(point.why)}",
                point.id in ticked,
                key=f"tick-{workshop_id}-{point.id}",
                on_change=_tick,
                args=(workshop_id,),
            )


def _tick(workshop_id: str) -> None:
    points = frozenset(point.id for point in checklist.points() if st.session_state.get(f"tick-{workshop_id}-{point.id}"))
    part.carry_out("plan", lambda: checklist.tick(shell.database(), part.who(), workshop_id, points))
