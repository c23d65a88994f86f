"""What was counted when a stage closed stays: reopening for a few, and taking back, tell nothing about them."""

import json
from typing import Any

import pytest

from participation import (
    ballots,
    checks,
    closing,
    exports,
    forms,
    group_pictures,
    grouping,
    mine,
    results,
    review,
    screen,
    stages,
    workshops,
)
from participation import room as rooms
from participation.model.people import Participant
from participation.model.workshop import Stage
from participation.project import round_answers
from participation.store import Database
from tests import having_read
from tests.builders import FACILITATOR, REVIEWER, Room, key, room


def voting_room(database: Database, people: int = 16, method: str = "dots") -> tuple[Room, list[str]]:
    made = room(database, people=people)
    made.open("add_themes")
    themes = [made.say(made.people[place], f"Teema {place}") for place in range(3)]
    settings: dict[str, Any] = {"method": method, **({"votes": 3, "most_on_one": 1} if method == "dots" else {})}
    stages.edit(database, FACILITATOR, vote_of(made).id, settings=settings)
    made.open("vote")
    return made, themes


def vote_of(made: Room) -> Stage:
    return next(stage for stage in made.stages if stage.kind == "vote")


def cast(made: Room, who: Participant, theme: str, choice: object = 1) -> None:
    ballots.cast(made.database, who, key(), vote_of(made).id, {theme: choice})


def close(made: Room) -> None:
    stages.close_present(made.database, FACILITATOR, made.workshop.id)


def everything(made: Room) -> dict[str, Any]:
    """All that is shown of the vote: results, tablets, screen, review and files."""
    vote = vote_of(made)
    ballot = results.of_stage(made.database, vote)
    with made.database.read() as look:
        on_tablets = results.for_tablets(look, vote)
    workshops.reveal(made.database, FACILITATOR, made.workshop.id, vote.id, revealed=True)
    workshops.show_on_screen(made.database, FACILITATOR, made.workshop.id, "votes")
    on_screen = screen.of(made.database, workshops.get(made.database, FACILITATOR, made.workshop.id)).votes
    [line] = [each for each in review.every(made.database, REVIEWER) if each.theme.text == "Teema 0"]
    return {
        "results": ballot.result.as_json(),
        "tablets": on_tablets,
        "screen": on_screen.result.as_json() if on_screen else None,
        "review": [votes.row.all for votes in review.detail(made.database, REVIEWER, line.theme.id).votes],
        "files": [sorted(map(str, table.rows)) for table in exports.of_workshop(made.database, REVIEWER, made.workshop.id, "en")[1:]],
    }


def test_closing_again_after_one_more_voted_shows_the_same_everywhere(database: Database) -> None:
    made, (first, second, _) = voting_room(database)
    for person in made.people[:10]:
        cast(made, person, first)
    close(made)
    before = everything(made)
    assert before["results"]["voters"] == 10
    made.open("vote")
    cast(made, made.people[10], second)
    close(made)
    after = everything(made)
    assert after["results"].pop("left_out") and after["screen"].pop("left_out")
    assert not before["results"].pop("left_out") and not before["screen"].pop("left_out")
    assert after == before
    assert "Fewer than 5 people voted" in str(results.of_stage(database, vote_of(made)).note)


def test_closing_again_after_five_more_voted_counts_them_all(database: Database) -> None:
    made, (first, second, _) = voting_room(database)
    for person in made.people[:10]:
        cast(made, person, first)
    close(made)
    for number, person in enumerate(made.people[10:15], 11):
        made.open("vote")
        cast(made, person, second)
        close(made)
        assert everything(made)["results"]["voters"] == (15 if number == 15 else 10)


def test_taking_everything_back_after_closing_changes_no_figure_and_is_said_on_the_tablet(database: Database) -> None:
    made, (_, second, third) = voting_room(database)
    for place, person in enumerate(made.people[:10]):
        cast(made, person, (second, third)[place % 2])
    close(made)
    before = everything(made)
    leaving = made.people[9]
    assert "stay" in mine.of(database, leaving)["stays"]["en"]  # type: ignore[index]
    assert mine.of(database, made.people[12])["stays"] is None
    mine.take_back_all(database, leaving, key())
    assert everything(made) == before
    with database.read() as look:
        assert look.row("SELECT 1 AS one FROM vote WHERE participant_id = :id", id=leaving.id) is None


