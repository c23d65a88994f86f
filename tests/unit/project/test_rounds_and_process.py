"""Rounds, what can be compared between them, the timeline, and a product's process with the log that writes itself."""

import json
from dataclasses import replace

import pytest

from participation import attendance, care, comments, forms, stages, workshops
from participation.errors import NotAllowed, Refused
from participation.ids import new_token
from participation.model.people import Staff
from participation.model.texts import Texts
from participation.project import listed, process, process_log, project, round_comparison, rounds, timeline
from participation.reports.csv_file import as_csv
from participation.store import Database
from participation.template_files import templates
from participation.workshops import Plan
from tests import having_read
from tests.builders import ADMIN, FACILITATOR, REVIEWER, Room, accounts, key

EVALUATOR = replace(REVIEWER, roles=frozenset({"evaluator"}))
TOOL = "participation-tool"


@pytest.fixture
def filled(database: Database) -> Database:
    accounts(database)
    project.fill_from_report(database, ADMIN)
    return database


def checked(database: Database, round_id: str, steps: list[int], plan: Plan | None = None) -> Room:
    """A workshop of a round where people answered one question of the participation check with these steps."""
    plan = replace(plan or Plan(), round_id=round_id)
    made = Room(database, workshops.create(database, FACILITATOR, templates.of("participation_tool"), plan))
    people = made.join(number=len(steps))
    stage = made.open("check")
    for person, step in zip(people, steps, strict=True):
        forms.answer(database, person, key(), stage.id, {"influence": str(step)})
    stages.close_present(database, FACILITATOR, made.workshop.id)
    return made


def influence(database: Database) -> list[tuple[float | None, int | None]]:
    found = round_comparison.of_project(database, EVALUATOR)
    asked = [one for one in found.same if one.text.en == "I know what happens to my ideas next."]
    return [(each.mean, each.people) for one in asked for each in one.rounds.values()]


def test_the_same_question_is_compared_between_rounds(filled: Database) -> None:
    checked(filled, "round-1", [2, 2, 3, 3, 3])
    checked(filled, "round-2", [4, 4, 5, 5, 5])
    assert influence(filled) == [(2.6, 5), (4.6, 5)]
    [one] = [each for each in round_comparison.of_project(filled, EVALUATOR).same if each.change is not None]
    assert one.change == 2.0


def test_a_question_with_other_words_is_not_the_same(filled: Database) -> None:
    checked(filled, "round-1", [2, 2, 3, 3, 3])
    assert influence(filled) == []
    only = {text.en for text in round_comparison.of_project(filled, EVALUATOR).in_one_round_only}
    assert "I know what happens to my ideas next." in only


def test_a_round_with_few_answers_says_nothing(filled: Database) -> None:
    checked(filled, "round-1", [2, 2, 3, 3, 3])
    checked(filled, "round-2", [5, 5, 5, 5])
    assert influence(filled) == [(2.6, 5), (None, None)]


def test_a_small_workshop_cannot_be_computed_from_its_round(filled: Database) -> None:
    checked(filled, "round-1", [3, 3, 3, 3, 3])
    checked(filled, "round-2", [4, 4, 4, 4, 4])
    checked(filled, "round-2", [1])
    assert influence(filled)[1] == (4.0, 5)
    checked(filled, "round-2", [1, 1, 1, 1])
    assert influence(filled)[1] == (2.5, 10), "five in two small workshops together are enough"


def test_a_round_has_questions_workshops_by_package_and_what_changed_direction(filled: Database) -> None:
    made = rounds.put(filled, EVALUATOR, None, number=4, name={"fi": "Neljäs"}, aim={"fi": "Katsotaan."}, starts_on="2026-11-01")
    with pytest.raises(Refused, match="can't end before"):
        rounds.put(filled, EVALUATOR, made, number=4, name={"fi": "x"}, aim={"fi": "x"}, starts_on="2026-11-02", ends_on="2026-11-01")
    question = Texts.same("Mikä on muuttunut?")
    rounds.put(filled, EVALUATOR, made, number=4, name={"fi": "Neljäs"}, aim={"fi": "Katsotaan."}, questions=[question])
    workshops.create(filled, FACILITATOR, templates.of("participation_tool"), Plan(round_id=made, work_package_id="WP6"))
    rounds.conclude(filled, EVALUATOR, kind="direction", text={"fi": "Jatkamme kotona."}, round_id=made, work_package_id="WP1")
    page = rounds.every(filled, EVALUATOR)[3]
    assert page.questions == (question,) and page.workshops == {"WP6": 1}
    assert [(each.kind, each.text.fi) for each in page.conclusions] == [("direction", "Jatkamme kotona.")]
    with pytest.raises(Refused, match="has workshops"):
        rounds.delete(filled, ADMIN, made)
    rounds.merge(filled, ADMIN, made, "round-3")
    assert rounds.every(filled, EVALUATOR)[2].workshops == {"WP6": 1}
    with pytest.raises(NotAllowed):
        rounds.conclude(filled, FACILITATOR, kind="conclusion", text={"fi": "x"})


def test_the_reports_conclusions_and_recommendations_are_there(filled: Database) -> None:
    kinds = [each.kind for each in rounds.conclusions(filled, EVALUATOR) if each.round_id is None]
    assert kinds == ["conclusion"] * 3 + ["recommendation"] * 3


