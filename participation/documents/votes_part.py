"""Questions and results in a document: as Results shows them, each with the number of people that it rests on."""

from collections.abc import Sequence

from participation import checks
from participation.documents import words
from participation.documents.sources import Voted
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.workshop import Workshop
from participation.project import round_comparison, structure
from participation.project.round_answers import InRound
from participation.project.round_comparison import Compared
from participation.reports.document import Block, Heading, Paragraph
from participation.reports.table import Cell, Table
from participation.results import Ballot
from participation.said import Said
from participation.store import Database
from participation.texts import say, say_many

MOST_ROWS = 5
FEW = N_("fewer than 5")


def votes(found: Sequence[Voted], language: str) -> list[Block]:
    """Each vote as a sentence, a table of what came first, and how the role groups differ."""
    blocks: list[Block] = []
    for workshop, ballot in found:
        blocks.append(Heading(workshop.title.say(language), 2))
        blocks += of_ballot(ballot, language)
    return blocks or [Paragraph(say(language, N_("No vote is closed yet.")))]


def of_ballot(ballot: Ballot, language: str) -> list[Block]:
    """One vote."""
    said = [say(language, N_("{stage}: {sentence}"), stage=ballot.stage.name, sentence=ballot.sentence)]
    if ballot.result.voters is None:
        return [Paragraph(said[0])]
    if ballot.differ:
        said.append(ballot.differ.say(language))
    note = say_many(language, "{n} person voted.", "{n} people voted.", ballot.result.voters)
    left = len(ballot.result.shown_rows) - MOST_ROWS
    if left > 0:
        note += " " + say_many(language, "{n} more is on the page Results.", "{n} more are on the page Results.", left)
    for each in (*([ballot.note] if ballot.note else []), *ballot.reworded):
        note += " " + each.say(language)
    columns = tuple(say(language, name) for name in (N_("Theme or group"), N_("Votes"), N_("Share")))
    rows = tuple(
        (Said(row.target.words, row.target.language), row.all.votes, words.share(row.all.share) if row.all.of else None)
        for row in ballot.result.shown_rows[:MOST_ROWS]
        if row.all is not None
    )
    return [Paragraph(" ".join(said)), Table(ballot.stage.prompt.say(language) or ballot.stage.name.say(language), columns, rows, note)]


def check(database: Database, who: Staff, held: Sequence[Workshop], language: str) -> list[Block]:
    """The participation check of each workshop: the mean of each question; few answers have none."""
    rows: list[tuple[Cell, ...]] = []
    for workshop in held:
        for question in checks.of_workshop(database, who, workshop.id):
            if question.mean is not None and question.answers is not None:
                rows.append(
                    (workshop.title.say(language), question.text.say(language), words.number(question.mean, language), question.answers)
                )
    if not rows:
        return []
    columns = tuple(say(language, name) for name in (N_("Workshop"), N_("Question"), N_("Mean, from 1 to 5"), N_("Answers")))
    return [Table(say(language, N_("Participation check")), columns, tuple(rows))]


def compared(database: Database, who: Staff, language: str) -> list[Block]:
    """The same questions in each round, where two or more rounds asked them."""
    order = structure.rounds(database)
    known = [one for one in round_comparison.of_project(database, who).same if any(each.people for each in one.rounds.values())]
    if not known:
        return []
    columns = (say(language, N_("Question")), *(one.name.say(language) for one in order))
    rows = tuple((one.text.say(language), *(_in_round(one, each.id, language) for each in order)) for one in known)
    return [
        Heading(say(language, N_("The same questions in each round")), 2),
        Table(say(language, N_("Means, with the number of people that each rests on")), columns, rows),
    ]


def _in_round(one: Compared, round_id: str, language: str) -> str | None:
    found: InRound | None = one.rounds.get(round_id)
    if found is None:
        return None
    return f"{words.number(found.mean, language)} ({found.people})" if found.mean is not None else say(language, FEW)


def few_voters(found: Sequence[Voted]) -> int:
    """How many votes had too few voters to be shown."""
    return sum(1 for _, ballot in found if ballot.result.voters is None)
