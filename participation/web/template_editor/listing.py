"""The list of templates: what each is for and how long it takes; copy, take out, delete, and bring in."""

import base64
from collections.abc import Callable
from html import escape

import streamlit as st

from participation import workshops
from participation.errors import Refused
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_
from participation.template_files import own_templates, templates
from participation.template_files.templates import Template
from participation.web import shell
from participation.web.shell import say, say_many, typed
from participation.web.template_editor import draft as drafts
from participation.web.template_editor import file_input

TAKEN, REFUSED = "template-file", "template-refused"


def draw(who: Staff) -> None:
    """The own ones first, then those that came with the tool; beside them, the ways to bring one in."""
    st.title(say(N_("Templates")), anchor=False)
    refused = st.session_state.pop(REFUSED, None)
    if refused is not None:
        shell.refused(refused)
    known, ways = st.columns([5, 3], gap="medium")
    with known:
        for template in sorted(templates.all(), key=lambda template: not template.own):
            _card(who, template)
    with ways:
        _bring(who)
        _from_workshop(who)


def _card(who: Staff, template: Template) -> None:
    with st.container(key=f"story-template-{template.id}"):
        st.header(typed(template.title), anchor=False)
        st.html(_about(template))
        with st.container(key=f"template-do-{template.id}", horizontal=True, gap="small"):
            label = N_("Change it") if template.own else N_("Look at it")
            st.button(say(label), key=f"look-{template.id}", on_click=_open, args=(template.id,))
            st.button(say(N_("Copy it")), key=f"copy-{template.id}", on_click=_copy, args=(who, template.id))
            st.download_button(
                say(N_("Save as a file")),
                own_templates.as_yaml(who, template.id),
                file_name=f"{template.id}.yaml",
                mime="application/yaml",
                key=f"file-{template.id}",
                on_click="ignore",
            )
            if template.own:
                with st.popover(say(N_("Delete"))):
                    st.markdown(say(N_("Workshops that were made from it stay as they are.")))
                    st.button(say(N_("Delete the template")), key=f"delete-{template.id}", on_click=_delete, args=(who, template.id))


def _about(template: Template) -> str:
    facts = [
        say(N_("Made here")) if template.own else say(N_("Came with the tool")),
        say(N_("{minutes} min"), minutes=template.minutes),
        say_many("{n} stage", "{n} stages", len(template.stages)),
        say(N_("{smallest} to {largest} people"), smallest=template.smallest_group, largest=template.largest_group),
    ]
    if template.peers:
        facts.append(say(N_("A peer group: people with the same experience are among themselves.")))
    names = " → ".join(say(stage.name) for stage in template.stages)
    return f"<p>{escape(say(template.aim))}</p><p class='quiet'>{escape(' · '.join(facts))}<br>{escape(names)}</p>"


def _open(template_id: str) -> None:
    st.query_params["template"] = template_id


def _carry_out(do: Callable[..., object], *given: object) -> None:
    try:
        made = do(*given)
    except Refused as refused:
        st.session_state[REFUSED] = refused
        return
    if isinstance(made, Template):
        drafts.forget()
        _open(made.id)


def _copy(who: Staff, template_id: str) -> None:
    _carry_out(own_templates.copy, who, template_id)


def _delete(who: Staff, template_id: str) -> None:
    _carry_out(own_templates.delete, who, template_id)


def _bring(who: Staff) -> None:
    with st.container(key="story-bring"):
        st.header(say(N_("Bring a template")), anchor=False)
        st.markdown(say(N_("A template is a YAML file. It is checked first; one of your own with the same id is replaced.")))
        file_input.draw(say(N_("Choose a file")), limits.TEMPLATE_BYTES, key=TAKEN, on_taken=lambda: _take(who))


def _take(who: Staff) -> None:
    taken = st.session_state[TAKEN].taken
    if taken:
        _carry_out(own_templates.take_in, who, base64.b64decode(taken))


def _from_workshop(who: Staff) -> None:
    found = {workshop.id: workshop for workshop in workshops.every(shell.database(), who)}
    if not found:
        return
    with st.container(key="story-from-workshop"):
        st.header(say(N_("From a workshop")), anchor=False)
        st.markdown(say(N_("Stages that you edited in a workshop become a template.")))
        chosen = st.selectbox(
            say(N_("Workshop")),
            list(found),
            format_func=lambda each: say(found[each].title),
            index=None,
            placeholder=say(N_("None")),
            key="from-which",
        )
        st.button(
            say(N_("Save its stages as a template")),
            key="from-workshop",
            disabled=chosen is None,
            on_click=lambda: _carry_out(own_templates.from_workshop, shell.database(), who, chosen, found[str(chosen)].title),
        )
