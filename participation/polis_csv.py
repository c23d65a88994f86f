"""A conversation in Polis's open CSV layout (comments.csv, votes.csv, summary.csv): read as it was recorded, and written."""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

CHOICES = {"1": "agree", "0": "pass", "-1": "disagree"}
NUMBERS = {choice: number for number, choice in CHOICES.items()}


class Unreadable(Exception):
    """The folder doesn't hold a conversation in this layout; the text says what is wrong and where."""


@dataclass(frozen=True)
class Statement:
    """One statement. `shown` says whether a person let it through; `at` is in milliseconds."""

    id: str
    author: str
    at: int
    text: str
    moderated: str

    @property
    def shown(self) -> bool:
        """1 was let through; 0 nobody decided; -1 left out."""
        return self.moderated == "1"


@dataclass(frozen=True)
class Vote:
    """One vote as it was cast; the same person's later vote on the same statement takes its place."""

    statement: str
    voter: str
    at: int
    choice: str


@dataclass(frozen=True)
class Tally:
    """How many agree, pass and disagree on one statement."""

    agree: int = 0
    passed: int = 0
    disagree: int = 0

    @classmethod
    def of(cls, choices: Iterable[str]) -> "Tally":
        """The tally of the distinct last choices on one statement."""
        count = Counter(choices)
        return cls(count["agree"], count["pass"], count["disagree"])

    def __str__(self) -> str:
        return f"{self.agree} agree, {self.passed} pass, {self.disagree} disagree"


@dataclass(frozen=True)
class Conversation:
    """What was recorded, in time order."""

    topic: str
    statements: tuple[Statement, ...]
    votes: tuple[Vote, ...]

    @property
    def voters(self) -> set[str]:
        """Who voted at least once."""
        return {vote.voter for vote in self.votes}

    @property
    def people(self) -> list[str]:
        """Everybody who wrote or voted, in the order of their first act."""
        acts = sorted([(s.at, s.author) for s in self.statements] + [(v.at, v.voter) for v in self.votes])
        return list(dict.fromkeys(person for _, person in acts))

    @property
    def last_votes(self) -> dict[tuple[str, str], str]:
        """The choice that counts, by statement and voter."""
        return {(vote.statement, vote.voter): vote.choice for vote in self.votes}

    def tallies(self) -> dict[str, Tally]:
        """The tally of each shown statement."""
        last = self.last_votes
        return {
            statement.id: Tally.of(choice for (voted, _), choice in last.items() if voted == statement.id)
            for statement in self.statements
            if statement.shown
        }

    def early_votes(self) -> list[Vote]:
        """Votes that stand before their statement in time, which no person can have cast."""
        written = {statement.id: statement.at for statement in self.statements}
        return [vote for vote in self.votes if vote.at < written[vote.statement]]


def read(folder: Path) -> Conversation:
    """The conversation in `folder`. Files may be in any order; the time stamps decide, and the file order where they tie."""
    statements = tuple(sorted(map(_statement, _rows(folder / "comments.csv")), key=lambda statement: statement.at))
    votes = tuple(sorted(map(_vote, _rows(folder / "votes.csv")), key=lambda vote: vote.at))
    known = {statement.id for statement in statements}
    if len(known) != len(statements):
        raise Unreadable("comments.csv names a statement twice.")
    if unknown := next((vote.statement for vote in votes if vote.statement not in known), None):
        raise Unreadable(f"votes.csv has a vote on statement {unknown}, which comments.csv does not have.")
    return Conversation(_topic(folder / "summary.csv"), statements, votes)


def _statement(row: dict[str, str]) -> Statement:
    return Statement(row["comment-id"], row["author-id"], int(row["timestamp"]), row["comment-body"], row["moderated"])


def _vote(row: dict[str, str]) -> Vote:
    return Vote(row["comment-id"], row["voter-id"], int(row["timestamp"]), CHOICES[row["vote"]])


def _rows(file: Path) -> list[dict[str, str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.DictReader(opened))
    except FileNotFoundError:
        raise Unreadable(f"{file.parent} has no {file.name}.") from None
    needed = {"comments.csv": _COMMENT_COLUMNS, "votes.csv": _VOTE_COLUMNS}[file.name]
    for number, row in enumerate(rows, start=2):
        if missing := [column for column in needed if not row.get(column)]:
            raise Unreadable(f"{file.name}, line {number}: no {missing[0]}.")
        if not row["timestamp"].isdigit():
            raise Unreadable(f"{file.name}, line {number}: the timestamp is not in milliseconds.")
        if row.get("vote", "0") not in CHOICES:
            raise Unreadable(f"{file.name}, line {number}: a vote is 1, 0 or -1.")
    return rows


def _topic(file: Path) -> str:
    if not file.exists():
        return ""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return next((row[1] for row in csv.reader(opened) if row[:1] == ["topic"] and len(row) > 1), "")


_COMMENT_COLUMNS = ("timestamp", "comment-id", "author-id", "moderated", "comment-body")
_VOTE_COLUMNS = ("timestamp", "comment-id", "voter-id", "vote")