def test_a_theme_that_is_taken_back_leaves_the_kept_figures_and_the_others_stay(database: Database) -> None:
    made, (_, second, third) = voting_room(database)
    for person in made.people[4:14]:
        cast(made, person, second)
    close(made)
    mine.take_back_all(database, made.people[0], key())
    result = results.of_stage(database, vote_of(made)).result
    assert {row.target.id for row in result.rows} == {second, third} and result.voters == 10


def test_themes_that_are_put_together_after_closing_keep_the_figures_that_they_had(database: Database) -> None:
    made, (first, second, _) = voting_room(database)
    for person in made.people[:10]:
        cast(made, person, first)
    close(made)
    before = everything(made)
    grouping.put(database, FACILITATOR, made.workshop.id, [first, second], group=None, name="Ryhmä")
    after = everything(made)
    assert after == before


def test_a_reopened_vote_shows_what_was_counted_until_it_closes_again(database: Database) -> None:
    made, (first, *_) = voting_room(database)
    for person in made.people[:10]:
        cast(made, person, first)
    close(made)
    before = results.of_stage(database, vote_of(made)).result
    made.open("vote")
    for person in made.people[10:]:
        cast(made, person, first)
        assert results.of_stage(database, vote_of(made), live=True).result == before


def test_nobody_is_told_apart_between_the_last_picture_of_an_open_vote_and_closing(database: Database) -> None:
    made, (first, second, _) = voting_room(database, people=20)
    workshops.reveal(database, FACILITATOR, made.workshop.id, vote_of(made).id, revealed=True)
    shown = []
    for number, person in enumerate(made.people[:18], 1):
        cast(made, person, (first, second)[number % 2])
        result = results.of_stage(database, vote_of(made), live=True).result
        if result.shown_rows and result not in shown:
            shown.append(result)
    close(made)
    shown.append(results.of_stage(database, vote_of(made)).result)
    voters = [result.voters or 0 for result in shown]
    assert voters == [5, 10, 15, 15]
    assert shown[-1].left_out


def test_the_last_step_of_an_open_vote_waits_for_the_few_who_have_not_voted(database: Database) -> None:
    made, (first, *_) = voting_room(database, people=8)
    for number, person in enumerate(made.people, 1):
        cast(made, person, first)
        result = results.of_stage(database, vote_of(made), live=True).result
        assert (result.voters, bool(result.shown_rows)) == ((None, False) if number < 5 else (5, False) if number < 8 else (8, True))
    close(made)
    assert results.of_stage(database, vote_of(made)).result.voters == 8


def test_who_takes_votes_off_while_the_picture_stands_can_not_be_read_at_closing(database: Database) -> None:
    made, (first, second, _) = voting_room(database, people=10)
    for person in made.people[3:8]:
        cast(made, person, first)
    seen = results.of_stage(database, vote_of(made), live=True).result
    for person in made.people[3:7]:
        mine.take_back_all(database, person, key())
    for person in (*made.people[:3], *made.people[8:]):
        cast(made, person, second)
    close(made)
    assert results.of_stage(database, vote_of(made)).result.voters == seen.voters == 5


def form_room(database: Database, kind: str) -> tuple[Room, Stage]:
    made = room(database, template="assess_together", people=16)
    stage = next(stage for stage in made.stages if stage.kind == kind)
    made.open(kind)
    return made, stage


def answer(made: Room, stage: Stage, who: Participant, number: int) -> None:
    activity = stages.activity(stage)
    values = {field.name: _value(field, number) for field in activity.fields() if field.input in ("scale", "choose_one")}
    forms.answer(made.database, who, key(), stage.id, values)


def _value(field: Any, number: int) -> object:
    if field.options:
        return field.options[number % len(field.options)].value
    return int(field.low + number % (field.high - field.low))


def picture(made: Room, stage: Stage) -> str:
    with made.database.read() as look:
        now = stages.find(look, stage.id)
        return json.dumps(group_pictures.as_json(look, now), sort_keys=True)


@pytest.mark.parametrize("kind", ["lines", "check"])
def test_the_picture_of_a_form_stays_when_a_few_answer_again_or_take_back(database: Database, kind: str) -> None:
    made, stage = form_room(database, kind)
    for number, person in enumerate(made.people[:10]):
        answer(made, stage, person, number)
    close(made)
    before = picture(made, stage), checks.of_workshop(database, REVIEWER, made.workshop.id)
    stages.open_stage(database, FACILITATOR, made.workshop.id, stage.id, after=stage.id)
    for person in made.people[10:14]:
        answer(made, stage, person, 0)
    answer(made, stage, made.people[0], 3)
    close(made)
    assert (picture(made, stage), checks.of_workshop(database, REVIEWER, made.workshop.id)) == before
    mine.take_back_all(database, made.people[1], key())
    assert (picture(made, stage), checks.of_workshop(database, REVIEWER, made.workshop.id)) == before
    stages.open_stage(database, FACILITATOR, made.workshop.id, stage.id, after=stage.id)
    for person in made.people[14:]:
        answer(made, stage, person, 0)
    close(made)
    assert (picture(made, stage), checks.of_workshop(database, REVIEWER, made.workshop.id)) != before


