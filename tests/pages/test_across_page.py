"""The page of themes across the project, and what it adds to Review and Rounds."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from participation import review
from participation.across import evidence, growth, reading, signals
from participation.model.people import Staff
from participation.model.texts import LANGUAGES
from participation.store import Database
from tests.builders import ADMIN, FACILITATOR, REVIEWER, accounts
from tests.pages.conftest import SignIn
from tests.pages.opened import html, page, press, words

ACROSS = "reviewer/across.py"
PARTS = ("signals", "kinds", "levels", "tags", "common", "goals")
EVALUATOR = replace(REVIEWER, roles=frozenset({"evaluator"}))
MANAGEMENT = replace(REVIEWER, roles=frozenset({"management"}))
COORDINATOR = replace(REVIEWER, roles=frozenset({"coordinator"}))
HAPPENED = "Viikkokokous perutaan ensimmäisenä, kun on kiire."


@pytest.fixture
def here(own_database: Database, sign_in: SignIn) -> Database:
    accounts(own_database)
    sign_in(REVIEWER)
    return own_database


def keys(at: AppTest, beginning: str) -> list[str]:
    return [str(one.key) for one in [*at.button, *at.get("pills"), *at.get("button_group")] if str(one.key).startswith(beginning)]


@pytest.mark.parametrize("part", PARTS)
def test_an_empty_installation_says_what_will_be_here(here: Database, part: str) -> None:
    assert words(page(ACROSS, part=part))


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_drawn_in_each_language(shown: Database, sign_in: SignIn, part: str, language: str) -> None:
    sign_in(EVALUATOR, language)
    assert words(page(ACROSS, part=part))


@pytest.mark.parametrize("who", [FACILITATOR, COORDINATOR, REVIEWER, EVALUATOR, MANAGEMENT, ADMIN])
def test_all_these_read_the_board(shown: Database, sign_in: SignIn, who: Staff) -> None:
    sign_in(who)
    at = page(ACROSS)
    assert HAPPENED in html(at) and "Happened" in html(at)
    moves = bool(who.roles & {"reviewer", "coordinator", "admin"})
    assert bool(keys(at, "status-board-")) == moves and bool(keys(at, "grew-")) == moves


def test_nobody_else_reads_it(shown: Database, sign_in: SignIn) -> None:
    sign_in(replace(REVIEWER, roles=frozenset()))
    assert HAPPENED not in html(page(ACROSS))


def test_a_signal_is_moved_on_the_board_and_its_history_stands_there(shown: Database) -> None:
    new = next(one for one in signals.every(shown, REVIEWER) if one.status == "new")
    at = page(ACROSS)
    at.button_group(key=f"status-board-{new.line.theme.id}").set_value("watched").run()
    assert not at.exception
    [moved] = [one for one in signals.every(shown, REVIEWER) if one.line.theme.id == new.line.theme.id]
    assert moved.status == "watched" and moved.history[-1].by_role == "reviewer"


def test_a_person_says_whether_a_signal_grew(shown: Database) -> None:
    pairs = growth.suggestions(shown, REVIEWER)
    assert pairs
    at = page(ACROSS)
    assert "Did this signal grow?" in words(at)
    press(at, "Yes, it grew")
    left = growth.suggestions(shown, REVIEWER)
    assert len(left) == len(pairs) - 1
    press(at, "No, another thing")
    assert len(growth.suggestions(shown, REVIEWER)) == len(pairs) - 2


def test_a_number_of_the_table_opens_review_with_its_filter(shown: Database) -> None:
    said = html(page(ACROSS, part="kinds", round="round-3"))
    assert '/review?package=WP1&amp;kind=achievement&amp;round=round-3"' in said
    lines = reading.themes(shown, REVIEWER)
    number = sum(line.theme.kind == "achievement" and line.workshop.work_package_id == "WP1" for line in lines)
    assert f">{number}</a>" in html(page(ACROSS, part="kinds"))


def test_who_has_no_review_reads_the_themes_of_a_number_here(shown: Database, sign_in: SignIn) -> None:
    sign_in(MANAGEMENT)
    said = html(page(ACROSS, part="kinds"))
    assert "/review" not in said and "cell=WP1.achievement" in said
    assert "Kahdelle alueelle piirrettiin yhteinen päihdepalvelupolku." in html(page(ACROSS, part="kinds", cell="WP1.achievement"))
    assert words(page(ACROSS, part="kinds", cell="x", kinds="x", round="x", region="x"))


def test_an_empty_level_is_said_plainly(shown: Database) -> None:
    assert "Nothing has been said about “The whole country” yet." in html(page(ACROSS, part="levels"))
    assert "Nothing has been said about “The whole country” yet." not in html(page(ACROSS, part="levels", about="all"))


def test_two_tags_stand_side_by_side_and_others_can_be_chosen(shown: Database) -> None:
    at = page(ACROSS, part="tags")
    assert "Both: Systemic thinking and Participation" in html(at)
    at.selectbox(key="cross-and").set_value("multi-actor").run()
    assert not at.exception and "Both: Systemic thinking and Multi-actor work" in html(at)
    assert words(page(ACROSS, part="tags", tag="gone", **{"and": "list:level"}))


def test_goals_show_what_is_linked_here_and_on_rounds(shown: Database) -> None:
    for path in (ACROSS, "reviewer/rounds.py"):
        said = html(page(path, part="goals"))
        assert "Työkalussa on meidän sanoja." in said and "themes linked to it" in said and "in its work package" in said


def test_a_conclusion_is_linked_to_a_goal(shown: Database, sign_in: SignIn) -> None:
    sign_in(EVALUATOR)
    before = len(evidence.of_goals(shown, EVALUATOR)["goal-4"].conclusions)
    at = page(ACROSS, part="goals")
    next(box for box in at.multiselect if box.label == "Goals").set_value(["goal-4"])
    press(at, "Save the links")
    assert len(evidence.of_goals(shown, EVALUATOR)["goal-4"].conclusions) == before + 1


def test_review_follows_a_signal_and_links_it_to_goals(shown: Database) -> None:
    theme = next(one for one in signals.every(shown, REVIEWER) if one.status == "new").line.theme.id
    at = page("reviewer/review.py", theme=theme)
    at.button_group(key=f"status-signal-{theme}").set_value("watched").run()
    at.multiselect(key=f"goals-{theme}").set_value(["goal-1"]).run()
    assert not at.exception
    assert evidence.of_theme(shown, REVIEWER, theme).goals == ("goal-1",)
    assert {one.status for one in signals.every(shown, REVIEWER) if one.line.theme.id == theme} == {"watched"}
    assert "Being watched" in html(at)


def test_review_links_several_themes_at_once(shown: Database) -> None:
    first, second = (line.theme.id for line in review.every(shown, REVIEWER)[:2])
    at = page("reviewer/review.py")
    for theme in (first, second):
        at.checkbox(key=f"pick-{theme}").check().run()
    at.button(key="same").click().run()
    at.multiselect(key="goals-together").set_value(["goal-5"])
    at.button(key="link-goals").click().run()
    assert not at.exception
    assert {first, second} <= {line.theme.id for line in evidence.of_goals(shown, REVIEWER)["goal-5"].themes}


def test_review_filters_by_role_group_only_where_it_may_be_named(shown: Database) -> None:
    at = page("reviewer/review.py", group="E")
    lines = review.every(shown, REVIEWER)
    assert at.selectbox(key="filter-group").value == "E"
    assert {line.role_group for line in review.fitting(lines, review.Filters(role_group="E"))} == {"E"}


def test_a_small_step_has_its_badge_in_review(shown: Database) -> None:
    theme = next(line.theme.id for line in review.every(shown, REVIEWER) if "small-step" in line.tags)
    assert "A small step" in html(page("reviewer/review.py", theme=theme))
