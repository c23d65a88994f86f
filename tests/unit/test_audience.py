"""What the console says of the people in the room."""

from participation import audience, presence
from participation import room as rooms
from participation.store import Database
from tests.builders import FACILITATOR, room


def test_fewer_than_five_people_have_no_number(database: Database) -> None:
    made = room(database, people=4)
    presence.is_writing(made.workshop.id, made.people[0].id)
    seen = audience.of_workshop(database, FACILITATOR, made.workshop.id)
    assert (seen.joined, seen.answered, seen.writing, dict(seen.role_groups)) == (None, None, None, {})


def test_a_role_group_is_named_from_five_people_on(database: Database) -> None:
    made = room(database)
    made.join("young_expert", 5)
    made.join("child_welfare", 5)
    seen = audience.of_workshop(database, FACILITATOR, made.workshop.id)
    assert (seen.joined, dict(seen.role_groups)) == (10, {"E": 5, "C": 5})


def test_one_more_person_does_not_change_the_role_groups_until_there_are_five(database: Database) -> None:
    made = room(database)
    made.join("young_expert", 5)
    made.join("child_welfare", 5)
    before = audience.of_workshop(database, FACILITATOR, made.workshop.id).role_groups
    for _ in range(4):
        made.join("young_expert")
        assert audience.of_workshop(database, FACILITATOR, made.workshop.id).role_groups == before
    made.join("young_expert")
    assert audience.of_workshop(database, FACILITATOR, made.workshop.id).role_groups == {"E": 10, "C": 5}


def test_the_themes_of_one_manager_are_not_the_only_ones_without_a_role_group(database: Database) -> None:
    made = room(database)
    made.join("young_expert", 6)
    made.join("child_welfare", 5)
    made.join("management", 1)
    with database.read() as look:
        named = rooms.role_groups_that_may_be_named(look, made.workshop.id)
    groups = [named.get(person.id) for person in made.people]
    assert groups.count(None) >= 5 and groups[:6] == ["E"] * 6


def test_the_console_hears_how_many_joined_since_the_vote_opened(database: Database) -> None:
    made = room(database, people=6)
    made.open("vote")
    assert not audience.of_workshop(database, FACILITATOR, made.workshop.id).came_late
    made.join(number=4)
    here = audience.of_workshop(database, FACILITATOR, made.workshop.id)
    assert (here.came_late, here.since_vote) == (True, None)
    made.join()
    assert audience.of_workshop(database, FACILITATOR, made.workshop.id).since_vote == 5
    made.open("card")
    assert not audience.of_workshop(database, FACILITATOR, made.workshop.id).came_late