def test_the_mean_of_a_round_stays_when_somebody_takes_answers_back(database: Database) -> None:
    made, stage = form_room(database, "check")
    field = stages.activity(stage).fields()[0]
    for number, person in enumerate(made.people[:10]):
        answer(made, stage, person, number)
    close(made)

    def in_round() -> tuple[float, int]:
        with database.read() as look:
            found = list(round_answers._steps(look, stages.find(look, stage.id), field))
        return sum(step for _, step in found), len({person for person, _ in found})

    before = in_round()
    for person in made.people[8:10]:
        mine.take_back_all(database, person, key())
    assert in_round() == before == (30.0, 10)


def labels(made: Room) -> dict[str, str | None]:
    themes: Any = rooms.of(made.database, made.workshop.id)["themes"]
    return {theme["text"]: theme["role_group"] for theme in themes}


def writing_room(database: Database, **groups: int) -> Room:
    made = room(database)
    made.open("add_themes")
    for role, number in groups.items():
        for person in made.join(role, number):
            made.say(person, f"{role} {made.people.index(person)}")
    return made


def test_labels_are_given_when_the_stage_closes_and_stay_when_a_manager_comes_and_writes(database: Database) -> None:
    made = writing_room(database, young_expert=5, child_welfare=5)
    assert set(labels(made).values()) == {None}
    close(made)
    before = labels(made)
    assert sorted(str(group) for group in before.values()) == ["C"] * 5 + ["E"] * 5
    [manager] = made.join("management")
    made.open("add_themes")
    made.say(manager, "Johtajan teema")
    made.say(made.people[0], "Kokijan toinen teema")
    close(made)
    after = labels(made)
    assert after.pop("Johtajan teema") is after.pop("Kokijan toinen teema") is None
    assert after == before
    lines = {each.theme.text: each.role_group for each in review.every(database, REVIEWER)}
    assert {text: group for text, group in lines.items() if group} == before


def test_no_label_is_given_where_a_group_that_wrote_has_few_writers(database: Database) -> None:
    made = writing_room(database, young_expert=9, child_welfare=6, management=1)
    close(made)
    assert set(labels(made).values()) == {None}


def test_a_text_that_nobody_has_read_yet_counts_among_the_writers(database: Database) -> None:
    made = writing_room(database, young_expert=6)
    [manager] = made.join("management")
    late = made.say(manager, "Johtajan teema", show=False)
    close(made)
    having_read.show(database, FACILITATOR, late)
    assert set(labels(made).values()) == {None}


def test_labels_count_writers_and_not_people_who_only_came(database: Database) -> None:
    made = writing_room(database, young_expert=5)
    made.join("management", 2)
    close(made)
    assert set(labels(made).values()) == {"E"}
    mine.take_back_all(database, made.people[0], key())
    assert list(labels(made).values()) == ["E"] * 4


def test_experts_come_first_only_where_their_group_is_named(database: Database) -> None:
    made = writing_room(database, young_expert=5, child_welfare=5)
    assert not screen.experts_may_come_first(database, FACILITATOR, made.workshop.id)
    close(made)
    screen.put_first(database, FACILITATOR, made.workshop.id, "experts")
    shown = screen.of(database, workshops.get(database, FACILITATOR, made.workshop.id)).themes
    assert len(shown) == 5 and all(theme.text.startswith("young_expert") for theme in shown)


def test_stages_that_were_closed_before_are_counted_once_when_the_server_starts(database: Database) -> None:
    made, (first, *_) = voting_room(database)
    for person in made.people[:10]:
        cast(made, person, first)
    close(made)
    with database.write() as change:
        change.run("DELETE FROM named_groups")
        change.run("DELETE FROM shown_votes")
    closing.keep_what_was_closed(database)
    mine.take_back_all(database, made.people[9], key())
    closing.keep_what_was_closed(database)
    assert results.of_stage(database, vote_of(made)).result.voters == 10
