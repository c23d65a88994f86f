"""Leading a workshop: its stages are opened one at a time, edited, skipped and moved, by more than one facilitator."""

import pytest

from participation import ballots, stages, workshops
from participation import room as rooms
from participation.errors import NotAllowed, Refused
from participation.model.texts import Texts
from participation.store import Database
from tests.builders import FACILITATOR, REVIEWER, Room, key, room


@pytest.fixture
def made(database: Database) -> Room:
    return room(database, people=1)


def now_at(made: Room) -> str | None:
    return workshops.get(made.database, FACILITATOR, made.workshop.id).stage_id


def go_on(made: Room) -> stages.Stage | None:
    return stages.go_on(made.database, FACILITATOR, made.workshop.id, after=now_at(made))


def test_one_stage_is_open_at_a_time_from_the_first_to_the_last(made: Room) -> None:
    seen = []
    while (stage := go_on(made)) is not None:
        seen.append(stage.position)
        assert [s.id for s in made.stages if s.state == "open"] == [stage.id]
    assert seen == [stage.position for stage in made.stages]


def test_going_back_opens_the_stage_before_with_what_was_answered_there(made: Room) -> None:
    go_on(made)
    go_on(made)
    made.say(made.people[0], "Jää talteen")
    go_on(made)
    back = stages.go_back(made.database, FACILITATOR, made.workshop.id, after=now_at(made))
    assert back is not None and back.position == 2
    assert len(rooms.of(made.database, made.workshop.id)["themes"]) == 1  # type: ignore[arg-type]


def test_the_second_of_two_facilitators_who_move_at_once_sees_what_the_first_did(made: Room) -> None:
    seen_by_both = now_at(made)
    stages.go_on(made.database, FACILITATOR, made.workshop.id, after=seen_by_both)
    with pytest.raises(Refused):
        stages.go_on(made.database, FACILITATOR, made.workshop.id, after=seen_by_both)
    assert now_at(made) == made.stages[0].id


def test_a_skipped_stage_is_passed_over(made: Room) -> None:
    stages.set_skipped(made.database, FACILITATOR, made.stages[0].id, skipped=True)
    stage = go_on(made)
    assert stage is not None and stage.position == 2
    shown = rooms.of(made.database, made.workshop.id)["stage"]
    assert isinstance(shown, dict) and (shown["number"], shown["total"]) == (1, len(made.stages) - 1)


def test_stages_can_be_added_moved_and_changed_while_it_goes_on(made: Room) -> None:
    go_on(made)
    name = Texts("Lisää", "Mera", "More")
    added = stages.add(
        made.database, FACILITATOR, made.workshop.id, kind="vote", name=name, prompt=name, minutes=5, after=made.stages[0].id
    )
    assert added.position == 2
    stages.move(made.database, FACILITATOR, added.id, by=3)
    assert [s.id for s in made.stages].index(added.id) == 4
    stages.edit(made.database, FACILITATOR, made.stages[0].id, minutes=30)
    assert made.stages[0].minutes == 30


@pytest.mark.parametrize("minutes", [0, -1, 10_000])
def test_impossible_minutes_are_refused(made: Room, minutes: int) -> None:
    with pytest.raises(Refused):
        stages.edit(made.database, FACILITATOR, made.stages[0].id, minutes=minutes)


def test_only_a_facilitator_moves_a_workshop(made: Room) -> None:
    with pytest.raises(NotAllowed):
        stages.go_on(made.database, REVIEWER, made.workshop.id, after=None)
    with pytest.raises(NotAllowed):
        stages.go_on(made.database, made.people[0], made.workshop.id, after=None)  # type: ignore[arg-type]


def test_a_closed_workshop_takes_nothing_more(made: Room) -> None:
    go_on(made)
    workshops.close(made.database, FACILITATOR, made.workshop.id)
    with pytest.raises(Refused):
        go_on(made)
    with pytest.raises(Refused):
        ballots.cast(made.database, made.people[0], key(), made.stages[5].id, {})


def test_a_frozen_screen_forgets_a_theme_that_is_taken_back(made: Room) -> None:
    from participation import themes

    made.open("add_themes")
    theme_id = made.say(made.people[0], "Pois")
    workshops.freeze(made.database, FACILITATOR, made.workshop.id, frozen=True)
    themes.take_back(made.database, made.people[0], key(), theme_id)
    with made.database.read() as look:
        kept = look.row("SELECT screen FROM workshop WHERE id = :id", id=made.workshop.id)
    assert kept is not None and "Pois" not in kept["screen"]
