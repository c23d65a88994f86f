"""Votes after themes were put together, hidden, shown again and renamed: the tablet says what counts, and a resend changes nothing."""

from typing import Any

import pytest

from participation import ballots, grouping, mine, moderation, results, stages, themes
from participation.errors import Refused
from participation.model.people import Participant
from participation.model.workshop import Stage
from participation.store import Database
from tests import having_read
from tests.builders import FACILITATOR, Room, key, room


@pytest.fixture
def voting_room(database: Database) -> Room:
    """Six people, four themes A to D, and a vote with three dots, one on each."""
    made = room(database, people=6)
    made.open("add_themes")
    for number, person in enumerate(made.people[:4]):
        made.say(person, f"Teema {'ABCD'[number]}")
    made.open("vote")
    return made


def vote_of(made: Room) -> Stage:
    return next(stage for stage in made.stages if stage.kind == "vote")


def theme(made: Room, letter: str) -> str:
    with made.database.read() as look:
        row = look.row("SELECT id FROM theme WHERE text = :text AND workshop_id = :id", text=f"Teema {letter}", id=made.workshop.id)
    assert row is not None
    return str(row["id"])


def cast(made: Room, who: Participant, choices: dict[str, object]) -> None:
    ballots.cast(made.database, who, key(), vote_of(made).id, choices)


def on_tablet(made: Room, who: Participant) -> dict[str, Any]:
    return dict(mine.of(made.database, who)["votes"][vote_of(made).id])  # type: ignore[index]


def told(made: Room, who: Participant) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in mine.of(made.database, who)["told"][vote_of(made).id]:  # type: ignore[index]
        found.setdefault(one["target"], []).append(one["sentence"]["en"])
    return found


def counted(made: Room) -> dict[str, int]:
    stage = vote_of(made)
    with made.database.read() as look:
        return {row.target.id: row.all.votes for row in results.outcome(look, stage).rows if row.all.votes}


def put(made: Room, *letters: str, name: str = "Ryhmä") -> str:
    return grouping.put(made.database, FACILITATOR, made.workshop.id, [theme(made, each) for each in letters], group=None, name=name)


def test_dots_on_two_themes_that_are_put_together_stand_on_the_group_and_a_resend_changes_nothing(voting_room: Room) -> None:
    who = voting_room.people[0]
    cast(voting_room, who, {theme(voting_room, "A"): 1, theme(voting_room, "B"): 1})
    group = put(voting_room, "A", "B")
    assert on_tablet(voting_room, who) == {group: 2}
    assert told(voting_room, who)[group] == ["Your votes on themes of this group count here."]
    cast(voting_room, who, on_tablet(voting_room, who))
    assert on_tablet(voting_room, who) == counted(voting_room) == {group: 2}
    grouping.undo(voting_room.database, FACILITATOR, voting_room.workshop.id)
    assert on_tablet(voting_room, who) == {theme(voting_room, "A"): 1, theme(voting_room, "B"): 1}


def test_a_tablet_that_does_not_know_the_group_yet_takes_nothing_off(voting_room: Room) -> None:
    who = voting_room.people[0]
    first, second = theme(voting_room, "A"), theme(voting_room, "B")
    cast(voting_room, who, {first: 1, second: 1})
    group = put(voting_room, "A", "B")
    cast(voting_room, who, {first: None, second: None})
    cast(voting_room, who, {first: 1, second: 1})
    assert on_tablet(voting_room, who) == counted(voting_room) == {group: 2}


def test_a_group_gives_one_of_its_dots_back_and_the_others_stay(voting_room: Room) -> None:
    who = voting_room.people[0]
    cast(voting_room, who, {theme(voting_room, "A"): 1})
    cast(voting_room, who, {theme(voting_room, "B"): 1})
    group = put(voting_room, "A", "B")
    cast(voting_room, who, {group: 1})
    assert counted(voting_room) == {group: 1}
    with pytest.raises(Refused):
        cast(voting_room, who, {group: 2})
    grouping.undo(voting_room.database, FACILITATOR, voting_room.workshop.id)
    assert counted(voting_room) == {theme(voting_room, "A"): 1}


