"""What was decided, concluded and left open, in a document."""

from collections.abc import Sequence

from participation import review, shared_texts
from participation.documents import sources, themes_part, words
from participation.documents.sources import Sources
from participation.model.people import Staff
from participation.model.texts import N_
from participation.project import goals
from participation.project.rounds import Conclusion
from participation.project.structure import WorkPackage
from participation.reports.document import Block, Heading, Listing, Paragraph
from participation.reports.table import Table
from participation.said import Said
from participation.store import Database
from participation.texts import say, say_many


def decided(found: Sources, language: str) -> list[Block]:
    """How many themes have each decision, and each decision that has a reason."""
    counts = review.by_status(found.lines)
    numbers = tuple((words.status(value, language), counts[value]) for value in (*shared_texts.statuses(), "none") if counts.get(value))
    if not numbers:
        return [Paragraph(say(language, themes_part.NOTHING))]
    columns = (say(language, N_("Decision")), say(language, N_("Themes")))
    blocks: list[Block] = [Table(say(language, N_("Decisions about themes")), columns, numbers)]
    rows = tuple(
        (
            Said(line.theme.text, line.theme.language),
            words.status(row["status"], language),
            row["reason"],
            words.role(row["owner_role"], language) or None,
        )
        for line in found.lines
        if (row := found.decided.get(line.theme.id)) and row["reason"]
    )
    if rows:
        named = (N_("The theme in its own words"), N_("Decision"), N_("Reason"), N_("Who takes care of it"))
        blocks.append(Table(say(language, N_("Decisions with their reasons")), tuple(say(language, name) for name in named), rows))
    return blocks


def concluded(known: Sequence[Conclusion], kinds: Sequence[str], packages: Sequence[WorkPackage], language: str) -> list[Block]:
    """What staff concluded, each with what it rests on."""
    names = {one.id: one.name for one in packages}
    items = []
    for one in known:
        if one.kind in kinds:
            package = f"{names[one.work_package_id].say(language)}: " if one.work_package_id in names else ""
            rests = one.evidence.say(language)
            items.append(package + one.text.say(language) + (f" ({rests})" if rests else ""))
    return [Listing(tuple(items))] if items else []


def in_workshops(database: Database, found: Sources, language: str) -> list[Block]:
    """Key conclusions that participants drew, each with the theme that tells so."""
    lines = _of_stage_kind(database, found, "key_conclusions")
    if not lines:
        return []
    notes = sources.notes(database, lines)
    quotes = [themes_part.quote(line, language, themes_part.beside(notes.get(line.theme.id, ()), language)) for line in lines]
    return [Heading(say(language, N_("Conclusions of the participants")), 2), *quotes]


def _of_stage_kind(database: Database, found: Sources, kind: str) -> list[review.Reviewed]:
    with database.read() as look:
        known = {row["id"] for row in look.rows("SELECT id FROM stage WHERE kind = :kind", kind=kind)}
    return [line for line in found.lines if line.theme.stage_id in known]


def falls_short(database: Database, who: Staff, found: Sources, few_voters: int, language: str, *, with_goals: bool) -> list[Block]:
    """What is not done, not known or not said yet."""
    items = []
    open_ones = sum(1 for line in found.lines if line.status is None)
    if open_ones:
        items.append(say_many(language, "{n} theme has no decision yet.", "{n} themes have no decision yet.", open_ones))
    if few_voters:
        items.append(
            say_many(language, "{n} vote had too few voters to be shown.", "{n} votes had too few voters to be shown.", few_voters)
        )
    if waits := review.waiting(database, who):
        items.append(say_many(language, "{n} theme waits to be read.", "{n} themes wait to be read.", waits))
    for goal in goals.every(database) if with_goals else ():
        if goal.status == "not_reached":
            reason = next((change.reason for change in goal.history if change.reason), None) or ""
            items.append(f"{say(language, N_('Goal not reached: {goal}'), goal=goal.text)} {reason}".strip())
    if not found.whole:
        items.append(say(language, N_("Only the workshops of its maker's own regions are in this document.")))
    return [Listing(tuple(items))] if items else [Paragraph(say(language, N_("Nothing that the tool knows of.")))]
