"""What management reads: three kinds apart, words of those who were asked, questions that wait; and never of a few people."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from participation import attendance, ballots, decisions, forms, stages, themes, workshops
from participation.errors import NotAllowed, Refused
from participation.model.people import Participant, Staff
from participation.overview import activity, change, contributions, experience, promises, questions, signals, voices
from participation.overview.scope import WHOLE, Scope
from participation.project import project
from participation.staff import belonging
from participation.store import Database
from participation.template_files import templates
from participation.workshops import Plan
from tests import having_read
from tests.builders import ADMIN, FACILITATOR, REVIEWER, Room, accounts, key

MANAGEMENT: Staff = replace(REVIEWER, account_id=ADMIN.account_id, roles=frozenset({"management"}))
FIRST, SECOND = Scope(1), Scope(2)
IN_FIRST, IN_SECOND = "WP1", "WP6"


@pytest.fixture
def filled(database: Database) -> Database:
    accounts(database)
    project.fill_from_report(database, ADMIN)
    return database


def workshop(database: Database, package: str | None, template: str = "client_experience", round_id: str | None = "round-1") -> Room:
    plan = Plan(round_id=round_id, work_package_id=package)
    return Room(database, workshops.create(database, FACILITATOR, templates.of(template), plan))


def answered(made: Room, values: list[str], people: list[Participant] | None = None) -> Room:
    people = people or made.join(number=len(values))
    stage = made.open("experience")
    for person, value in zip(people, values, strict=True):
        forms.answer(made.database, person, key(), stage.id, {"in_time": value})
    stages.close_present(made.database, FACILITATOR, made.workshop.id)
    return made


def in_time(database: Database, scope: Scope) -> tuple[float | None, int | None] | None:
    found = experience.of(database, MANAGEMENT, "experience", scope)
    asked = next((each for each in found.questions if each.name == "in_time"), None)
    return (asked.rounds["round-1"].mean, asked.rounds["round-1"].people) if asked else None


USE_CASES: list[Callable[[Database, Staff, Scope], object]] = [
    activity.of,
    lambda database, who, scope: experience.of(database, who, "check", scope),
    change.of,
    contributions.of,
    promises.of,
    questions.of,
    signals.of,
    voices.of,
]


@pytest.mark.parametrize("use_case", USE_CASES)
def test_management_reads_an_empty_project_and_a_facilitator_reads_none_of_it(
    database: Database, use_case: Callable[[Database, Staff, Scope], object]
) -> None:
    for scope in (WHOLE, FIRST):
        use_case(database, MANAGEMENT, scope)
    with pytest.raises(NotAllowed):
        use_case(database, FACILITATOR, WHOLE)


def test_an_action_set_stands_by_itself_where_every_part_is_large_enough(filled: Database) -> None:
    answered(workshop(filled, IN_FIRST), ["2"] * 5)
    answered(workshop(filled, IN_SECOND), ["4"] * 6)
    assert [in_time(filled, scope) for scope in (WHOLE, FIRST, SECOND)] == [(3.1, 11), (2.0, 5), (4.0, 6)]


def test_a_few_answers_of_one_action_set_cannot_be_computed_from_the_whole_and_the_other(filled: Database) -> None:
    answered(workshop(filled, IN_FIRST), ["2"] * 5)
    answered(workshop(filled, IN_FIRST), ["1"] * 4)
    answered(workshop(filled, IN_SECOND), ["5"] * 3)
    assert in_time(filled, WHOLE) == (pytest.approx(2.4, abs=0.1), 12), "four and three in small workshops are seven together"
    assert in_time(filled, FIRST) == (None, None)
    assert in_time(filled, SECOND) == (None, None)


def test_the_participation_of_a_round_is_one_number_where_all_four_questions_may_be_shown(filled: Database) -> None:
    made = workshop(filled, IN_SECOND)
    people = made.join(number=5)
    stage = made.open("check")
    for person in people:
        forms.answer(filled, person, key(), stage.id, {"space": "3", "voice": "4", "audience": "4", "influence": "5"})
    stages.close_present(filled, FACILITATOR, made.workshop.id)
    found = experience.of(filled, MANAGEMENT, "check", WHOLE)
    assert (found.indicator("round-1"), found.people("round-1"), found.indicator("round-2")) == (4.0, 5, None)
    forms_of_four = workshop(filled, IN_SECOND, round_id="round-2")
    answered(forms_of_four, ["3"] * 4)
    assert experience.of(filled, MANAGEMENT, "experience", WHOLE).indicator("round-2") is None


def test_workshops_people_and_attendances_are_three_numbers(filled: Database) -> None:
    first, second = workshop(filled, IN_FIRST), workshop(filled, IN_SECOND)
    for made in (first, second):
        made.open("welcome")
    first.join(number=6)
    second.join(number=5)
    for person in first.people[:5]:
        with filled.write() as write:
            attendance.attend(write, second.workshop.id, person.id, person.role, person.role_group)
    found = activity.of(filled, MANAGEMENT, WHOLE)
    assert (found.workshops, found.participants, found.attendances) == (2, 11, 16)
    apart = activity.of(filled, MANAGEMENT, FIRST)
    assert (apart.workshops, apart.participants) == (1, None), "one person came to the first action set only"


def test_people_of_an_action_set_are_told_where_none_of_few_can_be_computed(filled: Database) -> None:
    first, second = workshop(filled, IN_FIRST), workshop(filled, IN_SECOND)
    for made, number in ((first, 6), (second, 5)):
        made.open("welcome")
        made.join(number=number)
    assert [activity.of(filled, MANAGEMENT, scope).participants for scope in (WHOLE, FIRST, SECOND)] == [11, 6, 5]
    assert [activity.of(filled, MANAGEMENT, scope).attendances for scope in (WHOLE, FIRST, SECOND)] == [11, 6, 5]


def asked(database: Database, *texts: str, package: str = IN_SECOND) -> tuple[Room, list[str]]:
    made = workshop(database, package, "forum")
    people = made.join(number=len(texts))
    made.open("question_to_management")
    return made, [made.say(person, text, kind="question") for person, text in zip(people, texts, strict=True)]


def test_questions_that_wait_stand_before_the_answered_ones_and_the_longest_waiting_first(filled: Database) -> None:
    _, (first, second, third) = asked(filled, "Kuka varaa ajan?", "Milloin palkkiosta päätetään?", "Kuka kääntää?")
    with filled.write() as write:
        write.run("UPDATE theme SET shown_at = '2026-01-01T10:00:00.000000Z' WHERE id = :id", id=third)
    having_read.answer(filled, MANAGEMENT, second, status="being_tried", reason="Päätämme palkkiosta ensi kuussa.")
    found = questions.of(filled, MANAGEMENT, WHOLE)
    assert [one.id for one in found.waiting] == [third, first]
    assert found.waiting[0].days > 300 and found.waiting[1].days == 0
    [done] = found.answered
    assert done.answer and (done.id, done.answer.status, done.answer.reason) == (second, "being_tried", "Päätämme palkkiosta ensi kuussa.")
    assert questions.of(filled, MANAGEMENT, FIRST) == questions.Questions((), ())


def test_a_theme_that_was_taken_to_management_waits_until_the_next_decision(filled: Database) -> None:
    made = workshop(filled, IN_SECOND, "participation_tool")
    made.join()
    made.open("add_themes")
    theme = made.say(made.people[0], "Palkkio kaikille.")
    assert questions.of(filled, MANAGEMENT, WHOLE).waiting == ()
    having_read.decide(filled, REVIEWER, [theme], status="to_management")
    assert [one.words.text for one in questions.of(filled, MANAGEMENT, WHOLE).waiting] == ["Palkkio kaikille."]
    decisions.undo_last(filled, REVIEWER, [theme])
    assert questions.of(filled, MANAGEMENT, WHOLE).waiting == ()


def test_management_answers_only_what_was_asked_of_it_and_with_a_sentence(filled: Database) -> None:
    made, [question] = asked(filled, "Kuka varaa ajan?")
    made.open("add_themes")
    theme = made.say(made.people[0], "Opin kuuntelemaan.", kind="learning")
    with pytest.raises(Refused, match="This was not put to management"):
        having_read.answer(filled, MANAGEMENT, theme, status="taken_in", reason="Hyvä.")
    with pytest.raises(Refused, match="one plain sentence"):
        having_read.answer(filled, MANAGEMENT, question, status="taken_in", reason=" ")
    with pytest.raises(Refused):
        having_read.answer(filled, MANAGEMENT, question, status="to_management", reason="Hyvä.")
    with pytest.raises(NotAllowed):
        having_read.answer(filled, FACILITATOR, question, status="taken_in", reason="Hyvä.")
    with pytest.raises(NotAllowed):
        having_read.decide(filled, MANAGEMENT, [question], status="taken_in")


def test_words_of_another_region_are_not_read_and_held_ones_nowhere(filled: Database) -> None:
    made, [question] = asked(filled, "Kuka varaa ajan?")
    having_read.hold(filled, FACILITATOR, made.say(made.people[0], "En uskalla mennä kotiin.", kind="question", show=False))
    assert len(questions.of(filled, MANAGEMENT, WHOLE).waiting) == 1
    with filled.write() as write:
        write.run("UPDATE workshop SET region_id = 'helsinki' WHERE id = :id", id=made.workshop.id)
    belonging.put(filled, ADMIN, MANAGEMENT.account_id, regions=["kymenlaakso"], organisations=[])
    assert questions.of(filled, MANAGEMENT, WHOLE).waiting == ()
    with pytest.raises(NotAllowed):
        having_read.answer(filled, MANAGEMENT, question, status="taken_in", reason="Hyvä.")


def voted(database: Database, experts: int) -> Room:
    made = workshop(database, IN_SECOND, "participation_tool")
    made.join("young_expert", experts)
    made.join("child_welfare", 6)
    made.open("add_themes")
    first = made.say(made.people[0], "Kysytään ensin.")
    second = made.say(made.people[-1], "Aikaa kalenteriin.")
    stage = made.open("vote")
    for person in made.people:
        ballots.cast(database, person, key(), stage.id, {first: 1} if person.role_group == "E" else {second: 1})
    stages.close_present(database, FACILITATOR, made.workshop.id)
    return made


def test_what_experts_by_experience_chose_stands_in_own_words(filled: Database) -> None:
    voted(filled, 5)
    [voice] = voices.of(filled, MANAGEMENT, WHOLE)
    assert (voice.words.text, voice.votes, voice.people) == ("Kysytään ensin.", 5, 5)
    assert voices.of(filled, MANAGEMENT, FIRST) == []


def test_the_votes_of_fewer_than_five_experts_by_experience_are_not_told(filled: Database) -> None:
    voted(filled, 4)
    assert voices.of(filled, MANAGEMENT, WHOLE) == []


def brought(database: Database, package: str, experts: int, workers: int, acted: int = 0) -> list[str]:
    """A workshop in which each person says one thing; the first ones of each group are taken in."""
    made = workshop(database, package, "participation_tool")
    groups = [made.join("young_expert", experts), made.join("child_welfare", workers)]
    made.open("add_themes")
    said = [[made.say(person, f"Teema {place}.") for place, person in enumerate(people)] for people in groups]
    taken = [theme for group in said for theme in group[:acted]]
    if taken:
        having_read.decide(database, REVIEWER, taken, status="taken_in")
    return taken


def shares(database: Database, scope: Scope) -> list[tuple[str, int, int]]:
    return [(one.group, one.themes, one.acted_on) for one in contributions.of(database, MANAGEMENT, scope)]


def test_role_groups_stand_apart_where_both_parts_of_each_are_five_people_or_none(filled: Database) -> None:
    brought(filled, IN_FIRST, 5, 6)
    brought(filled, IN_SECOND, 10, 11, acted=5)
    assert shares(filled, WHOLE) == [("E", 15, 5), ("C", 17, 5)]
    assert shares(filled, FIRST) == [("E", 5, 0), ("C", 6, 0)]
    assert shares(filled, SECOND) == [("E", 10, 5), ("C", 11, 5)]


def test_what_a_few_people_brought_is_put_together_with_others(filled: Database) -> None:
    brought(filled, IN_SECOND, 10, 10, acted=3)
    assert shares(filled, WHOLE) == [("all", 20, 6)], "three of each group, but six together"


def test_where_action_sets_would_tell_of_a_few_only_the_whole_is_shown(filled: Database) -> None:
    brought(filled, IN_FIRST, 2, 2)
    brought(filled, IN_SECOND, 6, 6)
    assert shares(filled, WHOLE) == [("E", 8, 0), ("C", 8, 0)]
    assert shares(filled, FIRST) == shares(filled, SECOND) == []


def test_nothing_is_said_of_fewer_than_five(filled: Database) -> None:
    brought(filled, IN_SECOND, 2, 2)
    assert shares(filled, WHOLE) == []


def test_decisions_are_counted_by_status_and_add_up(filled: Database) -> None:
    brought(filled, IN_SECOND, 4, 2, acted=2)
    brought(filled, IN_FIRST, 1, 1)
    found = change.of(filled, MANAGEMENT, WHOLE)
    assert (found.themes, dict(found.statuses), found.acted_on, found.undecided) == (8, {"taken_in": 4}, 4, 4)
    assert change.of(filled, MANAGEMENT, FIRST).themes == 2


def test_signals_are_counted_by_round(filled: Database) -> None:
    for round_id, number in (("round-1", 1), ("round-2", 3)):
        made = workshop(filled, IN_SECOND, "dialogue_round", round_id)
        made.join(number=3)
        stage = made.open("signal")
        for person in made.people[:number]:
            details = {"strength": "talk", "where": "team"}
            given = themes.add(
                filled, person, key(), stage_id=stage.id, text=f"Merkki {person.id}.", kind="threat", language="fi", details=details
            )
            having_read.show(filled, FACILITATOR, str(given["theme"]))
    found = signals.of(filled, MANAGEMENT, WHOLE)
    assert [found.by_round[each.id]["threat"] for each in found.rounds] == [1, 3]
    assert (found.way("threat"), found.way("opportunity"), found.total) == ("grew", "same", 4)


def test_promises_whose_day_has_come_stand_first(filled: Database) -> None:
    made = workshop(filled, IN_SECOND, "forum")
    made.join(number=3)
    stage = made.open("promise")
    for person, day in zip(made.people, ("2030-01-01", "2026-01-01", "2026-02-01"), strict=True):
        given = themes.add(
            filled, person, key(), stage_id=stage.id, text=day, kind="promise", language="fi", details={"look_again_on": day}
        )
        having_read.show(filled, FACILITATOR, str(given["theme"]))
    assert [(one.due_on, one.due) for one in promises.of(filled, MANAGEMENT, WHOLE)] == [
        ("2026-02-01", True),
        ("2026-01-01", True),
        ("2030-01-01", False),
    ]
