"""Drives a recorded conversation through the app, in its own order and timing, and compares what came out.

Everybody who wrote or voted takes part once. A person's statement is shown (or not) by the facilitator as it was in the
recording, before anybody votes on it.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Protocol

from participation import attendance, ballots, ids, moderation, own_words, stages, themes, wordings, workshops
from participation.errors import Refused
from participation.model import limits
from participation.model.people import Participant, Staff
from participation.model.texts import Texts
from participation.model.workshop import Workshop
from participation.odd_rows import OddRow, plain
from participation.plain_text import counted
from participation.polis_csv import COMMENTS, Conversation, Statement, Tally, Vote
from participation.store import Database
from participation.template_files import templates

COMMAND_LINE = Staff("command-line", "command-line", "Command line", frozenset({"facilitator", "reviewer"}), "en")
LONGEST_GAP = 60.0
LEFT_OUT = "off_topic"
ROLE = "young_expert"
Step = Statement | Vote


class People(Protocol):
    """How the persons of the recording act in the app."""

    async def join(self, person: str, code: str) -> None:
        """The person takes part with the join code."""
        ...

    async def say(self, person: str, stage_id: str, text: str) -> str:
        """The person writes a statement; gives the theme's id."""
        ...

    async def vote(self, person: str, stage_id: str, theme_id: str, choice: str) -> None:
        """The person votes."""
        ...

    async def leave(self) -> None:
        """Everybody goes home."""
        ...


class NotTaken(Exception):
    """The app did not take what a person sent; the text is its answer."""


class UseCasePeople:
    """Persons who act through the use cases, without a server between."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, Participant] = {}

    async def join(self, person: str, code: str) -> None:
        """Takes part as a browser of its own."""
        self._known[person] = attendance.join(self._database, ids.new_token(), code, ROLE, "en").who

    async def say(self, person: str, stage_id: str, text: str) -> str:
        """Adds a theme."""
        who = self._known[person]
        with _as_not_taken():
            reply = themes.add(self._database, who, ids.new_id(), stage_id=stage_id, text=text, kind=None, language="en")
        return str(reply["theme"])

    async def vote(self, person: str, stage_id: str, theme_id: str, choice: str) -> None:
        """Casts a vote."""
        with _as_not_taken():
            ballots.cast(self._database, self._known[person], ids.new_id(), stage_id, {theme_id: choice})

    async def leave(self) -> None:
        """Nothing is held open."""


@contextmanager
def _as_not_taken() -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        raise NotTaken(refused.say("en")) from refused


@dataclass
class Outcome:
    """What the replay did and where the app's result differs from the recording."""

    workshop: str
    join_code: str
    people: int = 0
    statements: int = 0
    shown: int = 0
    votes_cast: int = 0
    voters: int = 0
    distinct_votes: int = 0
    seconds: float = 0.0
    behind_seconds: float = 0.0
    gaps_shortened: int = 0
    votes_before_their_statement: int = 0
    votes_on_statements_not_shown: int = 0
    statements_moderated_out: int = 0
    statements_nobody_decided_about: int = 0
    statements_too_long: int = 0
    odd_rows: list[OddRow] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        """The figures, the odd rows of the files, and the list of differences."""
        return {**asdict(self), "odd_rows": [row.as_json() for row in self.odd_rows]}


@dataclass(frozen=True)
class Schedule:
    """The steps of a conversation with the second at which each is due, when nothing is sped up."""

    steps: tuple[tuple[float, Step], ...]
    gaps_shortened: int

    @classmethod
    def of(cls, recorded: Conversation, longest_gap: float = LONGEST_GAP) -> "Schedule":
        """Statements and votes by their time stamps; a longer silence than `longest_gap` is shortened to it.

        A statement that stands after a vote on it is brought forward to that vote, and a vote on a statement that was
        not shown is left out, because nobody can vote on what they don't see.
        """
        due, before, shortened = 0.0, None, 0
        steps: list[tuple[float, Step]] = []
        for at, step in _in_time(recorded):
            gap = (at - before) / 1000 if before is not None else 0.0
            shortened += gap > longest_gap
            due += min(gap, longest_gap)
            before = at
            steps.append((due, step))
        return cls(tuple(steps), shortened)


