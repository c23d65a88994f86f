"""What the parts of the console share: who asks, carrying out a use case, and what the middle shows."""

from collections.abc import Callable
from typing import Literal

import streamlit as st

from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.workshop import Workshop
from participation.web import asker, at_hand, failures, navigation, pages, shell

View = Literal["work", "care", "stages"]
_VIEW = "console-view"
TELL_MORE = ("queue", "rail")  # these say what was done in words of their own


def who() -> Staff:
    """The facilitator, asked anew each time a part is drawn; where the session is over, the whole page says so."""
    found = asker.staff()
    if found is None or not found.roles & {"facilitator", "admin"}:
        st.rerun()
    return found


def carry_out(part: str, do: Callable[[], object]) -> bool:
    """Does one thing; where it fails, the part says why when it is drawn next."""
    done = failures.carry_out(do, part)
    if done:
        st.session_state[f"done-{part}"] = _done(part) + 1
    return done


def say_refusal(part: str) -> None:
    """The sentence of what failed just now in this part; what was saved is told to screen readers."""
    failures.show(part)
    if part not in TELL_MORE:
        at_hand.tell(f"done-{part}", _done(part), shell.say(N_("Saved.")))


def _done(part: str) -> int:
    return int(st.session_state.get(f"done-{part}", 0))


def view() -> View:
    """What the middle shows."""
    chosen: View = st.session_state.get(_VIEW, "work")
    return chosen


def show(chosen: View) -> None:
    """Has the middle show something else."""
    st.session_state[_VIEW] = chosen
    st.rerun()


def spoken(workshop: Workshop) -> tuple[str, ...]:
    """The languages of the workshop, the reader's own first."""
    own = shell.language()
    return tuple(sorted(workshop.languages, key=lambda language: language != own))


def link(path: str, label: str, **query: str) -> None:
    """A link to another page, where there is one."""
    if any(known.path == path for known in pages.every()):
        st.page_link(navigation.page(path), label=label, query_params=query)
