"""The evaluation report of a round or of the whole project: from its aim to what falls short."""

from dataclasses import dataclass

from participation.documents import decisions_part, people_part, sources, themes_part, votes_part, words
from participation.documents.sources import Sources
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.project import project, rounds, structure
from participation.project.rounds import Conclusion, RoundPage
from participation.project.structure import WorkPackage
from participation.reports.document import Block, Document, Heading, Listing, Note, Paragraph
from participation.reports.table import Table
from participation.store import Database
from participation.texts import everywhere, say

RULES = N_("A group of fewer than five people is not shown. The words are the participants' own.")


@dataclass(frozen=True)
class Asked:
    """What the report is about: one round or (None) the whole project, and how many voices stand under each kind."""

    round_id: str | None = None
    voices: int = 3


def document(database: Database, who: Staff, language: str, asked: Asked) -> Document:
    """The report, made from what may be shown now."""
    found = sources.of(database, who, asked.round_id)
    page = sources.the_round(database, who, asked.round_id) if asked.round_id else None
    packages = structure.work_packages(database)
    known = page.conclusions if page else tuple(rounds.conclusions(database, who))
    voted = sources.votes(database, found.workshops)
    chapters: tuple[tuple[str, list[Block]], ...] = (
        (N_("Aim"), _aim(database, page, language)),
        (N_("Workshops"), _workshops(found, packages, language)),
        (N_("Participants"), _people(database, who, page, language)),
        (N_("Questions and results"), _results(database, who, found, voted, page, language)),
        (N_("What people said"), themes_part.by_package(found, packages, min(max(asked.voices, 0), limits.VOICES.highest), language)),
        (N_("Signals"), themes_part.signals(database, found, language)),
        (N_("What changed direction"), _concluded(known, ("direction",), packages, language)),
        (
            N_("Key conclusions"),
            [
                *_concluded(known, ("conclusion", "recommendation"), packages, language),
                *decisions_part.in_workshops(database, found, language),
            ],
        ),
        (N_("What was decided"), decisions_part.decided(found, language)),
        (
            N_("What falls short"),
            decisions_part.falls_short(database, who, found, votes_part.few_voters(voted), language, with_goals=page is None),
        ),
    )
    blocks: list[Block] = [Note(say(language, RULES))]
    for name, inside in chapters:
        blocks += [Heading(say(language, name)), *inside]
    return Document(_title(database, page).say(language), language, tuple(blocks))


def _title(database: Database, page: RoundPage | None) -> Texts:
    if page:
        return everywhere(N_("Evaluation report: {name}"), name=page.round.name)
    name = structure.project_name(database)
    return everywhere(N_("Evaluation report: {name}"), name=name) if name else everywhere(N_("Evaluation report"))


def _aim(database: Database, page: RoundPage | None, language: str) -> list[Block]:
    if page is None:
        known = project.get(database)
        aim = known.aim.say(language) if known else ""
        return [Paragraph(aim or say(language, N_("No aim is written yet.")))]
    blocks: list[Block] = [Paragraph(page.round.aim.say(language))]
    if when := words.days(page.round.starts_on, page.round.ends_on, language):
        blocks.append(Paragraph(when))
    if page.questions:
        blocks += [Heading(say(language, N_("Questions of the round")), 2), Listing(tuple(one.say(language) for one in page.questions))]
    return blocks


def _workshops(found: Sources, packages: list[WorkPackage], language: str) -> list[Block]:
    if not found.workshops:
        return [Paragraph(say(language, N_("No workshop has begun yet.")))]
    names = {one.id: one.name.say(language) for one in packages}
    rows = tuple(
        (one.title.say(language), names.get(one.work_package_id or ""), words.day(one.opened_at or one.created_at, language))
        for one in found.workshops
    )
    columns = tuple(say(language, name) for name in (N_("Workshop"), N_("Work package"), N_("Day")))
    return [Table(say(language, N_("Workshops")), columns, rows)]


def _people(database: Database, who: Staff, page: RoundPage | None, language: str) -> list[Block]:
    return people_part.of_round(database, page.round.id, language) if page else people_part.of_project(database, who, language)


def _results(
    database: Database, who: Staff, found: Sources, voted: list[sources.Voted], page: RoundPage | None, language: str
) -> list[Block]:
    blocks = [*votes_part.votes(voted, language), *votes_part.check(database, who, found.workshops, language)]
    return blocks if page else [*blocks, *votes_part.compared(database, who, language)]


def _concluded(known: tuple[Conclusion, ...], kinds: tuple[str, ...], packages: list[WorkPackage], language: str) -> list[Block]:
    return decisions_part.concluded(known, kinds, packages, language) or [
        Paragraph(say(language, N_("Nothing is written about this yet.")))
    ]
