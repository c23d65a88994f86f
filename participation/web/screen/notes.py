"""What stands below the words on a card: details in words, a labelled translation, who supports it, that it was answered."""

from collections.abc import Sequence
from html import escape

from participation.beside import Note
from participation.web.screen import both, fit

SIZE, LETTER, ABOVE = 0.95, 1.3, 0.25


def height(notes: Sequence[Note], room: float, languages: Sequence[str]) -> float:
    """How much the notes add to a card of this inner width."""
    return sum(ABOVE + fit.lines(_plain(note, languages), room / SIZE) * SIZE * LETTER for note in notes)


def html(notes: Sequence[Note], languages: Sequence[str]) -> str:
    """The notes as they stand on the card."""
    return "".join(_one(note, languages) for note in notes)


def _one(note: Note, languages: Sequence[str]) -> str:
    sign = f'<span aria-hidden="true">{escape(note.sign)}</span> ' if note.sign else ""
    label = f"<b>{both.html(note.label, languages)}</b> " if note.label else ""
    said = f'<span lang="{escape(note.language)}">{escape(note.said.fi)}</span>' if note.language else both.html(note.said, languages)
    return f'<p class="note {note.kind}">{label}{sign}{said}</p>'


def _plain(note: Note, languages: Sequence[str]) -> str:
    label = both.plain(note.label, languages) + " " if note.label else ""
    sign = note.sign + " " if note.sign else ""
    return label + sign + (note.said.fi if note.language else both.plain(note.said, languages))
