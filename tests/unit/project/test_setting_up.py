"""How a workshop is set up: the organisation's language first, a workshop of an event, and who may change the project."""

import pytest

from participation import access, attendance, workshops
from participation.errors import NotAllowed, NotFound, Refused
from participation.ids import new_token
from participation.model.people import SETTINGS, Staff
from participation.project import events, first_plan, glossary, organisations, project, structure
from participation.staff import belonging
from participation.store import Database
from tests.builders import ADMIN, FACILITATOR, REVIEWER, accounts, room

COORDINATOR = Staff(REVIEWER.account_id, "riikka", "Riikka", frozenset({"coordinator"}), "fi")


@pytest.fixture
def filled(database: Database) -> Database:
    accounts(database)
    project.fill_from_report(database, ADMIN)
    return database


def allowed(database: Database, who: Staff = COORDINATOR) -> Staff:
    with database.read() as look:
        return access.now(look, who)


def test_a_new_workshop_starts_in_the_language_of_its_makers_organisation(filled: Database) -> None:
    assert first_plan.of(filled, FACILITATOR).organisation_id is None
    belonging.put(filled, ADMIN, FACILITATOR.account_id, regions=[], organisations=["fskc"])
    plan = first_plan.of(filled, FACILITATOR)
    assert (plan.organisation_id, tuple(plan.languages)) == ("fskc", ("sv", "fi", "en"))
    assert first_plan.in_order("sv", ["fi", "sv"]) == ("sv", "fi")
    assert first_plan.first_language(filled, "socca") == "fi" and first_plan.first_language(filled, None) is None


def test_a_coordinator_of_the_administering_organisation_changes_the_project_and_no_other_does(filled: Database) -> None:
    assert allowed(filled).roles == COORDINATOR.roles
    belonging.put(filled, ADMIN, COORDINATOR.account_id, regions=[], organisations=["fskc"])
    assert SETTINGS not in allowed(filled).roles
    belonging.put(filled, ADMIN, COORDINATOR.account_id, regions=[], organisations=["socca"])
    owner = allowed(filled)
    assert SETTINGS in owner.roles and SETTINGS not in allowed(filled, FACILITATOR).roles
    glossary.put(filled, owner, None, term={"fi": "polku"}, meaning={"fi": "askeleet avun luo"})
    structure.put_action_set(filled, owner, 1, {"fi": "Uusi nimi"})
    for do in (
        lambda: project.empty_for_another(filled, owner),
        lambda: organisations.delete(filled, owner, "fskc"),
        lambda: belonging.put(filled, owner, owner.account_id, regions=[], organisations=[]),
    ):
        with pytest.raises(NotAllowed):
            do()


def test_an_owner_gives_nobody_else_the_project(filled: Database) -> None:
    belonging.put(filled, ADMIN, COORDINATOR.account_id, regions=[], organisations=["socca"])
    owner, other = allowed(filled), next(one for one in organisations.every(filled) if one.id == "fskc")
    with pytest.raises(Refused, match="Only an administrator"):
        organisations.put(filled, owner, "fskc", name=other.name.as_json(), role="administrator", language="sv")
    with pytest.raises(Refused, match="Only an administrator"):
        organisations.put(filled, owner, "socca", name={"fi": "Socca"}, role="partner", language="fi")
    organisations.put(filled, owner, "socca", name={"fi": "Socca"}, role="administrator", language="fi")


def test_an_event_gets_a_workshop_with_a_join_code_once(filled: Database) -> None:
    info = events.put(filled, FACILITATOR, None, kind="info", name={"fi": "SYTY-info"}, heads=45, region_id="helsinki")
    made = events.make_workshop(filled, FACILITATOR, info)
    assert (made.event_id, made.title.fi, made.region_id, made.template) == (info, "SYTY-info", "helsinki", "forum_info")
    assert events.make_workshop(filled, FACILITATOR, info).id == made.id
    assert events.workshops_of(filled, FACILITATOR)[info].id == made.id
    attendance.join(filled, new_token(), made.join_code, "young_expert", "fi")
    assert next(one for one in events.every(filled) if one.id == info).heads == 45
    events.delete(filled, FACILITATOR, info)
    assert workshops.get(filled, FACILITATOR, made.id).event_id is None


def test_only_who_leads_workshops_makes_one_of_an_event(filled: Database) -> None:
    info = events.put(filled, FACILITATOR, None, kind="info", name={"fi": "Info"})
    with pytest.raises(NotAllowed):
        events.make_workshop(filled, REVIEWER, info)
    with pytest.raises(NotFound):
        events.make_workshop(filled, FACILITATOR, "nothing")
    management = Staff("m", "m", "M", frozenset({"management"}))
    assert events.workshops_of(filled, management) == {}


def test_the_plan_of_a_workshop_of_an_event_can_be_changed_and_stays_its(filled: Database) -> None:
    info = events.put(filled, FACILITATOR, None, kind="info", name={"fi": "Info"})
    made = events.make_workshop(filled, FACILITATOR, info)
    workshops.change_plan(filled, FACILITATOR, made.id, workshops.plan_of(made))
    assert workshops.get(filled, FACILITATOR, made.id).event_id == info
    assert room(filled).workshop.event_id is None
