"""Structures gone through in each round, who owns a group, and what management stands behind: with role, day and history."""

from dataclasses import replace

import pytest

from participation import commitments, mine, what_happened
from participation.errors import NotAllowed, NotFound, Refused
from participation.model.people import Staff
from participation.project import groups, project, regions, rounds, structures
from participation.project.structures import LISTS, PARTICIPATION, SYSTEMIC
from participation.staff import belonging
from participation.store import Database
from tests.builders import ADMIN, FACILITATOR, REVIEWER, Room, accounts, key, room

MANAGEMENT = replace(REVIEWER, roles=frozenset({"management"}))
DAY = "2026-11-24"


@pytest.fixture
def filled(database: Database) -> Database:
    accounts(database)
    project.fill_from_report(database, ADMIN)
    return database


def say(database: Database, item: str, state: str, round_id: str | None, who: Staff = FACILITATOR, region: str | None = None) -> None:
    structures.answer(database, who, PARTICIPATION, item, state=state, role="esihenkilö", on_day=DAY, region_id=region, round_id=round_id)


def test_a_list_is_gone_through_in_each_round_and_says_what_changed(filled: Database) -> None:
    assert structures.of(filled, MANAGEMENT, PARTICIPATION).sentence.en == "Nobody has answered yet."
    for item in ("person", "fee"):
        say(filled, item, "not_yet", "round-1")
    say(filled, "room", "yes", "round-1")
    for item in ("person", "fee", "room"):
        say(filled, item, "yes", "round-2")
    say(filled, "time", "partly", "round-2")
    found = structures.of(filled, MANAGEMENT, PARTICIPATION)
    assert found.sentence.en == "3 of 6 are in place in round 2. In round 1 it was 1."
    assert [answer.state for round_id in ("round-1", "round-2", "round-3") if (answer := found.at("fee", round_id))] == ["not_yet", "yes"]
    now = found.now("fee")
    assert now and (now.role, now.on_day, now.by) == ("esihenkilö", DAY, "Aino")


def test_an_answer_is_never_edited_the_latest_counts_and_all_stay(filled: Database) -> None:
    say(filled, "time", "yes", "round-1")
    say(filled, "time", "partly", "round-1", REVIEWER)
    found = structures.of(filled, REVIEWER, PARTICIPATION)
    assert [answer.state for answer in found.log] == ["yes", "partly"]
    now = found.now("time")
    assert now and (now.state, now.by) == ("partly", "Riikka")


def test_a_region_has_a_list_of_its_own_and_those_who_work_there_answer_for_it(filled: Database) -> None:
    say(filled, "room", "yes", None, region="kymenlaakso")
    assert structures.of(filled, FACILITATOR, PARTICIPATION).log == ()
    assert structures.of(filled, FACILITATOR, PARTICIPATION, "kymenlaakso").sentence.en == "1 of 6 are in place."
    belonging.put(filled, ADMIN, FACILITATOR.account_id, regions=["hus"], organisations=[])
    with pytest.raises(NotAllowed):
        say(filled, "room", "partly", None, region="kymenlaakso")
    say(filled, "room", "partly", None, region="hus")


def test_what_is_said_of_a_region_moves_with_it_and_a_round_with_answers_stays(filled: Database) -> None:
    made = rounds.put(filled, ADMIN, None, number=9, name={"fi": "Yhdeksäs"}, aim={"fi": "Katsotaan."})
    say(filled, "room", "yes", made, region="hus")
    with pytest.raises(Refused):
        regions.delete(filled, ADMIN, "hus")
    regions.merge(filled, ADMIN, "hus", "helsinki")
    with pytest.raises(Refused):
        rounds.delete(filled, ADMIN, made)
    rounds.merge(filled, ADMIN, made, "round-1")
    [answer] = structures.of(filled, ADMIN, PARTICIPATION, "helsinki").log
    assert answer.round_id == "round-1"


def test_a_role_and_a_day_belong_to_an_answer(filled: Database) -> None:
    for role, on_day, state in (("", DAY, "yes"), ("johtaja", None, "yes"), ("johtaja", DAY, "maybe")):
        with pytest.raises(Refused):
            structures.answer(filled, ADMIN, PARTICIPATION, "fee", state=state, role=role, on_day=on_day)
    with pytest.raises(Refused):
        structures.answer(filled, ADMIN, SYSTEMIC, "fee", state="yes", role="johtaja", on_day=DAY)


def test_the_six_structures_of_the_report_and_the_steps_of_the_culture_are_the_items() -> None:
    assert [item.id for item in LISTS[PARTICIPATION]] == ["person", "time", "fee", "room", "feedback", "follow_up"]
    assert len(LISTS[SYSTEMIC]) == 11


