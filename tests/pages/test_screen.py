"""The room's screen for every kind of stage: what stands on it, in two languages, and that no person is on it."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from participation import screen, workshops
from participation.store import Database
from participation.web.screen import page
from tests.builders import FACILITATOR, accounts
from tests.every_stage import EveryStage, every_stage

ROOT = Path(__file__).parents[2]
NEEDS_A_ROOM = re.compile(r"<(script|svg|iframe)", re.IGNORECASE)


@pytest.fixture
def made(own_database: Database) -> EveryStage:
    accounts(own_database)
    return every_stage(own_database)


def drawn(made: EveryStage) -> str:
    workshop = workshops.get(made.room.database, FACILITATOR, made.room.workshop.id)
    return page.draw(screen.of(made.room.database, workshop), "https://yhdessa.test/screen")


def test_every_kind_of_stage_stands_on_the_screen_without_a_word_of_a_program(made: EveryStage) -> None:
    seen = {}
    for name, stage in made.walk():
        html = drawn(made)
        seen[name[3:]] = html
        assert stage.kind == "result" or (stage.prompt.fi in html and stage.prompt.sv in html), name
        assert not NEEDS_A_ROOM.search(html) and "None" not in html and "{" not in html, name
    assert re.search(r'<p class="say" lang="fi">\w+ \d+</p>', seen["listening_round-turn"])
    assert "5" in seen["question_list"] and "note answered" in seen["question_list"]
    assert "●○○" in seen["signal"] and "note translation" in seen["add_themes"]
    assert seen["path"].count("<ol") >= 2 and seen["path"].count('class="strip"') == 2
    assert seen["relation_map"].count('class="who"') == 7
    assert seen["lines-closed"].count("<section") == 5 and 'class="green"' in seen["lines-closed"]
    assert seen["theses-closed"].count("<tr") == 10
    assert "Sain puhua omilla sanoilla" in seen["key_conclusions"]
    assert 'class="summary"' in seen["shared_understanding"]


@pytest.mark.parametrize("kind", ["four_field", "path", "signal", "question_list", "listening_round"])
def test_the_page_draws_a_stage_of_this_kind(made: EveryStage, kind: str) -> None:
    wanted = next(stage for stage in made.room.stages if stage.kind == kind)
    for stage in made.room.stages:
        if stage.kind in ("add_themes", kind) and stage.position <= wanted.position:
            made.fill(made.open(stage))
    app = AppTest.from_file(str(ROOT / "participation/web/shell.py"), default_timeout=30).run()
    app.query_params["show"] = made.room.workshop.screen_key
    app = app.switch_page(str(ROOT / "pages/facilitator/screen.py")).run()
    assert not app.exception
    assert any(wanted.prompt.fi in str(element.proto) for element in app.get("html"))
