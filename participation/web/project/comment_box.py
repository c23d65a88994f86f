"""Comments of staff under a thing, and a box to write one."""

from html import escape

import streamlit as st

from participation import comments
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_
from participation.store import Database
from participation.web.desk import words
from participation.web.project import editor
from participation.web.shell import say

WRITES = frozenset({*comments.WRITERS, "admin"})


def draw(database: Database, who: Staff, about: str) -> None:
    """The comments behind a click; those who may write one get a box."""
    known = comments.of(database, who, about)
    if not known and not who.roles & WRITES:
        return
    with st.expander(say(N_("Comments: {number}"), number=len(known))):
        for one in known:
            meta = f"<span class='quiet'>{escape(one.by)} · {escape(words.day(one.at))}</span>"
            st.html(f"<p>{words.written(one.text, one.language)}<br>{meta}</p>")
            if one.own and st.button(say(N_("Take my comment off")), key=f"comment-off-{one.id}"):
                editor.carry_out(lambda one=one: comments.take_off(database, who, one.id))  # type: ignore[misc]
        if who.roles & WRITES:
            with st.form(f"comment-{about}", border=False, clear_on_submit=True):
                text = st.text_area(say(N_("Your comment")), key=f"comment-text-{about}", height=90, max_chars=limits.COMMENT)
                if st.form_submit_button(say(N_("Save the comment"))):
                    editor.carry_out(lambda: comments.add(database, who, about, text))
