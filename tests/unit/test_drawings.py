"""What is drawn from what people chose: paths in their order, maps of relations, estimates side by side, and sentences."""

import pytest

from participation import beside, drawings, eyes, forms, group_pictures, stages
from participation.model.workshop import Stage
from participation.snapshot import of as picture_of
from participation.store import Database
from tests.builders import FACILITATOR, Room, key, room
from tests.every_stage import EveryStage
from tests.unit.test_more_than_words import opened


@pytest.fixture
def made(database: Database) -> EveryStage:
    return EveryStage(room(database, people=16))


def drawn(made: EveryStage, stage: Stage) -> tuple[drawings.PathDrawing, ...]:
    with made.room.database.read() as look:
        shared = picture_of(look, made.room.workshop.id)
        return drawings.paths(shared.stages, shared.grouping.themes, stage)


def test_steps_stand_in_their_order_and_not_in_that_of_writing(made: EveryStage) -> None:
    stage = opened(made.room, "path")
    made.add(stage, "Kolmas", 0, order=3)
    made.add(stage, "Ensimmäinen", 1, order=1, feeling="2", hand_over="boundary")
    made.add(stage, "Ilman paikkaa", 2)
    (path,) = drawn(made, stage)
    assert [step.theme.text for step in path.steps] == ["Ensimmäinen", "Kolmas", "Ilman paikkaa"]
    assert (path.steps[0].feeling, path.steps[0].shared, path.steps[1].shared) == (2, False, None)


def test_a_gap_is_marked_at_its_step_by_the_step_itself_and_by_those_who_look_for_gaps(made: EveryStage) -> None:
    stage = opened(made.room, "path")
    first = made.add(stage, "Odotetaan", 0, order=1, gap="waiting")
    second = made.add(stage, "Tavataan", 1, order=2)
    made.add(opened(made.room, "gaps"), "Kukaan ei soita", 2, gap="nobody", step=second)
    (path,) = drawn(made, stage)
    assert [[gap.en for gap in step.gaps] for step in path.steps] == [["Waiting"], ["Nobody's task"]]
    assert path.sentence.en == "2 steps on the path. Help breaks off in 2 places." and first


def test_two_variants_of_a_path_stand_side_by_side_with_what_differs(made: EveryStage) -> None:
    made.add(opened(made.room, "path"), "Nyt", 0, order=1, sector="adult_social_work", gap="waiting")
    better = opened(made.room, "path")
    made.add(better, "Parempi", 1, order=1, sector="youth_services")
    one, other = drawn(made, better)
    said = drawings.compared(one, other)
    assert said is not None
    assert said.en.startswith("New on the way: Youth services. No longer on the way: Adult social work.")


def test_the_first_path_stands_alone_and_two_that_say_the_same_are_not_compared(made: EveryStage) -> None:
    stage = opened(made.room, "path")
    made.add(stage, "Nyt", 0, order=1)
    second = opened(made.room, "path")
    assert len(drawn(made, stage)) == 1
    assert drawings.compared(*drawn(made, second)) is None


def test_relations_stand_on_their_ring_and_nobody_is_lost(made: EveryStage) -> None:
    stage = opened(made.room, "relation_map")
    for number, ring in enumerate(("near", "far", None)):
        made.add(stage, f"Sana {number}", number, role="friend", ring=ring)
    with made.room.database.read() as look:
        shared = picture_of(look, made.room.workshop.id)
        found = drawings.relations(shared.stages, shared.grouping.themes, stage)
    assert [len(found.on(ring)) for ring in ("near", "between", "far", None)] == [1, 0, 1, 1]
    assert found.sentence.en == "Near: 1. In between: 0. Far: 1."


def test_a_theme_that_is_not_shown_is_no_evidence_on_the_screen(made: EveryStage) -> None:
    evidence = made.room.people and made.add(opened(made.room, "add_themes"), "Näyttö", 0)
    stage = opened(made.room, "key_conclusions")
    theme_id = made.add(stage, "Johtopäätös", 1, evidence=evidence)
    with made.room.database.read() as look:
        shared = picture_of(look, made.room.workshop.id)
    by_id = {theme.id: theme for theme in shared.grouping.themes}
    said = beside.notes(shared.stages, [by_id[theme_id]], by_id, {}, {})[theme_id]
    assert [note.said.fi for note in said] == ["Näyttö"]
    del by_id[str(evidence)]
    assert beside.notes(shared.stages, [by_id[theme_id]], by_id, {}, {}) == {}


def side_by_side(made: Room, *people: tuple[str | None, int, int]) -> eyes.SideBySide:
    """So many people with these eyes (or none), each with this mark on the first line."""
    stage = opened(made, "lines")
    writers = iter(made.people)
    for used, number, mark in people:
        for _ in range(number):
            given: dict[str, object] = {"everyday": mark} | ({"eyes": used} if used else {})
            forms.answer(made.database, next(writers), key(), stage.id, given)
    stages.close_present(made.database, FACILITATOR, made.workshop.id)
    with made.database.read() as look:
        found = group_pictures.as_json(look, stage)
        assert (found["by_eyes"] is None) == (not found["questions"])
        return eyes.of_stage(look, stage)


def means(found: eyes.SideBySide) -> list[tuple[str, float]]:
    line = found.lines[0]
    return [(side.name.en, scale.mean) for side, scale in zip(found.sides, line.sides, strict=False)]


def test_estimates_stand_side_by_side_from_five_pairs_of_eyes_on(database: Database) -> None:
    found = side_by_side(room(database, people=16), ("child", 5, 2), ("worker", 6, 8))
    assert means(found) == [("The child's eyes", 2.0), ("The worker's eyes", 8.0)]
    assert found.lines[0].in_words.en == "The estimates are far apart."


def test_four_pairs_of_eyes_never_stand_alone(database: Database) -> None:
    found = side_by_side(room(database, people=16), ("child", 6, 2), ("parent", 4, 5), ("worker", 6, 8))
    assert all(side.people >= 5 for side in found.sides)
    assert not any(side.eyes == ("parent",) for side in found.sides)


def test_a_few_who_did_not_say_whose_eyes_they_use_cannot_be_computed(database: Database) -> None:
    found = side_by_side(room(database, people=16), ("child", 5, 2), ("worker", 5, 8), (None, 3, 0))
    assert found.lines[0].sides == () and found.sentence.en.startswith("Estimates stand side by side only")


def test_with_one_kind_of_eyes_nothing_is_compared(database: Database) -> None:
    assert means(side_by_side(room(database, people=16), ("child", 9, 2))) == []


def test_every_line_that_is_as_far_apart_is_named(database: Database) -> None:
    made = room(database, people=16)
    stage = opened(made, "lines")
    for number, person in enumerate(made.people[:10]):
        used, mark = (("child", 2), ("worker", 8))[number % 2]
        forms.answer(database, person, key(), stage.id, {"eyes": used, "everyday": mark, "school": mark, "people": 5})
    with database.read() as look:
        said = eyes.of_stage(look, stage).sentence.en
    assert said == "The estimates are closest on “Close people” and farthest apart on “Everyday life and safety, School and free time”."
