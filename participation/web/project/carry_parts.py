"""Take along, take in: the project as a file for the next installation, and a file from another one, looked at first."""

from base64 import b64decode
from html import escape

import streamlit as st

from participation.carrying import take_along, take_in
from participation.carrying.take_in import Taken
from participation.errors import Refused
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_
from participation.store import Database
from participation.web import shell
from participation.web.project import editor
from participation.web.shell import say, say_many
from participation.web.template_editor import file_input

_GIVEN = "project-file-given"
ALONG = N_("The file has the structure, rounds with conclusions, goals with their history, groups, events and your own templates.")
FIRST = N_("Choose a file from another installation. You see first what would be added. What you have here stays.")
NEVER = N_("It never has participants, codes, themes, answers, votes or accounts.")


def both(database: Database, who: Staff) -> None:
    """The file to take along, and a file to take in."""
    left, right = editor.two()
    with left:
        editor.heading(say(N_("Take along")))
        st.html(f"<p>{escape(say(ALONG))}</p><p>{escape(say(NEVER))}</p>")
        st.download_button(
            say(N_("Save the project as a file")),
            lambda: take_along.as_yaml(database, who),
            file_name=take_along.FILE,
            mime="application/yaml",
            key="take-along",
            on_click="ignore",
            type="primary",
        )
    with right:
        editor.heading(say(N_("Take in")))
        st.html(f"<p>{escape(say(FIRST))}</p>")
        file_input.draw(say(N_("Choose a file")), limits.CARRIED_BYTES, key="project-file", on_taken=_keep)
        if (given := st.session_state.get(_GIVEN)) is not None:
            _looked_at(database, who, given)


def _keep() -> None:
    st.session_state[_GIVEN] = b64decode(st.session_state["project-file"].taken)


def _looked_at(database: Database, who: Staff, raw: bytes) -> None:
    try:
        found = take_in.look_at(database, who, raw)
    except Refused as error:
        shell.refused(error)
        return
    st.html(_told(found))
    if found.added and st.button(say(N_("Take it in")), key="take-it-in", type="primary"):
        del st.session_state[_GIVEN]
        editor.carry_out(lambda: take_in.take_in(database, who, raw), say(N_("Taken in. Look at each part and change what differs.")))


def _told(found: Taken) -> str:
    """What is added, what is here alike already, and what stays as it is here."""
    parts = []
    if found.added:
        lines = "".join(f"<li>{escape(say(name))}: <b>{number}</b></li>" for name, number in found.added.items())
        parts.append(f"<h3>{escape(say(N_('This is added')))}</h3><ul>{lines}</ul>")
    else:
        parts.append(f"<p>{escape(say(N_('There is nothing new in this file.')))}</p>")
    if found.alike:
        parts.append(f"<p>{escape(say_many('{n} thing is here already.', '{n} things are here already.', found.alike))}</p>")
    if found.kept:
        lines = "".join(f"<li>{escape(say(title))}: {escape(say(name))}</li>" for title, name in found.kept)
        parts.append(f"<h3>{escape(say(N_('This differs and stays as it is here')))}</h3><ul>{lines}</ul>")
    if found.odd:
        lines = "".join(f"<li>{escape(row.say(shell.language()))}</li>" for row in found.odd)
        parts.append(f"<h3>{escape(say(N_('This is odd in the file')))}</h3><ul>{lines}</ul>")
    return "".join(parts)
