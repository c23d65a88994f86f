"""The command line says what it did, in JSON where figures are printed, and fails with one clear line."""

import json
import sqlite3
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from participation import polis_csv, results, stage_results, stage_tables, workshops
from participation.__main__ import LOCAL, main
from participation.staff import accounts
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


def exported_files(data: Path, workshop: str, layout: str, *more: str) -> Path:
    bundle = data / "export.zip"
    assert run("export", "--workshop", workshop, "--format", layout, "--to", str(bundle), *more).exit_code == 0
    with zipfile.ZipFile(bundle) as opened:
        opened.extractall(data / "out")
    return data / "out"


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


def test_the_demo_project_is_loaded_once(data: Path) -> None:
    assert json.loads(run("demo", "--json").stdout)["themes"] == 120
    assert failed_with(run("demo"), "There is a project here already. The demo project needs a place of its own.")
    assert run("check").exit_code == 0


def test_an_exported_conversation_is_read_again_as_it_was(data: Path) -> None:
    code = json.loads(run("replay", LONDON, "--direct", "--json").stdout)["join_code"]
    recorded, exported = polis_csv.read(Path(LONDON)), polis_csv.read(exported_files(data, code, "polis"))
    texts = {statement.id: statement.text for statement in recorded.statements}
    ours = {statement.text: tally for statement in exported.statements for tally in (exported.tallies()[statement.id],)}
    assert ours == {texts[said]: tally for said, tally in recorded.tallies().items()}
    assert (len(exported.voters), len(exported.votes), exported.topic) == (26, 638, recorded.topic)


def test_an_exported_ballot_tells_no_moment_and_no_participant(data: Path) -> None:
    code = json.loads(run("replay", LONDON, "--direct", "--json").stdout)["join_code"]
    exported = polis_csv.read(exported_files(data, code, "polis"))
    assert all(vote.at % 60_000 == 0 for vote in exported.votes)
    assert exported.voters <= {str(number) for number in range(1, 28)}


def test_ballots_of_fewer_than_five_people_stay_where_they_are(data: Path, tmp_path: Path) -> None:
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "comments.csv").write_text("timestamp,comment-id,author-id,moderated,comment-body\n1,0,0,1,Yes\n")
    (tmp_path / "small" / "votes.csv").write_text("timestamp,comment-id,voter-id,vote\n" + "".join(f"2,0,{n},1\n" for n in range(4)))
    code = json.loads(run("replay", str(tmp_path / "small"), "--direct", "--json").stdout)["join_code"]
    result = run("export", "--workshop", code, "--format", "polis", "--to", str(data / "out"))
    assert failed_with(result, "Fewer than 5 people have voted. Their ballots stay here.")


def test_themes_are_exported_in_their_own_words_and_never_as_a_formula(data: Path, tmp_path: Path) -> None:
    words = "=HYPERLINK(1) is what I said"
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "comments.csv").write_text(
        f"timestamp,comment-id,author-id,moderated,comment-body\n1,0,0,1,{words}\n1,1,0,-1,Hidden\n2,2,0,0,Unread\n"
    )
    (tmp_path / "small" / "votes.csv").write_text("timestamp,comment-id,voter-id,vote\n")
    code = json.loads(run("replay", str(tmp_path / "small"), "--direct", "--json").stdout)["join_code"]
    folder = exported_files(data, code, "csv", "--language", "en")
    run("export", "--workshop", code, "--format", "xlsx", "--to", str(data / "out.xlsx"), "--language", "en")
    lines = (folder / "themes.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith('"The theme in its own words";"Language";')
    assert [line.split(";")[0] for line in lines[1:]] == [f'"\'{words}"']
    sheet = openpyxl.load_workbook(data / "out.xlsx")["Themes"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == (words, "s")
    assert sheet.max_row == 2


def test_the_votes_of_a_closed_workshop_are_a_sheet_each(data: Path) -> None:
    run("demo")
    database = open_database()
    for workshop in workshops.every(database, LOCAL):
        place = data / f"{workshop.join_code}.xlsx"
        assert run("export", "--workshop", workshop.join_code, "--format", "xlsx", "--to", str(place)).exit_code == 0
        closed = [ballot for ballot in results.of_workshop(database, LOCAL, workshop.id) if ballot.stage.state != "open"]
        others = stage_tables.of(stage_results.of_workshop(database, LOCAL, workshop.id), "fi")
        assert len(openpyxl.load_workbook(place).sheetnames) == 1 + len(closed) + len(others)


def test_an_unknown_workshop_is_named(data: Path) -> None:
    assert failed_with(run("export", "--workshop", "XXX", "--format", "csv", "--to", str(data / "out")), "There is no workshop XXX.")
