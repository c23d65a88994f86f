"""Files that people take away: no cell runs anything, nothing is lost, and Polis's layout is Polis's."""

import csv
import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from participation import ballots, exports, polis_csv, polis_export, stages
from participation.errors import NotAllowed
from participation.polis_csv import Conversation, Statement, Vote
from participation.reports import polis
from participation.reports.bundle import as_zip
from participation.reports.csv_file import as_csv, as_plain_csv
from participation.reports.excel import as_xlsx
from participation.reports.table import Table
from participation.reports.table_files import TABLE_FILES
from participation.store import Database
from tests import builders

LONDON = Path(__file__).parent.parent / "data" / "london.youth.policing"
TRICKS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", '=HYPERLINK("x")', "{=1+1}", "http://x.example"]
SAID = 'Näytä, mitä "minusta" kirjoitit; nyt'
TABLE = Table("Äänet", ("Teema", "Ääniä"), ((SAID, 24), ("Palkkio", None)), "Kaksi riviä.")


def read_csv(content: bytes, between: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=between))


def read_nordic(content: bytes) -> list[list[str]]:
    return read_csv(content, ";")


def test_a_csv_begins_with_the_mark_by_which_excel_knows_its_letters() -> None:
    assert as_csv(TABLE).startswith(b"\xef\xbb\xbf")
    assert read_nordic(as_csv(TABLE)) == [["Teema", "Ääniä"], [SAID, "24"], ["Palkkio", ""], [], ["Kaksi riviä."]]
    assert read_csv(as_plain_csv(TABLE)) == [["Teema", "Ääniä"], [SAID, "24"], ["Palkkio", ""]]


def test_numbers_are_written_as_the_spreadsheet_and_the_program_reads_them() -> None:
    table = Table("t", ("a", "b", "c"), (("Sanat", 1 / 3, -2.5), ("0.5 lasta", 7, None)))
    assert as_csv(table).decode("utf-8-sig").splitlines()[1:] == ['"Sanat";0,3333333333333333;-2,5', '"0.5 lasta";7;']
    assert as_plain_csv(table).decode().splitlines()[1:] == ['"Sanat",0.3333333333333333,-2.5', '"0.5 lasta",7,']


@pytest.mark.parametrize("trick", [*TRICKS[:8], " =1+1", "\uff1d1+1"])
@pytest.mark.parametrize("kind", ["csv", "plain-csv"])
def test_a_text_in_a_csv_that_a_spreadsheet_would_run_gets_an_apostrophe_also_in_a_heading(trick: str, kind: str) -> None:
    content = TABLE_FILES[kind].one(Table("t", (trick, "b"), ((trick, -3),)))
    head, (cell, number) = read_csv(content, ";" if kind == "csv" else ",")
    assert head[0] == cell == f"'{trick}"
    assert number == "-3"


@pytest.mark.parametrize("between", [",", ";", "\t", "\n", "\r\n", '"', '";', "|", "; "])
@pytest.mark.parametrize("read_with", [",", ";", "\t"])
@pytest.mark.parametrize("kind", ["csv", "plain-csv"])
def test_whatever_separator_a_spreadsheet_takes_no_cell_of_it_is_a_formula(between: str, read_with: str, kind: str) -> None:
    content = TABLE_FILES[kind].one(Table("t", ("a", "b"), (("x", f"Hei{between}=1+1{between}-2{between}@A1"),), f"n{between}+1"))
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        text = io.StringIO(content.decode("utf-8-sig"), newline="")
        cells = [cell for row in csv.reader(text, delimiter=read_with, quoting=quoting) for cell in row]
        assert [cell for cell in cells if cell.strip(' "').startswith(("=", "+", "-", "@"))] == []


@pytest.mark.parametrize("said", ["Kiitos 🩷 kaikille", "eka\ntoka", "lainaus “näin”; ja, näin", "a\u0308a\u0308ni", "Mitä - niin?"])
def test_what_somebody_typed_stands_in_every_kind_of_file_as_it_was_typed(said: str) -> None:
    table = Table("Äänet", ("a",), ((said,),))
    assert read_nordic(as_csv(table))[1] == read_csv(as_plain_csv(table))[1] == [said]
    assert sheet(as_xlsx([table]))["A2"].value == said


