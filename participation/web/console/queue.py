"""The queue: one theme at a time, large, with three things to do; what was done last can be undone."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from participation import beside, care, held, moderation, translations
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.theme import RETURN_REASONS, Theme
from participation.store import Database
from participation.web import at_hand, keys, listen, reading, shell, times
from participation.web.console import group_names, part, plain, translating
from participation.web.header import LANGUAGE_NAMES
from participation.web.shell import say
from participation.wordings import CHANGED

Moderate = Callable[[Database, Staff, str, str], None]
READING, RETURNING, DONE, NOW = "queue-reading", "queue-returning", "queue-done", "queue-now"
DID = {"shown": N_("Shown to everyone"), "returned": N_("Sent back to its writer"), "held": N_("Held for care"), "undone": N_("Undone")}
UNDO = {"shown": N_("Undo showing"), "returned": N_("Undo sending back"), "held": N_("Undo holding")}


@st.fragment(run_every=20)
def draw(workshop_id: str) -> None:
    """The queue; every 20 seconds for how long a theme has waited."""
    listen.to(workshop_id, "console", ["queue", "themes", "care"], key="queue")
    database, who = shell.database(), part.who()
    waiting = moderation.queue(database, who, workshop_id)
    with st.container(key="queue"):
        names = group_names.of_workshop(workshop_id)
        _head(database, who, workshop_id, len(waiting) + len(names))
        part.say_refusal("queue")
        number, did = st.session_state.get(NOW, (0, ""))
        at_hand.tell("decided", number, say(DID[did]) if did else "")
        group_names.draw(names)
        if waiting:
            _one(_being_read(waiting), waiting)
        elif not names:
            st.html(f'<p class="nothing">{say(N_("Nothing waits for you. New themes come here first, before anyone else sees them."))}</p>')
        if not waiting:
            _undo()


def _head(database: Database, who: Staff, workshop_id: str, number: int) -> None:
    with st.container(key="queue-head", horizontal=True, vertical_alignment="center"):
        st.header(say(N_("Waits for you")), anchor=False, width="content")
        st.html(f'<p class="number{"" if number else " none"}">{number}</p>', width="content")
        st.space("stretch")
        calls, kept = care.calls(database, who, workshop_id), held.of_workshop(database, who, workshop_id)
        if kept and st.button(say(N_("Held {n}"), n=len(kept)), key="held", icon=":material/volunteer_activism:"):
            part.show("care")
        if calls and st.button(say(N_("Wants an adult {n}"), n=len(calls)), key="calls", icon=":material/person_raised_hand:"):
            part.show("care")
        keys.switch("N, B, H, Z")


def _being_read(waiting: Sequence[Theme]) -> Theme:
    """The theme that the facilitator has begun to read stays in place, whatever comes in before it."""
    reading = st.session_state.get(READING)
    theme = next((theme for theme in waiting if theme.id == reading), waiting[0])
    st.session_state[READING] = theme.id
    return theme


def _one(theme: Theme, waiting: Sequence[Theme]) -> None:
    marked_later = sum(1 for other in waiting if other.marked and other.id != theme.id)
    with st.container(key="waiting"):
        with st.container(key="say-wait"):
            translated = translations.as_pairs(shell.database(), part.who(), theme)
            notes = beside.for_staff(shell.database(), part.who(), theme.workshop_id, [theme]).get(theme.id, ())
            mark = reading.seen("queue", (theme, translated))[theme.id]
            changed = (
                f'<p class="changed" role="status">{escape(say(CHANGED))}</p>' if reading.has_changed("queue", theme, translated) else ""
            )
            st.html(changed + plain.words(theme.text, theme.language) + plain.notes(notes) + _about(theme))
            translating.draw(theme, "queue", mark)
        with st.container(key="decide", horizontal=True):
            _button(N_("Show to everyone"), "visibility", "N", theme, mark, moderation.show, "shown", primary=True)
            with st.container(key="giveback", width="content"):
                if st.button(say(N_("Send back")), key=f"back-{theme.id}", icon=":material/reply:", shortcut=keys.key("B")):
                    st.session_state[RETURNING] = None if st.session_state.get(RETURNING) == theme.id else theme.id
            _button(N_("Hold for care"), "volunteer_activism", "H", theme, mark, moderation.hold, "held")
            _undo()
        if st.session_state.get(RETURNING) == theme.id:
            _reasons(theme, mark)
        if marked_later:
            said = shell.say_many(
                "{n} more theme may need an adult. It comes next.", "{n} more themes may need an adult. They come next.", marked_later
            )
            st.html(f'<p class="quiet">{said}</p>')


def _about(theme: Theme) -> str:
    minutes = times.minutes_since(theme.changed_at)
    waited = say(N_("waited {minutes} min"), minutes=minutes) if minutes else say(N_("came just now"))
    care_mark = f'<span class="care">{say(N_("May need an adult"))}</span> ' if theme.marked else ""
    return f'<p class="about">{care_mark}{plain.kind_badge(theme.kind)} {LANGUAGE_NAMES.get(theme.language, "")} · {waited}</p>'


def _button(name: str, icon: str, shortcut: str, theme: Theme, mark: str, do: Moderate, done: str, *, primary: bool = False) -> None:
    """A decision about one theme. Its key holds the theme, so that a tap never meets another one that came in its place."""
    with st.container(key=f"do-{done}", width="content"):
        st.button(
            say(name),
            key=f"{done}-{theme.id}{reading.version('queue', theme.id)}",
            type="primary" if primary else "secondary",
            icon=f":material/{icon}:",
            shortcut=keys.key(shortcut),
            on_click=_decide,
            args=(theme.id, mark, done, do),
        )


def _decide(theme_id: str, mark: str, done: str, do: Moderate) -> None:
    """About exactly the words that were in front; where their writer changed them, they come back to be read."""
    if part.carry_out("queue", lambda: reading.about("queue", [theme_id], lambda: do(shell.database(), part.who(), theme_id, mark))):
        st.session_state[RETURNING] = None
        st.session_state[DONE] = [*st.session_state.get(DONE, ()), (theme_id, done)]
        _did(done)


def _reasons(theme: Theme, mark: str) -> None:
    with st.container(key="reasons"):
        reason = st.pills(
            say(N_("Why do you send it back?")),
            list(RETURN_REASONS),
            format_func=lambda value: say(RETURN_REASONS[value][0]),
            key=f"reason-{theme.id}",
        )
        if reason is not None:
            with st.container(key="reason-row", horizontal=True, vertical_alignment="center"):
                st.markdown(f":gray[{say(N_('The writer reads:'))}] ”{say(RETURN_REASONS[reason][1])}”", width="stretch")
                st.button(
                    say(N_("Send the theme back")),
                    key=f"returned-{theme.id}{reading.version('queue', theme.id)}",
                    on_click=_send_back,
                    args=(theme.id, mark, reason),
                )


def _send_back(theme_id: str, mark: str, reason: str) -> None:
    _decide(theme_id, mark, "returned", lambda database, who, theme, read: moderation.send_back(database, who, theme, read, reason))


def _undo() -> None:
    done = st.session_state.get(DONE)
    if done:
        st.button(say(UNDO[done[-1][1]]), key="undo-queue", icon=":material/undo:", shortcut=keys.key("Z"), on_click=_wait_again)


def _wait_again() -> None:
    theme_id, _ = st.session_state[DONE][-1]
    if part.carry_out("queue", lambda: moderation.wait_again(shell.database(), part.who(), theme_id)):
        st.session_state[DONE].pop()
        _did("undone")
        st.session_state[READING] = theme_id


def _did(what: str) -> None:
    """What was done just now, to be told to screen readers."""
    st.session_state[NOW] = (st.session_state.get(NOW, (0, ""))[0] + 1, what)
