"""Regions: places, partners and groups; a summary that builds itself; the same questions side by side; who sees which."""

from dataclasses import replace

import pytest

from participation import forms, stages, themes, workshops
from participation.errors import NotAllowed, Refused
from participation.model.people import Staff
from participation.model.texts import Texts
from participation.model.workshop import Workshop
from participation.project import project, regions, structure
from participation.regional import as_text, board, comparison, own_texts, places, region_groups, sight, summary
from participation.staff import belonging
from participation.store import Database
from participation.template_files import templates
from participation.workshops import Plan
from tests import having_read
from tests.builders import ADMIN, FACILITATOR, REVIEWER, Room, accounts, key

COORDINATOR = Staff("staff-1", "kaisa", "Kaisa", frozenset({"coordinator"}), "fi")
MANAGEMENT = replace(REVIEWER, roles=frozenset({"management"}))
KYMENLAAKSO, CAPITAL = "region:kymenlaakso", "group:capital-region"


@pytest.fixture
def filled(database: Database) -> Database:
    accounts(database)
    project.fill_from_report(database, ADMIN)
    return database


def held(database: Database, region: str, template: str = "participation_tool") -> Room:
    """A workshop in a region."""
    return Room(database, workshops.create(database, FACILITATOR, templates.of(template), Plan(region_id=region)))


def checked(database: Database, region: str, steps: tuple[int, ...]) -> Workshop:
    """A closed workshop in which so many people answered that they were listened to, each with a step."""
    made = held(database, region)
    made.join(number=len(steps))
    stage = made.open("check")
    for person, step in zip(made.people, steps, strict=True):
        forms.answer(database, person, key(), stage.id, {"audience": str(step)})
    stages.close_present(database, FACILITATOR, made.workshop.id)
    return made.workshop


def listened(database: Database, who: Staff = COORDINATOR) -> comparison.Compared:
    return next(one for one in comparison.of_project(database, who) if one.field.name == "audience")


def paragraph(database: Database, part: str, area: str = KYMENLAAKSO, who: Staff = REVIEWER) -> summary.Paragraph:
    return next(one for one in summary.of_area(database, who, area).paragraphs if one.part == part)


def texts(*names: str) -> list[Texts]:
    return [Texts.same(name) for name in names]


def named(database: Database, region: str) -> dict[str, str]:
    return {one.name.fi: one.id for one in places.every(database) if one.region_id == region}


def test_a_region_has_places_and_partners_and_a_reworded_place_stays_the_same_one(filled: Database) -> None:
    places.put(filled, ADMIN, "kymenlaakso", places=texts("Kotka", "Kouvola"), partners=texts("Perhekeskushanke"))
    before = named(filled, "kymenlaakso")
    places.put(filled, ADMIN, "kymenlaakso", places=texts("Kouvola", "Kotkan kaupunki"), partners=texts("Nuorisoasema"))
    assert named(filled, "kymenlaakso") == {"Kouvola": before["Kouvola"], "Kotkan kaupunki": before["Kotka"]}
    assert places.partners(filled)["kymenlaakso"] == (Texts.same("Nuorisoasema"),)


def test_a_workshop_names_a_place_inside_its_region_and_no_other(filled: Database) -> None:
    espoo, vantaa = named(filled, "lansi-uusimaa")["Espoo"], named(filled, "vantaa-kerava")["Vantaa"]
    made = workshops.create(filled, FACILITATOR, templates.of("forum"), Plan(region_id="lansi-uusimaa", place_id=espoo))
    assert workshops.get(filled, FACILITATOR, made.id).place_id == espoo
    with pytest.raises(Refused, match="not inside the region"):
        workshops.change_plan(filled, FACILITATOR, made.id, replace(workshops.plan_of(made), place_id=vantaa))
    with pytest.raises(Refused, match="not inside the region"):
        workshops.change_plan(filled, FACILITATOR, made.id, replace(workshops.plan_of(made), region_id="hus"))
    with pytest.raises(Refused, match="has workshops"):
        places.put(filled, ADMIN, "lansi-uusimaa", places=[], partners=[])


def test_merging_a_region_moves_its_places_partners_groups_and_own_texts(filled: Database) -> None:
    own_texts.write(filled, REVIEWER, "region:vantaa-kerava", "held", {"fi": "Oma teksti."})
    with pytest.raises(Refused, match="places"):
        regions.delete(filled, ADMIN, "vantaa-kerava")
    regions.merge(filled, ADMIN, "vantaa-kerava", "kymenlaakso")
    assert {"Vantaa", "Kerava"} <= named(filled, "kymenlaakso").keys()
    assert "kymenlaakso" in region_groups.every(filled)[0].regions
    own = paragraph(filled, "held").own
    assert own is not None and own.text.fi == "Oma teksti."


