"""The console in the newer stages: details of what waits, a translation beside a theme, turns, and a summary edited live."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from participation import stages, themes, workshops
from participation.store import Database
from tests.builders import FACILITATOR, accounts, key
from tests.every_stage import EveryStage, every_stage
from tests.pages.conftest import SignIn

ROOT = Path(__file__).parents[2]


@pytest.fixture
def made(own_database: Database, sign_in: SignIn) -> EveryStage:
    accounts(own_database)
    sign_in(FACILITATOR)
    return every_stage(own_database)


def console(made: EveryStage, kind: str) -> AppTest:
    made.open(next(stage for stage in made.room.stages if stage.kind == kind))
    return shown(made)


def shown(made: EveryStage) -> AppTest:
    app = AppTest.from_file(str(ROOT / "participation/web/shell.py"), default_timeout=30).run()
    app.query_params["workshop"] = made.room.workshop.id
    app = app.switch_page(str(ROOT / "pages/facilitator/run.py")).run()
    assert not app.exception
    return app


def written(app: AppTest) -> str:
    return " ".join(str(element.proto) for element in app.get("html"))


def fill(app: AppTest, beginning: str, label: str, text: str) -> None:
    area = next(area for area in app.text_area if area.label == label and str(area.key).startswith(beginning))
    area.set_value(text)


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def test_what_waits_is_read_with_its_details_in_words(made: EveryStage) -> None:
    stage = made.open(next(stage for stage in made.room.stages if stage.kind == "signal"))
    person = made.room.people[0]
    details = {"strength": "shout", "where": "region"}
    themes.add(made.room.database, person, key(), stage_id=stage.id, text="Sana", kind="threat", language="fi", details=details)
    said = written(shown(made))
    assert "A shout" in said and "In a region" in said and "●●●" in said


def test_a_translation_is_added_from_the_queue(made: EveryStage) -> None:
    stage = made.open(next(stage for stage in made.room.stages if stage.kind == "add_themes"))
    themes.add(made.room.database, made.room.people[0], key(), stage_id=stage.id, text="Sain puhua.", kind=None, language="fi")
    app = shown(made)
    fill(app, "text-", "Svenska", "Jag fick tala.")
    app = press(app, "Save the translation")
    assert "Jag fick tala." in written(app) and "Translation by the facilitator" in written(app)
    app = press(app, "Take the translation away")
    assert "Jag fick tala." not in written(app)


def test_the_summary_is_edited_while_people_answer_to_it(made: EveryStage) -> None:
    app = console(made, "shared_understanding")
    fill(app, "summary-", "Suomi", "Uusi yhteenveto.")
    app = press(app, "Save the summary")
    stage = stages.of_workshop(made.room.database, FACILITATOR, made.room.workshop.id)
    text = next(each.settings["text"] for each in stage if each.kind == "shared_understanding")
    assert text["fi"] == "Uusi yhteenveto." and text["sv"].startswith("Den unga")


def test_the_next_turn_is_given_with_one_button(made: EveryStage) -> None:
    app = press(console(made, "listening_round"), "Give the first turn")
    assert "15 turns left" in written(app)


def test_after_the_last_turn_the_round_is_ended_and_the_room_sees_what_was_said(made: EveryStage) -> None:
    app = press(console(made, "listening_round"), "Give the first turn")
    while "Give the turn to the next tablet" in [button.label for button in app.button]:
        app = press(app, "Give the turn to the next tablet")
    app = press(app, "The round is done")
    assert "Everyone has had a turn" in written(app)
    assert "The round is done" not in [button.label for button in app.button]


@pytest.mark.parametrize("kind", ["path", "relation_map", "four_field", "group_picture", "lines", "question_list", "key_conclusions"])
def test_the_console_says_what_the_screen_shows(made: EveryStage, kind: str) -> None:
    assert "The screen shows" in written(console(made, kind))
    assert workshops.get(made.room.database, FACILITATOR, made.room.workshop.id).stage_id
