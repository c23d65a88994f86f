"""A statement: themes with chosen tags in own words, with votes and decisions; for example for a change of the law."""

from collections.abc import Sequence
from dataclasses import dataclass

from participation import results, review
from participation.documents import sources, themes_part, words
from participation.documents.sources import Sources
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.project import structure, tag_lists
from participation.reports.document import Block, Document, Heading, Note, Paragraph
from participation.review import Reviewed
from participation.store import Database, Transaction
from participation.texts import say, say_many

LAW = "law-reform"


@dataclass(frozen=True)
class Asked:
    """Which tags (a theme with any of them is in), to whom, and what the writer of the statement says first."""

    tags: tuple[str, ...] = (LAW,)
    to: str = ""
    opening: str = ""


def tags(database: Database, who: Staff) -> dict[str, Texts]:
    """The tags that a statement can be made of: those in use, and the one for the law always."""
    named = tag_lists.for_themes(database)
    used = review.known_tags(database, who)
    return {tag: named.get(tag, Texts.same(tag)) for tag in (*([LAW] if LAW in named and LAW not in used else []), *used)}


def document(database: Database, who: Staff, language: str, asked: Asked) -> Document:
    """The statement, made from what may be shown now."""
    found = sources.of(database, who)
    named = tags(database, who)
    blocks: list[Block] = []
    if asked.to.strip():
        blocks.append(Paragraph(say(language, N_("To: {receiver}"), receiver=asked.to.strip()[:200])))
    if asked.opening.strip():
        blocks.append(Paragraph(asked.opening.strip()[: limits.STATEMENT]))
    blocks.append(Note(say(language, ABOUT)))
    for tag in asked.tags:
        lines = [line for line in found.lines if tag in line.tags]
        blocks.append(Heading(say_many(language, "{tag}: {n} theme", "{tag}: {n} themes", len(lines), tag=named.get(tag, Texts.same(tag)))))
        blocks += _themes(database, found, lines, language)
    project = structure.project_name(database)
    title = say(language, N_("Statement: {name}"), name=project) if project else say(language, N_("Statement"))
    return Document(title, language, tuple(blocks))


ABOUT = N_("Below are participants' own words. Each was shown to everyone in a workshop. Votes of fewer than five people are not shown.")


def _themes(database: Database, found: Sources, lines: Sequence[Reviewed], language: str) -> list[Block]:
    if not lines:
        return [Paragraph(say(language, N_("No theme has this tag yet. Give tags on the page Review.")))]
    notes = sources.notes(database, lines)
    blocks: list[Block] = []
    with database.read() as look:
        for line in lines:
            blocks.append(themes_part.quote(line, language, themes_part.beside(notes.get(line.theme.id, ()), language)))
            if said := _beside(look, found, line, language):
                blocks.append(Paragraph(said))
    return blocks


def _beside(look: Transaction, found: Sources, line: Reviewed, language: str) -> str:
    """What it got in votes and what was decided, in one paragraph."""
    said = [results.sentence_about(look, stage, line.theme.id) for stage in sources.closed_votes(look, line.theme.workshop_id)]
    parts = [each.say(language) for each in said if each is not None]
    if row := found.decided.get(line.theme.id):
        parts.append(
            say(language, N_("Decision: {status}."), status=words.status(row["status"], language)) + f" {row['reason'] or ''}".rstrip()
        )
    return " ".join(parts)
