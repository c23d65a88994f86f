"""Voting and grouping: what counts, what is refused, and that grouping never loses a vote."""

from contextlib import suppress

import pytest

from participation import ballots, grouping, mine, results, stages, workshops
from participation import room as rooms
from participation.errors import NotFound, Refused
from participation.model.people import Participant
from participation.store import Database
from tests import having_read
from tests.builders import FACILITATOR, Room, key, room


@pytest.fixture
def voting_room(database: Database) -> Room:
    made = room(database, people=6)
    made.open("add_themes")
    for number, person in enumerate(made.people[:4]):
        made.say(person, f"Teema {number}")
    made.open("vote")
    return made


def vote_stage(made: Room) -> stages.Stage:
    return next(stage for stage in made.stages if stage.kind == "vote")


def ids(made: Room) -> list[str]:
    shown = rooms.of(made.database, made.workshop.id)["themes"]
    return [theme["id"] for theme in sorted(shown, key=lambda theme: theme["text"])]  # type: ignore[call-overload]


def cast(made: Room, who: Participant, choices: dict[str, object]) -> None:
    ballots.cast(made.database, who, key(), vote_stage(made).id, choices)


def votes_by_words(made: Room) -> dict[str, int]:
    stage = vote_stage(made)
    with made.database.read() as look:
        return {row.target.words: row.all.votes for row in results.outcome(look, stage).rows}


def test_votes_are_counted_and_can_be_changed(voting_room: Room) -> None:
    first, second, *_ = ids(voting_room)
    cast(voting_room, voting_room.people[0], {first: 1, second: 1})
    cast(voting_room, voting_room.people[0], {first: None})
    cast(voting_room, voting_room.people[1], {second: 1})
    assert votes_by_words(voting_room) == {"Teema 0": 0, "Teema 1": 2, "Teema 2": 0, "Teema 3": 0}


def test_more_dots_than_allowed_are_refused_and_leave_everything_as_it_was(voting_room: Room) -> None:
    first, second, third, fourth = ids(voting_room)
    cast(voting_room, voting_room.people[0], {first: 1, second: 1, third: 1})
    with pytest.raises(Refused):
        cast(voting_room, voting_room.people[0], {fourth: 1})
    with pytest.raises(Refused):
        cast(voting_room, voting_room.people[1], {first: 2})
    assert sum(votes_by_words(voting_room).values()) == 3


@pytest.mark.parametrize("choice", ["agree", "approve", -1, 1.5, True, [1], {"a": 1}, "x" * 300])
def test_a_choice_that_is_not_on_the_ballot_is_refused_or_does_nothing(voting_room: Room, choice: object) -> None:
    with suppress(Refused):
        cast(voting_room, voting_room.people[0], {ids(voting_room)[0]: choice})
    assert sum(votes_by_words(voting_room).values()) == 0


def test_a_vote_for_a_theme_of_another_workshop_is_refused(voting_room: Room) -> None:
    other = room(voting_room.database, people=1)
    other.open("add_themes")
    foreign = other.say(other.people[0], "Toisaalta")
    with pytest.raises(NotFound):
        cast(voting_room, voting_room.people[0], {foreign: 1})


def test_a_vote_after_closing_is_refused(voting_room: Room) -> None:
    stages.close_present(voting_room.database, FACILITATOR, voting_room.workshop.id)
    with pytest.raises(Refused):
        cast(voting_room, voting_room.people[0], {ids(voting_room)[0]: 1})


def test_the_same_key_sent_twice_counts_once(voting_room: Room) -> None:
    first, second, *_ = ids(voting_room)
    once_only, stage = key(), vote_stage(voting_room).id
    who = voting_room.people[0]
    ballots.cast(voting_room.database, who, once_only, stage, {first: 1})
    ballots.cast(voting_room.database, who, key(), stage, {first: None, second: 1})
    ballots.cast(voting_room.database, who, once_only, stage, {first: 1})
    assert votes_by_words(voting_room)["Teema 0"] == 0


def test_votes_on_themes_count_in_the_group_that_they_are_put_in_later(voting_room: Room) -> None:
    first, second, *_ = ids(voting_room)
    cast(voting_room, voting_room.people[0], {first: 1, second: 1})
    cast(voting_room, voting_room.people[1], {second: 1})
    grouping.put(voting_room.database, FACILITATOR, voting_room.workshop.id, [first, second], group=None, name="Yhdessä")
    stage = vote_stage(voting_room)
    with voting_room.database.read() as look:
        row = next(row for row in results.outcome(look, stage).rows if row.target.words == "Yhdessä")
    assert (row.all.votes, row.all.voters) == (3, 2)


def test_undoing_a_group_gives_each_theme_its_own_votes_again(voting_room: Room) -> None:
    first, second, *_ = ids(voting_room)
    cast(voting_room, voting_room.people[0], {first: 1})
    grouping.put(voting_room.database, FACILITATOR, voting_room.workshop.id, [first, second], group=None, name="Yhdessä")
    assert grouping.undo(voting_room.database, FACILITATOR, voting_room.workshop.id)
    assert votes_by_words(voting_room) == {"Teema 0": 1, "Teema 1": 0, "Teema 2": 0, "Teema 3": 0}