def test_the_timeline_shows_rounds_beside_steps_and_events(filled: Database) -> None:
    rounds.put(filled, ADMIN, "round-1", number=1, name={"fi": "Eka"}, aim={"fi": "a"}, starts_on="2021-03-01", ends_on="2021-05-01")
    process.set_step(filled, FACILITATOR, TOOL, 2, status="done", on_day="2021-04-01", experts="yes")
    timeline.add(filled, EVALUATOR, kind="event", name={"fi": "Lakko"}, starts_on="2022-04-01")
    entries = timeline.of_project(filled, EVALUATOR)
    assert [entry.starts_on for entry in entries] == sorted(entry.starts_on for entry in entries)
    assert {entry.lane for entry in entries} == {"round", "step", "event"}
    assert "Participation tool: Collect experiences" in {entry.name.en.replace("The p", "P") for entry in entries}
    with pytest.raises(Refused, match="Choose a day"):
        timeline.add(filled, EVALUATOR, kind="event", name={"fi": "Lakko"}, starts_on="soon")


def test_an_evaluator_reads_and_comments(filled: Database) -> None:
    comments.add(filled, EVALUATOR, "round:round-1", "Hyvä alku.")
    [one] = comments.of(filled, FACILITATOR, "round:round-1")
    assert (one.text, one.by, one.own) == ("Hyvä alku.", "Riikka", False)
    with pytest.raises(NotAllowed):
        comments.add(filled, FACILITATOR, "round:round-1", "x")
    comments.take_off(filled, ADMIN, one.id)
    assert comments.of(filled, ADMIN, "round:round-1"), "only the writer takes a comment off"


def test_a_product_has_ten_steps_and_experts_approve_it_before_it_is_published(filled: Database) -> None:
    [tool] = process.every(filled, EVALUATOR)
    assert len(tool.steps) == 10 and tool.done == 0
    with pytest.raises(Refused, match="before it is published"):
        process.set_step(filled, FACILITATOR, TOOL, 9, status="done")
    with pytest.raises(Refused, match="approve the product themselves"):
        process.set_step(filled, FACILITATOR, TOOL, 8, status="done", experts="no")
    process.set_step(filled, FACILITATOR, TOOL, 8, status="done", experts="yes", role="kehittäjä", on_day="2022-10-01")
    process.set_step(filled, FACILITATOR, TOOL, 9, status="done", experts="no")
    tool = process.get(filled, EVALUATOR, TOOL)
    assert (tool.done, tool.with_experts) == (2, 1)
    with pytest.raises(NotAllowed):
        process.set_step(filled, Staff("x", "x", "X", frozenset({"evaluator"})), TOOL, 1, status="done")


def test_the_log_writes_itself_from_what_happened(filled: Database) -> None:
    made = Room(filled, workshops.create(filled, FACILITATOR, templates.of("participation_tool"), Plan(process_id=TOOL)))
    made.join("young_expert", 5)
    made.join("child_welfare", 6)
    made.open("add_themes")
    theme = made.say(made.people[0], "Kysy ensin minulta.")
    made.say(made.people[1], "Tätä ei näytetä.", show=False)
    made.open("vote")
    care.call_for_adult(filled, made.people[0], key())
    workshops.close(filled, FACILITATOR, made.workshop.id)
    having_read.decide(filled, REVIEWER, [theme], status="taken_in")
    process.set_step(filled, FACILITATOR, TOOL, 1, status="done", on_day="2020-01-01", experts="yes", role="projektipäällikkö")
    lines = process_log.of_process(filled, EVALUATOR, TOOL)
    said = [line.what.en for line in lines]
    assert said[0] == "Step 1, Agree on the aim, roles, fee and support person: done. Responsible: projektipäällikkö."
    whole = " ".join(said)
    assert "Role groups: Experts by experience, Child welfare." in whole
    assert "1 theme was shown to everyone." in whole
    assert "Safety procedure used: yes." in whole and "adult" not in whole
    assert "Decisions about themes: Taken in 1." in whole
    assert all(line.experts for line in lines if "Workshop" in line.what.en)
    assert made.people[0].id not in whole and "Kysy ensin" not in whole
    seen = {step.number: step.seen for step in process.get(filled, EVALUATOR, TOOL).steps}
    assert seen[2] is not None and seen[2].experts and seen[4] is not None and seen[3] is None
    file = as_csv(process_log.table(filled, EVALUATOR, TOOL, "fi")).decode("utf-8-sig")
    assert "projektipäällikkö" in file and len(file.partition("\r\n\r\n")[0].splitlines()) == len(lines) + 1


def test_a_small_workshop_tells_only_whether_experts_were_there(filled: Database) -> None:
    made = Room(filled, workshops.create(filled, FACILITATOR, templates.of("participation_tool"), Plan(process_id=TOOL)))
    attendance.join(filled, new_token(), made.workshop.join_code, "child_welfare", "fi")
    made.open("add_themes")
    [line, *_] = process_log.of_process(filled, EVALUATOR, TOOL)
    assert line.experts is False and "Role groups" not in line.what.en
    made.join("management", 6)
    [line, *_] = process_log.of_process(filled, EVALUATOR, TOOL)
    assert "Child welfare" not in line.what.en, "one person of a group is never named"


def test_texts_without_a_language_are_read_as_empty() -> None:
    assert listed.read(None) == Texts("", "", "")
    assert json.loads(listed.stored(Texts("a", "b", "c"))) == {"fi": "a", "sv": "b", "en": "c"}
