"""Participants' words where Streamlit reads Markdown: escaped so that every sign is shown as it was typed and none acts."""

from collections.abc import Sequence
from html import escape

from participation import said
from participation.beside import Note
from participation.model.kinds import KINDS
from participation.web.as_typed import JOINER, label, labels
from participation.web.shell import say

__all__ = ["JOINER", "kind_badge", "label", "labels", "notes", "words"]


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