def _in_time(recorded: Conversation) -> Iterator[tuple[int, Step]]:
    shown = {statement.id for statement in recorded.statements if statement.shown}
    first_vote: dict[str, int] = {}
    for vote in recorded.votes:
        first_vote.setdefault(vote.statement, vote.at)
    statements: Iterator[tuple[int, int, Step]]
    statements = ((min(said.at, first_vote.get(said.id, said.at)), 0, said) for said in recorded.statements)
    votes: Iterator[tuple[int, int, Step]] = ((vote.at, 1, vote) for vote in recorded.votes if vote.statement in shown)
    for at, _, step in sorted([*statements, *votes], key=lambda entry: entry[:2]):
        yield at, step


async def play(
    database: Database, recorded: Conversation, people: People, *, speed: float | None, advance: Callable[[int], None]
) -> Outcome:
    """Plays the conversation, `speed` times as fast as it was (None: as fast as it goes), and compares."""
    recorded = that_fits(recorded)
    schedule = Schedule.of(recorded)
    workshop, stage_id = await asyncio.to_thread(_open_workshop, database, recorded)
    outcome = Outcome(workshop.id, workshop.join_code, gaps_shortened=schedule.gaps_shortened)
    outcome.votes_before_their_statement = len(recorded.early_votes())
    outcome.votes_on_statements_not_shown = len(recorded.votes) - sum(isinstance(step, Vote) for _, step in schedule.steps)
    outcome.odd_rows = list(recorded.odd_rows)
    outcome.statements_too_long = sum(row.kind == "too_long" for row in recorded.odd_rows)
    outcome.statements_moderated_out = sum(said.moderated == "-1" for said in recorded.statements)
    outcome.statements_nobody_decided_about = sum(said.moderated == "0" for said in recorded.statements)
    written: dict[str, str] = {}
    refused: dict[str, str] = {}
    lost: Counter[str] = Counter()
    started = time.perf_counter()
    try:
        for person in recorded.people:
            await people.join(person, workshop.join_code)
            outcome.people += 1
            advance(1)
        begun = time.perf_counter()
        for due, step in schedule.steps:
            late = time.perf_counter() - begun - due / speed if speed else 0.0
            outcome.behind_seconds = max(outcome.behind_seconds, round(late, 3))
            await asyncio.sleep(max(0.0, -late))
            if isinstance(step, Vote) and step.statement in refused:
                lost[step.statement] += 1
            else:
                try:
                    await _carry_out(database, people, stage_id, written, step)
                    outcome.votes_cast += isinstance(step, Vote)
                except NotTaken as why:
                    if isinstance(step, Statement):
                        refused[step.id] = str(why)
                    else:
                        outcome.differences.append(f"vote of {step.voter} on statement {step.statement}: the app did not take it ({why})")
            advance(1)
    finally:
        await people.leave()
    outcome.seconds = round(time.perf_counter() - started, 2)
    for said, sentence in refused.items():
        outcome.differences.append(f"statement {said}: the app did not take it ({sentence}) and no vote on it, {_votes(lost[said])}")
    await asyncio.to_thread(_compare, database, recorded, outcome, stage_id, written)
    return outcome


def that_fits(recorded: Conversation) -> Conversation:
    """The conversation without the statements that nobody could send here; each is named once, with the votes on it."""
    odd = {said.id: row for said in recorded.statements if (row := _does_not_fit(recorded, said))}
    return recorded.without(odd.keys(), list(odd.values()))


def _does_not_fit(recorded: Conversation, said: Statement) -> OddRow | None:
    try:
        own_words.checked(said.text, limits.THEME)
    except Refused as refused:
        signs = counted(said.text.strip())
        too_long = signs > limits.THEME
        what = f"statement {said.id} has {signs} signs, and {limits.THEME} fit" if too_long else f"statement {said.id}: {refused.say('en')}"
        done = f"it is left out with {_votes(sum(vote.statement == said.id for vote in recorded.votes))} on it"
        return plain(COMMENTS, said.line, what.rstrip("."), done, "too_long" if too_long else "odd")
    return None


