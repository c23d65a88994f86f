"""What people wrote, where Streamlit reads Markdown: every sign is shown as it was typed, and none of them acts.

Titles, headings, buttons, pills, tabs, messages and the names of fields are all Markdown to Streamlit: a link in the name of a
workshop would lead away from here.
"""

import re
from collections.abc import Mapping

from participation.model.texts import Texts
from participation.said import isolated

JOINER = "\u2060"  # not to be seen; parts what Streamlit would turn into an icon, an arrow, a link or an emoji
_MARKDOWN = re.compile(r"[!#$&()*+.:<=>@\[\\\]^_`{|}~-]")  # the signs of Markdown and of what Streamlit adds to it
_ACTS = re.compile(r"[:@<>~=_-]|\.(?=\S)")


def label(text: str) -> str:
    """The words on one line and in their own direction, as the label of anything."""
    parted = _ACTS.sub(lambda found: found[0] + JOINER, " ".join(text.split()))
    return isolated(_MARKDOWN.sub(lambda found: "\\" + found[0], parted)) or JOINER


def values(given: Mapping[str, object], language: str) -> dict[str, object]:
    """The values of a sentence of ours, for a place where it is read as Markdown."""
    return {name: _value(value, language) for name, value in given.items()}


def _value(value: object, language: str) -> object:
    if isinstance(value, Texts):
        return label(value.say(language))
    return label(value) if isinstance(value, str) else value


def labels(texts: dict[str, str]) -> dict[str, str]:
    """Labels by id, each different from the others: Streamlit tells options apart by their labels."""
    found: dict[str, str] = {}
    for key, text in texts.items():
        made = label(text)
        while made in found.values():
            made += JOINER
        found[key] = made
    return found
