"""A proposal from a service path: its steps, gaps and hand-overs, two variants compared, what is proposed and what it needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from participation import drawings, stages, workshops
from participation.access import require
from participation.activities.path import Path
from participation.documents import sources, themes_part, words
from participation.documents.sources import MAKERS, Sources
from participation.drawings import PathDrawing, Step
from participation.errors import NotFound
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.model.workshop import Stage, Workshop
from participation.reports.document import Block, Document, Heading, Listing, Note, Paragraph
from participation.reports.table import Table
from participation.review import Reviewed
from participation.said import Said
from participation.store import Database
from participation.texts import say
from participation.themes import shown_in

PROPOSES = ("direction", "agreements", "what_continues")


@dataclass(frozen=True)
class Choice:
    """A path that a proposal can be made from."""

    stage: Stage
    workshop: Workshop

    @property
    def name(self) -> Texts:
        """The workshop and the stage."""
        return Texts(*(f"{self.workshop.title.say(language)}: {self.stage.name.say(language)}" for language in ("fi", "sv", "en")))


@dataclass(frozen=True)
class Asked:
    """Which path stage, and what the writer of the proposal says first."""

    stage_id: str
    opening: str = ""


def choices(database: Database, who: Staff) -> list[Choice]:
    """Every path with steps that the person may see, the newest workshop first."""
    found = []
    known = {one.id: one for one in workshops.every(database, who) if one.opened_at}
    with database.read() as look:
        require(look, who, *MAKERS)
        rows = look.rows(
            "SELECT s.* FROM stage s WHERE s.kind = :kind AND EXISTS"
            " (SELECT 1 FROM theme t WHERE t.stage_id = s.id AND t.state = 'shown') ORDER BY s.position DESC",
            kind=Path.kind,
        )
    for workshop in known.values():
        found += [Choice(Stage.of(row), workshop) for row in rows if row["workshop_id"] == workshop.id]
    return found


def document(database: Database, who: Staff, language: str, asked: Asked) -> Document:
    """The proposal, made from what may be shown now."""
    chosen = next((one for one in choices(database, who) if one.stage.id == asked.stage_id), None)
    if chosen is None:
        raise NotFound(N_("This path is not here any more. Choose another one."))
    found = sources.of(database, who)
    own = [line for line in found.lines if line.workshop.id == chosen.workshop.id]
    with database.read() as look:
        order = stages.in_order(look, chosen.workshop.id)
        variants = drawings.paths(order, shown_in(look, chosen.workshop.id), chosen.stage)
    blocks: list[Block] = [Paragraph(asked.opening.strip()[: limits.STATEMENT])] if asked.opening.strip() else []
    blocks.append(Note(say(language, ABOUT)))
    for variant in variants:
        blocks += _variant(variant, language)
    if len(variants) == 2:
        blocks += _compared(variants[0], variants[1], language)
    blocks += _proposed(found, own, order, language)
    blocks += _needed(database, own, order, language)
    title = say(language, N_("Proposal for a service path: {name}"), name=chosen.workshop.title)
    return Document(title, language, tuple(blocks))


ABOUT = N_("The path is of an invented person. The steps are in the words of those who built it.")


def _variant(path: PathDrawing, language: str) -> list[Block]:
    """One variant: its steps as a table, then where help breaks off and how it is handed over."""
    named = (N_("Step"), N_("What happens"), N_("Who is there?"), N_("Where does it happen?"), N_("How does the young person feel?"))
    rows = tuple(
        (number, Said(step.theme.text, step.theme.language), *(_said(step, name, language) for name in ("sector", "where", "feeling")))
        for number, step in enumerate(path.steps, 1)
    )
    blocks: list[Block] = [Heading(path.name.say(language)), Paragraph(path.sentence.say(language))]
    if rows:
        blocks.append(Table(say(language, N_("Steps of the path")), tuple(say(language, name) for name in named), rows))
    for heading, items in (
        (N_("Where help breaks off"), _gaps(path, language)),
        (N_("How it is handed over"), _hand_overs(path, language)),
    ):
        if items:
            blocks += [Heading(say(language, heading), 2), Listing(tuple(items))]
    return blocks


def _said(step: Step, name: str, language: str) -> str | None:
    return step.said[name].say(language) if name in step.said else None


def _gaps(path: PathDrawing, language: str) -> list[str]:
    said = N_("Step {number}: {gaps}")
    return [
        say(language, said, number=number, gaps=words.names(step.gaps, language)) for number, step in enumerate(path.steps, 1) if step.gaps
    ]


def _hand_overs(path: PathDrawing, language: str) -> list[str]:
    found = []
    for number, step in enumerate(path.steps, 1):
        parts = [part for name in ("hand_over", "counterpart", "tools") if (part := _said(step, name, language))]
        if parts:
            found.append(say(language, N_("Step {number}: {what}"), number=number, what=" · ".join(parts)))
    return found


def _compared(before: PathDrawing, now: PathDrawing, language: str) -> list[Block]:
    difference = drawings.compared(before, now)
    figures = (
        (say(language, N_("Steps")), len(before.steps), len(now.steps)),
        (say(language, N_("Places where help breaks off")), before.gaps, now.gaps),
        (say(language, N_("Shared surfaces")), _shared(before), _shared(now)),
    )
    columns = (say(language, N_("What is compared")), before.name.say(language), now.name.say(language))
    blocks: list[Block] = [Heading(say(language, N_("The two variants compared")))]
    if difference:
        blocks.append(Paragraph(difference.say(language)))
    return [*blocks, Table(say(language, N_("The two variants side by side")), columns, figures)]


def _shared(path: PathDrawing) -> int:
    return sum(1 for step in path.steps if step.shared)


def _proposed(found: Sources, own: Sequence[Reviewed], order: Sequence[Stage], language: str) -> list[Block]:
    """What the people of the workshop agreed on, and what was decided afterwards."""
    agreed = [line for line in own if _kind(line, order) in PROPOSES]
    decided = [(line, found.decided[line.theme.id]) for line in own if line.theme.id in found.decided and line not in agreed]
    blocks: list[Block] = [Heading(say(language, N_("What is proposed")))]
    blocks += [themes_part.quote(line, language, _decision(found, line, language)) for line in agreed]
    blocks += [themes_part.quote(line, language, _decision(found, line, language)) for line, _ in decided]
    return blocks if len(blocks) > 1 else [*blocks, Paragraph(say(language, N_("Nothing is decided yet.")))]


def _decision(found: Sources, line: Reviewed, language: str) -> str:
    row = found.decided.get(line.theme.id)
    return f"{words.status(row['status'], language)}. {row['reason'] or ''}".strip() if row else ""


def _needed(database: Database, own: Sequence[Reviewed], order: Sequence[Stage], language: str) -> list[Block]:
    lines = [line for line in own if _kind(line, order) == "resources"]
    if not lines:
        return []
    notes = sources.notes(database, lines)
    quotes = [themes_part.quote(line, language, themes_part.beside(notes.get(line.theme.id, ()), language)) for line in lines]
    return [Heading(say(language, N_("What it needs"))), *quotes]


def _kind(line: Reviewed, order: Sequence[Stage]) -> str:
    return next((stage.kind for stage in order if stage.id == line.theme.stage_id), "")
