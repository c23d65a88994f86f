"""The newsletter of a round for its audience: one page in plain language, from what was asked to what happens next."""

from collections.abc import Sequence
from dataclasses import dataclass

from participation import clock
from participation.documents import audience, sources, themes_part, words
from participation.documents.sources import Sources
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_
from participation.project import events, structure
from participation.project.groups import WorkingGroup
from participation.project.rounds import RoundPage
from participation.reports.document import Block, Document, Heading, Listing, Paragraph
from participation.review import Reviewed
from participation.store import Database
from participation.texts import say, say_many

MOST_VOICES, MOST_RESULTS, MOST_DECISIONS, MOST_EVENTS = 5, 3, 5, 3


@dataclass(frozen=True)
class Asked:
    """Which round, for whom (networks and groups), about which work packages (none: all), and what its writer adds."""

    round_id: str
    audiences: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    opening: str = ""
    next_steps: str = ""


def document(database: Database, who: Staff, language: str, asked: Asked) -> Document:
    """The newsletter, made from what may be shown now."""
    page = sources.the_round(database, who, asked.round_id)
    found = _about(sources.of(database, who, asked.round_id), asked.packages)
    audiences = audience.chosen(database, asked.audiences)
    project = structure.project_name(database)
    blocks: list[Block] = []
    if asked.opening.strip():
        blocks.append(Paragraph(asked.opening.strip()[: limits.NEWSLETTER]))
    blocks += [Heading(say(language, N_("What we asked"))), *_asked(page, found, language)]
    blocks += [Heading(say(language, N_("What people said"))), *_said(database, found, language)]
    blocks += [Heading(say(language, N_("What was decided"))), *_decided(found, language)]
    blocks += [Heading(say(language, N_("What happens next"))), *_next(database, found, audiences, asked.next_steps, language)]
    name = f"{project.say(language)}: {page.round.name.say(language)}" if project else page.round.name.say(language)
    return audience.named(database, Document(name, language, tuple(blocks)), asked.audiences)


def _about(found: Sources, packages: Sequence[str]) -> Sources:
    if not packages:
        return found
    held = tuple(one for one in found.workshops if one.work_package_id in packages)
    lines = tuple(line for line in found.lines if line.workshop.work_package_id in packages)
    return Sources(held, lines, found.decided, found.whole)


def _asked(page: RoundPage, found: Sources, language: str) -> list[Block]:
    held = say_many(language, "{n} workshop was held.", "{n} workshops were held.", len(found.workshops))
    blocks: list[Block] = [Paragraph(f"{page.round.aim.say(language)} {held}")]
    if page.questions:
        blocks.append(Listing(tuple(one.say(language) for one in page.questions)))
    return blocks


def _said(database: Database, found: Sources, language: str) -> list[Block]:
    if not found.lines:
        return [Paragraph(say(language, themes_part.NOTHING))]
    voted = [ballot for _, ballot in sources.votes(database, found.workshops) if ballot.result.voters is not None]
    results = tuple(ballot.sentence.say(language) for ballot in voted[:MOST_RESULTS])
    voices = [themes_part.quote(line, language) for line in _spread(found.lines, MOST_VOICES)]
    themes = say_many(language, "{n} theme was written.", "{n} themes were written.", len(found.lines))
    return [Paragraph(themes), *([Listing(results)] if results else []), *voices]


def _spread(lines: Sequence[Reviewed], most: int) -> list[Reviewed]:
    """Voices from as many workshops as possible, one of each first."""
    seen: dict[str, int] = {}
    turns = []
    for line in lines:
        seen[line.workshop.id] = seen.get(line.workshop.id, 0) + 1
        turns.append((seen[line.workshop.id], line))
    return [line for _, line in sorted(turns, key=lambda turn: turn[0])[:most]]


def _decided(found: Sources, language: str) -> list[Block]:
    rows = [(line, found.decided[line.theme.id]) for line in found.lines if line.theme.id in found.decided]
    with_reason = sorted(rows, key=lambda pair: not pair[1]["reason"])[:MOST_DECISIONS]
    quotes = [
        themes_part.quote(line, language, f"{words.status(row['status'], language)}. {row['reason'] or ''}".strip())
        for line, row in with_reason
    ]
    return [*quotes] or [Paragraph(say(language, N_("Nothing is decided yet.")))]


def _next(database: Database, found: Sources, audiences: Sequence[WorkingGroup], own: str, language: str) -> list[Block]:
    items = []
    open_ones = sum(1 for line in found.lines if line.status is None)
    if open_ones:
        items.append(say_many(language, "We still decide about {n} theme.", "We still decide about {n} themes.", open_ones))
    tried = sum(1 for line in found.lines if line.status == "being_tried")
    if tried:
        items.append(say_many(language, "{n} idea is being tried.", "{n} ideas are being tried.", tried))
    items.append(say(language, N_("Everyone who took part sees with the return code what happened to each own theme.")))
    today, ours = clock.today().isoformat(), {group.id for group in audiences}
    coming = [one for one in events.every(database) if (one.on_day or "") >= today and (one.audience is None or one.audience in ours)]
    for event in sorted(coming, key=lambda one: one.on_day or "")[:MOST_EVENTS]:
        items.append(f"{words.plain_day(event.on_day or today, language)}: {event.name.say(language)}")
    return [*([Paragraph(own.strip()[: limits.NEWSLETTER])] if own.strip() else []), Listing(tuple(items))]
