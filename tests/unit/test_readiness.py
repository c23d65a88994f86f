"""“I am ready”: counted for the facilitator from five people on, and nothing about anybody's answers."""

import pytest

from participation import audience, ballots, mine, readiness, stages
from participation.errors import Refused
from participation.model.people import Participant
from participation.store import Database
from participation.web import fields, tablet_answers
from tests.builders import FACILITATOR, Room, key, room


@pytest.fixture
def made(database: Database) -> Room:
    made = room(database, people=6)
    made.open("vote")
    return made


def say(made: Room, who: Participant, *, ready: bool = True) -> None:
    stage = next(stage for stage in made.stages if stage.state == "open")
    readiness.say(made.database, who, key(), stage.id, ready=ready)


def number(made: Room) -> int | None:
    return audience.of_workshop(made.database, FACILITATOR, made.workshop.id).ready


def own(made: Room, who: Participant) -> object:
    return mine.of(made.database, who)["ready"]


def test_the_console_says_how_many_are_ready_from_five_on(made: Room) -> None:
    seen = []
    for who in made.people:
        say(made, who)
        seen.append(number(made))
    assert seen == [None, None, None, None, 5, 6]


def test_said_twice_it_counts_once_and_it_can_be_taken_off(made: Room) -> None:
    for who in [*made.people, made.people[0]]:
        say(made, who)
    assert number(made) == 6
    say(made, made.people[0], ready=False)
    assert number(made) == 5 and own(made, made.people[0]) == []


def test_it_holds_while_votes_are_changed_and_ends_when_the_stage_is_opened_again(made: Room) -> None:
    who, vote = made.people[0], made.open("add_themes")
    theme = made.say(who, "Puhutaan")
    vote = made.open("vote")
    say(made, who)
    ballots.cast(made.database, who, key(), vote.id, {theme: 1})
    assert own(made, who) == [vote.id]
    made.open("add_themes")
    assert own(made, who) == [vote.id]
    made.open("vote")
    assert own(made, who) == []


def test_nobody_becomes_ready_in_a_closed_stage_or_one_of_others(made: Room, database: Database) -> None:
    other = room(database, people=1)
    vote = next(stage for stage in made.stages if stage.state == "open")
    with pytest.raises(Refused):
        readiness.say(database, other.people[0], key(), vote.id, ready=True)
    stages.close_present(database, FACILITATOR, made.workshop.id)
    with pytest.raises(Refused):
        readiness.say(database, made.people[0], key(), vote.id, ready=True)


def test_taking_everything_back_takes_it_off(made: Room) -> None:
    say(made, made.people[0])
    mine.take_back_all(made.database, made.people[0], key())
    assert own(made, made.people[0]) == []


def test_a_paper_may_be_incomplete_and_never_has_more_than_the_ballot_gives(made: Room) -> None:
    who = made.people[0]
    made.open("add_themes")
    first, second, third, fourth = (made.say(who, text) for text in ("Yksi", "Kaksi", "Kolme", "Neljä"))
    vote = made.open("vote")
    for target in (first, second, third):
        ballots.cast(made.database, who, key(), vote.id, {target: 1})
    with pytest.raises(Refused):
        ballots.cast(made.database, who, key(), vote.id, {fourth: 1})
    ballots.cast(made.database, who, key(), vote.id, {first: None})
    ballots.cast(made.database, who, key(), vote.id, {fourth: 1})
    assert set(mine.of(made.database, who)["votes"][vote.id]) == {second, third, fourth}  # type: ignore[index]


def test_the_door_knows_the_fields_of_every_answer() -> None:
    assert set(fields.FIELDS) >= set(tablet_answers.ANSWERS)
