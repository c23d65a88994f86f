"""What stands below the words on a card: details in words, a labelled translation, who supports it, that it was answered."""

from collections.abc import Sequence
from html import escape

from participation import said as own
from participation.beside import Note
from participation.web.screen import both, fit

SIZE, LETTER, ABOVE = 0.95, 1.3, 0.25


def height(notes: Sequence[Note], room: float, languages: Sequence[str]) -> float:
    """How much the notes add to a card of this inner width."""
    said = [line for note in notes for line in _lines(note, languages)]
    return ABOVE * len(notes) + sum(fit.lines(" ".join(line[1:]), room / SIZE) * SIZE * LETTER for line in said)


def html(notes: Sequence[Note], languages: Sequence[str]) -> str:
    """The notes as they stand on the card."""
    return "".join(_one(note, languages) for note in notes)


def _one(note: Note, languages: Sequence[str]) -> str:
    said = "".join(
        f'<span class="line{" soft" if place and note.kind != "translation" else ""}" lang="{code}">'
        f"{f'<b>{escape(label)}</b> ' if label else ''}{_words(note, words)}</span>"
        for place, (code, label, words) in enumerate(_lines(note, languages))
    )
    return f'<p class="note {note.kind}">{said}</p>'


def _words(note: Note, words: str) -> str:
    return own.html(words, note.language) if note.language else escape(words)


def _lines(note: Note, languages: Sequence[str]) -> list[tuple[str, str, str]]:
    """Language, label and words of each line: ours in each language, a person's own words once, with the label in both."""
    if note.kind == "translation":
        language = note.language or languages[0]
        return [(language, f"{note.label.say(language)}:" if note.label else "", note.said.fi)]
    if note.language:
        label = " / ".join(text for _, text in both.each(note.label, languages)) if note.label else ""
        return [(languages[0], label, note.said.fi)]
    sign = f"{note.sign} " if note.sign else ""
    return [
        (language, note.label.say(language) if note.label else "", f"{'' if place else sign}{text}")
        for place, (language, text) in enumerate(both.each(note.said, languages))
    ]
