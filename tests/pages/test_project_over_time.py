"""The pages of rounds, products, groups, events and plans, and the page where a team sends its question."""

from dataclasses import replace

import pytest

from participation import demo, review, stages, workshops
from participation.errors import NotAllowed
from participation.model.people import Staff
from participation.model.texts import LANGUAGES
from participation.project import events, process, project, rounds, series, team_questions, timeline
from participation.store import Database
from participation.template_files import templates
from participation.workshops import Plan
from tests import having_read
from tests.builders import ADMIN, FACILITATOR, REVIEWER, accounts
from tests.pages.conftest import SignIn
from tests.pages.opened import html, page, press, words, write

EVALUATOR = replace(REVIEWER, roles=frozenset({"evaluator"}))
MANAGEMENT = replace(REVIEWER, roles=frozenset({"management"}))
ROUND_PARTS = ("rounds", "timeline", "compared", "goals", "conclusions", "people")
STAFF_PAGES = ("reviewer/rounds.py", "reviewer/process.py", "facilitator/events.py", "facilitator/series.py")


@pytest.fixture
def here(own_database: Database, sign_in: SignIn) -> Database:
    accounts(own_database)
    sign_in(ADMIN)
    return own_database


@pytest.fixture
def shown(here: Database) -> Database:
    demo.load(here)
    project.fill_from_report(here, ADMIN)
    return here


@pytest.mark.parametrize("path", STAFF_PAGES)
def test_an_empty_installation_says_what_will_be_here(here: Database, path: str) -> None:
    assert words(page(path))


