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


def test_a_statement_that_the_app_refuses_is_listed_once_with_its_answer_and_its_votes(database: Database) -> None:
    class Strict(UseCasePeople):
        async def say(self, person: str, stage_id: str, text: str) -> str:
            raise NotTaken("Not today.")

    outcome = replayed(database, small(*(Vote("0", str(number), 6_000, "agree") for number in range(2, 9))), Strict(database))
    assert outcome.differences[0] == "statement 0: the app did not take it (Not today.) and no vote on it, 7 votes"
    assert [said for said in outcome.differences if "did not take" in said] == outcome.differences[:1]


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


def lines_of(folder: Path) -> tuple[Conversation, list[str]]:
    recorded = polis_csv.read(folder)
    return recorded, [row.say("en") for row in recorded.odd_rows]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "votes.csv",
            "1658933760180,",
            "yesterday,",
            "votes.csv, line 2: the timestamp is not in milliseconds; the time of the row before",
        ),
        ("votes.csv", ",1,1,-1", ",1,1,2", "votes.csv, line 2: a vote is 1, 0 or -1; it is left out."),
        ("votes.csv", ",1,1,-1", ",77,1,-1", "votes.csv, line 2: 1 vote is on statement 77, which was not taken from comments.csv"),
        ("votes.csv", ",1,1,-1", ",1,,-1", "votes.csv, line 2: there is no voter-id; it is left out."),
        ("votes.csv", ",1,1,-1", "", "votes.csv, line 2: there is no comment-id; it is left out."),
        ("comments.csv", ",38,23,", ",35,23,", "comments.csv, line 3: statement 35 stands here twice; the first one counts."),
        ("comments.csv", ",38,23,", ",,23,", "comments.csv, line 3: there is no comment-id; it is left out."),
        ("comments.csv", ",38,23,", ",38,,", "comments.csv, line 3: there is no author-id; somebody of its own is taken for the writer."),
    ],
)
def test_an_odd_row_is_named_with_its_file_and_line_and_the_others_are_taken(
    tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    recorded, lines = lines_of(broken(tmp_path, file, lambda text: text.replace(old, new, 1)))
    assert len(recorded.statements) >= 38 and len(recorded.votes) >= 630
    assert any(line.startswith(said) for line in lines), lines
    assert len(lines) <= 2


def test_an_export_in_which_one_comment_is_empty_is_taken_but_for_that_one(database: Database, tmp_path: Path) -> None:
    real = polis_csv.read(LONDON)
    empty = next(said for said in real.statements if said.shown and len([v for v in real.votes if v.statement == said.id]) > 10)
    folder = broken(tmp_path, "comments.csv", lambda text: text)
    with (folder / "comments.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (folder / "comments.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(row | ({"comment-body": "  "} if row["comment-id"] == empty.id else {}) for row in rows)
    recorded, lines = lines_of(folder)
    assert f"comments.csv, line {empty.line}: statement {empty.id} is empty; it and the votes on it are left out." in lines
    outcome = replayed(database, recorded)
    assert (outcome.statements, outcome.shown, outcome.differences) == (38, 35, [])
    assert [row.say("en") for row in outcome.odd_rows] == lines
    assert outcome.as_json()["odd_rows"]


def test_a_statement_that_is_too_long_is_named_once_and_not_for_each_vote_on_it(database: Database) -> None:
    long = Statement("7", "1", 5_000, "x" * 311, "1", line=4)
    votes = (*(Vote("7", str(person), 6_000, "agree") for person in range(100)), Vote("0", "2", 6_000, "agree"))
    short = Statement("0", "1", 5_000, "Short.", "1")
    outcome = replayed(database, Conversation("", (short, long), votes))
    assert [row.say("en") for row in outcome.odd_rows] == [
        "comments.csv, line 4: statement 7 has 311 signs, and 280 fit; it is left out with 100 votes on it."
    ]
    assert (outcome.statements_too_long, outcome.differences, outcome.statements) == (1, [], 1)


def test_too_long_moderated_and_odd_rows_are_told_apart(database: Database) -> None:
    statements = (
        Statement("0", "1", 1, "Shown.", "1"),
        Statement("1", "1", 2, "Left out.", "-1"),
        Statement("2", "1", 3, "Undecided.", "0"),
        Statement("3", "1", 4, "y" * 400, "1"),
        Statement("4", "1", 5, "My code is 131052-308T", "1"),
    )
    outcome = replayed(database, Conversation("", statements, ()))
    told = (outcome.statements_moderated_out, outcome.statements_nobody_decided_about, outcome.statements_too_long)
    assert told == (1, 1, 1)
    assert [row.kind for row in outcome.odd_rows] == ["too_long", "odd"]
    assert outcome.differences == []


def test_white_space_round_a_statement_is_no_difference(database: Database) -> None:
    said = Statement("0", "1", 5_000, "  We need a place.\n ", "1")
    assert replayed(database, Conversation("", (said,), ())).differences == []


def test_a_file_saved_by_a_spreadsheet_with_other_separators_and_letters_is_read(tmp_path: Path) -> None:
    (tmp_path / "comments.csv").write_bytes(
        "timestamp;comment-id;author-id;moderated;comment-body\r\n1;0;0;1;Työpaja, jossa\r\n".encode("cp1252")
    )
    (tmp_path / "votes.csv").write_text("timestamp;comment-id;voter-id;vote\n2; 0 ;3;1\n")
    recorded, lines = lines_of(tmp_path)
    assert [said.text for said in recorded.statements] == ["Työpaja, jossa"] and len(recorded.votes) == 1
    assert lines == ["comments.csv, line 2: the file is not written in UTF-8; it is read as Windows-1252."]


def test_a_file_without_a_column_is_refused_by_its_name(tmp_path: Path) -> None:
    folder = broken(tmp_path, "comments.csv", lambda text: text.replace("comment-body", "text", 1))
    with pytest.raises(Unreadable, match=re.escape("comments.csv, line 1: no column comment-body.")):
        polis_csv.read(folder)


def test_a_folder_without_votes_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="has no comments.csv"):
        polis_csv.read(tmp_path)
