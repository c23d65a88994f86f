"""What a person has in front of them to read, and whether it is still that: the mark of the words goes along with every press.

A page is drawn again whenever something changes, and a press that is on its way then would be about words that nobody has
read. So the mark stays that of the words that were shown first. A press after a change is refused once, says so, and then
the new words are the ones that are read.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from participation import wordings
from participation.model.theme import Theme
from participation.wordings import Changed

Result = TypeVar("Result")
Translated = Iterable[tuple[str, str]] | None


@dataclass(frozen=True)
class _Seen:
    mark: str | None
    times: int = 0  # how often other words came in their place; a button for other words is another button


def seen(place: str, *in_front: tuple[Theme, Translated]) -> dict[str, str]:
    """The marks of the themes that a place of the page has in front, by theme. What is there no more will be read anew."""
    return seen_marks(place, {theme.id: wordings.of(theme, translated) for theme, translated in in_front})


def seen_marks(place: str, in_front: Mapping[str, str]) -> dict[str, str]:
    """The same where the page has the marks already."""
    before = _known(place)
    now: dict[str, _Seen] = {}
    for theme_id, mark in in_front.items():
        known = before.get(theme_id, _Seen(None))
        now[theme_id] = _Seen(known.mark or mark, known.times)
    st.session_state[_key(place)] = now
    return {theme_id: each.mark or "" for theme_id, each in now.items()}


def has_changed(place: str, theme: Theme, translated: Translated = None) -> bool:
    """Whether the words in front are others than those that were read, and no press has been refused for it yet."""
    known = _known(place).get(theme.id)
    return known is not None and known.mark not in (None, wordings.of(theme, translated))


def version(place: str, theme_id: str) -> str:
    """An ending for the keys of buttons: a press that was meant for other words meets no button any more."""
    known = _known(place).get(theme_id)
    return f"-{known.times}" if known is not None and known.times else ""


def about(place: str, theme_ids: Iterable[str], do: Callable[[], Result]) -> Result:
    """Does something about the words in front. Where they are others by now, it is refused, and the new ones are to be read."""
    try:
        return do()
    except Changed:
        known = _known(place)
        for theme_id in theme_ids:
            if theme_id in known:
                known[theme_id] = _Seen(None, known[theme_id].times + 1)
        raise


def forget(place: str, theme_id: str) -> None:
    """What the person changed there is known to that person: the words in front are read from here on."""
    _known(place).pop(theme_id, None)


def _known(place: str) -> dict[str, _Seen]:
    found: dict[str, _Seen] = st.session_state.get(_key(place), {})
    return found


def _key(place: str) -> str:
    return f"in-front-{place}"
