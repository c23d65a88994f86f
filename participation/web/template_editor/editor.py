"""One template: its stages, the chosen stage with its fields, and how that stage looks on a tablet."""

from html import escape

import streamlit as st

from participation.errors import Refused
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import LANGUAGES, N_, Texts
from participation.template_files import own_templates, preview
from participation.template_files.templates import Template
from participation.web import shell
from participation.web.header import LANGUAGE_NAMES
from participation.web.shell import say, typed
from participation.web.template_editor import draft as drafts
from participation.web.template_editor import stage_form, stage_list, tablet_preview
from participation.web.template_editor.draft import Draft

SAVED = "template-saved"
AROUND = 2


def draw(who: Staff, template: Template) -> None:
    """The template, to be changed where it is an own one, otherwise to be looked at and copied."""
    draft = drafts.of(who, template)
    if st.button(say(N_("All templates")), key="back-to-templates", icon=":material/arrow_back:"):
        if not draft.changed:
            drafts.forget()
        st.query_params.clear()
        st.rerun()
    st.title(typed(Texts.of(draft.head["title"])), anchor=False)
    top = st.container(key="template-top")
    stages_, fields, glass = st.columns([3, 5, 4], gap="medium")
    with stages_:
        stage_list.draw(draft, may_change=template.own)
    stage = draft.stages[draft.place(draft.chosen)]
    if template.own:
        with fields:
            stage_form.draw(draft, stage)
            _head(draft)
    else:
        with fields:
            _read(template, draft)
    with glass:
        _preview(draft)
    with top:  # drawn last, so that it knows what the fields changed
        _save(who, draft) if template.own else _copy(who, template)


def _head(draft: Draft) -> None:
    with st.container(key="story-head"), st.expander(say(N_("Title, aim and words to the participants"))):
        stage_form.texts(draft, draft.head, "title", N_("Title"), "head", limits.TITLE)
        stage_form.texts(draft, draft.head, "aim", N_("Aim"), "head", limits.TEMPLATE_TEXT, long=True)
        stage_form.texts(draft, draft.head, "facilitator", N_("Advice to the facilitator"), "head", limits.TEMPLATE_TEXT, long=True)
        about = draft.head["about"]
        stage_form.texts(draft, about, "who_asks", N_("Who asks and why"), "head", limits.TEMPLATE_TEXT, long=True)
        stage_form.texts(draft, about, "who_reads", N_("Who reads"), "head", limits.TEMPLATE_TEXT, long=True)
        stage_form.texts(draft, about, "what_can_change", N_("What can change"), "head", limits.TEMPLATE_TEXT, long=True)
        size = draft.head["group_size"]
        with st.container(key="head-size", horizontal=True):
            for name, label in (("from", N_("Fewest people")), ("to", N_("Most people"))):
                draft.put(
                    size, name, int(st.number_input(say(label), *limits.GROUP_SIZE.ends, size[name], key=f"head-size-{name}", width=160))
                )


def _read(template: Template, draft: Draft) -> None:
    stage = draft.stages[draft.place(draft.chosen)]
    with st.container(key="story-read"):
        st.header(typed(Texts.of(stage["name"])), anchor=False)
        st.html(
            f"<p>{escape(stage_form.kind_name(stage['kind']))} · {escape(say(N_('{minutes} min'), minutes=stage['minutes']))}</p>"
            f"<p>{escape(say(Texts.of(stage['prompt'])))}</p>"
        )
    with st.container(key="story-aim"):
        st.header(say(N_("Aim")), anchor=False)
        st.html(f"<p>{escape(say(template.aim))}</p><p class='quiet'>{escape(say(template.facilitator))}</p>")


def _preview(draft: Draft) -> None:
    with st.container(key="story-preview"):
        st.header(say(N_("On the tablet")), anchor=False)
        language = st.segmented_control(
            say(N_("Language")), LANGUAGES, format_func=lambda one: LANGUAGE_NAMES[one], default=shell.language(), key="language"
        )
        shown = drafts.stages(draft)
        at = draft.place(draft.chosen)
        try:
            room = preview.room(Texts.of(draft.head["title"]), shown, at, language or shell.language())
        except Refused as refused:
            draft.problem = draft.problem or refused
            shell.refused(refused)
        else:
            label = say(N_("The stage “{name}” as a tablet shows it"), name=shown[at].name)
            tablet_preview.draw(draft.template_id, room, language or shell.language(), label)


def _copy(who: Staff, template: Template) -> None:
    st.markdown(say(N_("This template came with the tool and stays as it is. Copy it to make your own.")))
    if st.button(say(N_("Copy it")), type="primary", key="copy-this"):
        _to_copy(who, template.id)


def _to_copy(who: Staff, template_id: str) -> None:
    try:
        made = own_templates.copy(who, template_id)
    except Refused as refused:
        shell.refused(refused)
        return
    st.query_params["template"] = made.id
    st.rerun()


def _save(who: Staff, draft: Draft) -> None:
    with st.container(key="template-save", horizontal=True, vertical_alignment="center"):
        wanted = st.button(say(N_("Save the template")), type="primary", key="save-template")
        st.download_button(
            say(N_("Save as a file")), draft.text(), file_name=f"{draft.template_id}.yaml", mime="application/yaml", key="download-this"
        )
        if draft.changed and not wanted:
            st.button(say(N_("Drop the changes")), key="drop-changes", on_click=drafts.forget)
            st.markdown(say(N_("There are changes that are not saved yet.")))
    if wanted:
        _save_now(who, draft)
    if st.session_state.pop(SAVED, False):
        st.success(say(N_("The template is saved.")))


def _save_now(who: Staff, draft: Draft) -> None:
    text = draft.text()
    if draft.problem:  # it was said where it is, with the line of its own box
        _not_saved(draft.problem)
        return
    try:
        saved = own_templates.save(who, text, seen=draft.seen)
    except Refused as refused:
        _not_saved(refused)
        _lines(text, refused)
        return
    chosen = draft.place(draft.chosen)
    begun = drafts.begin(who, saved)
    begun.chosen = begun.stages[chosen]["uid"]
    st.session_state[SAVED] = True
    st.rerun()


def _not_saved(refused: Refused) -> None:
    st.warning(typed(N_("Not saved yet, and the old template stays. {what}"), what=refused.texts()))


def _lines(text: str, refused: Refused) -> None:
    """The line that a refusal names, with those round it and their numbers."""
    line = refused.values.get("line")
    if not isinstance(line, int):
        return
    first = max(1, line - AROUND)
    lines = text.splitlines()[first - 1 : line + AROUND]
    st.code("\n".join(f"{'→' if number == line else ' '} {number:>4}  {said}" for number, said in enumerate(lines, first)), language=None)
