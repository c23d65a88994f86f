"""The plan of a workshop warns and explains, and blocks only what protects children; who sees which workshops."""

from datetime import date

import pytest

from participation import grouping, moderation, review, safety_numbers, stages, workshops
from participation.errors import NotAllowed, Refused
from participation.model.people import Staff
from participation.model.texts import Texts
from participation.model.workshop import Workshop
from participation.project import checklist, plan_checks, project
from participation.staff import belonging
from participation.store import Database
from participation.template_files import templates
from participation.template_files.templates import Template
from participation.workshops import Plan
from tests.builders import ADMIN, FACILITATOR, REVIEWER, accounts

COORDINATOR = Staff("staff-4", "kaisa", "Kaisa", frozenset({"coordinator"}))
EVALUATOR = Staff("staff-5", "eero", "Eero", frozenset({"evaluator"}))
SUPPORT = Texts.same("nuorisotyöntekijä, oven vieressä")


@pytest.fixture
def filled(database: Database) -> Database:
    accounts(database)
    project.fill_from_report(database, ADMIN)
    return database


def made(database: Database, plan: Plan, who: Staff = FACILITATOR) -> Workshop:
    return workshops.create(database, who, templates.of("participation_tool"), plan)


def names(database: Database, workshop: Workshop) -> set[str]:
    return {each.id for each in plan_checks.of_workshop(database, FACILITATOR, workshop.id)}


def test_a_bare_plan_is_warned_about_and_can_begin(filled: Database) -> None:
    bare = made(filled, Plan())
    assert names(filled, bare) >= {"experts", "groups", "receiver", "counterpart"}
    assert not any(each.blocks for each in plan_checks.of_workshop(filled, FACILITATOR, bare.id))
    assert stages.go_on(filled, FACILITATOR, bare.id, after=None) is not None


def test_a_whole_plan_has_nothing_to_say(filled: Database) -> None:
    whole = made(filled, Plan(invited=("E", "C", "M"), receiver="johtava sosiaalityöntekijä", counterpart="nuorisoaseman esihenkilö"))
    assert names(filled, whole) == set()


def test_two_groups_without_experts_are_too_few(filled: Database) -> None:
    assert {"experts", "groups"} <= names(filled, made(filled, Plan(invited=("C", "O"))))
    assert "experts" not in names(filled, made(filled, Plan(invited=("E", "C"))))


@pytest.mark.parametrize("template", templates.all(), ids=lambda template: template.id)
def test_every_template_that_ships_has_its_breaks_in_time(filled: Database, template: Template) -> None:
    assert "break" not in names(filled, workshops.create(filled, FACILITATOR, template))


def test_a_group_of_peers_is_not_asked_to_invite_others(filled: Database) -> None:
    group = workshops.create(filled, FACILITATOR, templates.of("parents_group"), Plan(invited=("E",)))
    assert names(filled, group) == {"receiver", "counterpart"}


def test_a_break_after_45_minutes_stills_the_warning(filled: Database) -> None:
    workshop = made(filled, Plan())
    for stage in stages.of_workshop(filled, FACILITATOR, workshop.id):
        if stage.kind == "pause":
            stages.set_skipped(filled, FACILITATOR, stage.id, skipped=True)
        else:
            stages.edit(filled, FACILITATOR, stage.id, minutes=20)
    assert "break" in names(filled, workshop)
    for stage in stages.of_workshop(filled, FACILITATOR, workshop.id):
        if stage.kind != "pause":
            stages.edit(filled, FACILITATOR, stage.id, minutes=1)
    assert "break" not in names(filled, workshop)


def test_a_workshop_with_children_begins_only_when_all_that_protects_them_is_there(filled: Database) -> None:
    workshop = made(filled, Plan(minors=True, region_id="kymenlaakso"))
    blocking = {each.id for each in plan_checks.of_workshop(filled, FACILITATOR, workshop.id) if each.blocks}
    assert blocking == {"checklist", "support", "local_number"}
    for begin in (
        lambda: stages.go_on(filled, FACILITATOR, workshop.id, after=None),
        lambda: stages.open_stage(filled, FACILITATOR, workshop.id, stages.of_workshop(filled, FACILITATOR, workshop.id)[2].id, after=None),
    ):
        with pytest.raises(Refused) as refused:
            begin()
        said = refused.value.say("en")
        assert "support person" in said and "social emergency" in said and "10 of 10" in said
    safety_numbers.put(filled, ADMIN, {}, {"kymenlaakso": "05 123 456"})
    everything = frozenset(point.id for point in checklist.points())
    checklist.tick(filled, FACILITATOR, workshop.id, everything)
    workshops.change_plan(filled, FACILITATOR, workshop.id, Plan(minors=True, region_id="kymenlaakso", support=SUPPORT))
    assert stages.go_on(filled, FACILITATOR, workshop.id, after=None) is not None


def test_nine_of_ten_points_are_not_enough(filled: Database) -> None:
    workshop = made(filled, Plan(minors=True, support=SUPPORT))
    safety_numbers.put(filled, ADMIN, {safety_numbers.LOCAL: "09 1234"})
    points = [point.id for point in checklist.points()]
    assert len(points) == 10
    checklist.tick(filled, FACILITATOR, workshop.id, frozenset(points[:9]))
    with pytest.raises(Refused, match="1 of 10"):
        stages.go_on(filled, FACILITATOR, workshop.id, after=None)
    checklist.tick(filled, FACILITATOR, workshop.id, frozenset(points))
    assert checklist.of_workshop(filled, FACILITATOR, workshop.id) == set(points)
    assert stages.go_on(filled, FACILITATOR, workshop.id, after=None) is not None


