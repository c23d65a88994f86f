"""The command line says what it did, in JSON where figures are printed, and fails with one clear line."""

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from participation import accounts
from participation.__main__ import LOCAL, main
from participation.store import open_database

LONDON = str(Path(__file__).parents[1] / "data" / "london.youth.policing")
PASSWORD = "kolme karhua metsässä\n"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YHDESSA_DATA", str(tmp_path))
    monkeypatch.delenv("YHDESSA_DATABASE", raising=False)
    return tmp_path


def run(*arguments: str, input: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=input)


def failed_with(result: Result, line: str) -> bool:
    return result.exit_code != 0 and result.stderr.strip().splitlines()[-1] == f"Error: {line}"


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_explains_itself(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > 3


def test_a_replay_without_a_server_ends_well_and_prints_its_figures(data: Path) -> None:
    result = run("replay", LONDON, "--direct", "--json")
    figures = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (figures["voters"], figures["shown"], figures["statements"], figures["distinct_votes"]) == (26, 36, 39, 638)
    assert figures["differences"] == []


def test_a_replay_says_its_result_in_words(data: Path) -> None:
    result = run("replay", LONDON, "--direct")
    assert "36 of 39 statements shown" in result.stdout
    assert result.stdout.endswith("Nothing differs from the recording.\n")


def test_a_folder_that_is_no_conversation_fails_with_one_line(data: Path, tmp_path: Path) -> None:
    assert failed_with(run("replay", str(tmp_path), "--direct"), f"{tmp_path} has no comments.csv.")


def test_a_server_elsewhere_is_never_loaded(data: Path) -> None:
    line = "Only a server on this machine may be loaded: use http://127.0.0.1 and its port."
    assert failed_with(run("load", "--url", "http://example.org:80"), line)
    assert failed_with(run("replay", LONDON, "--url", "http://example.org:80"), line)


def test_a_load_has_bounds(data: Path) -> None:
    assert failed_with(run("load", "--tablets", "1000000"), "tablets must be from 1 to 5000.")


def test_a_whole_database_is_called_whole(data: Path) -> None:
    run("replay", LONDON, "--direct")
    assert json.loads(run("check", "--json").stdout) == {"damage": [], "notes": []}


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        ("DELETE FROM theme WHERE id = (SELECT target_id FROM vote LIMIT 1)", "votes on something that is not there"),
        ("UPDATE theme SET state = 'held' WHERE id = (SELECT target_id FROM vote LIMIT 1)", "votes on a theme that is not shown"),
        ("UPDATE theme SET text = 'other' WHERE id = (SELECT id FROM theme LIMIT 1)", "themes whose words are not their last wording: 1"),
        ("DELETE FROM counter WHERE topic = 'votes'", "workshops whose votes the counter has not counted: 1"),
        ("DELETE FROM attendance WHERE participant_id = (SELECT participant_id FROM vote LIMIT 1)", "votes of people who do not take part"),
        ("UPDATE stage SET state = 'open'", "workshops with more than one open stage: 1"),
        ("UPDATE stage SET kind = 'pause' WHERE kind = 'vote'", "votes in a stage that is no vote: 638"),
        ("UPDATE workshop SET stage_id = 'elsewhere'", "workshops at a stage of another workshop: 1"),
    ],
)
def test_rows_that_no_use_case_can_have_written_are_found(data: Path, damage: str, line: str) -> None:
    run("replay", LONDON, "--direct")
    with sqlite3.connect(data / "yhdessa.db") as connection:
        connection.execute(damage)
    result = run("check")
    assert result.exit_code == 1
    assert any(said.startswith(line) for said in result.stdout.splitlines())


def test_a_row_without_its_parent_is_found(data: Path) -> None:
    run("replay", LONDON, "--direct")
    with sqlite3.connect(data / "yhdessa.db") as connection:
        connection.execute("DELETE FROM stage WHERE kind = 'vote'")
    assert "vote: row without its stage" in run("check").stdout


def test_a_file_that_is_no_database_fails_with_one_line(data: Path) -> None:
    (data / "yhdessa.db").write_bytes(b"This is a letter and not a database. " * 100)
    assert failed_with(run("check"), "file is not a database")


def test_an_account_is_made_listed_given_a_password_and_closed(data: Path) -> None:
    assert run("account", "add", "boss", "--name", "Boss", "--role", "admin", input=PASSWORD).exit_code == 0
    assert run("account", "add", "Mari", "--name", "Mari M", "--role", "facilitator", "--role", "reviewer", input=PASSWORD).exit_code == 0
    assert run("account", "password", "mari", input="toinen pitkä lause\n").exit_code == 0
    assert run("account", "disable", "mari").exit_code == 0
    listed = json.loads(run("account", "list", "--json").stdout)
    assert [(one["username"], one["roles"], one["disabled"]) for one in listed] == [
        ("boss", ["admin"], False),
        ("mari", ["facilitator", "reviewer"], True),
    ]


def test_a_short_password_is_refused_in_one_sentence(data: Path) -> None:
    result = run("account", "add", "mari", "--name", "Mari", "--role", "admin", input="short\n")
    assert failed_with(result, "A password has at least 12 characters. A short sentence is a good one.")
    assert accounts.none_yet(open_database())


def test_an_unknown_account_is_named(data: Path) -> None:
    assert failed_with(run("account", "disable", "nobody"), "There is no account nobody. `account list` shows them.")


def test_the_first_administrator_gets_a_code_only_once_there_is_none(data: Path) -> None:
    code = run("account", "token").stdout.strip()
    accounts.create_first_administrator(open_database(), code, "boss", "Boss", PASSWORD.strip())
    assert failed_with(run("account", "token"), "This installation has an account already. Use `account add`.")
    assert [one.username for one in accounts.every(open_database(), LOCAL)] == ["boss"]
