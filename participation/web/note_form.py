"""The form of the whisper page: one text, a few taps, one big button; thanks, and an empty form again."""

from html import escape

import streamlit as st

from participation import said, whispers
from participation.activities.signal import LEVELS, STRENGTHS
from participation.errors import Refused
from participation.ids import new_token
from participation.mine import own_state
from participation.model.kinds import KINDS
from participation.model.people import Participant, Staff
from participation.model.texts import N_
from participation.store import Database
from participation.web import navigation, shell
from participation.web.shell import say

ROUND, KEY, THANKS = "note-round", "note-key", "note-thanks"
Writer = Staff | Participant | None


def draw(database: Database, who: Writer) -> None:
    """The form. Each round has its own fields and its own key, so that one tap too many is still one signal."""
    number = st.session_state.setdefault(ROUND, 0)
    st.session_state.setdefault(KEY, new_token())
    if st.session_state.pop(THANKS, False):
        st.success(say(N_("Thank you. A facilitator reads it first.")))
    with st.form(f"note-{number}", border=False):
        st.title(say(N_("What did you notice?")), anchor=False)
        text = st.text_area(
            say(N_("One small thing, without names or places")),
            key=f"note-text-{number}",
            height=110,
            width="stretch",
        )
        kind = _choice(
            N_("What is it?"),
            {value: f"{KINDS[value].sign} {say(KINDS[value].name)}" for value in ("threat", "opportunity")},
            f"kinds-note-kind-{number}",
        )
        strength = _choice(
            N_("How strong is it?"),
            {value: f"{sign} {say(word)}" for value, word, sign in STRENGTHS},
            f"kinds-note-strength-{number}",
            "whisper",
        )
        where = _choice(
            N_("Where did you notice it?"), {value: say(word) for value, word in LEVELS}, f"kinds-note-where-{number}", "everyday"
        )
        if st.form_submit_button(say(N_("Send my signal")), type="primary", width="stretch"):
            _send(database, who, text, kind, strength, where)


def _choice(label: str, options: dict[str, str], key: str, first: str | None = None) -> str | None:
    return st.pills(say(label), list(options), format_func=lambda value: options[value], default=first, key=key, width="stretch")


def _send(database: Database, who: Writer, text: str, kind: str | None, strength: str | None, where: str | None) -> None:
    try:
        whispers.note(database, who, st.session_state[KEY], text=text, kind=kind, strength=strength, where=where, language=shell.language())
    except Refused as error:
        shell.refused(error)
        return
    st.session_state[ROUND] += 1
    st.session_state[KEY] = new_token()
    st.session_state[THANKS] = True
    st.rerun()


def latest(database: Database, who: Writer) -> None:
    """What this person has noted lately, and where each is now; nothing where there is nothing."""
    found = whispers.latest_of(database, who)
    if not found:
        return
    with st.expander(say(N_("What I have noted"))):
        lines = "".join(
            f'<li>{said.html(theme.text, theme.language)}<br><span class="quiet">{escape(say(own_state(theme)))}</span></li>'
            for theme in found
        )
        st.html(f'<ul class="noted">{lines}</ul>')


def not_for_you() -> None:
    """A calm word for somebody who is not known here as a professional, and what to do."""
    st.markdown(say(N_("Weak signals are noted by professionals. Sign in, or join a workshop first.")))
    if st.button(say(N_("Sign in")), type="primary", key="note-sign-in", width="stretch"):
        st.switch_page(navigation.page("sign_in"), query_params={"back": shell.here()})
    st.page_link(navigation.page("join"), label=say(N_("Join a workshop")))
