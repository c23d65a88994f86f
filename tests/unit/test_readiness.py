"""“I am ready”: counted for the facilitator from five people on, and nothing about anybody's answers."""

import pytest

from participation import audience, ballots, mine, readiness, results, stages
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


def seen(made: Room, words: str) -> int | None:
    """How many votes of this theme the room is shown while the vote goes on; None for no number."""
    vote = next(stage for stage in made.stages if stage.state == "open")
    rows = results.of_stage(made.database, vote, live=True).result.rows
    return next((row.all.votes for row in rows if row.all is not None and row.target.words == words), None)


def test_the_room_is_shown_no_paper_that_somebody_still_fills_in_so_that_none_misses_its_rest(database: Database) -> None:
    made = room(database, people=10)
    made.open("add_themes")
    first, second = made.say(made.people[0], "Yksi"), made.say(made.people[0], "Kaksi")
    vote = made.open("vote")
    for who in made.people:
        ballots.cast(made.database, who, key(), vote.id, {first: 1}, filling=True)
    assert seen(made, "Yksi") is None
    for who in made.people:
        ballots.cast(made.database, who, key(), vote.id, {second: 1}, filling=True)
        say(made, who)
    assert (seen(made, "Yksi"), seen(made, "Kaksi")) == (10, 10)
    stages.close_present(made.database, FACILITATOR, made.workshop.id)
    closed = results.of_stage(made.database, next(stage for stage in made.stages if stage.id == vote.id)).result
    assert [row.all.votes for row in closed.rows if row.all is not None][:2] == [10, 10]


def test_a_paper_with_nothing_left_to_give_is_finished_and_so_is_one_that_came_as_a_whole(database: Database) -> None:
    made = room(database, people=6)
    made.open("add_themes")
    themes = [made.say(made.people[0], words) for words in ("Yksi", "Kaksi", "Kolme")]
    vote = made.open("vote")
    for who in made.people[:3]:
        ballots.cast(made.database, who, key(), vote.id, {themes[0]: 1})
    for who in made.people[3:]:
        for theme in themes:
            ballots.cast(made.database, who, key(), vote.id, {theme: 1}, filling=True)
    assert seen(made, "Yksi") == 6
