"""A conversation in Polis's open CSV layout (comments.csv, votes.csv, summary.csv): read as it was recorded, and written."""

import csv
import io
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from participation.odd_rows import OddRow, plain

COMMENTS, VOTES, WORDS = "comments.csv", "votes.csv", "comment-body"
MODERATED = ("1", "0", "-1")
LEFT_OUT = "it is left out"
_COMMENT_COLUMNS = ("timestamp", "comment-id", "author-id", "moderated", WORDS)
_VOTE_COLUMNS = ("timestamp", "comment-id", "voter-id", "vote")
CHOICES = {"1": "agree", "0": "pass", "-1": "disagree"}
NUMBERS = {choice: number for number, choice in CHOICES.items()}


class Unreadable(Exception):
    """The folder doesn't hold a conversation in this layout; the text says what is wrong and where."""


@dataclass(frozen=True)
class Statement:
    """One statement. `shown` says whether a person let it through; `at` is in milliseconds, `line` its place in the file."""

    id: str
    author: str
    at: int
    text: str
    moderated: str
    line: int = field(default=0, compare=False)

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
    odd_rows: tuple[OddRow, ...] = ()

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

    def without(self, left_out: Collection[str], odd: Sequence[OddRow]) -> "Conversation":
        """The same without these statements and the votes on them, and with what is to be said of it."""
        return replace(
            self,
            statements=tuple(statement for statement in self.statements if statement.id not in left_out),
            votes=tuple(vote for vote in self.votes if vote.statement not in left_out),
            odd_rows=(*self.odd_rows, *odd),
        )

    def early_votes(self) -> list[Vote]:
        """Votes that stand before their statement in time, which no person can have cast."""
        written = {statement.id: statement.at for statement in self.statements}
        return [vote for vote in self.votes if vote.at < written[vote.statement]]


class Reading:
    """Reads the files of a folder row by row; what is odd is noted, and the reading goes on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.odd: list[OddRow] = []

    def rows(self, name: str, needed: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
        """The rows of a file with the line on which each begins; Unreadable where it lacks a column."""
        text = self._text(name)
        head, _, _ = text.partition("\n")
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
        reader.fieldnames = [column.strip() for column in reader.fieldnames or ()]
        if missing := [column for column in needed if column not in reader.fieldnames]:
            raise Unreadable(f"{name}, line 1: no column {missing[0]}.")
        while True:
            line = reader.line_num + 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as broken:
                self.note(name, line, f"the row can't be read ({broken})")
                continue
            yield line, {column: value if column == WORDS else value.strip() for column, value in row.items() if column and value}

    def note(self, file: str, line: int, what: str, done: str = LEFT_OUT) -> None:
        """Notes something odd."""
        self.odd.append(plain(file, line, what, done))

    def time(self, file: str, line: int, row: Mapping[str, str], before: int) -> int:
        """When it was; where that can't be read, the time of the row before."""
        given = row.get("timestamp", "")
        if given.isascii() and given.isdigit():
            return int(given)
        self.note(file, line, "the timestamp is not in milliseconds", "the time of the row before is taken")
        return before

    def _text(self, name: str) -> str:
        try:
            raw = (self._folder / name).read_bytes()
        except FileNotFoundError:
            raise Unreadable(f"{self._folder} has no {name}.") from None
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as broken:
            line = raw.count(b"\n", 0, broken.start) + 1
            self.note(name, line, "the file is not written in UTF-8", "it is read as Windows-1252")
            return raw.decode("cp1252", errors="replace")


def read(folder: Path) -> Conversation:
    """The conversation in `folder`; odd rows are left out or mended, and named in `odd_rows`.

    Files may be in any order; the time stamps decide, and the file order where they tie.
    """
    reading = Reading(folder)
    statements = _statements(reading)
    votes = _votes(reading, {statement.id for statement in statements})
    in_time = tuple(sorted(statements, key=lambda statement: statement.at))
    topic = _topic(folder / "summary.csv")
    return Conversation(topic, in_time, tuple(sorted(votes, key=lambda vote: vote.at)), tuple(reading.odd))


def _statements(reading: Reading) -> list[Statement]:
    found: dict[str, Statement] = {}
    at = 0
    for line, row in reading.rows(COMMENTS, _COMMENT_COLUMNS):
        number, words = row.get("comment-id", ""), row.get(WORDS, "")
        if not number:
            reading.note(COMMENTS, line, "there is no comment-id")
        elif not words.strip():
            reading.note(COMMENTS, line, f"statement {number} is empty", "it and the votes on it are left out")
        elif number in found:
            reading.note(COMMENTS, line, f"statement {number} stands here twice", "the first one counts")
        else:
            at = reading.time(COMMENTS, line, row, at)
            found[number] = Statement(number, _author(reading, line, row), at, words, _moderated(reading, line, row), line)
    return list(found.values())


def _author(reading: Reading, line: int, row: Mapping[str, str]) -> str:
    if author := row.get("author-id"):
        return author
    reading.note(COMMENTS, line, "there is no author-id", "somebody of its own is taken for the writer")
    return f"line {line}"


def _moderated(reading: Reading, line: int, row: Mapping[str, str]) -> str:
    given = row.get("moderated", "")
    if given in MODERATED:
        return given
    reading.note(COMMENTS, line, "moderated is not 1, 0 or -1", "nobody decided about it, so it is not shown")
    return "0"


def _votes(reading: Reading, known: Container[str]) -> list[Vote]:
    """A statement that is not there is named once, with the number of votes on it."""
    found: list[Vote] = []
    nowhere: dict[str, list[int]] = {}
    at = 0
    for line, row in reading.rows(VOTES, _VOTE_COLUMNS):
        number, voter, choice = (row.get(column, "") for column in ("comment-id", "voter-id", "vote"))
        if missing := next((column for column in ("comment-id", "voter-id") if not row.get(column)), None):
            reading.note(VOTES, line, f"there is no {missing}")
        elif choice not in CHOICES:
            reading.note(VOTES, line, "a vote is 1, 0 or -1")
        elif number not in known:
            nowhere.setdefault(number, []).append(line)
        else:
            at = reading.time(VOTES, line, row, at)
            found.append(Vote(number, voter, at, CHOICES[choice]))
    for number, lines in nowhere.items():
        many = f"{len(lines)} votes are" if len(lines) > 1 else "1 vote is"
        reading.note(VOTES, lines[0], f"{many} on statement {number}, which was not taken from {COMMENTS}", "left out")
    return found


def _topic(file: Path) -> str:
    if not file.exists():
        return ""
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as opened:
        return next((row[1] for row in csv.reader(opened) if row[:1] == ["topic"] and len(row) > 1), "")
