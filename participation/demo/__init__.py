"""The invented demo project: three rounds with 99 people and 120 themes, what happened between them, and a workshop to try."""

from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from participation import closing, secrecy
from participation.demo import (
    across,
    across_file,
    after,
    cards,
    files,
    joining,
    more,
    more_files,
    operating_models,
    overview,
    people,
    regional,
    rounds,
    story,
    structures,
)
from participation.demo import project as described
from participation.demo.journal import DemoWorkshop, Journal
from participation.errors import Refused
from participation.model.people import Staff
from participation.model.texts import Texts
from participation.model.workshop import WHISPERS
from participation.project import project_file
from participation.store import Database, Transaction
from participation.texts import everywhere

__all__ = ["Summary", "load"]

IN_ROUNDS = "JOIN workshop w ON w.id = x.workshop_id WHERE w.round_id IS NOT NULL"


@dataclass(frozen=True)
class Summary:
    """What was loaded. People, attendances and themes are three counts of different things: never add them.

    Attendances and themes are those of the rounds.
    """

    participants: int
    attendances: int
    themes: int
    workshops: int
    join_code: str

    @property
    def sentence(self) -> Texts:
        """What was loaded, in one or two sentences."""
        return everywhere(
            "The demo project is here: {participants} people and {themes} themes. Join the open workshop with the code {code}.",
            participants=self.participants,
            themes=self.themes,
            code=self.join_code,
        )


def load(database: Database, *, at: datetime | None = None) -> Summary:
    """Puts the demo project into an empty database, as if its last workshop were open at `at` (now, unless given).

    All of it is loaded or nothing. Raises Refused where a project stands already.
    """
    at = at or datetime.now(UTC)
    secret = secrecy.of(database)
    project, told = files.project(), more_files.story()
    with database.write() as change:
        if change.row("SELECT id FROM project LIMIT 1") is not None:
            raise Refused("There is a project here already. The demo project needs a place of its own.")
        journal = Journal(change, Random(2022))  # noqa: S311 - invented votes, the same each time
        rounds.structure(change, project, at)
        project_file.fill(change)
        known = people.arrive(change, files.participants(), secret, at)
        workshops = rounds.workshops(journal, project, known, at)
        placed = rounds.themes(journal, workshops, files.themes())
        after.votes(journal, workshops, placed)
        after.checks(journal, workshops)
        overview.experience(more.journal_of(journal), workshops)
        developer = after.developer(journal)
        after.decisions(journal, placed, developer)
        others = _between(more.journal_of(journal), project, told, known, developer, at)
        more.answers(journal, [*workshops, *others], more_files.answers())
        overview.answers(journal, developer)
        story.rounds(journal, told.rounds, workshops)
        across.describe(journal, across_file.read(), placed, project, known, at)
        described.describe(change, at)
        structures.structures(change, developer, at)
        joining.offer(change)
        cards.tell(change, workshops, developer, at)
        regional.tell(more.journal_of(journal), workshops, others, at)
        operating_models.tell(journal, others, developer, at)
        closing.keep_all(change)
        return _summary(change, next(workshop.join_code for workshop in workshops if workshop.is_open))


def _between(
    journal: Journal, project: files.Project, told: more_files.Story, known: dict[str, tuple[str, files.Person]], by: Staff, at: datetime
) -> list[DemoWorkshop]:
    """The workshops between the rounds."""
    story.series(journal, told.series, at)
    made = more.workshops(journal, project, told.workshops, known, at)
    placed = more.themes(journal, made, more_files.lines(), by)
    more.votes(journal, made, placed)
    more.checks(journal, made, told.workshops)
    story.items(journal, told.series, made)
    return made


def _summary(look: Transaction, join_code: str) -> Summary:
    return Summary(
        participants=_count(look, "SELECT count(*) AS n FROM participant"),
        attendances=_count(look, f"SELECT count(*) AS n FROM attendance x {IN_ROUNDS}"),
        themes=_count(look, f"SELECT count(*) AS n FROM theme x {IN_ROUNDS}"),
        workshops=_count(look, f"SELECT count(*) AS n FROM workshop WHERE template <> '{WHISPERS}'"),
        join_code=join_code,
    )


def _count(look: Transaction, sql: str) -> int:
    row = look.row(sql)
    return int(row["n"]) if row else 0
