"""The pages where a workshop is set up: its join page, the workshop of an event, languages, and who changes the project."""

from dataclasses import replace

import pytest

from participation import join_page, workshops
from participation.model.people import SETTINGS, Staff
from participation.model.workshop import Workshop
from participation.project import events, project
from participation.staff import belonging
from participation.store import Database
from participation.template_files import templates
from participation.web.screen import joining
from tests.builders import ADMIN, FACILITATOR, REVIEWER, accounts
from tests.pages.conftest import SignIn
from tests.pages.opened import html, page, press, words

OWNER = replace(REVIEWER, roles=frozenset({"coordinator", SETTINGS}))


@pytest.fixture
def here(own_database: Database, sign_in: SignIn) -> Database:
    accounts(own_database)
    project.fill_from_report(own_database, ADMIN)
    sign_in(FACILITATOR)
    return own_database


@pytest.fixture
def made(here: Database) -> Workshop:
    return workshops.create(here, FACILITATOR, templates.of("participation_tool"))


def test_roles_and_the_reason_for_an_age_are_written_in_the_plan(here: Database, made: Workshop) -> None:
    at = page("facilitator/plan.py", workshop=made.id)
    roles = at.multiselect(key="join-roles")
    roles.set_value(["psykologi", "sivistystoimi"])
    at.checkbox(key="join-ages").check()
    press(at, "Save the join page")
    assert "Write in one sentence why you ask" in words(at)
    at.text_input(key="join-why").set_value("We hear those who fall through.")
    press(at, "Save the join page")
    stands = join_page.asked(here, FACILITATOR, made.id)
    assert stands.roles == ("psykologi", "sivistystoimi")
    assert stands.age_reason is not None and stands.age_reason.en == "We hear those who fall through."


def test_people_who_only_watch_are_a_number_of_the_plan(here: Database, made: Workshop) -> None:
    at = page("facilitator/plan.py", workshop=made.id)
    at.number_input(key="watching-number").set_value(3)
    press(at, "Save the number")
    assert workshops.get(here, FACILITATOR, made.id).watching == 3


def test_a_workshop_is_made_of_an_event_where_it_stands(here: Database) -> None:
    info = next(one for one in events.every(here) if one.kind == "info")
    at = press(page("facilitator/events.py", edit=info.id), "Make a workshop of it")
    made = events.workshops_of(here, FACILITATOR)[info.id]
    code = made.join_code
    assert "without registration" in html(at) and joining.in_two(code) in html(at)
    assert info.name.en in html(page("facilitator/plan.py", workshop=made.id))


def test_the_language_of_the_own_organisation_comes_first(here: Database) -> None:
    belonging.put(here, ADMIN, FACILITATOR.account_id, regions=[], organisations=["fskc"])
    at = page("facilitator/workshops.py")
    assert "Svenska" in words(at)
    press(at, "Make the workshop")
    [made] = workshops.every(here, FACILITATOR)
    assert (made.organisation_id, made.languages) == ("fskc", ("sv", "fi", "en"))


def test_the_project_says_who_may_change_it_and_lets_its_owner(here: Database, sign_in: SignIn) -> None:
    sign_in(OWNER)
    at = page("admin/project.py", part="glossary")
    assert "coordinators who work at: Socca" in html(at)
    assert not [button for button in page("admin/project.py").button if button.label == "Fill from the report"]
    assert "You need another role" not in words(at)


@pytest.mark.parametrize("who", [FACILITATOR, replace(REVIEWER, roles=frozenset({"coordinator"}))])
def test_no_other_coordinator_opens_the_project(here: Database, sign_in: SignIn, who: Staff) -> None:
    sign_in(who)
    assert "You need another role for this." in words(page("admin/project.py"))