def test_never_more_than_three_dots_count_when_a_hidden_theme_comes_back(voting_room: Room) -> None:
    who = voting_room.people[0]
    a, b, c, d = (theme(voting_room, letter) for letter in "ABCD")
    cast(voting_room, who, {a: 1, b: 1, c: 1})
    moderation.wait_again(voting_room.database, FACILITATOR, a)
    assert on_tablet(voting_room, who) == {b: 1, c: 1}
    cast(voting_room, who, {d: 1})
    having_read.show(voting_room.database, FACILITATOR, a)
    assert on_tablet(voting_room, who) == counted(voting_room) == {b: 1, c: 1, d: 1}
    assert list(told(voting_room, who)) == [a]
    assert told(voting_room, who)[a][0].startswith("Your vote here does not count.")
    cast(voting_room, who, on_tablet(voting_room, who))
    with pytest.raises(Refused):
        cast(voting_room, who, {a: 1})
    stages.close_present(voting_room.database, FACILITATOR, voting_room.workshop.id)
    assert sum(counted(voting_room).values()) == 3


def test_the_dot_of_a_hidden_theme_counts_again_when_it_was_not_given_elsewhere(voting_room: Room) -> None:
    who = voting_room.people[0]
    a, b, c, d = (theme(voting_room, letter) for letter in "ABCD")
    cast(voting_room, who, {a: 1, b: 1, c: 1})
    having_read.hold(voting_room.database, FACILITATOR, a)
    cast(voting_room, who, {d: 1})
    cast(voting_room, who, {d: None})
    having_read.show(voting_room.database, FACILITATOR, a)
    assert on_tablet(voting_room, who) == counted(voting_room) == {a: 1, b: 1, c: 1}
    assert told(voting_room, who) == {}


def test_a_vote_that_does_not_count_counts_when_it_is_given_again(voting_room: Room) -> None:
    who = voting_room.people[0]
    a, b, c, d = (theme(voting_room, letter) for letter in "ABCD")
    cast(voting_room, who, {a: 1, b: 1, c: 1})
    having_read.hold(voting_room.database, FACILITATOR, a)
    cast(voting_room, who, {d: 1})
    having_read.show(voting_room.database, FACILITATOR, a)
    cast(voting_room, who, {b: None, a: 1})
    assert on_tablet(voting_room, who) == counted(voting_room) == {a: 1, c: 1, d: 1}
    assert told(voting_room, who) == {}


def test_votes_on_a_group_stay_when_another_theme_of_it_is_hidden(voting_room: Room) -> None:
    who = voting_room.people[0]
    group = put(voting_room, "A", "B")
    cast(voting_room, who, {group: 1})
    for letter in "AB":
        having_read.hold(voting_room.database, FACILITATOR, theme(voting_room, letter))
    assert on_tablet(voting_room, who) == counted(voting_room) == {group: 1}


def test_votes_on_a_group_that_is_joined_into_an_empty_one_still_count(voting_room: Room) -> None:
    who = voting_room.people[0]
    one, other = put(voting_room, "A", name="Yksi"), put(voting_room, "B", name="Kaksi")
    cast(voting_room, who, {one: 1})
    grouping.take_out(voting_room.database, FACILITATOR, voting_room.workshop.id, [theme(voting_room, "A"), theme(voting_room, "B")])
    grouping.join(voting_room.database, FACILITATOR, voting_room.workshop.id, one, into=other)
    assert on_tablet(voting_room, who) == counted(voting_room) == {other: 1}
    assert told(voting_room, who)[other] == ["You voted on the group “Yksi”. It is a part of this group now."]


def test_whoever_voted_sees_on_the_tablet_that_the_words_were_changed_until_they_vote_again(voting_room: Room) -> None:
    who, other = voting_room.people[:2]
    group = put(voting_room, "A", "B", name="More time")
    cast(voting_room, who, {group: 1})
    grouping.rename(voting_room.database, FACILITATOR, voting_room.workshop.id, group, name="Less time", language="en")
    cast(voting_room, other, {group: 1})
    assert "“More time”" in told(voting_room, who)[group][0]
    assert told(voting_room, other) == {}
    assert "“More time”" in changes(voting_room)[0].en
    cast(voting_room, who, {group: None})
    cast(voting_room, who, {group: 1})
    assert told(voting_room, who) == {}


