"""The page of regions: its parts for each who may see them, own texts, and the places on the project and plan pages."""

from dataclasses import replace
from html import escape

import pytest

from participation import workshops
from participation.model.texts import LANGUAGES
from participation.project import project
from participation.regional import places
from participation.staff import belonging
from participation.store import Database
from participation.template_files import templates
from participation.workshops import Plan
from tests.builders import ADMIN, FACILITATOR, REVIEWER, accounts
from tests.pages.conftest import SignIn
from tests.pages.opened import html, page, press, words, write

PAGE, PARTS = "reviewer/regions.py", ("summary", "compared", "board")
COORDINATOR = replace(REVIEWER, roles=frozenset({"coordinator"}))
MANAGEMENT = replace(REVIEWER, roles=frozenset({"management"}))


@pytest.fixture
def here(own_database: Database, sign_in: SignIn) -> Database:
    accounts(own_database)
    sign_in(ADMIN)
    return own_database


@pytest.mark.parametrize("part", PARTS)
def test_an_empty_installation_says_what_to_do(here: Database, part: str) -> None:
    assert words(page(PAGE, part=part))


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_drawn_in_each_language(shown: Database, sign_in: SignIn, part: str, language: str) -> None:
    sign_in(COORDINATOR, language)
    assert words(page(PAGE, part=part))


def test_management_reads_every_region_and_writes_nothing(shown: Database, sign_in: SignIn) -> None:
    sign_in(MANAGEMENT)
    at = page(PAGE, of="region:kymenlaakso")
    assert "The plans to go on are clearest here." in html(at) and "Built by the tool" in html(at)
    assert not [button for button in at.button if button.label == "Save my text"]


def test_a_facilitator_chooses_among_the_own_regions_only(shown: Database, sign_in: SignIn) -> None:
    belonging.put(shown, ADMIN, FACILITATOR.account_id, regions=["helsinki"], organisations=[])
    sign_in(FACILITATOR)
    at = page(PAGE, of="region:kymenlaakso")
    assert [box.options for box in at.selectbox if box.key == "choose-of"] == [["Helsinki", "Whole area"]]
    assert "The plans to go on are clearest here." not in html(at)


def test_an_own_text_is_written_and_the_built_one_stays(shown: Database, sign_in: SignIn) -> None:
    sign_in(COORDINATOR)
    at = page(PAGE, of="region:helsinki")
    at.text_area(key="own-region:helsinki-held-text-en").input("We met <b>often</b>.")
    press(at, "Save my text")
    assert "We met &lt;b&gt;often&lt;/b&gt;." in html(at) and "workshops have been held." in html(at)


def test_the_comparison_says_that_it_is_no_ranking_and_keeps_the_order_of_the_project(shown: Database) -> None:
    said = html(page(PAGE, part="compared"))
    assert "This is no ranking." in said
    first = said[said.index("<table") :]
    assert first.index("East Uusimaa") < first.index("Kymenlaakso") < first.index("Helsinki")


def test_places_and_partners_are_edited_with_the_region(here: Database) -> None:
    project.fill_from_report(here, ADMIN)
    at = page("admin/project.py", part="regions", edit="kymenlaakso")
    write(at, "Places, one a line", "Kotka\nKouvola")
    write(at, "Partners, one a line", "Youth station")
    press(at, "Save the region")
    assert "Kotka, Kouvola" in html(at) and "Youth station" in html(at)


def test_regions_are_put_together_on_the_project_page(here: Database) -> None:
    project.fill_from_report(here, ADMIN)
    at = page("admin/project.py", part="regions")
    next(field for field in at.text_input if field.key == "region-group-new-name-en").input("The east")
    box = next(each for each in at.multiselect if each.key == "region-group-new-regions")
    box.select("Kymenlaakso").select("East Uusimaa")
    press(at, "Save the group of regions")
    assert "The east" in html(at)


def test_the_plan_puts_active_work_packages_first_and_offers_the_places_of_the_region(here: Database, sign_in: SignIn) -> None:
    project.fill_from_report(here, ADMIN)
    made = workshops.create(here, FACILITATOR, templates.of("forum"), Plan(region_id="lansi-uusimaa"))
    at = page("facilitator/plan.py", workshop=made.id)
    packages = next(box for box in at.selectbox if box.label == "Work package")
    assert "active here" in packages.options[1] and packages.options[-1].startswith("1. ") and len(packages.options) == 7
    box = next(each for each in at.selectbox if each.label == "Place in the region")
    espoo = next(one for one in places.every(here) if one.name.fi == "Espoo")
    box.set_value(espoo.id)
    press(at, "Save the plan")
    assert workshops.get(here, ADMIN, made.id).place_id == espoo.id


def test_the_list_of_workshops_is_narrowed_by_region_and_place(here: Database, sign_in: SignIn) -> None:
    project.fill_from_report(here, ADMIN)
    espoo = next(one for one in places.every(here) if one.name.fi == "Espoo")
    workshops.create(here, ADMIN, templates.of("forum"), Plan(region_id="lansi-uusimaa", place_id=espoo.id))
    workshops.create(here, ADMIN, templates.of("conversation"), Plan(region_id="helsinki"))
    at = page("facilitator/workshops.py", region="lansi-uusimaa", place=espoo.id)
    said = html(at)
    assert escape(templates.of("forum").title.en) in said and "Espoo" in said
    assert "<h2>" + templates.of("conversation").title.en not in said