def test_a_vote_on_a_group_is_not_lost_when_the_group_is_undone(voting_room: Room) -> None:
    first, second, *_ = ids(voting_room)
    group = grouping.put(voting_room.database, FACILITATOR, voting_room.workshop.id, [first, second], group=None, name="Yhdessä")
    cast(voting_room, voting_room.people[0], {group: 1})
    grouping.undo(voting_room.database, FACILITATOR, voting_room.workshop.id)
    assert votes_by_words(voting_room)["Yhdessä"] == 1


def test_joining_two_groups_counts_their_votes_together_and_can_be_undone(voting_room: Room) -> None:
    first, second, third, _ = ids(voting_room)
    workshop_id = voting_room.workshop.id
    one = grouping.put(voting_room.database, FACILITATOR, workshop_id, [first], group=None, name="Yksi")
    two = grouping.put(voting_room.database, FACILITATOR, workshop_id, [second, third], group=None, name="Kaksi")
    cast(voting_room, voting_room.people[0], {one: 1, two: 1})
    grouping.join(voting_room.database, FACILITATOR, workshop_id, one, into=two)
    assert votes_by_words(voting_room) == {"Kaksi": 2, "Teema 3": 0}
    grouping.undo(voting_room.database, FACILITATOR, workshop_id)
    assert votes_by_words(voting_room) == {"Yksi": 1, "Kaksi": 1, "Teema 3": 0}


def test_a_theme_that_is_held_after_voting_leaves_the_count_and_frees_its_votes(voting_room: Room) -> None:
    first, second, third, fourth = ids(voting_room)
    who = voting_room.people[0]
    cast(voting_room, who, {first: 1, second: 1, third: 1})
    having_read.hold(voting_room.database, FACILITATOR, first)
    assert "Teema 0" not in votes_by_words(voting_room)
    cast(voting_room, who, {fourth: 1})
    assert votes_by_words(voting_room)["Teema 3"] == 1


def test_taking_everything_back_leaves_no_theme_and_no_vote(voting_room: Room) -> None:
    first, second, *_ = ids(voting_room)
    for person in voting_room.people:
        cast(voting_room, person, {first: 1, second: 1})
    leaving = voting_room.people[0]
    mine.take_back_all(voting_room.database, leaving, key())
    assert votes_by_words(voting_room) == {"Teema 1": 5, "Teema 2": 0, "Teema 3": 0}
    assert mine.of(voting_room.database, leaving)["themes"] == []
    assert "Teema 0" not in str(rooms.of(voting_room.database, voting_room.workshop.id))


def test_live_votes_say_nothing_while_fewer_than_five_have_voted(voting_room: Room) -> None:
    first = ids(voting_room)[0]
    for person in voting_room.people[:4]:
        cast(voting_room, person, {first: 1})
    assert results.of_stage(voting_room.database, vote_stage(voting_room)).result.voters is None
    cast(voting_room, voting_room.people[4], {first: 1})
    assert results.of_stage(voting_room.database, vote_stage(voting_room)).result.voters == 5


def test_a_sixth_vote_does_not_change_what_the_room_sees_until_closing(voting_room: Room) -> None:
    first, second, *_ = ids(voting_room)
    for person in voting_room.people[:5]:
        cast(voting_room, person, {first: 1})
    before = results.of_stage(voting_room.database, vote_stage(voting_room)).result
    cast(voting_room, voting_room.people[5], {second: 1})
    assert results.of_stage(voting_room.database, vote_stage(voting_room)).result == before
    stages.close_present(voting_room.database, FACILITATOR, voting_room.workshop.id)
    assert results.of_stage(voting_room.database, vote_stage(voting_room)).result.voters == 6


def test_the_screen_has_no_votes_until_they_are_revealed(voting_room: Room) -> None:
    for person in voting_room.people:
        cast(voting_room, person, {ids(voting_room)[0]: 1})
    workshop = workshops.get(voting_room.database, FACILITATOR, voting_room.workshop.id)
    assert results.for_screen(voting_room.database, workshop) is None
    workshops.reveal(voting_room.database, FACILITATOR, workshop.id, vote_stage(voting_room).id, revealed=True)
    workshop = workshops.get(voting_room.database, FACILITATOR, workshop.id)
    ballot = results.for_screen(voting_room.database, workshop)
    assert ballot is not None and ballot.result.voters == 6


def test_each_person_has_a_seed_of_their_own_for_the_order_of_themes(voting_room: Room) -> None:
    seeds = [mine.of(voting_room.database, person)["shuffle"] for person in voting_room.people]
    assert len(set(seeds)) == len(seeds)
    assert mine.of(voting_room.database, voting_room.people[0])["shuffle"] == seeds[0]


def test_how_a_vote_is_cast_cannot_change_once_somebody_voted(voting_room: Room) -> None:
    stage = vote_stage(voting_room)
    stages.edit(voting_room.database, FACILITATOR, stage.id, settings={"method": "dots", "votes": 2, "most_on_one": 1})
    cast(voting_room, voting_room.people[0], {ids(voting_room)[0]: 1})
    with pytest.raises(Refused):
        stages.edit(voting_room.database, FACILITATOR, stage.id, settings={"method": "approval"})


def test_what_is_added_after_a_vote_is_not_among_its_choices(voting_room: Room) -> None:
    before = set(votes_by_words(voting_room))
    voting_room.open("card")
    voting_room.say(voting_room.people[0], "Kortti tuli myöhemmin")
    assert set(votes_by_words(voting_room)) == before
