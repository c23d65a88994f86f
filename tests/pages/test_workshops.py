"""The list of workshops, and making a new one from a template."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from participation import workshops
from participation.store import Database
from participation.template_files import templates
from participation.web.screen import joining
from tests.builders import FACILITATOR, REVIEWER, accounts, room
from tests.pages.conftest import SignIn
from tests.pages.opened import html

ROOT = Path(__file__).parents[2]


@pytest.fixture
def database(own_database: Database, sign_in: SignIn) -> Database:
    accounts(own_database)
    sign_in(FACILITATOR)
    return own_database


def page() -> AppTest:
    app = AppTest.from_file(str(ROOT / "participation/web/shell.py"), default_timeout=30).run()
    app = app.switch_page(str(ROOT / "pages/facilitator/workshops.py")).run()
    assert not app.exception
    return app


def field(app: AppTest, beginning: str) -> object:
    return next(each for each in (*app.text_input, *app.checkbox) if str(each.key).startswith(beginning))


@pytest.mark.parametrize("who", [None, REVIEWER])
def test_only_facilitators_see_the_list(database: Database, sign_in: SignIn, who: object) -> None:
    made = room(database)
    sign_in(who)  # type: ignore[arg-type]
    assert made.workshop.join_code[:3] not in html(page())


def test_without_a_workshop_the_page_says_what_to_do(database: Database) -> None:
    assert "Make the first one: choose a template and give it a name." in html(page())


def test_the_newest_stands_first_with_its_state_and_code(database: Database) -> None:
    older, newer = room(database), room(database, "conversation")
    older.open("welcome")
    said = html(page())
    assert said.index(newer.workshop.title.en) < said.index(older.workshop.title.en)
    assert "Not started" in said
    assert "Going on" in said
    code = older.workshop.join_code
    assert joining.in_two(code) in said


def test_a_closed_workshop_has_no_code_and_says_when_it_closed(database: Database) -> None:
    made = room(database)
    made.open("welcome")
    workshops.close(database, FACILITATOR, made.workshop.id)
    said = html(page())
    assert "Closed on" in said
    assert made.workshop.join_code[:3] + " " not in said


def test_a_workshop_is_made_from_a_template_with_a_name_of_its_own(database: Database) -> None:
    app = page()
    app.selectbox(key="template").set_value("conversation").run()
    app.text_input(key="plan-name-conversation-en").set_value("Our talk")
    app.text_input(key="plan-support-conversation").set_value("Youth worker, by the door")
    next(button for button in app.button if button.label == "Make the workshop").click().run()
    (made,) = workshops.every(database, FACILITATOR)
    template = templates.of("conversation")
    assert (made.template, made.title.en, made.title.fi) == ("conversation", "Our talk", template.title.fi)
    assert made.support is not None
    assert made.support.sv == "Youth worker, by the door"
    assert made.state == "draft"
    assert app.query_params["workshop"] == made.id


def test_the_reader_s_language_comes_first_in_the_room(database: Database) -> None:
    app = page()
    next(button for button in app.button if button.label == "Make the workshop").click().run()
    (made,) = workshops.every(database, FACILITATOR)
    assert made.languages[0] == "en"


def test_every_template_can_be_chosen_and_says_its_stages(database: Database) -> None:
    app = page()
    for template in templates.all():
        app.selectbox(key="template").set_value(template.id).run()
        assert not app.exception
        assert template.stages[0].name.en in html(app), template.id
