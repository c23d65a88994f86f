"""A project is carried to another installation: structure and conclusions, never people, and nothing is overwritten silently."""

from pathlib import Path

import pytest
import yaml

from participation import demo
from participation.carrying import take_along, take_in
from participation.carrying.lists import LISTS
from participation.errors import NotAllowed, Refused
from participation.model import limits
from participation.model.texts import Texts
from participation.project import events, glossary, goals, project, rounds
from participation.store import Database, open_database
from participation.template_files import own_templates, templates
from tests.builders import ADMIN, FACILITATOR, REVIEWER, accounts


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YHDESSA_DATA", str(tmp_path / "data"))


@pytest.fixture
def other(tmp_path: Path) -> Database:
    return open_database(str(tmp_path / "other.db"))


def test_a_demo_project_comes_back_the_same(database: Database, other: Database) -> None:
    accounts(database)
    demo.load(database)
    goals.change_to(database, ADMIN, "goal-1", status="not_reached", reason="Aika loppui.")
    whole = take_along.as_yaml(database, ADMIN)
    taken = take_in.take_in(other, ADMIN, whole)
    assert taken.added["Rounds"] == 3 and not taken.kept
    assert take_along.as_yaml(other, ADMIN) == whole
    assert next(one.reason for one in goals.every(other)[0].history) == "Aika loppui."
    again = take_in.take_in(other, ADMIN, whole)
    assert not again.added and not again.kept and again.alike > 50


def test_no_person_and_nothing_that_anybody_said_is_in_the_file(database: Database) -> None:
    accounts(database)
    demo.load(database)
    whole = take_along.as_yaml(database, ADMIN).decode()
    with database.read() as look:
        said = [row["text"] for row in look.rows("SELECT text FROM theme")] + [
            row["text"] for row in look.rows("SELECT text FROM open_item")
        ]
        codes = [row["join_code"] for row in look.rows("SELECT join_code FROM workshop")]
        people = [row["id"] for row in look.rows("SELECT id FROM participant")]
        staff = [row["username"] for row in look.rows("SELECT username FROM account")]
    assert len(said) > 100
    for words in (*said, *codes, *people, "riikka", "password"):
        assert words not in whole, words
    assert staff
    assert {one.table for one in LISTS}.isdisjoint(
        {"theme", "participant", "attendance", "account", "answer", "vote", "workshop", "help_number"}
    )


def test_what_stands_here_stays_and_is_named(database: Database, other: Database) -> None:
    project.fill_from_report(database, ADMIN)
    project.fill_from_report(other, ADMIN)
    rounds.put(database, ADMIN, "round-1", number=1, name={"fi": "Toinen nimi"}, aim={"fi": "x"})
    glossary.put(database, ADMIN, None, term={"fi": "Uusi sana"}, meaning={"fi": "Merkitys"})
    whole = take_along.as_yaml(database, ADMIN)
    here = rounds.every(other, ADMIN)[0].round.name
    seen = take_in.look_at(other, ADMIN, whole)
    assert seen.added == {"Glossary": 1} and seen.kept == [("Rounds", here)]
    assert "Uusi sana" not in {one.term.fi for one in glossary.every(other)}, "looking writes nothing"
    assert take_in.take_in(other, ADMIN, whole) == seen
    assert rounds.every(other, ADMIN)[0].round.name == here
    assert "Uusi sana" in {one.term.fi for one in glossary.every(other)}


def changed(whole: bytes, before: str, after: str) -> bytes:
    text = whole.decode()
    assert before in text
    return text.replace(before, after, 1).encode()