def _votes(number: int) -> str:
    return "1 vote" if number == 1 else f"{number} votes"


def length(recorded: Conversation) -> int:
    """How many times `advance` is called."""
    recorded = that_fits(recorded)
    return len(recorded.people) + len(Schedule.of(recorded).steps)


def _open_workshop(database: Database, recorded: Conversation) -> tuple[Workshop, str]:
    """A conversation whose vote takes new statements, as people write and vote at the same time."""
    plan = workshops.Plan(title=Texts.same(recorded.topic)) if recorded.topic else None
    workshop = workshops.create(database, COMMAND_LINE, templates.of("conversation"), plan)
    vote = next(stage for stage in stages.of_workshop(database, COMMAND_LINE, workshop.id) if stage.kind == "vote")
    stages.edit(database, COMMAND_LINE, vote.id, settings={"method": "agree", "new_themes": True})
    stages.open_stage(database, COMMAND_LINE, workshop.id, vote.id, after=None)
    return workshop, vote.id


async def _carry_out(database: Database, people: People, stage_id: str, written: dict[str, str], step: Step) -> None:
    if isinstance(step, Statement):
        theme_id = await people.say(step.author, stage_id, step.text)
        written[step.id] = theme_id
        if step.moderated == "1":
            await asyncio.to_thread(_show, database, theme_id)
        elif step.moderated == "-1":
            await asyncio.to_thread(_leave_out, database, theme_id)
    else:
        await people.vote(step.voter, stage_id, written[step.statement], step.choice)


def _show(database: Database, theme_id: str) -> None:
    moderation.show(database, COMMAND_LINE, theme_id, _read(database, theme_id))


def _leave_out(database: Database, theme_id: str) -> None:
    moderation.send_back(database, COMMAND_LINE, theme_id, _read(database, theme_id), LEFT_OUT)


def _read(database: Database, theme_id: str) -> str:
    """Somebody has read these words when they were recorded."""
    with database.read() as look:
        return wordings.of(themes.find(look, theme_id))


def _compare(database: Database, recorded: Conversation, outcome: Outcome, stage_id: str, written: dict[str, str]) -> None:
    """Holds what the database has now against the recording."""
    with database.read() as look:
        stored = {row["id"]: row for row in look.rows("SELECT id, text, state FROM theme WHERE workshop_id = :id", id=outcome.workshop)}
        votes = look.rows("SELECT participant_id, target_id, choice FROM vote WHERE stage_id = :id", id=stage_id)
    outcome.statements = len(stored)
    outcome.shown = sum(row["state"] == "shown" for row in stored.values())
    outcome.voters = len({row["participant_id"] for row in votes})
    outcome.distinct_votes = len(votes)
    tallies = recorded.tallies()
    expected = {
        "statements": len(recorded.statements),
        "shown": len(tallies),
        "voters": len({voter for said, voter in recorded.last_votes if said in tallies}),
        "distinct_votes": sum(said in tallies for said, _ in recorded.last_votes),
    }
    for name, number in expected.items():
        if getattr(outcome, name) != number:
            outcome.differences.append(f"{name.replace('_', ' ')}: recorded {number}, in the app {getattr(outcome, name)}")
    for statement in recorded.statements:
        theme = stored.get(written.get(statement.id, ""))
        if theme is None:
            continue
        if theme["text"] != own_words.checked(statement.text, limits.THEME):  # white space round it is no difference
            outcome.differences.append(f"statement {statement.id}: its words are not those that were recorded")
        if (theme["state"] == "shown") != statement.shown:
            outcome.differences.append(f"statement {statement.id}: recorded as {statement.moderated}, in the app {theme['state']}")
        found = Tally.of(row["choice"] for row in votes if row["target_id"] == theme["id"])
        if found != tallies.get(statement.id, Tally()):
            outcome.differences.append(f"statement {statement.id}: recorded {tallies.get(statement.id, Tally())}, in the app {found}")
