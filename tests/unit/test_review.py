"""The reviewer's list: what is in it, how it is filtered, and what it tells of one theme."""

import pytest

from participation import ballots, decisions, grouping, moderation, review, stages, themes
from participation.errors import NotAllowed, NotFound, Refused
from participation.model.texts import Texts
from participation.review import Filters
from participation.store import Database
from tests import having_read
from tests.builders import FACILITATOR, REVIEWER, Room, accounts, key, room


@pytest.fixture
def workshop(database: Database) -> Room:
    accounts(database)
    made = room(database)
    made.join("young_expert", 5)
    made.join("child_welfare", 6)
    made.join("management", 1)
    made.open("add_themes")
    return made


def texts(room_of: Room, **wanted: str) -> list[str]:
    return [line.theme.text for line in review.every(room_of.database, REVIEWER, Filters(**wanted))]


def test_only_what_a_person_has_shown_is_in_the_list(workshop: Room) -> None:
    someone = workshop.people[0]
    workshop.say(someone, "Näytetty.")
    workshop.say(someone, "Odottaa.", show=False)
    having_read.send_back(workshop.database, FACILITATOR, workshop.say(someone, "Palautettu."), "hurts")
    having_read.hold(workshop.database, FACILITATOR, workshop.say(someone, "Hoidossa."))
    assert texts(workshop) == ["Näytetty."]
    assert review.waiting(workshop.database, REVIEWER) == 1


@pytest.mark.parametrize("put", [having_read.hold, moderation.wait_again])
def test_a_text_that_is_held_or_waits_opens_for_nobody_and_takes_no_tag(workshop: Room, put: object) -> None:
    theme = workshop.say(workshop.people[0], "Näytetty ensin.")
    having_read.set_tags(workshop.database, REVIEWER, theme, ["aika"])
    put(workshop.database, FACILITATOR, theme)  # type: ignore[operator]
    with pytest.raises(NotFound):
        review.detail(workshop.database, REVIEWER, theme)
    with pytest.raises(NotFound):
        having_read.set_tags(workshop.database, REVIEWER, theme, ["muu"])
    assert review.known_tags(workshop.database, REVIEWER) == []


def test_that_a_text_was_held_or_sent_back_is_not_told_on(workshop: Room) -> None:
    writer = workshop.people[0]
    theme = workshop.say(writer, "Kysytään.", show=False)
    having_read.hold(workshop.database, FACILITATOR, theme)
    having_read.send_back(workshop.database, FACILITATOR, theme, "personal")
    themes.change_own(workshop.database, writer, key(), theme, text="Kysytään ensin.", kind=None)
    having_read.show(workshop.database, FACILITATOR, theme)
    having_read.hold(workshop.database, FACILITATOR, theme)
    having_read.show(workshop.database, FACILITATOR, theme)
    assert [step.what for step in review.detail(workshop.database, REVIEWER, theme).way] == ["written", "changed", "shown"]


def test_a_theme_that_is_not_there_is_not_found(workshop: Room) -> None:
    with pytest.raises(NotFound):
        review.detail(workshop.database, REVIEWER, "nothing")