def test_what_is_no_file_of_a_project_is_refused_with_its_line_and_nothing_is_written(database: Database, other: Database) -> None:
    project.fill_from_report(database, ADMIN)
    whole = take_along.as_yaml(database, ADMIN)
    line = whole.decode().split("action_sets:")[0].count("\n") + 1
    wrong = {
        changed(whole, "action_sets:", "participants:"): rf"Line {line}: “participants” is not known",
        changed(whole, "version: 1", "version: 2"): "a whole number from 1 to 1",
        changed(whole, "carries: yhdessa-project", "carries: other"): "“other” is not known",
        b"a: &a [x]\nb: [*a, *a]\n": "start with & or",
        b"[" * 100 + b"]" * 100: "too many levels",
        b"a" * (limits.CARRIED_BYTES + 1): "larger than 2 megabytes",
        b"\xff\xfe": "UTF-8",
        b"!!python/object/apply:os.system ['x']": "can't stand here",
        b"": "empty",
    }
    for raw, says in wrong.items():
        with pytest.raises(Refused, match=says):
            take_in.take_in(other, ADMIN, raw)
    with other.read() as look:
        assert look.rows("SELECT id FROM work_package") == [] and look.rows("SELECT id FROM round") == []


@pytest.mark.parametrize(
    ("before", "after", "what", "done"),
    [
        ("work_package_id: WP", "work_package_id: XX", "stands in no list", "the rest is taken without it."),
        ("status: on_the_way", "status: won", "“won” is not known", "it is left out."),
        ("- id: round-1", "- id: '../x y'", "an id has only", "it is left out."),
        ("- id: round-2", "- id: round-1", "“round-1” stands here twice", "it is left out."),
    ],
)
def test_something_odd_in_a_list_is_named_with_its_file_and_line_and_the_rest_is_taken(
    database: Database, other: Database, before: str, after: str, what: str, done: str
) -> None:
    project.fill_from_report(database, ADMIN)
    whole = take_along.as_yaml(database, ADMIN)
    odd = changed(whole, before, after)
    near = whole.decode().split(before)[0].count("\n") + 1
    everything = sum(take_in.look_at(other, ADMIN, whole).added.values())
    seen = take_in.look_at(other, ADMIN, odd, "ours.yaml")
    taken = take_in.take_in(other, ADMIN, odd, "ours.yaml")
    said = taken.odd[0].say("en")
    assert said.startswith("ours.yaml, line ") and what in said and said.endswith(done)
    assert abs(taken.odd[0].line - near) <= 12 and taken.odd[0].say("fi") != said
    assert taken == seen and everything - 3 <= sum(taken.added.values()) <= everything
    assert rounds.every(other, ADMIN) and goals.every(other)


def test_own_templates_go_along_and_never_replace_one(
    database: Database, other: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = own_templates.copy(FACILITATOR, "participation_tool")
    whole = take_along.as_yaml(database, ADMIN)
    monkeypatch.setenv("YHDESSA_DATA", str(tmp_path / "elsewhere"))
    assert take_in.take_in(other, ADMIN, whole).added["Templates"] == 1
    assert templates.of(made.id).title == made.title
    text = own_templates.as_yaml(ADMIN, made.id)
    own_templates.save(FACILITATOR, text.replace(made.title.en, "Changed here"))
    assert ("Templates", Texts(made.title.fi, made.title.sv, "Changed here")) in take_in.take_in(other, ADMIN, whole).kept
    broken = whole.decode().replace("kind: welcome", "kind: wrong", 1).encode()
    assert "this template can't be taken in" in take_in.take_in(other, ADMIN, broken).odd[0].say("en")


def test_only_an_administrator_carries_a_project(database: Database) -> None:
    for who in (FACILITATOR, REVIEWER):
        with pytest.raises(NotAllowed):
            take_along.as_yaml(database, who)
        with pytest.raises(NotAllowed):
            take_in.take_in(database, who, b"")


def test_the_file_is_plain_yaml_without_anchors(database: Database) -> None:
    events.put(database, FACILITATOR, None, kind="info", name={"fi": "Info: #1"}, themes={"fi": "rivi\ntoinen"})
    whole = take_along.as_yaml(database, ADMIN).decode()
    assert yaml.safe_load(whole)["events"][0]["themes"]["fi"] == "rivi\ntoinen" and "&id" not in whole
