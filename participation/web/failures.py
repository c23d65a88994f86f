"""A press that failed: what can be said of it is kept until it was seen, whatever of the page is drawn anew meanwhile.

Without this an unexpected error in a callback would end the run before anything was drawn: the page would be gone, or the
sentence would lie below the console. `failed.js` brings a sentence that is out of sight to the control that was pressed.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps

import streamlit as st
from streamlit.runtime.scriptrunner import StopException
from streamlit.runtime.state.session_state import SessionState

from participation import texts
from participation.errors import Refused
from participation.web import as_typed, asker, middleware, quiet

_KEPT, _NUMBER, _AGAIN = "failures", "failures-number", "failures-again"
_SECONDS = 60.0
ANYWHERE = ""


@dataclass(frozen=True)
class Failure:
    """What to say, where it is said, and since when. The number lets a second one like it be announced, too."""

    error: Exception
    place: str
    number: int
    at: float
    seen: bool = False


def say(error: Exception) -> str:
    """What a person can be told of an error: a refusal's sentence, otherwise that it was our fault."""
    language = asker.language()
    if isinstance(error, Refused):
        return texts.say(language, error.message_id, **as_typed.values(error.values, language))
    return texts.say(language, middleware.SORRY)


def keep(error: Exception, place: str = ANYWHERE) -> None:
    """Remembers what failed; an unexpected error goes into the log, too."""
    if not isinstance(error, Refused):
        quiet.tell(error)
    st.session_state[_KEPT] = [*_kept(), Failure(error, place, _next(), time.monotonic())]


def carry_out(do: Callable[[], object], place: str = ANYWHERE) -> bool:
    """Does one thing; where that fails, `show` of this place says why. A new try forgets what was said before."""
    st.session_state[_KEPT] = [each for each in _kept() if not each.seen]
    try:
        do()
    except Exception as error:
        keep(error, place)
        return False
    return True


def show(place: str) -> None:
    """Says what failed here. What failed nowhere in particular belongs to the part that is drawn next."""
    shown = []
    for each in _kept():
        here = each.place in (place, ANYWHERE)
        shown.append(replace(each, place=place, seen=True) if here else each)
        if here:
            alert(say(each.error), each.number)
    st.session_state[_KEPT] = shown


def alert(sentence: str, number: int | None = None) -> None:
    """The sentence in a box that screen readers read out at once."""
    with st.container(key=f"failed-{_next() if number is None else number}"):
        st.warning(sentence)


def carefully(run: Callable[[], None]) -> None:
    """Runs a page. One that a press broke is drawn once more, without the press, and with what can be said of it."""
    try:
        run()
    except StopException:
        st.session_state[_AGAIN] = False
        raise
    except Exception as error:
        if st.session_state.get(_AGAIN):
            raise
        st.session_state[_AGAIN] = True
        keep(error)
        st.rerun()
    st.session_state[_AGAIN] = False


def catch_those_of_callbacks() -> None:
    """Lets a page be drawn after a callback that failed; for this process."""
    streamlits = SessionState._run_callback_and_record_rerun
    if hasattr(streamlits, "__wrapped__"):
        return

    @wraps(streamlits)
    def run_one(state: SessionState, votes: object, run: Callable[[], None]) -> None:
        def careful() -> None:
            try:
                run()
            except Exception as error:
                keep(error)

        streamlits(state, votes, careful)  # type: ignore[arg-type]

    SessionState._run_callback_and_record_rerun = run_one  # type: ignore[assignment, method-assign]


def _kept() -> list[Failure]:
    young = time.monotonic() - _SECONDS
    return [each for each in st.session_state.get(_KEPT, ()) if each.at > young]


def _next() -> int:
    number = int(st.session_state.get(_NUMBER, 0)) + 1
    st.session_state[_NUMBER] = number
    return number