def changes(made: Room) -> Any:
    return results.of_stage(made.database, vote_of(made)).reworded


def test_words_that_are_changed_back_are_not_said_to_be_changed_on_the_tablet(voting_room: Room) -> None:
    who = voting_room.people[0]
    group = put(voting_room, "A", "B", name="More time")
    cast(voting_room, who, {group: 1})
    grouping.rename(voting_room.database, FACILITATOR, voting_room.workshop.id, group, name="Less time", language="en")
    grouping.undo(voting_room.database, FACILITATOR, voting_room.workshop.id)
    assert told(voting_room, who) == {}
    assert len(changes(voting_room)) == 2


def test_a_name_that_nobody_has_voted_on_changes_without_a_word(voting_room: Room) -> None:
    group = put(voting_room, "A", "B", name="More time")
    grouping.rename(voting_room.database, FACILITATOR, voting_room.workshop.id, group, name="Less time", language="en")
    cast(voting_room, voting_room.people[0], {group: 1})
    assert changes(voting_room) == () and told(voting_room, voting_room.people[0]) == {}


@pytest.mark.parametrize("voted_on", ["the group", "a theme in it", "a group joined into it"])
def test_a_name_that_people_voted_on_stays_once_the_vote_is_closed(voting_room: Room, voted_on: str) -> None:
    workshop_id = voting_room.workshop.id
    group, part = put(voting_room, "A", "B", name="More time"), put(voting_room, "C", name="Part")
    target = {"the group": group, "a theme in it": theme(voting_room, "D"), "a group joined into it": part}[voted_on]
    cast(voting_room, voting_room.people[0], {target: 1})
    grouping.put(voting_room.database, FACILITATOR, workshop_id, [theme(voting_room, "D")], group=group, name=None)
    grouping.join(voting_room.database, FACILITATOR, workshop_id, part, into=group)
    grouping.rename(voting_room.database, FACILITATOR, workshop_id, group, name="Time", language="en")
    stages.close_present(voting_room.database, FACILITATOR, workshop_id)
    with pytest.raises(Refused, match="the vote is closed"):
        grouping.rename(voting_room.database, FACILITATOR, workshop_id, group, name="Less time", language="en")
    with pytest.raises(Refused, match="the vote is closed"):
        grouping.undo(voting_room.database, FACILITATOR, workshop_id)
    assert grouping.of_workshop(voting_room.database, FACILITATOR, workshop_id).groups[group].name.text == "Time"


def test_the_tablets_of_those_who_voted_are_told_when_their_votes_count_elsewhere(voting_room: Room) -> None:
    who, other = voting_room.people[:2]
    cast(voting_room, who, {theme(voting_room, "A"): 1})
    cast(voting_room, other, {theme(voting_room, "C"): 1})
    heard: list[tuple[str, str]] = []
    voting_room.database.on_commit(heard.extend)
    put(voting_room, "A", "B")
    topics = {topic for _, topic in heard}
    assert f"mine:{who.id}" in topics and f"mine:{other.id}" not in topics


def test_words_that_stand_in_the_figures_of_a_closed_vote_stay_also_where_nobody_chose_them(database: Database) -> None:
    made = room(database, people=8)
    made.open("add_themes")
    writer = made.people[0]
    chosen, unchosen = made.say(made.people[1], "Teema A"), made.say(writer, "Teema B")
    made.open("vote")
    for person in made.people[2:]:
        cast(made, person, {chosen: 1})
    stages.close_present(database, FACILITATOR, made.workshop.id)
    assert not next(one for one in mine.of(database, writer)["themes"] if one["id"] == unchosen)["can_change"]  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="A vote about this is closed"):
        themes.change_own(database, writer, key(), unchosen, text="Toiset sanat", kind=None)
    group = grouping.put(database, FACILITATOR, made.workshop.id, [unchosen], group=None, name="Ryhma")
    grouping.rename(database, FACILITATOR, made.workshop.id, group, name="Uusi ryhma", language="fi")
