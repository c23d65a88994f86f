"""Making a workshop from a template: its name in three languages, its languages, its place in the project, its support person."""

from html import escape

import streamlit as st

from participation import structure, templates, workshops
from participation.model.texts import LANGUAGES, N_, Texts
from participation.model.workshop import Workshop
from participation.store import Database
from participation.templates import Template
from participation.web import navigation, shell
from participation.web.console import part
from participation.web.header import LANGUAGE_NAMES
from participation.web.shell import say, say_many


def draw(database: Database) -> None:
    """The form; when the workshop is made, its console opens."""
    known = {template.id: template for template in templates.all()}
    with st.container(key="new-workshop"):
        st.header(say(N_("Start a workshop")), anchor=False)
        part.say_refusal("new-workshop")
        chosen = st.selectbox(say(N_("Template")), list(known), format_func=lambda each: say(known[each].title), key="template")
        if chosen is None:
            return
        template = known[chosen]
        st.html(_about(template))
        with st.form("make-workshop", border=False):
            plan = _plan(database, template)
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
    return (
        f"<p>{escape(say(template.aim))}</p><p class='quiet'>{escape(' · '.join(facts))}</p>"
        f"<p class='quiet'>{escape(say(template.facilitator))}</p>"
        f"<details><summary>{escape(say(N_('Its stages')))}</summary><ol>{stages}</ol></details>"
    )


def _plan(database: Database, template: Template) -> workshops.Plan:
    own = shell.language()
    order = sorted(LANGUAGES, key=lambda language: language != own)
    names = {own: _name(template, own)}
    with st.expander(say(N_("Name in the other languages"))):
        names |= {language: _name(template, language) for language in order[1:]}
    languages = st.pills(
        say(N_("Languages in the room, the main one first on the screen")),
        LANGUAGES,
        selection_mode="multi",
        default=LANGUAGES,
        format_func=lambda language: LANGUAGE_NAMES[language],
        key="plan-languages",
    )
    rounds = {each.id: say(each.name) for each in structure.rounds(database)}
    packages = {each.id: f"{each.number}. {say(each.name)}" for each in structure.work_packages(database)}
    with st.container(key="plan-places", horizontal=True):
        round_id = _choice(N_("Round"), rounds, "plan-round")
        package_id = _choice(N_("Work package"), packages, "plan-package")
    support = st.text_input(
        say(N_("Support person: role and place, not a name")),
        key="plan-support",
        max_chars=120,
        placeholder=say(N_("For example: youth worker, by the door")),
    )
    return workshops.Plan(
        title=Texts.of({language: names[language].strip() or template.title.say(language) for language in LANGUAGES}),
        support=Texts.same(support.strip()) if support.strip() else None,
        languages=[language for language in order if language in languages] or [own],
        round_id=round_id,
        work_package_id=package_id,
    )


def _name(template: Template, language: str) -> str:
    label = f"{say(N_('Name'))} ({LANGUAGE_NAMES[language]})"
    return st.text_input(label, template.title.say(language), key=f"plan-name-{template.id}-{language}", max_chars=120)


def _choice(label: str, options: dict[str, str], key: str) -> str | None:
    """One of the project's own, or none; where the project has none, nothing is asked."""
    if not options:
        return None
    return st.selectbox(say(label), list(options), index=None, format_func=lambda each: options[each], key=key, placeholder=say(N_("None")))


def _make(database: Database, template: Template, plan: workshops.Plan) -> None:
    made: list[Workshop] = []
    if part.carry_out("new-workshop", lambda: made.append(workshops.create(database, part.who(), template, plan))):
        st.switch_page(navigation.page("run"), query_params={"workshop": made[0].id})
    st.rerun()
