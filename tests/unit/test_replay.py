"""A recorded conversation, replayed through the app, comes out as it was recorded."""

import asyncio
import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from participation import integrity, polis_csv
from participation.polis_csv import Conversation, Statement, Tally, Unreadable, Vote
from participation.replay import NotTaken, Outcome, Schedule, UseCasePeople, length, play
from participation.store import Database

LONDON = Path(__file__).parents[1] / "data" / "london.youth.policing"


def replayed(database: Database, recorded: Conversation, people: UseCasePeople | None = None) -> Outcome:
    return asyncio.run(play(database, recorded, people or UseCasePeople(database), speed=None, advance=lambda steps: None))


def small(*votes: Vote, moderated: str = "1") -> Conversation:
    statement = Statement("0", "1", 5_000, "We need a place of our own.", moderated)
    return Conversation("What do we need?", (statement,), votes)


def test_the_london_conversation_is_read_as_its_readme_counts_it() -> None:
    recorded = polis_csv.read(LONDON)
    assert recorded.topic == "What is the best way to engage more young people in local scrutiny of policing?"
    assert (len(recorded.statements), len(recorded.tallies())) == (39, 36)
    assert (len(recorded.voters), len(recorded.votes), len(recorded.last_votes)) == (26, 640, 638)
    assert recorded.early_votes() == []


def test_the_distinct_tallies_are_those_that_polis_counted_but_for_two_repeated_votes() -> None:
    recorded = polis_csv.read(LONDON)
    with (LONDON / "comments.csv").open(encoding="utf-8", newline="") as file:
        counted = {row["comment-id"]: (int(row["agrees"]), int(row["disagrees"])) for row in csv.DictReader(file)}
    ours = {said: (tally.agree, tally.disagree) for said, tally in recorded.tallies().items()}
    differing = {said: (counted[said], ours[said]) for said in ours if counted[said] != ours[said]}
    assert differing == {"25": ((16, 2), (15, 2)), "10": ((13, 8), (12, 8))}


def test_the_london_conversation_comes_out_as_it_was_recorded(database: Database) -> None:
    outcome = replayed(database, polis_csv.read(LONDON))
    assert outcome.differences == []
    assert (outcome.voters, outcome.statements, outcome.shown) == (26, 39, 36)
    assert (outcome.votes_cast, outcome.distinct_votes) == (640, 638)
    assert integrity.check(database) == integrity.Found([], [])


def test_a_changed_vote_counts_once_and_the_last_one_stands(database: Database) -> None:
    recorded = small(Vote("0", "2", 6_000, "agree"), Vote("0", "2", 7_000, "disagree"))
    assert recorded.tallies() == {"0": Tally(agree=0, passed=0, disagree=1)}
    outcome = replayed(database, recorded)
    assert (outcome.differences, outcome.votes_cast, outcome.distinct_votes) == ([], 2, 1)


@pytest.mark.parametrize("moderated", ["0", "-1"])
def test_a_statement_that_nobody_let_through_is_not_shown_and_takes_no_vote(database: Database, moderated: str) -> None:
    outcome = replayed(database, small(Vote("0", "2", 6_000, "agree"), moderated=moderated))
    assert (outcome.statements, outcome.shown, outcome.distinct_votes) == (1, 0, 0)
    assert outcome.votes_on_statements_not_shown == 1
    assert outcome.differences == []


def test_a_vote_before_its_statement_brings_the_statement_forward_and_is_told(database: Database) -> None:
    recorded = small(Vote("0", "2", 1_000, "pass"))
    assert [type(step) for _, step in Schedule.of(recorded).steps] == [Statement, Vote]
    outcome = replayed(database, recorded)
    assert (outcome.votes_before_their_statement, outcome.differences) == (1, [])


def test_a_night_without_votes_is_shortened_and_told() -> None:
    recorded = small(Vote("0", "2", 6_000, "agree"), Vote("0", "3", 80_000_000, "agree"))
    schedule = Schedule.of(recorded, longest_gap=60)
    assert ([due for due, _ in schedule.steps], schedule.gaps_shortened) == ([0.0, 1.0, 61.0], 1)


def test_a_vote_that_the_app_lost_is_listed(database: Database) -> None:
    class Forgetful(UseCasePeople):
        async def vote(self, person: str, stage_id: str, theme_id: str, choice: str) -> None:
            if person != "3":
                await super().vote(person, stage_id, theme_id, choice)

    outcome = replayed(database, small(Vote("0", "2", 6_000, "agree"), Vote("0", "3", 7_000, "agree")), Forgetful(database))
    assert outcome.differences == [
        "voters: recorded 2, in the app 1",
        "distinct votes: recorded 2, in the app 1",
        "statement 0: recorded 2 agree, 0 pass, 0 disagree, in the app 1 agree, 0 pass, 0 disagree",
    ]


def test_a_statement_that_the_app_refuses_is_listed_with_its_answer(database: Database) -> None:
    class Strict(UseCasePeople):
        async def say(self, person: str, stage_id: str, text: str) -> str:
            raise NotTaken("Too long.")

    outcome = replayed(database, small(Vote("0", "2", 6_000, "agree")), Strict(database))
    assert outcome.differences[:2] == [
        "statement 0: the app did not take it (Too long.)",
        "vote of 2 on statement 0: the app did not take it (its statement is not there)",
    ]


def test_progress_ends_where_it_said(database: Database) -> None:
    recorded = small(Vote("0", "2", 6_000, "agree"))
    steps: list[int] = []
    asyncio.run(play(database, recorded, UseCasePeople(database), speed=None, advance=steps.append))
    assert sum(steps) == length(recorded)


def broken(folder: Path, file: str, change: Callable[[str], str]) -> Path:
    shutil.copytree(LONDON, folder / "copy")
    path = folder / "copy" / file
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    return folder / "copy"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("votes.csv", "1658933760180,", "yesterday,", "votes.csv, line 2: the timestamp is not in milliseconds."),
        ("votes.csv", ",1,1,-1", ",1,1,2", "votes.csv, line 2: a vote is 1, 0 or -1."),
        ("votes.csv", ",1,1,-1", ",77,1,-1", "votes.csv has a vote on statement 77, which comments.csv does not have."),
        ("comments.csv", "comment-body", "text", "comments.csv, line 2: no comment-body."),
        ("comments.csv", ",38,23,", ",35,23,", "comments.csv names a statement twice."),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    folder = broken(tmp_path, file, lambda text: text.replace(old, new, 1))
    with pytest.raises(Unreadable, match=re.escape(said)):
        polis_csv.read(folder)


def test_a_folder_without_votes_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="has no comments.csv"):
        polis_csv.read(tmp_path)