def test_the_number_of_the_own_region_is_shown(filled: Database) -> None:
    safety_numbers.put(filled, ADMIN, {safety_numbers.LOCAL: "09 111"}, {"kymenlaakso": "05 222"})
    there, elsewhere = made(filled, Plan(region_id="kymenlaakso")), made(filled, Plan())
    for workshop, number in ((there, "05 222"), (elsewhere, "09 111")):
        found = {help.id: help.number for help in safety_numbers.for_workshop(filled, workshop.id)}
        assert found[safety_numbers.LOCAL] == number and found["emergency"] == "112" and len(found) == 4
    safety_numbers.put(filled, ADMIN, {}, {"kymenlaakso": ""})
    assert {help.number for help in safety_numbers.for_workshop(filled, there.id)} >= {"09 111"}
    for wrong in ("soita", "9" * 41):
        with pytest.raises(Refused, match="telephone number"):
            safety_numbers.put(filled, ADMIN, {"emergency": wrong})
    with pytest.raises(Refused, match="Write the number"):
        safety_numbers.put(filled, ADMIN, {"emergency": " "})


def test_the_numbers_are_overdue_a_year_after_they_were_checked(filled: Database) -> None:
    safety_numbers.confirm_checked(filled, ADMIN, date(2026, 1, 1))
    with filled.read() as look:
        assert safety_numbers.checked_on(look) == date(2026, 1, 1)
        assert not safety_numbers.overdue(look, date(2027, 1, 1))
        assert safety_numbers.overdue(look, date(2027, 1, 2))


def test_where_nobody_belongs_anywhere_everybody_sees_everything(filled: Database) -> None:
    made(filled, Plan(region_id="helsinki"), ADMIN)
    assert len(workshops.every(filled, FACILITATOR)) == len(workshops.every(filled, REVIEWER)) == 1


def test_a_facilitator_sees_and_leads_their_regions_and_organisations_only(filled: Database) -> None:
    belonging.put(filled, ADMIN, FACILITATOR.account_id, regions=["helsinki", "kymenlaakso"], organisations=["fskc"])
    seen = [
        made(filled, Plan(region_id="helsinki"), ADMIN),
        made(filled, Plan(region_id="kymenlaakso"), ADMIN),
        made(filled, Plan(organisation_id="fskc"), ADMIN),
        made(filled, Plan(region_id="koko-alue"), ADMIN),
        made(filled, Plan(), ADMIN),
        made(filled, Plan(region_id="hus"), FACILITATOR),
    ]
    other = made(filled, Plan(region_id="paijat-hame", organisation_id="verso"), ADMIN)
    assert {each.id for each in workshops.every(filled, FACILITATOR)} == {each.id for each in seen}
    for who in (ADMIN, COORDINATOR, EVALUATOR):
        assert len(workshops.every(filled, who)) == 7
    for do in (
        lambda: workshops.get(filled, FACILITATOR, other.id),
        lambda: stages.go_on(filled, FACILITATOR, other.id, after=None),
        lambda: moderation.queue(filled, FACILITATOR, other.id),
        lambda: grouping.of_workshop(filled, FACILITATOR, other.id),
        lambda: workshops.close(filled, FACILITATOR, other.id),
        lambda: checklist.tick(filled, FACILITATOR, other.id, frozenset()),
        lambda: workshops.change_plan(filled, FACILITATOR, other.id, Plan()),
    ):
        with pytest.raises(NotAllowed, match="region where you don't work"):
            do()


def test_a_reviewer_without_a_belonging_sees_only_the_whole_area_once_others_belong_somewhere(filled: Database) -> None:
    belonging.put(filled, ADMIN, FACILITATOR.account_id, regions=["helsinki"], organisations=[])
    made(filled, Plan(region_id="helsinki"), ADMIN)
    everywhere = made(filled, Plan(region_id="koko-alue"), ADMIN)
    assert [each.id for each in workshops.every(filled, REVIEWER)] == [everywhere.id]
    assert review.every(filled, REVIEWER) == []
    belonging.put(filled, ADMIN, REVIEWER.account_id, regions=["helsinki"], organisations=[])
    assert len(workshops.every(filled, REVIEWER)) == 2


def test_a_coordinator_leads_and_an_evaluator_only_reads(filled: Database) -> None:
    workshop = made(filled, Plan(region_id="hus"), COORDINATOR)
    assert stages.go_on(filled, COORDINATOR, workshop.id, after=None) is not None
    assert workshops.get(filled, EVALUATOR, workshop.id).id == workshop.id
    with pytest.raises(NotAllowed):
        workshops.close(filled, EVALUATOR, workshop.id)


def test_what_is_planned_stays_when_the_region_is_changed_later(filled: Database) -> None:
    workshop = made(filled, Plan(invited=("E", "C"), receiver="johto", minors=True))
    plan = workshops.plan_of(workshops.get(filled, FACILITATOR, workshop.id))
    assert (plan.invited, plan.receiver, plan.minors) == (("E", "C"), "johto", True)
    with pytest.raises(Refused, match="Choose one of the choices"):
        workshops.change_plan(filled, FACILITATOR, workshop.id, Plan(invited=("X",)))