@pytest.mark.parametrize("part", ROUND_PARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_the_rounds_is_drawn_in_each_language(shown: Database, sign_in: SignIn, part: str, language: str) -> None:
    sign_in(EVALUATOR, language)
    assert words(page("reviewer/rounds.py", part=part))


@pytest.mark.parametrize("who", [FACILITATOR, REVIEWER, EVALUATOR, MANAGEMENT])
@pytest.mark.parametrize("path", STAFF_PAGES[:3])
def test_all_staff_read_rounds_products_and_events(shown: Database, sign_in: SignIn, who: Staff, path: str) -> None:
    sign_in(who)
    assert "You need another role" not in words(page(path))


def test_99_and_168_and_over_2800_stand_apart_and_no_sum_of_them_anywhere(shown: Database) -> None:
    said = html(page("reviewer/rounds.py", part="people")) + html(page("facilitator/events.py"))
    for number in (">99<", ">168<", "over 2,800", ">52<", ">25<", ">22<"):
        assert number in said, number
    for added in (99 + 168, 99 + 2800, 168 + 2800, 99 + 168 + 2800, 2800 + 47, 99 + 47, 168 + 47):
        assert str(added) not in said and f"{added:,}" not in said, added


def test_an_evaluator_writes_a_conclusion_and_a_comment(here: Database, sign_in: SignIn) -> None:
    project.fill_from_report(here, ADMIN)
    sign_in(EVALUATOR)
    at = page("reviewer/rounds.py")
    write(at, "In one or two sentences", "We go on at home.")
    press(at, "Save the conclusion")
    assert "We go on at home." in html(at)
    assert rounds.every(here, EVALUATOR)[0].conclusions[0].text.fi == "We go on at home."
    write(at, "Your comment", "Good <b>start</b>.")
    press(at, "Save the comment")
    assert "Good &lt;b&gt;start&lt;/b&gt;." in html(at)


def test_a_facilitator_reads_rounds_and_plans_none(shown: Database, sign_in: SignIn) -> None:
    sign_in(FACILITATOR)
    labels = {button.label for button in page("reviewer/rounds.py").button}
    assert "Save the round" not in labels and "Save the conclusion" not in labels


def test_a_milestone_comes_onto_the_timeline(here: Database, sign_in: SignIn) -> None:
    at = page("reviewer/rounds.py", part="timeline")
    assert "Nothing has a day yet." in html(at)
    write(at, "What happened", "A strike")
    at.date_input[0].set_value("2022-04-01")
    press(at, "Put it on the timeline")
    [entry] = timeline.of_project(here, ADMIN)
    assert (entry.name.sv, entry.starts_on) == ("A strike", "2022-04-01") and "A strike" in html(at)


def test_the_products_steps_and_log_are_shown_and_recorded(shown: Database) -> None:
    at = page("reviewer/process.py")
    said = html(at)
    assert "Agree on the aim" in said and "9 of 10 steps are done." in said and "Workshop “" in said
    next(box for box in at.selectbox if box.label == "How it stands").set_value("done")
    next(box for box in at.selectbox if box.label == "Were experts by experience present?").set_value("yes")
    press(at, "Save the step")
    assert process.every(shown, ADMIN)[0].done == 10


def test_an_event_gets_its_head_count(here: Database) -> None:
    at = page("facilitator/events.py")
    write(at, "Name", "SYTY info")
    at.number_input[0].set_value(45)
    press(at, "Save the event")
    assert [event.heads for event in events.every(here)] == [45] and "Heads: 45" in html(at)


def test_a_series_keeps_what_is_open_and_makes_the_next_workshop(here: Database, sign_in: SignIn) -> None:
    project.fill_from_report(here, ADMIN)
    sign_in(FACILITATOR)
    series.put(here, FACILITATOR, None, name={"fi": "MOKE"}, rhythm="monthly", template="participation_tool", group_id="moke")
    at = page("facilitator/series.py")
    write(at, "Something that stays open", "Who calls the youth station?")
    press(at, "Write it down")
    assert "Who calls the youth station?" in html(at)
    press(at, "Make the next workshop")
    [workshop] = workshops.every(here, FACILITATOR)
    assert workshop.series_id and "Plan: " in words(at)
    assert "Community" not in words(page("facilitator/series.py", part="groups")) and "Youth station" in html(
        page("facilitator/series.py", part="groups")
    )


def test_a_plan_says_what_is_missing_and_what_blocks(here: Database, sign_in: SignIn) -> None:
    project.fill_from_report(here, ADMIN)
    sign_in(FACILITATOR)
    made = workshops.create(here, FACILITATOR, templates.of("participation_tool"), Plan())
    at = page("facilitator/plan.py", workshop=made.id)
    assert "No experts by experience are invited." in html(at) and "can&#x27;t begin without" not in html(at)
    next(box for box in at.checkbox if box.label.startswith("Children")).check()
    write(at, "Receiver: the role whose duty it is to listen", "head of services")
    press(at, "Save the plan")
    assert "The workshop can&#x27;t begin without this." in html(at) and "No receiver is named." not in html(at)
    for box in at.checkbox:
        if (box.key or "").startswith("point-"):
            box.check()
    press(at, "Save the checklist")
    assert "checklist for workshops with children" not in html(at) and "No support person is named." in html(at)


def test_a_plan_in_another_region_says_so(here: Database, sign_in: SignIn) -> None:
    sign_in(FACILITATOR)
    assert "This workshop is not here." in words(page("facilitator/plan.py", workshop="none"))


def test_a_team_sends_a_question_that_comes_onto_the_agenda(here: Database, sign_in: SignIn) -> None:
    made = workshops.create(here, FACILITATOR, templates.of("participation_tool"), Plan())
    box = team_questions.open_box(here, FACILITATOR, made.id)
    sign_in(None)
    at = page("ask.py", box=box.key)
    write(at, "Name of the team, not of a person", "Team 3")
    write(at, "Your question", "How do we *invite* the family?")
    press(at, "Send the question")
    assert "Thank you." in words(at)
    sign_in(FACILITATOR)
    at = page("facilitator/plan.py", workshop=made.id)
    assert "How do we *invite* the family?" in html(at)
    press(at, "Put it on the agenda")
    assert "Question from Team 3" in {stage.name.en for stage in stages.of_workshop(here, FACILITATOR, made.id)}
    sign_in(None)
    assert "takes no questions any more" in words(page("ask.py", box="wrong"))


def test_a_coordinator_says_how_a_goal_stands(shown: Database, sign_in: SignIn) -> None:
    sign_in(replace(FACILITATOR, roles=frozenset({"coordinator"})))
    at = page("reviewer/rounds.py", part="goals", edit="goal-1")
    next(box for box in at.selectbox if box.label == "How it stands").set_value("not_reached")
    write(at, "Why, in one sentence", "There was no time.")
    press(at, "Save the goal")
    assert "There was no time." in html(at)
    sign_in(FACILITATOR)
    assert not any(box.label == "How it stands" for box in page("reviewer/rounds.py", part="goals", edit="goal-1").selectbox)


def test_a_tag_of_the_project_is_put_on_a_theme_and_filtered_by(shown: Database, sign_in: SignIn) -> None:
    sign_in(REVIEWER)
    theme = review.every(shown, REVIEWER)[0].theme.id
    at = page("reviewer/review.py", theme=theme)
    next(box for box in at.multiselect if box.label == "Tags").set_value(["systemic", "law-reform"]).run()
    assert not at.exception
    assert {"law-reform", "systemic"} <= set(review.known_tags(shown, REVIEWER))
    at = page("reviewer/review.py", tag="law-reform")
    assert "The law: a wish to change legislation" in next(box for box in at.selectbox if box.label == "Tag").options


def test_an_evaluator_reads_and_comments_on_a_theme_and_decides_nothing(shown: Database, sign_in: SignIn) -> None:
    sign_in(EVALUATOR)
    theme = review.every(shown, EVALUATOR)[0].theme
    at = page("reviewer/review.py", theme=theme.id)
    assert theme.text in html(at)
    assert not any((box.key or "").startswith("pick-") for box in at.checkbox)
    assert not any(box.label == "Tags" for box in at.multiselect)
    write(at, "Your comment", "This stands for many.")
    press(at, "Save the comment")
    assert "This stands for many." in html(at)
    with pytest.raises(NotAllowed):
        having_read.decide(shown, EVALUATOR, [theme.id], status="taken_in")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_is_for_anyone(here: Database, sign_in: SignIn, language: str) -> None:
    sign_in(None, language)
    assert "<dl" not in html(page("glossary.py"))
    project.fill_from_report(here, ADMIN)
    assert "<dt>" in html(page("glossary.py"))
