"""One theme on the right: its words large, its way, its tags, and the decision about it."""

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from participation import review, wordings
from participation.errors import Refused
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_
from participation.operating_models import cards as operating_models
from participation.project import tag_lists
from participation.review import Detail, Reviewed
from participation.store import Database
from participation.web import keys, shell
from participation.web.across import goal_choice, signal_choice, theme_cards
from participation.web.console import part
from participation.web.desk import address, decision_form, promise_form, theme_list, way, words
from participation.web.project import comment_box, commitment_parts, editor
from participation.web.shell import say, say_many

NEW_TAG = "new-tag"


def draw(database: Database, who: Staff, theme_id: str, lines: Sequence[Reviewed], fitting: Sequence[Reviewed]) -> None:
    """The theme with everything that a reviewer needs to decide about it."""
    try:
        detail = review.detail(database, who, theme_id)
    except Refused as error:
        shell.refused(error)
        st.button(say(N_("Show all themes")), key="to-list", on_click=_to_list)
        return
    theme = detail.line.theme
    st.html(f'<div class="said">{words.written(theme.text, theme.language, "p")}{words.beside(detail.beside)}</div>')
    with st.container(key="detail-meta", horizontal=True, vertical_alignment="center"):
        st.html(_meta(detail.line), width="content")
        _steps(theme_id, lines, fitting)
    decides = bool(who.roles & {"reviewer", "admin"})
    st.html(way.of(detail, decides=decides, became=[say(one.name) for one in operating_models.of_themes(database, who, theme_id)]))
    if decides:
        decision_form.draw(database, who, [theme], key=theme_id, after=partial(address.go, theme=theme_id))
        _tags(database, who, detail)
        goal_choice.draw(database, who, theme_id)
        if detail.line.theme.kind == "idea":
            with st.container(key="to-model", width="content"):
                part.link("models", say(N_("Make it an operating model")), model="new", theme=theme_id)
    signal_choice.draw(database, who, theme)
    editor.say_what_was_done()
    promise_form.draw(database, who, theme)
    commitment_parts.of_theme(database, who, theme_id)
    comment_box.draw(database, who, f"theme:{theme_id}")


def together(database: Database, who: Staff, lines: Sequence[Reviewed], status: str) -> None:
    """The same decision for all chosen themes."""
    wanted = set(theme_list.picked())
    chosen = [line for line in lines if line.theme.id in wanted]
    heading = say_many("The same decision for {n} theme", "The same decision for {n} themes", len(chosen))
    st.header(heading, anchor=False)
    items = "".join(f"<li>{words.line(line)}</li>" for line in chosen)
    st.html(f'<ul class="chosen">{items}</ul>')
    decision_form.draw(database, who, [line.theme for line in chosen], key="together", status=status, after=theme_list.pick_none)
    goal_choice.together(database, who, [line.theme.id for line in chosen], theme_list.pick_none)
    st.button(say(N_("Back to one theme")), key="back-to-one", type="tertiary", on_click=_back_to_one)


def _back_to_one() -> None:
    st.session_state.pop(theme_list.TOGETHER, None)


def _to_list() -> None:
    address.go(theme="")


def _meta(line: Reviewed) -> str:
    group = f"{words.group_sign(line.role_group)}{escape(words.group_name(line.role_group))}"
    spoken = escape(say(words.IN_LANGUAGE.get(line.theme.language, words.IN_LANGUAGE["fi"])))
    helped = words.badge(say(N_("Written with help")), "gray") if line.theme.with_help else ""
    badges = f"{words.kind_badge(line.theme.kind)} {theme_cards.small_step(line)} {helped}"
    return f'<p class="meta">{group} · <span class="quiet">{spoken}</span> {badges}</p>'


def _steps(theme_id: str, lines: Sequence[Reviewed], fitting: Sequence[Reviewed]) -> None:
    before, after = neighbours(theme_id, lines, fitting)
    st.button(say(N_("Back to the list")), key="to-list", type="tertiary", icon=":material/arrow_back:", on_click=_to_list)
    for key, label, icon, shortcut, to in (
        ("prev", say(N_("Previous")), ":material/keyboard_arrow_up:", "K", before),
        ("next", say(N_("Next")), ":material/keyboard_arrow_down:", "J", after),
    ):
        st.button(
            label,
            key=f"step-{key}",
            type="tertiary",
            icon=icon,
            shortcut=keys.key(shortcut),
            disabled=to is None,
            on_click=theme_list.open_theme,
            args=(fitting, to or theme_id),
        )
    keys.switch("J, K")


def neighbours(theme_id: str, lines: Sequence[Reviewed], fitting: Sequence[Reviewed]) -> tuple[str | None, str | None]:
    """The themes before and after this one in the filtered list, also when a decision has just taken it off that list."""
    order = {line.theme.id: place for place, line in enumerate(lines)}
    here = order.get(theme_id, -1)
    before = [line.theme.id for line in fitting if order[line.theme.id] < here]
    after = [line.theme.id for line in fitting if order[line.theme.id] > here]
    return (before[-1] if before else None, after[0] if after else None)


def _tags(database: Database, who: Staff, detail: Detail) -> None:
    theme_id, tags, read = detail.line.theme.id, detail.line.tags, wordings.of(detail.line.theme)
    names = {tag: say(name) for tag, name in tag_lists.for_themes(database).items()}
    known = list(dict.fromkeys([*review.known_tags(database, who), *tags, *names]))
    with st.container(key="tags", horizontal=True, vertical_alignment="bottom"):
        if known:
            st.session_state[f"tags-{theme_id}"] = list(tags)
            st.multiselect(
                say(N_("Tags")),
                known,
                format_func=lambda tag: names.get(tag, tag),
                key=f"tags-{theme_id}",
                placeholder=say(N_("Choose tags")),
                select_all=False,
                on_change=_set_tags,
                args=(database, who, theme_id, read),
            )
        st.text_input(
            say(N_("New tag")),
            key=f"{NEW_TAG}-{theme_id}",
            max_chars=limits.TAG,
            placeholder=say(N_("Write a tag")),
            on_change=_add_tag,
            args=(database, who, theme_id, read, tags),
        )


def _set_tags(database: Database, who: Staff, theme_id: str, read: str) -> None:
    _try_tags(database, who, theme_id, read, st.session_state[f"tags-{theme_id}"])


def _add_tag(database: Database, who: Staff, theme_id: str, read: str, tags: Sequence[str]) -> None:
    written = st.session_state[f"{NEW_TAG}-{theme_id}"] or ""
    st.session_state[f"{NEW_TAG}-{theme_id}"] = ""
    _try_tags(database, who, theme_id, read, [*tags, written])


def _try_tags(database: Database, who: Staff, theme_id: str, read: str, tags: Sequence[str]) -> None:
    try:
        review.set_tags(database, who, theme_id, read, tags)
    except Refused as error:
        st.session_state[decision_form.REFUSED] = error