def test_regions_are_put_together_and_taken_apart_by_an_administrator(filled: Database) -> None:
    with pytest.raises(Refused, match="two or more"):
        region_groups.put(filled, ADMIN, None, name={"fi": "Yksin"}, regions=["hus"])
    made = region_groups.put(filled, ADMIN, None, name={"fi": "Itä"}, regions=["kymenlaakso", "ita-uusimaa"])
    assert next(one for one in region_groups.every(filled) if one.id == made).regions == ("ita-uusimaa", "kymenlaakso")
    region_groups.delete(filled, ADMIN, made)
    assert made not in {one.id for one in region_groups.every(filled)}
    with pytest.raises(NotAllowed):
        region_groups.put(filled, COORDINATOR, None, name={"fi": "x"}, regions=["hus", "helsinki"])


@pytest.mark.parametrize("who", [FACILITATOR, REVIEWER, MANAGEMENT], ids=["facilitator", "reviewer", "management"])
def test_whoever_works_in_a_region_sees_it_and_a_group_only_when_all_of_it_is_theirs(filled: Database, who: Staff) -> None:
    belonging.put(filled, ADMIN, who.account_id, regions=["helsinki"], organisations=[])
    seen = {one.key for one in sight.areas(filled, who)}
    assert seen == {"region:helsinki", "region:koko-alue"}
    for do in (
        lambda: summary.of_area(filled, who, KYMENLAAKSO),
        lambda: summary.of_area(filled, who, CAPITAL),
        lambda: own_texts.write(filled, who, KYMENLAAKSO, "held", {"fi": "x"}),
    ):
        with pytest.raises(NotAllowed):
            do()
    assert {one.region.id for one in board.of_project(filled, who)} == {"helsinki", "koko-alue"}
    for everything in (COORDINATOR, ADMIN, replace(REVIEWER, roles=frozenset({"evaluator"}))):
        assert len(sight.areas(filled, everything)) == 10


def test_an_own_text_stands_beside_the_built_one_in_its_writers_role_and_no_earlier_one_is_lost(filled: Database) -> None:
    built = paragraph(filled, "held").built
    own_texts.write(filled, COORDINATOR, KYMENLAAKSO, "held", {"fi": "Ensimmäinen."})
    own_texts.write(filled, REVIEWER, KYMENLAAKSO, "held", {"fi": "Toinen."})
    now = paragraph(filled, "held")
    assert now.own is not None and (now.own.text.sv, now.own.by_role) == ("Toinen.", "reviewer")
    assert now.built == built
    own_texts.take_off(filled, REVIEWER, KYMENLAAKSO, "held")
    assert paragraph(filled, "held").own is None
    with filled.read() as look:
        assert len(look.rows("SELECT id FROM summary_text WHERE text IS NOT NULL")) == 2
    with pytest.raises(NotAllowed):
        own_texts.write(filled, MANAGEMENT, KYMENLAAKSO, "held", {"fi": "x"})
    with pytest.raises(Refused):
        own_texts.write(filled, REVIEWER, KYMENLAAKSO, "other", {"fi": "x"})


def test_a_summary_tells_what_continues_here_also_when_it_was_said_elsewhere(filled: Database) -> None:
    made = held(filled, "koko-alue", "closing_dialogue")
    [person] = made.join()
    stage = made.open("what_continues")
    for text, region in (("Viikkotiimi jatkuu.", " kymenlaakso "), ("Foorumi jatkuu.", "Päijät-Häme")):
        details = {"region": region, "owner": "esihenkilö"}
        given = themes.add(filled, person, key(), stage_id=stage.id, text=text, kind=None, language="fi", details=details)
        having_read.show(filled, FACILITATOR, str(given["theme"]))
    lines = paragraph(filled, "continues").lines
    assert [line.said.fi for line in lines] == ["Viikkotiimi jatkuu."]
    assert lines[0].note is not None and "esihenkilö" in lines[0].note.fi


def test_nothing_that_waits_or_is_held_stands_in_a_summary_or_on_the_board(filled: Database) -> None:
    made = held(filled, "kymenlaakso", "closing_dialogue")
    [person] = made.join()
    stage = made.open("what_continues")
    ids = [
        str(themes.add(filled, person, key(), stage_id=stage.id, text=text, kind=None, language="fi")["theme"])
        for text in ("Odottaa lukijaa.", "Aikuisen luettava.", "Kaikkien nähtävä.")
    ]
    having_read.hold(filled, FACILITATOR, ids[1])
    having_read.show(filled, FACILITATOR, ids[2])
    said = as_text.markdown(summary.of_area(filled, REVIEWER, KYMENLAAKSO), "fi")
    said += str(board.of_project(filled, REVIEWER))
    assert "Kaikkien nähtävä." in said and "Odottaa" not in said and "Aikuisen" not in said