def test_the_note_about_small_groups_stands_in_every_kind_of_file(database: Database) -> None:
    made = builders.room(database, "conversation", people=3)
    made.open("add_themes")
    theme = made.say(made.people[0], "Tästä äänestää kolme")
    vote = made.open("vote")
    for person in made.people:
        ballots.cast(database, person, builders.key(), vote.id, {theme: "agree"})
    stages.close_present(database, builders.FACILITATOR, made.workshop.id)
    taken = {kind: exports.file(database, builders.ADMIN, made.workshop.id, kind, "en") for kind in ("xlsx", "csv", "plain-csv")}
    said = [cell.value for row in openpyxl.load_workbook(io.BytesIO(taken["xlsx"])).worksheets[1].iter_rows() for cell in row]
    note = next(str(cell) for cell in said if "5" in str(cell))
    for kind in ("csv", "plain-csv"):
        with zipfile.ZipFile(io.BytesIO(taken[kind])) as opened:
            assert any(note in opened.read(name).decode("utf-8-sig") for name in opened.namelist())
    with zipfile.ZipFile(io.BytesIO(taken["csv"])) as opened:
        assert read_nordic(opened.read("vote-1.csv"))[-1] == [note]


def test_excel_is_offered_first_and_every_table_file_is_written_in_one_place() -> None:
    assert list(TABLE_FILES) == ["xlsx", "csv", "plain-csv"]
    house = Path(__file__).parents[2]
    used = re.compile(r"import (?:as_csv|as_plain_csv|as_xlsx)|\bimport (?:csv|xlsxwriter)\b|to_csv|to_excel|st\.dataframe|data_editor")
    here = {
        str(path.relative_to(house))
        for part in ("participation", "pages")
        for path in (house / part).rglob("*.py")
        if used.search(path.read_text("utf-8"))
    }
    readers_and_writers = {
        "reports/csv_file.py",
        "reports/excel.py",
        "reports/table_files.py",
        "reports/polis.py",
        "polis_csv.py",
        "demo/files.py",
    }
    assert here <= {f"participation/{name}" for name in readers_and_writers}


def sheet(content: bytes, name: str = "Äänet") -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(content))[name]


@pytest.mark.parametrize("trick", TRICKS)
def test_a_text_in_excel_is_a_text_as_it_was_typed(trick: str) -> None:
    cell = sheet(as_xlsx([Table("Äänet", ("a",), ((trick,),))]))["A2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert cell.value.replace("_x000D_", "\r") == trick


def test_an_excel_file_has_a_sheet_a_table_with_a_head_that_stays_and_its_note_below() -> None:
    seen = sheet(as_xlsx([TABLE]))
    assert seen.freeze_panes == "B2"
    assert [[cell.value for cell in row] for row in seen.iter_rows()] == [
        ["Teema", "Ääniä"],
        [SAID, 24],
        ["Palkkio", None],
        [None, None],
        ["Kaksi riviä.", None],
    ]


def test_sheet_names_are_short_different_and_without_signs_that_excel_refuses() -> None:
    names = ["1. Äänestys: mitä?", "1. Äänestys: mitä*", "x" * 40, "X" * 40, "[]:*?/\\'", ""]
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx([Table(name, ("a",), ()) for name in names])))
    assert len(book.sheetnames) == len({name.casefold() for name in book.sheetnames}) == 6
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_several_files_go_into_one() -> None:
    with zipfile.ZipFile(io.BytesIO(as_zip({"a.csv": b"1", "ä.csv": b"2"}))) as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == {"a.csv": b"1", "ä.csv": b"2"}


def written(conversation: Conversation, place: Path) -> Path:
    for name, content in polis.files(conversation).items():
        (place / name).write_bytes(content)
    return place


def test_the_real_conversation_comes_back_as_it_was(tmp_path: Path) -> None:
    real = polis_csv.read(LONDON)
    assert polis_csv.read(written(real, tmp_path)) == real


@pytest.mark.parametrize("name", ["comments.csv", "votes.csv", "participants-votes.csv"])
def test_the_columns_are_those_of_polis(name: str) -> None:
    ours = polis.files(polis_csv.read(LONDON))[name]
    assert ours.split(b"\n")[0] == (LONDON / name).read_bytes().split(b"\n")[0]


def test_comments_are_those_of_polis_but_for_votes_that_it_counted_twice() -> None:
    ours = {row[2]: row for row in read_csv(polis.files(polis_csv.read(LONDON))["comments.csv"])}
    theirs = {row[2]: row for row in read_csv((LONDON / "comments.csv").read_bytes())}
    differing = {said: (ours[said][4:6], row[4:6]) for said, row in theirs.items() if ours[said][4:6] != row[4:6]}
    assert differing == {"10": (["12", "8"], ["13", "8"]), "25": (["15", "2"], ["16", "2"])}
    assert {said: without_votes(row) for said, row in ours.items()} == {said: without_votes(row) for said, row in theirs.items()}


def without_votes(row: list[str]) -> list[str]:
    return [row[0], *row[2:4], *row[6:]]


