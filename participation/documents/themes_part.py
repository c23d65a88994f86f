"""What people said, in a document: themes by kind for each work package, in own words; and signals apart."""

from collections.abc import Mapping, Sequence

from participation.beside import Note as Beside
from participation.documents import sources, words
from participation.documents.sources import Sources
from participation.model.kinds import KINDS
from participation.model.texts import N_
from participation.project.structure import WorkPackage
from participation.reports.document import Block, Heading, Paragraph, Quote
from participation.review import Reviewed
from participation.said import isolated
from participation.store import Database
from participation.texts import say, say_many

SIGNALS = ("threat", "opportunity")
NOTHING = N_("No themes are shown here yet.")
Notes = Mapping[str, tuple[Beside, ...]]


def by_package(found: Sources, packages: Sequence[WorkPackage], voices: int, language: str) -> list[Block]:
    """The themes of each work package by kind, with some voices; all numbers are of themes, not of people."""
    blocks: list[Block] = []
    known = {one.id for one in packages}
    lines = [line for line in found.lines if line.theme.kind not in SIGNALS]
    places = [
        (f"{one.number}. {one.name.say(language)}", [line for line in lines if line.workshop.work_package_id == one.id]) for one in packages
    ]
    places.append((say(language, N_("Without a work package")), [line for line in lines if line.workshop.work_package_id not in known]))
    for name, own in places:
        if own:
            blocks.append(Heading(name, 2))
            blocks += _by_kind(own, voices, language)
    return blocks or [Paragraph(say(language, NOTHING))]


def _by_kind(lines: Sequence[Reviewed], voices: int, language: str) -> list[Block]:
    blocks: list[Block] = []
    for kind in (None, *KINDS):
        if own := [line for line in lines if line.theme.kind == kind]:
            name = words.kind(kind, language)
            blocks.append(Heading(say_many(language, "{kind}: {n} theme", "{kind}: {n} themes", len(own), kind=name), 3))
            blocks += [quote(line, language) for line in sources.voices(own, voices)]
    return blocks


def quote(line: Reviewed, language: str, *more: str) -> Quote:
    """A theme in its own words, with the role group of its writer where that may be named."""
    return Quote(line.theme.text, line.theme.language, " · ".join((words.writer(line.role_group, language), *filter(None, more))))


def signals(database: Database, found: Sources, language: str) -> list[Block]:
    """Threats and opportunities that people noticed, with what they said of their strength, and what came of them."""
    blocks: list[Block] = []
    lines = [line for line in found.lines if line.theme.kind in SIGNALS]
    notes = sources.notes(database, lines)
    for kind in SIGNALS:
        if own := [line for line in lines if line.theme.kind == kind]:
            blocks.append(Heading(words.kind(kind, language), 2))
            blocks += [quote(line, language, beside(notes.get(line.theme.id, ()), language), _came_of(line, language)) for line in own]
    return blocks or [Paragraph(say(language, N_("No signals are written yet.")))]


def _came_of(line: Reviewed, language: str) -> str:
    return words.status(line.status, language) if line.status else ""


def beside(notes: Sequence[Beside], language: str) -> str:
    """What stands beside the words, on one line; translations are labelled as such."""
    words = ((note.label, isolated(note.said.say(language)) if note.language else note.said.say(language)) for note in notes)
    said = (f"{label.say(language)} {text}" if label else text for label, text in words)
    return " · ".join(said)
