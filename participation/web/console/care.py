"""When somebody needs an adult: the calls from tablets, the texts that are held, and what to do, one step after another."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from participation import care, held, moderation, workshops
from participation.model.texts import N_
from participation.web import listen, reading, shell, times
from participation.web.console import part, plain
from participation.web.shell import say
from participation.wordings import CHANGED

STEPS = (
    N_("Breathe. Do not read the text aloud."),
    N_("The support person goes to the young person."),
    N_("Listen. Do not question or press."),
    N_("Say what happens next. Do not promise to keep it secret."),
    N_("Make the child welfare notification. It is your own duty, in your own name."),
    N_("Write the time and what you did in your organisation's own system, not here."),
)


@st.fragment
def draw(workshop_id: str) -> None:
    """The whole view, in the place of the queue, so that only the facilitator's own eyes are on it."""
    listen.to(workshop_id, "console", ["care"], key="care")
    database, who = shell.database(), part.who()
    workshop = workshops.get(database, who, workshop_id)
    with st.container(key="care"):
        with st.container(key="care-head", horizontal=True, vertical_alignment="center"):
            st.header(say(N_("When somebody needs an adult")), anchor=False, width="stretch")
            if st.button(say(N_("Back to the queue")), key="leave-care", icon=":material/arrow_back:"):
                part.show("work")
        part.say_refusal("care")
        steps = "".join(f"<li>{escape(say(step))}</li>" for step in STEPS)
        support = f"<p>{escape(say(N_('Support person: {who}'), who=workshop.support))}</p>" if workshop.support else ""
        st.html(f'<div class="six-steps"><ol>{steps}</ol>{support}</div>')
        _calls(care.calls(database, who, workshop_id))
        _held(held.of_workshop(database, who, workshop_id))


def _calls(calls: Sequence[care.Call]) -> None:
    for call in calls:
        with st.container(key=f"call-{call.id}", horizontal=True, vertical_alignment="center"):
            at = times.at(call.at, shell.language())
            st.markdown(say(N_("Somebody asked for an adult at {time}. We do not know who."), time=at), width="stretch")
            st.button(say(N_("An adult is with them")), key=f"handled-{call.id}", on_click=_handle, args=(call.id,))


def _handle(call_id: str) -> None:
    part.carry_out("care", lambda: care.handle_call(shell.database(), part.who(), call_id))


def _held(texts: Sequence[held.Held]) -> None:
    marks = reading.seen("care", *((each.theme, None) for each in texts))
    if not texts:
        st.html(f'<p class="nothing">{escape(say(N_("No text is held.")))}</p>')
    for each in texts:
        with st.container(key=f"say-held-{each.theme.id}"):
            changed = f'<p class="changed" role="status">{escape(say(CHANGED))}</p>' if reading.has_changed("care", each.theme) else ""
            st.html(changed + plain.words(each.theme.text, each.theme.language))
            if each.handed_over is not None:
                role, at = each.handed_over
                st.markdown(
                    say(
                        N_("Handed over at {time}: {role}."),
                        time=times.at(at, shell.language()),
                        role=say(held.TO_ROLES.get(role, role)),
                    )
                )
            _actions(each.theme.id, marks[each.theme.id])


def _actions(theme_id: str, mark: str) -> None:
    with st.container(key=f"care-actions-{theme_id}", horizontal=True, vertical_alignment="bottom"):
        role = st.selectbox(
            say(N_("Handed over to")),
            list(held.TO_ROLES),
            format_func=lambda value: say(held.TO_ROLES[value]),
            key=f"to-{theme_id}",
            width=260,
        )
        st.button(say(N_("Write that it is handed over")), key=f"hand-{theme_id}", on_click=_hand_over, args=(theme_id, role))
        st.button(
            say(N_("Show to everyone")),
            key=f"care-show-{theme_id}{reading.version('care', theme_id)}",
            on_click=_show,
            args=(theme_id, mark),
        )
        st.button(say(N_("Back to the queue")), key=f"care-queue-{theme_id}", on_click=_wait, args=(theme_id,))


def _hand_over(theme_id: str, role: str) -> None:
    part.carry_out("care", lambda: care.hand_over(shell.database(), part.who(), theme_id, role))


def _show(theme_id: str, mark: str) -> None:
    part.carry_out("care", lambda: reading.about("care", [theme_id], lambda: moderation.show(shell.database(), part.who(), theme_id, mark)))


def _wait(theme_id: str) -> None:
    part.carry_out("care", lambda: moderation.wait_again(shell.database(), part.who(), theme_id))