def test_only_reviewers_and_administrators_read_the_list(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    for who in (FACILITATOR, workshop.people[0]):
        for ask in (
            lambda who=who: review.every(workshop.database, who),
            lambda who=who: review.waiting(workshop.database, who),
            lambda who=who: review.detail(workshop.database, who, theme),
            lambda who=who: having_read.set_tags(workshop.database, who, theme, []),
            lambda who=who: review.known_tags(workshop.database, who),
        ):
            with pytest.raises(NotAllowed):
                ask()


def test_every_word_of_a_search_must_stand_in_the_theme_in_capitals_or_not(workshop: Room) -> None:
    workshop.say(workshop.people[0], "Kysytään ENSIN lapselta.")
    workshop.say(workshop.people[1], "Kysytään vanhemmalta.")
    assert texts(workshop, words="kysytään") == ["Kysytään ENSIN lapselta.", "Kysytään vanhemmalta."]
    assert texts(workshop, words="LAPSELTA kysytään") == ["Kysytään ENSIN lapselta."]
    assert texts(workshop, words="%") == []


def test_filters_narrow_the_list_by_status_tag_kind_and_workshop(workshop: Room) -> None:
    hinders = next(stage for stage in workshop.stages if "helps" in stage.settings.get("kinds", ()))
    now = next(stage for stage in workshop.stages if stage.state == "open")
    stages.open_stage(workshop.database, FACILITATOR, workshop.workshop.id, hinders.id, after=now.id)
    first = workshop.say(workshop.people[0], "Aika puuttuu.", kind="hinders")
    workshop.say(workshop.people[1], "Sama ihminen.", kind="helps")
    having_read.set_tags(workshop.database, REVIEWER, first, [" aika ", "laki", "aika"])
    having_read.decide(workshop.database, REVIEWER, [first], status="read")
    assert texts(workshop, status="read") == texts(workshop, tag="laki") == texts(workshop, kind="hinders") == ["Aika puuttuu."]
    assert texts(workshop, status="none") == texts(workshop, kind="helps") == ["Sama ihminen."]
    assert texts(workshop, workshop=workshop.workshop.id) == ["Aika puuttuu.", "Sama ihminen."]
    assert texts(workshop, workshop="another") == texts(workshop, round="r") == texts(workshop, work_package="w") == []
    assert review.known_tags(workshop.database, REVIEWER) == ["aika", "laki"]


def test_the_counts_add_up_to_the_list(workshop: Room) -> None:
    ids = [workshop.say(person, f"Teema {place}.") for place, person in enumerate(workshop.people)]
    having_read.decide(workshop.database, REVIEWER, ids[:3], status="read")
    having_read.decide(workshop.database, REVIEWER, ids[2:5], status="taken_in")
    decisions.undo_last(workshop.database, REVIEWER, ids[4:5])
    lines = review.every(workshop.database, REVIEWER)
    counts = review.by_status(lines)
    assert counts == {"read": 2, "taken_in": 2, "none": 8}
    assert sum(counts.values()) == len(lines)
    assert all(len(review.fitting(lines, Filters(status=status))) == number for status, number in counts.items())


@pytest.mark.parametrize(("managers", "named"), [(0, {"E", "C"}), (1, {None}), (5, {"E", "C", "M"})])
def test_role_groups_are_named_where_each_that_wrote_has_five_writers(workshop: Room, managers: int, named: set[str | None]) -> None:
    workshop.join("management", 4)
    for place, person in enumerate([*workshop.people[:11], *workshop.people[11 : 11 + managers]]):
        workshop.say(person, f"Sana {place}.")
    assert {line.role_group for line in review.every(workshop.database, REVIEWER)} == {None}
    workshop.open("group")
    assert {line.role_group for line in review.every(workshop.database, REVIEWER)} == named


def test_tags_are_replaced_as_a_whole_and_cleaned(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    having_read.set_tags(workshop.database, REVIEWER, theme, ["aika", "laki"])
    having_read.set_tags(workshop.database, REVIEWER, theme, ["laki\n ja  oikeus", "", "  "])
    assert review.detail(workshop.database, REVIEWER, theme).line.tags == ("laki ja oikeus",)
    with pytest.raises(Refused, match="too long"):
        having_read.set_tags(workshop.database, REVIEWER, theme, ["x" * 41])


def test_the_way_tells_the_group_and_the_votes_by_role_group_where_they_may_be_shown(workshop: Room) -> None:
    ids = [workshop.say(person, f"Teema {place}.") for place, person in enumerate(workshop.people[:3])]
    workshop.open("group")
    grouping.put(workshop.database, FACILITATOR, workshop.workshop.id, ids[:2], group=None, name="Kerrotaan")
    vote = workshop.open("vote")
    group = workshop_group(workshop)
    for person in workshop.people:
        ballots.cast(workshop.database, person, key(), vote.id, {group if person.role_group == "E" else ids[2]: 1})
    assert review.detail(workshop.database, REVIEWER, ids[0]).votes == ()
    stages.close_present(workshop.database, FACILITATOR, workshop.workshop.id)
    detail = review.detail(workshop.database, REVIEWER, ids[0])
    assert detail.group is not None
    assert detail.group.name.text == "Kerrotaan"
    assert [other.id for other in detail.group.others] == [ids[1]]
    votes = detail.votes[0]
    assert votes.row.all is not None
    assert (votes.row.all.votes, votes.row.all.rests_on) == (5, 12)
    assert [column.group for column in votes.columns] == ["E", "P"], "management of one person is merged"
    assert votes.row.by_group is not None
    assert [(figure.votes, figure.rests_on) for figure in votes.row.by_group] == [(5, 5), (0, 7)]


def test_no_votes_are_told_where_fewer_than_five_voted(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    vote = workshop.open("vote")
    for person in workshop.people[:4]:
        ballots.cast(workshop.database, person, key(), vote.id, {theme: 1})
    stages.close_present(workshop.database, FACILITATOR, workshop.workshop.id)
    assert review.detail(workshop.database, REVIEWER, theme).votes == ()


def workshop_group(workshop: Room) -> str:
    return next(iter(grouping.of_workshop(workshop.database, FACILITATOR, workshop.workshop.id).groups))


def test_what_was_asked_besides_the_words_stands_beside_them(workshop: Room) -> None:
    who = workshop.people[0]
    now = next(stage.id for stage in workshop.stages if stage.state == "open")
    name = Texts.same("Signaalit")
    stage = stages.add(workshop.database, FACILITATOR, workshop.workshop.id, kind="signal", name=name, prompt=name, minutes=5, after=None)
    stages.open_stage(workshop.database, FACILITATOR, workshop.workshop.id, stage.id, after=now)
    details = {"strength": "whisper", "where": "team"}
    given = themes.add(workshop.database, who, key(), stage_id=stage.id, text="Pieni merkki", kind="threat", language="fi", details=details)
    having_read.show(workshop.database, FACILITATOR, str(given["theme"]))
    beside = review.detail(workshop.database, REVIEWER, str(given["theme"])).beside
    assert [note.said.en for note in beside] == ["A whisper", "In a team"]
