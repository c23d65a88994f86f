"""A conversation as files in Polis's open layout: what its export gives, column by column.

It holds every ballot by itself. No rule for small groups can help that, so it is for administrators only: the use case that
gives it checks who asks. People are numbers. Words stand as they were typed, for tools that analyse, not for spreadsheets.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from participation.polis_csv import NUMBERS, Conversation, Statement, Tally

COMMENTS = ("timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body")
VOTES = ("timestamp", "datetime", "comment-id", "voter-id", "vote")
PARTICIPANTS = ("participant", "xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree")


def files(conversation: Conversation) -> dict[str, bytes]:
    """The four files by their names. Somebody who is not a number already gets one, in the order of their first act."""
    number = _numbers(conversation)
    return {
        "summary.csv": _csv(_summary(conversation)),
        "comments.csv": _csv([COMMENTS, *_comments(conversation, number)]),
        "votes.csv": _csv([VOTES, *_votes(conversation, number)]),
        "participants-votes.csv": _csv(_participants(conversation, number)),
    }


def _numbers(conversation: Conversation) -> dict[str, int]:
    people = conversation.people
    if all(person.isascii() and person.isdigit() for person in people):
        return {person: int(person) for person in people}
    return {person: number for number, person in enumerate(people, 1)}


def _summary(conversation: Conversation) -> list[Sequence[object]]:
    voters = len(conversation.voters)
    return [
        ("topic", conversation.topic),
        ("url", ""),
        ("views", voters),
        ("voters", voters),
        ("voters-in-conv", voters),
        ("commenters", len({statement.author for statement in conversation.statements})),
        ("comments", sum(statement.shown for statement in conversation.statements)),
        ("groups", 0),
        ("conversation-description", ""),
    ]


def _comments(conversation: Conversation, number: dict[str, int]) -> Iterable[Sequence[object]]:
    """The newest first, each with its distinct votes; what nobody let through has none."""
    tallies = conversation.tallies()
    for said in sorted(conversation.statements, key=lambda statement: (-statement.at, -_place(statement))):
        tally = tallies.get(said.id, Tally())
        yield said.at, _date(said.at), said.id, number[said.author], tally.agree, tally.disagree, said.moderated, said.text


def _votes(conversation: Conversation, number: dict[str, int]) -> Iterable[Sequence[object]]:
    """Every vote as it was cast: a changed one stands again, and the last one counts."""
    for vote in conversation.votes:
        yield vote.at, _date(vote.at), vote.statement, number[vote.voter], NUMBERS[vote.choice]


def _participants(conversation: Conversation, number: dict[str, int]) -> list[Sequence[object]]:
    """A row a person and a column a statement; without opinion groups, which this tool does not look for."""
    last = conversation.last_votes
    shown = sorted((statement for statement in conversation.statements if statement.shown), key=_place)
    written = Counter(statement.author for statement in shown)
    rows: list[Sequence[object]] = [(*PARTICIPANTS, *(statement.id for statement in shown))]
    for person in sorted(conversation.people, key=lambda one: number[one]):
        chosen = [last.get((statement.id, person)) for statement in shown]
        given = Counter(chosen)
        cells = ["" if choice is None else NUMBERS[choice] for choice in chosen]
        counted = (written[person], len(chosen) - given[None], given["agree"], given["disagree"])
        rows.append((number[person], "", "", *counted, *cells))
    return rows


def _place(statement: Statement) -> int:
    return int(statement.id) if statement.id.isdigit() else 0


def _date(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).strftime("%a %b %d %H:%M:%S UTC %Y")


def _csv(rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()
