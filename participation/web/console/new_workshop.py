"""Making a workshop from a template: its name in three languages, its languages, its place in the project, its support person."""

from collections.abc import Mapping
from dataclasses import replace
from html import escape

import streamlit as st

from participation import workshops
from participation.model.texts import N_
from participation.model.workshop import Workshop
from participation.project import first_plan
from participation.store import Database
from participation.template_files import templates
from participation.template_files.templates import Template
from participation.web import navigation
from participation.web.console import part, plan_form
from participation.web.desk import address
from participation.web.shell import say, say_many

MOST_USED = "participation_tool"
AMONG_PEERS = N_("A peer group: people with the same experience are among themselves.")


def draw(database: Database) -> None:
    """The form; when the workshop is made, its console opens."""
    known = {template.id: template for template in templates.all()}
    with st.container(key="new-workshop"):
        st.header(say(N_("Start a workshop")), anchor=False)
        part.say_refusal("new-workshop")

        def named(each: str) -> str:
            return say(known[each].title)

        chosen = st.selectbox(say(N_("Template")), list(known), _first(known), format_func=named, key="template")
        if chosen is None:
            return
        template = known[chosen]
        st.html(_about(template))
        with st.form("make-workshop", border=False):
            before, region = first_plan.of(database, part.who()), address.value("region")
            before = replace(before, region_id=region) if region else before
            plan = plan_form.draw(database, before, template.title, template.id + region)
            if st.form_submit_button(say(N_("Make the workshop")), type="primary"):
                _make(database, template, plan)


def _about(template: Template) -> str:
    stages = "".join(
        f"<li>{escape(say(stage.name))} <span>{escape(say(N_('{minutes} min'), minutes=stage.minutes))}</span></li>"
        for stage in template.stages
    )
    facts = [
        say_many("{n} stage", "{n} stages", len(template.stages)),
        say(N_("{minutes} min"), minutes=template.minutes),
        say(N_("{smallest} to {largest} people"), smallest=template.smallest_group, largest=template.largest_group),
    ]
    if template.peers:
        facts.append(say(AMONG_PEERS))
    return (
        f"<p>{escape(say(template.aim))}</p><p class='quiet'>{escape(' · '.join(facts))}</p>"
        f"<p class='quiet'>{escape(say(template.facilitator))}</p>"
        f"<details><summary>{escape(say(N_('Its stages')))}</summary><ol>{stages}</ol></details>"
    )


def _make(database: Database, template: Template, plan: workshops.Plan) -> None:
    made: list[Workshop] = []
    if part.carry_out("new-workshop", lambda: made.append(workshops.create(database, part.who(), template, plan))):
        st.switch_page(navigation.page("run"), query_params={"workshop": made[0].id})
    st.rerun()


def _first(known: Mapping[str, Template]) -> int:
    return list(known).index(MOST_USED) if MOST_USED in known else 0
