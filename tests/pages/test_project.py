"""The pages of the project: each part is drawn for those who may see it, and what is written there is kept."""

import json

import pytest

from participation import demo, safety_numbers
from participation.model.texts import LANGUAGES
from participation.project import goals, project, regions, structure
from participation.store import Database
from tests.builders import ADMIN, FACILITATOR, REVIEWER, accounts
from tests.pages.conftest import SignIn
from tests.pages.opened import html, page, press, words, write

PARTS = ("about", "packages", "goals", "organisations", "regions", "tags", "roles", "glossary", "people")


@pytest.fixture
def here(own_database: Database, sign_in: SignIn) -> Database:
    accounts(own_database)
    sign_in(ADMIN)
    return own_database


def test_a_new_installation_is_filled_with_a_button_and_emptied_with_another(here: Database) -> None:
    at = press(page("admin/project.py"), "Fill from the report")
    assert "Filled." in words(at) and len(goals.every(here)) == 7
    at.checkbox[0].check().run()
    press(at, "Empty for another project")
    assert goals.every(here) == []


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_the_project_is_drawn_in_each_language(here: Database, sign_in: SignIn, part: str, language: str) -> None:
    project.fill_from_report(here, ADMIN)
    sign_in(ADMIN, language)
    assert words(page("admin/project.py", part=part))


@pytest.mark.parametrize("part", ["packages", "goals", "organisations", "regions", "tags", "roles", "glossary"])
def test_every_list_says_what_to_do_while_it_is_empty(here: Database, part: str) -> None:
    said = words(page("admin/project.py", part=part))
    assert "There are no " in said and "Fill them from the report, or add the first one." in said
    assert "<ul class='chips'></ul>" not in said and "<dl class='meanings'></dl>" not in said


def test_a_work_package_is_changed_where_it_stands(here: Database) -> None:
    project.fill_from_report(here, ADMIN)
    at = page("admin/project.py", part="packages", edit="WP1")
    write(at, "Name", "Help with <b>substances</b>")
    press(at, "Save the work package")
    assert structure.work_packages(here)[0].name.en == "Help with <b>substances</b>"
    assert "&lt;b&gt;substances" in html(at)
    assert structure.work_packages(here)[0].contents[0].fi.startswith("Päihdehuollon")


def test_a_region_with_data_is_refused_in_one_sentence_and_merged(here: Database) -> None:
    demo.load(here)
    at = page("admin/project.py", part="regions", edit="hus")
    press(at, "Delete")
    assert "can't be deleted, because these depend on it: participants" in words(at)
    press(at, "Merge")
    assert "hus" not in {each.id for each in regions.every(here)}


def test_a_goal_is_reshaped_with_its_old_wording_kept(here: Database) -> None:
    project.fill_from_report(here, ADMIN)
    at = page("admin/project.py", part="goals", edit="goal-3")
    write(at, "The goal in words", "A new wording.")
    write(at, "Why, in one sentence", "Nobody could work on it.")
    next(box for box in at.selectbox if box.label == "How it stands").set_value("reshaped")
    press(at, "Save the goal")
    said = html(at)
    assert "A new wording." in said and "Helsinki" in said and "Nobody could work on it." in said


def test_the_numbers_are_written_and_checked(here: Database) -> None:
    project.fill_from_report(here, ADMIN)
    at = page("admin/safety.py")
    assert "local social emergency number is missing" in words(at)
    write(at, "Social emergency service in your area", "09 123")
    write(at, "Kymenlaakso", "05 123")
    press(at, "Save the numbers")
    with here.read() as look:
        assert safety_numbers.local_number(look, "kymenlaakso") == "05 123"
    press(at, "I have checked every number today")
    assert "is missing" not in words(at)


@pytest.mark.parametrize("path", ["admin/project.py", "admin/safety.py"])
@pytest.mark.parametrize("who", [FACILITATOR, REVIEWER])
def test_only_an_administrator_opens_them(here: Database, sign_in: SignIn, path: str, who: object) -> None:
    sign_in(who)  # type: ignore[arg-type]
    assert "You need another role for this." in words(page(path))


def test_who_works_where_is_written(here: Database) -> None:
    project.fill_from_report(here, ADMIN)
    at = page("admin/project.py", part="people", edit=FACILITATOR.account_id)
    next(box for box in at.multiselect if box.label == "Regions").select("Helsinki")
    press(at, "Save where this person works")
    with here.read() as look:
        assert [row["region_id"] for row in look.rows("SELECT region_id FROM belonging")] == ["helsinki"]
    assert json.dumps("Helsinki") and "Helsinki" in html(at)
