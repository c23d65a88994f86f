"""The page of operating models: the board, one model with its way, and what is written and refused there."""

from dataclasses import replace

import pytest

from participation import demo
from participation.model.texts import LANGUAGES
from participation.operating_models import cards
from participation.store import Database
from tests.builders import FACILITATOR, REVIEWER, accounts
from tests.pages.conftest import SignIn
from tests.pages.opened import html, page, press, words, write

MANAGEMENT = replace(REVIEWER, roles=frozenset({"management"}))


@pytest.fixture
def here(own_database: Database, sign_in: SignIn) -> Database:
    accounts(own_database)
    sign_in(REVIEWER)
    return own_database


def test_an_empty_board_says_what_will_be_here(here: Database) -> None:
    assert "There are no operating models yet." in html(page("reviewer/models.py"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_board_and_a_model_are_drawn_in_each_language(here: Database, sign_in: SignIn, language: str) -> None:
    demo.load(here)
    sign_in(REVIEWER, language)
    assert len([button for button in page("reviewer/models.py").button if (button.key or "").startswith("open-")]) == 9
    for model in cards.every(here, REVIEWER):
        assert model.name.say(language).replace("'", "&#x27;") in html(page("reviewer/models.py", model=model.id))


def test_a_model_shows_how_useful_it_is_and_the_words_that_it_began_from(here: Database, sign_in: SignIn) -> None:
    demo.load(here)
    assert ">30<" in html(page("reviewer/models.py", model="participation-tool"))
    assert "nuoren valitsemassa paikassa." in html(page("reviewer/models.py", model="demo-place"))
    sign_in(MANAGEMENT)
    read = page("reviewer/models.py", model="demo-place")
    assert "nuoren valitsemassa paikassa." not in html(read)
    assert not any(button.label in ("Save the model", "Move the model") for button in read.button)


def test_an_idea_is_written_refused_and_moved(here: Database, sign_in: SignIn) -> None:
    at = page("reviewer/models.py", model="new")
    write(at, "Name", "A shared **call**")
    press(at, "Save the model")
    [model] = cards.every(here, REVIEWER)
    assert model.state == "idea" and "A shared **call**" in html(at)
    press(at, "Move the model")
    assert "Before it is tried, write these in its card: who does it, how much time, money." in words(at)
    at = page("reviewer/models.py", model=model.id)
    next(box for box in at.selectbox if box.label == "Where it goes next").set_value("not_carried_out")
    write(at, "Why, in one sentence (needed when it ends)", "Nobody had time.")
    press(at, "Move the model")
    assert "Nobody had time." in html(at)
    sign_in(FACILITATOR)
    assert "Nobody had time." in html(page("reviewer/models.py", model=model.id))


def test_an_idea_in_review_leads_to_a_model_and_says_what_it_became(here: Database) -> None:
    demo.load(here)
    [idea] = next(model.themes for model in cards.every(here, REVIEWER) if model.themes)
    at = page("reviewer/review.py", theme=idea)
    assert "Became the operating model “Meeting in a young person&#x27;s place (example)”" in html(at)
    assert "Make it an operating model" in [link.proto.label for link in at.get("page_link")]
    assert "nuoren valitsemassa paikassa." in html(page("reviewer/models.py", model="new", theme=idea))
