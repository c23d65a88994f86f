"""What the stages of a workshop came to, for the results page and the files: as on the screen, and never of a few people."""

import json
from collections.abc import Iterator

import pytest

from participation import exports, forms, group_pictures, stage_results, stage_tables, stages, summaries
from participation.errors import NotAllowed
from participation.store import Database, open_database
from tests import having_read
from tests.builders import FACILITATOR, REVIEWER, accounts, key, room
from tests.every_stage import EveryStage, every_stage


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EveryStage]:
    """A workshop with a stage of every kind, each filled and closed."""
    database = open_database(str(tmp_path_factory.mktemp("whole") / "yhdessa.db"))
    accounts(database)
    made = every_stage(database)
    for _ in made.walk():
        pass
    stages.close_present(database, FACILITATOR, made.room.workshop.id)
    yield made
    database.close()


def of(made: EveryStage) -> dict[str, stage_results.StageResult]:
    found = stage_results.of_workshop(made.room.database, REVIEWER, made.room.workshop.id)
    return {result.stage.kind: result for result in found}


def test_every_kind_of_stage_with_something_to_show_is_there_in_order(whole: EveryStage) -> None:
    found = stage_results.of_workshop(whole.room.database, REVIEWER, whole.room.workshop.id)
    positions = [result.stage.position for result in found]
    assert positions == sorted(positions)
    wanted = "mood four_field lines theses path relation_map rooting support_needed shared_understanding promise what_continues"
    assert {*wanted.split(), "key_conclusions", "direction", "agreements", "signal", "question_list"} <= set(of(whole))
    assert not {"welcome", "vote", "check", "permission", "private_note", "pause"} & set(of(whole))


def test_each_begins_with_a_sentence_in_every_language(whole: EveryStage) -> None:
    for kind, result in of(whole).items():
        assert all(result.sentence.say(language) for language in ("fi", "sv", "en")), kind
    assert of(whole)["promise"].sentence.en == "3 themes."
    assert of(whole)["signal"].sentence.en == "3 themes: Threat 2, Opportunity 1."
    assert of(whole)["direction"].sentence.en == "3 themes: We change 3."


def test_a_picture_says_what_the_tablets_and_the_screen_say(whole: EveryStage) -> None:
    for kind in ("mood", "four_field", "lines", "theses", "rooting", "support_needed"):
        result = of(whole)[kind]
        assert result.picture is not None
        with whole.room.database.read() as look:
            shown = group_pictures.as_json(look, result.stage)
        questions = [{name: value for name, value in question.items() if name != "options"} for question in result.picture["questions"]]
        assert json.loads(json.dumps(questions)) == json.loads(json.dumps(shown["questions"]))


def test_paths_relations_and_views_come_as_they_were_drawn(whole: EveryStage) -> None:
    path, relations, summary = (of(whole)[kind] for kind in ("path", "relation_map", "shared_understanding"))
    assert path.path and len(path.path.steps) == 4 and path.compared
    assert relations.relations and len(relations.relations.relations) == 7
    assert summary.text and {theme.kind for theme in summary.themes} == {"agrees", "differs", "adds"}


def test_an_open_form_and_one_of_four_people_show_no_number(database: Database) -> None:
    made = room(database, "weekly_team", people=4)
    stage = made.open("support_needed")
    for person in made.people:
        forms.answer(database, person, key(), stage.id, {"support": ["training"]})
    assert stage_results.of_workshop(database, FACILITATOR, made.workshop.id) == []
    stages.close_present(database, FACILITATOR, made.workshop.id)
    [result] = stage_results.of_workshop(database, FACILITATOR, made.workshop.id)
    assert result.too_few and result.picture and result.picture["questions"] == []
    assert stage_tables.of([result], "en") == {}


def test_a_choice_of_few_people_is_in_no_picture_and_in_no_file(database: Database) -> None:
    made = room(database, "forum", people=9)
    stage = made.open("rooting")
    for number, person in enumerate(made.people):
        forms.answer(database, person, key(), stage.id, {"rooting": "root" if number == 0 else "sprout" if number < 3 else "seed"})
    stages.close_present(database, FACILITATOR, made.workshop.id)
    [result] = stage_results.of_workshop(database, FACILITATOR, made.workshop.id)
    [table] = stage_tables.of([result], "en").values()
    with database.read() as look:
        [summary] = summaries.of_stage(look, result.stage)
    assert summary.counted
    assert {row[2] for row in table.rows} == {*summary.counted.numbers.values(), summary.counted.others} - {None}
    assert not any(isinstance(cell, int) and 0 < cell < 5 for row in table.rows for cell in row)


def test_what_waits_or_is_held_is_in_no_result_and_in_no_file(database: Database) -> None:
    made = room(database, "closing_dialogue", people=2)
    made.open("promise")
    made.say(made.people[0], "Odottaa vielä.", show=False)
    held = made.say(made.people[1], "Pidetään hoidossa.", show=False)
    having_read.hold(database, FACILITATOR, held)
    assert stage_results.of_workshop(database, FACILITATOR, made.workshop.id) == []
    made.say(made.people[0], "Lupaan soittaa.")
    [result] = stage_results.of_workshop(database, FACILITATOR, made.workshop.id)
    assert [theme.text for theme in result.themes] == ["Lupaan soittaa."]
    written = str(exports.of_workshop(database, FACILITATOR, made.workshop.id, "en"))
    assert "Lupaan soittaa." in written and "hoidossa" not in written and "Odottaa" not in written


def test_files_have_a_table_of_every_picture_and_of_what_was_asked_beside_the_words(whole: EveryStage) -> None:
    tables = stage_tables.of(list(of(whole).values()), "en")
    heads = {table.name: table.columns for table in tables.values()}
    assert any("Who does it? Write the role." in columns for columns in heads.values())
    assert any("Mean" in columns for columns in heads.values())


def test_only_staff_read_results(database: Database) -> None:
    made = room(database, people=1)
    with pytest.raises(NotAllowed):
        stage_results.of_workshop(database, made.people[0], made.workshop.id)  # type: ignore[arg-type]
