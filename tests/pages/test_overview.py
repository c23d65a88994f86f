"""The overview: management reads it in short and in parts, filters it by action set, and answers what it was asked."""

import json
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from participation import decisions, demo
from participation.model.people import Staff
from participation.model.texts import LANGUAGES
from participation.overview import questions
from participation.overview.scope import WHOLE
from participation.project import project
from participation.store import Database
from tests import having_read
from tests.builders import ADMIN, FACILITATOR, REVIEWER, accounts
from tests.pages.conftest import SignIn
from tests.pages.opened import html, page, press, words, write

MANAGEMENT: Staff = replace(REVIEWER, roles=frozenset({"management"}))
PATH = "management/overview.py"


@pytest.fixture
def here(own_database: Database, sign_in: SignIn) -> Database:
    accounts(own_database)
    sign_in(MANAGEMENT)
    return own_database


@pytest.fixture
def shown(here: Database) -> Database:
    demo.load(here)
    project.fill_from_report(here, ADMIN)
    return here


def alts(at: AppTest) -> list[str]:
    return [element.proto.alt for element in at.get("plotly_chart")]


def test_an_empty_installation_says_what_will_be_here(here: Database) -> None:
    said = html(page(PATH))
    assert "once five people or more have answered" in said and "Nobody has asked management anything yet." in said


@pytest.mark.parametrize(
    "who", [MANAGEMENT, REVIEWER, ADMIN, *(replace(REVIEWER, roles=frozenset({r})) for r in ("evaluator", "coordinator"))]
)
def test_management_and_those_who_develop_read_it(shown: Database, sign_in: SignIn, who: Staff) -> None:
    sign_in(who)
    assert "In short" in html(page(PATH))


def test_a_facilitator_and_a_visitor_do_not(shown: Database, sign_in: SignIn) -> None:
    for who in (FACILITATOR, None):
        sign_in(who)
        assert "In short" not in html(page(PATH))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chosen", ["", "1", "2", "nonsense"])
def test_it_is_drawn_in_each_language_whole_and_for_each_action_set(shown: Database, sign_in: SignIn, language: str, chosen: str) -> None:
    sign_in(MANAGEMENT, language)
    at = page(PATH, set=chosen) if chosen else page(PATH)
    assert len(alts(at)) >= 3 and all(alts(at))


def test_three_kinds_stand_apart_and_no_two_numbers_of_people_are_added(shown: Database) -> None:
    said = html(page(PATH))
    for title in ("Activity", "Experience", "What changed"):
        assert f"<h2>{title}</h2>" in said
    for number in (">99<", ">168<", "over 2,800"):
        assert number in said, number
    for added in (99 + 168, 99 + 2800, 168 + 2800, 99 + 168 + 2800):
        assert str(added) not in said and f"{added:,}" not in said, added


def test_the_six_statements_have_a_bar_for_each_round_with_how_many_answered(shown: Database) -> None:
    chart = next(json.loads(element.proto.spec) for element in page(PATH).get("plotly_chart"))
    said = [note["text"] for note in chart["layout"]["annotations"]]
    assert sum(text in ("1.", "2.", "3.") for text in said) == 18
    assert [text for text in said if text in ("<b>Life</b>", "<b>Help</b>", "<b>Impact</b>")] == [
        "<b>Life</b>",
        "<b>Help</b>",
        "<b>Impact</b>",
    ]
    assert "My everyday life has gone well lately: 1." in alts(page(PATH))[0]


def test_regions_are_not_ranked(shown: Database) -> None:
    said = html(page(PATH))
    assert not [name for name in ("Helsinki", "Kymenlaakso", "Päijät-Häme") if f'<th scope="row">{name}' in said]


def test_management_answers_a_question(shown: Database) -> None:
    waiting = questions.of(shown, MANAGEMENT, WHOLE).waiting
    at = page(PATH)
    assert f"{len(waiting)} questions wait for an answer." in html(at)
    next(box for box in at.selectbox if box.label == "Question").set_value(waiting[0].id)
    next(box for box in at.selectbox if box.label == "What was decided").set_value("being_tried")
    write(at, "The answer in one plain sentence", "We try it <b>in June</b>.")
    press(at, "Send the answer")
    assert "The answer is saved." in words(at)
    assert "We try it &lt;b&gt;in June&lt;/b&gt;." in html(at)
    with shown.read() as look:
        assert decisions.history(look, waiting[0].id)[-1].reason == "We try it <b>in June</b>."


def test_an_answer_without_a_sentence_is_asked_for(shown: Database) -> None:
    at = page(PATH)
    press(at, "Send the answer")
    assert "Write the answer in one plain sentence." in words(at)


def test_an_evaluator_reads_who_answers(shown: Database, sign_in: SignIn) -> None:
    sign_in(replace(REVIEWER, roles=frozenset({"evaluator"})))
    at = page(PATH)
    assert "Management or a reviewer writes the answers." in html(at)
    assert not [button for button in at.button if button.label == "Send the answer"]


def test_what_is_held_stands_nowhere(shown: Database) -> None:
    [first, *_] = questions.of(shown, MANAGEMENT, WHOLE).waiting
    assert first.words.text in html(page(PATH)).replace("&#x27;", "'")
    having_read.hold(shown, ADMIN, first.id)
    assert first.words.text not in html(page(PATH))