def test_a_group_has_an_owner_which_is_a_role(filled: Database) -> None:
    made = groups.put(filled, FACILITATOR, None, kind="team", name={"fi": "Konsultaatiotiimi"}, owner=" johtava sosiaalityöntekijä ")
    assert next(group for group in groups.every(filled) if group.id == made).owner == "johtava sosiaalityöntekijä"
    groups.put(filled, FACILITATOR, made, kind="team", name={"fi": "Konsultaatiotiimi"})
    assert next(group for group in groups.every(filled) if group.id == made).owner is None


@pytest.fixture
def promised(filled: Database) -> tuple[Room, str]:
    """A workshop in which somebody promised something."""
    made = room(filled, "closing_dialogue", people=1)
    made.open("promise")
    return made, made.say(made.people[0], "Lupaan varata aikaa joka viikko.")


def test_management_stands_behind_a_promise_with_a_role_and_a_day(filled: Database, promised: tuple[Room, str]) -> None:
    about = commitments.about_theme(promised[1])
    assert commitments.fits(filled, MANAGEMENT, about) and commitments.log(filled, MANAGEMENT, about) == []
    commitments.record(filled, MANAGEMENT, about, role="palvelujohtaja", on_day=DAY)
    [entry] = commitments.log(filled, FACILITATOR, about)
    assert (entry.stands, entry.role, entry.on_day, entry.by) == (True, "palvelujohtaja", DAY, "Riikka")


def test_its_writer_reads_that_management_stands_behind_it(filled: Database, promised: tuple[Room, str]) -> None:
    made, theme_id = promised
    commitments.record(filled, MANAGEMENT, commitments.about_theme(theme_id), role="palvelujohtaja", on_day=DAY)
    [theme] = what_happened.of(filled, made.people[0])
    steps = theme["way"]
    assert isinstance(steps, list) and steps[-1]["sentence"]["en"] == "Management stands behind it."


def test_what_was_said_before_stays_when_management_no_longer_stands_behind_it(filled: Database, promised: tuple[Room, str]) -> None:
    about = commitments.about_theme(promised[1])
    with pytest.raises(Refused):
        commitments.record(filled, REVIEWER, about, role="palvelujohtaja", on_day=DAY, stands=False)
    commitments.record(filled, REVIEWER, about, role="palvelujohtaja", on_day=DAY)
    commitments.record(filled, REVIEWER, about, role="uusi palvelujohtaja", on_day="2027-02-01", stands=False)
    assert [(entry.stands, entry.role) for entry in commitments.log(filled, REVIEWER, about)] == [
        (True, "palvelujohtaja"),
        (False, "uusi palvelujohtaja"),
    ]


def test_management_stands_behind_what_changed_direction_in_a_round(filled: Database) -> None:
    made = rounds.conclude(filled, REVIEWER, kind="direction", text={"fi": "Tapaamme kotona."}, round_id="round-1")
    commitments.record(filled, MANAGEMENT, commitments.about_conclusion(made), role="johtaja", on_day=DAY)
    assert commitments.log(filled, REVIEWER, commitments.about_conclusion(made))[0].stands
    only_concluded = rounds.conclude(filled, REVIEWER, kind="conclusion", text={"fi": "Luottamus kasvaa."}, round_id="round-1")
    assert not commitments.fits(filled, REVIEWER, commitments.about_conclusion(only_concluded))


def test_nothing_else_is_stood_behind_and_not_everybody_says_so(filled: Database, promised: tuple[Room, str]) -> None:
    made, theme_id = promised
    made.open("add_themes")
    other = made.say(made.people[0], "Meillä puhutaan enemmän.", kind="achievement")
    waiting = made.say(made.people[0], "Odottaa lukijaa.", kind="achievement", show=False)
    for about in (commitments.about_theme(other), commitments.about_theme(waiting), "theme:none", "conclusion:none", "other:1"):
        with pytest.raises(NotFound):
            commitments.record(filled, MANAGEMENT, about, role="johtaja", on_day=DAY)
    for who in (FACILITATOR, replace(REVIEWER, roles=frozenset({"evaluator"})), made.people[0]):
        with pytest.raises(NotAllowed):
            commitments.record(filled, who, commitments.about_theme(theme_id), role="johtaja", on_day=DAY)  # type: ignore[arg-type]
    with pytest.raises(Refused):
        commitments.record(filled, MANAGEMENT, commitments.about_theme(theme_id), role="johtaja", on_day=None)


def test_when_the_thing_itself_goes_nothing_stays_of_who_stood_behind_it(filled: Database, promised: tuple[Room, str]) -> None:
    made, theme_id = promised
    concluded = rounds.conclude(filled, REVIEWER, kind="direction", text={"fi": "Menemme koulujen kautta."}, round_id="round-2")
    for about in (commitments.about_theme(theme_id), commitments.about_conclusion(concluded)):
        commitments.record(filled, MANAGEMENT, about, role="johtaja", on_day=DAY)
    mine.take_back_all(filled, made.people[0], key())
    rounds.take_off(filled, REVIEWER, concluded)
    with filled.read() as look:
        assert look.rows("SELECT * FROM commitment") == []