def test_the_matrix_of_participants_is_that_of_polis_but_for_its_opinion_groups() -> None:
    ours = read_csv(polis.files(polis_csv.read(LONDON))["participants-votes.csv"])
    theirs = read_csv((LONDON / "participants-votes.csv").read_bytes())
    votes = {row[0]: row[3:] for row in ours}
    assert {row[0]: votes[row[0]] for row in theirs} == {row[0]: row[3:] for row in theirs}


def test_the_summary_has_the_keys_of_polis() -> None:
    ours = dict(read_csv(polis.files(polis_csv.read(LONDON))["summary.csv"]))
    theirs = dict(read_csv((LONDON / "summary.csv").read_bytes()))
    assert list(ours) == list(theirs)
    same = ("topic", "voters", "voters-in-conv", "comments")
    assert {key: ours[key] for key in same} == {key: theirs[key] for key in same}


def test_people_are_numbers_and_never_ids() -> None:
    talk = Conversation("t", (Statement("0", "id-of-anna", 1000, "Kysy ensin", "1"),), (Vote("0", "id-of-ben", 2000, "agree"),))
    content = b"".join(polis.files(talk).values())
    assert b"id-of" not in content
    assert read_csv(polis.files(talk)["votes.csv"])[1] == ["2000", "Thu Jan 01 00:00:02 UTC 1970", "0", "2", "1"]


def test_whoever_takes_single_ballots_out_is_written_down(database: Database) -> None:
    made = builders.room(database, "conversation", people=6)
    made.open("add_themes")
    theme = made.say(made.people[0], "Lause")
    vote = made.open("vote")
    for person in made.people:
        ballots.cast(database, person, builders.key(), vote.id, {theme: "agree"})
    exports.file(database, builders.ADMIN, made.workshop.id, "polis")
    with database.read() as look:
        assert [row["username"] for row in look.rows("SELECT username FROM raw_export")] == [builders.ADMIN.username]
    with pytest.raises(NotAllowed):
        exports.file(database, builders.FACILITATOR, made.workshop.id, "polis")


@pytest.fixture
def told(database: Database) -> builders.Room:
    """Ten people who wrote one after another, and answered each other's statements in the same order."""
    made = builders.room(database, "conversation", people=10)
    made.open("add_themes")
    said = [made.say(person, f"Lause {place}") for place, person in enumerate(made.people)]
    vote = made.open("vote")
    for place, person in enumerate(made.people):
        ballots.cast(database, person, builders.key(), vote.id, {one: "agree" if n <= place else "disagree" for n, one in enumerate(said)})
    return made


def table_of(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    head, *rows = read_csv(files[name])
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_number_of_an_author_leads_to_no_ballot(told: builders.Room) -> None:
    files = polis.files(polis_export.conversation(told.database, builders.ADMIN, told.workshop.id))
    authors = {row["author-id"] for row in table_of(files, "comments.csv")}
    voters = {row["voter-id"] for row in table_of(files, "votes.csv")}
    assert len(authors) == len(voters) == 10 and not authors & voters
    people = {row["participant"]: row for row in table_of(files, "participants-votes.csv")}
    assert {people[author]["n-votes"] for author in authors} == {people[voter]["n-comments"] for voter in voters} == {"0"}


def test_neither_rows_nor_numbers_nor_times_tell_in_which_order_people_wrote_and_voted(told: builders.Room) -> None:
    orders = set()
    for _ in range(3):
        files = polis.files(polis_export.conversation(told.database, builders.ADMIN, told.workshop.id))
        comments, votes = table_of(files, "comments.csv"), table_of(files, "votes.csv")
        assert len({row["timestamp"] for row in comments}) == len({row["timestamp"] for row in votes}) == 1
        agreed = Counter(row["voter-id"] for row in votes if row["vote"] == "1")
        orders.add(tuple(row["comment-body"] for row in comments))
        orders.add(tuple(row["comment-body"] for row in sorted(comments, key=lambda row: int(row["comment-id"]))))
        orders.add(tuple(agreed[voter] for voter in dict.fromkeys(row["voter-id"] for row in votes)))
        orders.add(tuple(agreed[number] for number in map(str, range(1, 11))))
        orders.add(tuple(row["n-agree"] for row in table_of(files, "participants-votes.csv") if row["n-votes"] != "0"))
    written = tuple(f"Lause {place}" for place in range(10))
    assert len(orders) >= 12
    assert not orders & {written, written[::-1], tuple(range(1, 11)), tuple(range(10, 0, -1))}


def test_themes_in_a_file_do_not_stand_in_the_order_in_which_they_were_written(told: builders.Room) -> None:
    found = {tuple(row[0] for row in exports.of_workshop(told.database, builders.ADMIN, told.workshop.id, "en")[0].rows) for _ in range(3)}
    assert len(found) > 1 and {frozenset(each) for each in found} == {frozenset(f"Lause {place}" for place in range(10))}