def test_regions_are_compared_in_the_projects_order_with_the_spread_inside_each(filled: Database) -> None:
    checked(filled, "kymenlaakso", (5, 5, 5, 5, 5))
    checked(filled, "kymenlaakso", (3, 3, 3, 3, 3))
    checked(filled, "ita-uusimaa", (1, 2, 3, 4, 5))
    [axis] = listened(filled).axes
    assert list(axis.scales) == ["ita-uusimaa", "kymenlaakso"]
    inside = axis.scales["kymenlaakso"]
    assert (inside.all.mean, inside.all.spread, inside.all.people, inside.lowest, inside.highest) == (4.0, 1.0, 10, 3.0, 5.0)
    assert axis.scales["ita-uusimaa"].all.spread == 1.4


def test_a_workshop_of_four_is_in_no_sum_so_nothing_can_be_subtracted(filled: Database) -> None:
    checked(filled, "kymenlaakso", (4, 4, 4, 4, 4))
    checked(filled, "ita-uusimaa", (2, 2, 2, 2, 2, 2))
    before = listened(filled)
    checked(filled, "kymenlaakso", (1, 1, 1, 1))
    checked(filled, "hus", (1, 1, 1, 1))
    after = listened(filled)
    assert [axis.scales for axis in after.axes] == [axis.scales for axis in before.axes]
    assert {one.region.id: one.added is None for one in after.regions} == {"ita-uusimaa": False, "kymenlaakso": False, "hus": True}


def test_a_step_that_one_workshop_hides_is_counted_with_the_others_in_its_region(filled: Database) -> None:
    checked(filled, "kymenlaakso", (5,) * 9)
    checked(filled, "kymenlaakso", (5,) * 6 + (1, 2, 3, 4, 1))
    checked(filled, "ita-uusimaa", (5,) * 5)
    added = next(one.added for one in listened(filled).regions if one.region.id == "kymenlaakso")
    assert added is not None and added.numbers == {"5": 15} and added.others == 5 and added.people == 20


def test_a_question_of_one_region_is_not_compared_and_management_compares_too(filled: Database) -> None:
    checked(filled, "kymenlaakso", (4, 4, 4, 4, 4))
    assert comparison.of_project(filled, MANAGEMENT) == []
    checked(filled, "helsinki", (4, 4, 4, 4, 4))
    assert comparison.of_project(filled, MANAGEMENT)


def test_roots_are_told_by_region_from_five_answers_on(filled: Database) -> None:
    for region, answers in (("kymenlaakso", ("seed",) * 3 + ("sprout",) * 4), ("hus", ("root",) * 4)):
        made = held(filled, region, "forum")
        made.join(number=len(answers))
        stage = made.open("rooting")
        for person, answer in zip(made.people, answers, strict=True):
            forms.answer(filled, person, key(), stage.id, {"rooting": answer})
        stages.close_present(filled, FACILITATOR, made.workshop.id)
    found = {region.id: roots for region, roots in comparison.of_roots(filled, REVIEWER)}
    assert (found["kymenlaakso"].mean, found["kymenlaakso"].numbers, found["kymenlaakso"].people) == (1.6, {}, 7)
    assert (found["hus"].mean, found["hus"].people) == (None, 0)
    assert "Fewer than five" in paragraph(filled, "rooting", "region:hus").built.sentence.en
    assert "1.6" in paragraph(filled, "rooting").built.sentence.en


def test_the_board_says_what_is_planned_and_asked_where(filled: Database) -> None:
    made = held(filled, "helsinki")
    asked = held(filled, "hus", "forum")
    [person] = asked.join()
    asked.open("question_list")
    asked.say(person, "Kuka päättää?", kind="question")
    known = {one.region.id: one for one in board.of_project(filled, COORDINATOR)}
    assert [one.id for one in known["helsinki"].planned] == [made.workshop.id]
    assert [line.said.fi for line in known["hus"].questions] == ["Kuka päättää?"]
    assert known["kymenlaakso"].is_empty


def test_work_packages_that_are_active_in_the_region_come_first_and_all_can_be_reached(filled: Database) -> None:
    packages = structure.work_packages(filled)
    region = next(one for one in regions.every(filled) if one.id == "lansi-uusimaa")
    ordered = regions.active_first(packages, region)
    assert [one.id for one in ordered] == ["WP2", "WP3", "WP4", "WP5", "WP6", "WP1"]
    assert regions.active_first(packages, None) == packages


def test_the_text_to_take_along_has_both_texts_and_lets_nothing_in_it_be_markup(filled: Database) -> None:
    own_texts.write(filled, REVIEWER, KYMENLAAKSO, "held", {"fi": "# Oma *teksti*"})
    said = as_text.markdown(summary.of_area(filled, REVIEWER, KYMENLAAKSO), "fi")
    assert "\\# Oma \\*teksti\\*" in said
    assert paragraph(filled, "held").built.sentence.fi in said
