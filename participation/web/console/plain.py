"""Participants' words where Streamlit reads Markdown: escaped so that every sign is shown as it was typed and none acts."""

import re
from collections.abc import Sequence
from html import escape

from participation import said
from participation.beside import Note
from participation.model.kinds import KINDS
from participation.web.shell import say

JOINER = "\u2060"  # not to be seen; parts what Streamlit would turn into an icon, an arrow, a link or an emoji
_MARKDOWN = re.compile(r"[!-/:-@\[-`{-~]")
_ACTS = re.compile(r"[:@<>~=_-]|\.(?=\S)")


def label(text: str) -> str:
    """The words as the label of a button or pill."""
    parted = _ACTS.sub(lambda found: found[0] + JOINER, said.isolated(" ".join(text.split())))
    return _MARKDOWN.sub(lambda found: "\\" + found[0], parted) or JOINER


def labels(texts: dict[str, str]) -> dict[str, str]:
    """Labels by id, each different from the others: Streamlit tells options apart by their labels."""
    found: dict[str, str] = {}
    for key, text in texts.items():
        made = label(text)
        while made in found.values():
            made += JOINER
        found[key] = made
    return found


def words(text: str, language: str) -> str:
    """The words as HTML in their own language, with the breaks that they have."""
    return said.html(text, language, "p", ' class="words"')


def notes(notes: Sequence[Note]) -> str:
    """What was chosen or written with a theme, and its translations, as HTML; empty without any."""
    return f'<dl class="beside">{"".join(map(_note, notes))}</dl>' if notes else ""


def _note(note: Note) -> str:
    own = said.attributes(say(note.said), note.language) if note.language else ""
    sign = f'<span aria-hidden="true">{escape(note.sign)}</span> ' if note.sign else ""
    label = f"<dt>{escape(say(note.label))}</dt>" if note.label else ""
    return f"<div>{label}<dd{own}>{sign}{escape(say(note.said))}</dd></div>"


def kind_badge(kind: str | None) -> str:
    """The kind of a theme as HTML; empty without one."""
    known = KINDS.get(kind or "")
    return f'<span class="kind {known.colour}"><i aria-hidden="true">{known.sign}</i> {escape(say(known.name))}</span>' if known else ""
