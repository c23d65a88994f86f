"""Decisions about themes: what is needed for one, that none is ever lost, and that undoing is a decision too."""

from datetime import date

import pytest

from participation import decisions, review, shared_texts, themes, what_happened
from participation.errors import NotAllowed, Refused
from participation.model.people import Participant, Staff
from participation.store import Database
from tests import having_read
from tests.builders import ADMIN, FACILITATOR, REVIEWER, Room, accounts, key, room


@pytest.fixture
def workshop(database: Database) -> Room:
    accounts(database)
    made = room(database, people=2)
    made.open("add_themes")
    return made


def log(database: Database, theme_id: str) -> list[decisions.Decision]:
    with database.read() as look:
        return decisions.log(look, theme_id)


def standing(database: Database, theme_id: str) -> list[str]:
    with database.read() as look:
        return [decision.status for decision in decisions.history(look, theme_id)]


def status(database: Database, theme_id: str) -> str | None:
    return review.detail(database, REVIEWER, theme_id).line.status


def told(database: Database, writer: Participant) -> object:
    return what_happened.of(database, writer)[0]["decision"]


def test_a_decision_is_kept_with_its_reason_owner_day_and_who_made_it(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    having_read.decide(
        workshop.database,
        REVIEWER,
        [theme],
        status="to_management",
        reason="Johto päättää ajasta.",
        owner_role="johtoryhma",
        due_on=date(2026, 12, 1),
    )
    made = log(workshop.database, theme)[0]
    assert made.says == ("to_management", "Johto päättää ajasta.", "johtoryhma", "2026-12-01")
    assert (made.by, made.number, made.undoes) == ("Riikka", 1, False)


@pytest.mark.parametrize("value", [known.value for known in shared_texts.statuses().values()])
def test_a_status_that_needs_a_reason_is_refused_without_one(workshop: Room, value: str) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    if value in ("merged", "taken_in_changed", "not_now"):
        with pytest.raises(Refused, match="Write the reason in one plain sentence"):
            having_read.decide(workshop.database, REVIEWER, [theme], status=value, reason="  \n")
        assert log(workshop.database, theme) == []
    else:
        having_read.decide(workshop.database, REVIEWER, [theme], status=value)
        assert standing(workshop.database, theme) == [value]


def test_a_status_that_is_not_one_of_the_seven_is_refused(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    for status_or_not in ("", "none", decisions.UNDONE, "rejected"):
        with pytest.raises(Refused, match="Choose what was decided"):
            having_read.decide(workshop.database, REVIEWER, [theme], status=status_or_not)


def test_an_owner_is_one_of_the_roles_of_the_project(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    with pytest.raises(Refused, match="Choose who takes care of this"):
        having_read.decide(workshop.database, REVIEWER, [theme], status="read", owner_role="Liisa Virtanen")


def test_a_reason_longer_than_one_sentence_can_be_is_refused(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    with pytest.raises(Refused, match="too long"):
        having_read.decide(workshop.database, REVIEWER, [theme], status="not_now", reason="a" * 281)


def test_deciding_about_several_themes_is_all_or_nothing(workshop: Room) -> None:
    shown = workshop.say(workshop.people[0], "Kysytään ensin.")
    waiting = workshop.say(workshop.people[1], "Kerrotaan lopuksi.", show=False)
    with pytest.raises(Refused, match="waits for the facilitator"):
        having_read.decide(workshop.database, REVIEWER, [shown, waiting], status="read")
    assert log(workshop.database, shown) == []


def test_a_text_that_is_held_for_care_is_not_decided_about(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    having_read.decide(workshop.database, REVIEWER, [theme], status="read")
    having_read.hold(workshop.database, FACILITATOR, theme)
    with pytest.raises(Refused, match="held for care"):
        having_read.decide(workshop.database, REVIEWER, [theme], status="taken_in")
    with pytest.raises(Refused, match="held for care"):
        decisions.undo_last(workshop.database, REVIEWER, [theme])


def test_deciding_about_nothing_is_refused(workshop: Room) -> None:
    with pytest.raises(Refused, match="Choose one or more themes first"):
        having_read.decide(workshop.database, REVIEWER, [], status="read")
    with pytest.raises(Refused, match="Choose one or more themes first"):
        decisions.undo_last(workshop.database, REVIEWER, [])


def test_only_reviewers_and_administrators_decide(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    for who in (FACILITATOR, workshop.people[0]):
        with pytest.raises(NotAllowed):
            having_read.decide(workshop.database, who, [theme], status="read")  # type: ignore[arg-type]
        with pytest.raises(NotAllowed):
            decisions.undo_last(workshop.database, who, [theme])  # type: ignore[arg-type]
    having_read.decide(workshop.database, ADMIN, [theme], status="read")
    assert standing(workshop.database, theme) == ["read"]


def test_the_same_theme_named_twice_is_decided_about_once(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    having_read.decide(workshop.database, REVIEWER, [theme, theme], status="read")
    assert len(log(workshop.database, theme)) == 1


def test_undoing_the_first_decision_leaves_the_theme_without_one(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    having_read.decide(workshop.database, REVIEWER, [theme], status="taken_in")
    decisions.undo_last(workshop.database, REVIEWER, [theme])
    assert status(workshop.database, theme) is None
    assert standing(workshop.database, theme) == []
    assert told(workshop.database, workshop.people[0]) is None
    assert [(one.status, one.undoes) for one in log(workshop.database, theme)] == [("taken_in", False), (decisions.UNDONE, True)]


def test_undoing_brings_back_the_whole_decision_that_stood_before(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    having_read.decide(workshop.database, REVIEWER, [theme], status="merged", reason="Sama asia.", owner_role="kehittaja")
    having_read.decide(workshop.database, REVIEWER, [theme], status="read")
    decisions.undo_last(workshop.database, REVIEWER, [theme])
    assert status(workshop.database, theme) == "merged"
    assert standing(workshop.database, theme) == ["merged"]
    last = log(workshop.database, theme)[-1]
    assert last.says == ("merged", "Sama asia.", "kehittaja", None)
    assert last.undoes
    assert told(workshop.database, workshop.people[0]) is not None


def test_undoing_several_themes_brings_each_back_to_its_own_earlier_decision(workshop: Room) -> None:
    first, second = (workshop.say(person, f"Teema {place}.") for place, person in enumerate(workshop.people))
    having_read.decide(workshop.database, REVIEWER, [first], status="being_tried")
    having_read.decide(workshop.database, REVIEWER, [first, second], status="not_now", reason="Ei vielä.")
    decisions.undo_last(workshop.database, REVIEWER, [first, second])
    assert (status(workshop.database, first), status(workshop.database, second)) == ("being_tried", None)


def test_an_undone_decision_is_not_undone_again(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    for value in ("read", "taken_in"):
        having_read.decide(workshop.database, REVIEWER, [theme], status=value)
    decisions.undo_last(workshop.database, REVIEWER, [theme])
    with pytest.raises(Refused, match="no decision to undo"):
        decisions.undo_last(workshop.database, REVIEWER, [theme])
    assert status(workshop.database, theme) == "read"


def test_after_an_undo_one_can_decide_and_undo_anew(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    for value in ("read", "taken_in"):
        having_read.decide(workshop.database, REVIEWER, [theme], status=value)
    decisions.undo_last(workshop.database, REVIEWER, [theme])
    having_read.decide(workshop.database, REVIEWER, [theme], status="being_tried")
    assert standing(workshop.database, theme) == ["read", "being_tried"]
    decisions.undo_last(workshop.database, REVIEWER, [theme])
    assert standing(workshop.database, theme) == ["read"]


def test_another_persons_later_decision_is_not_undone_for_them(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    having_read.decide(workshop.database, REVIEWER, [theme], status="read")
    having_read.decide(workshop.database, ADMIN, [theme], status="taken_in")
    with pytest.raises(Refused, match="Somebody else has decided"):
        decisions.undo_last(workshop.database, REVIEWER, [theme])
    assert status(workshop.database, theme) == "taken_in"


def test_undoing_several_is_all_or_nothing(workshop: Room) -> None:
    first, second = (workshop.say(person, f"Teema {place}.") for place, person in enumerate(workshop.people))
    having_read.decide(workshop.database, REVIEWER, [first], status="read")
    with pytest.raises(Refused, match="no decision to undo"):
        decisions.undo_last(workshop.database, REVIEWER, [first, second])
    assert status(workshop.database, first) == "read"


def test_deciding_the_same_three_times_is_no_undoing(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    for _ in range(3):
        having_read.decide(workshop.database, REVIEWER, [theme], status="read")
    assert not any(decision.undoes for decision in log(workshop.database, theme))


def test_a_decision_can_not_be_edited_or_taken_away_in_the_database(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    having_read.decide(workshop.database, REVIEWER, [theme], status="read")
    for statement in ("UPDATE decision SET status = 'taken_in'", "DELETE FROM decision"):
        with pytest.raises(Exception, match="a decision is never"), workshop.database.write() as change:
            change.run(statement)
    assert standing(workshop.database, theme) == ["read"]


def test_the_decisions_go_when_the_writer_takes_the_theme_back(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    having_read.decide(workshop.database, REVIEWER, [theme], status="read")
    themes.take_back(workshop.database, workshop.people[0], key(), theme)
    assert log(workshop.database, theme) == []


def test_the_writer_is_told_at_once(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    raised: list[tuple[str, str]] = []
    workshop.database.on_commit(raised.extend)
    having_read.decide(workshop.database, REVIEWER, [theme], status="read")
    assert (workshop.workshop.id, f"mine:{workshop.people[0].id}") in raised
    raised.clear()
    decisions.undo_last(workshop.database, REVIEWER, [theme])
    assert (workshop.workshop.id, f"mine:{workshop.people[0].id}") in raised


def test_someone_with_several_roles_may_decide(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    both = Staff("staff-1", "aino", "Aino", frozenset({"facilitator", "reviewer"}))
    having_read.decide(workshop.database, both, [theme], status="read")
    assert log(workshop.database, theme)[0].by == "Aino"
