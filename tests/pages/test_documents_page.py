"""The pages of documents and for newcomers, and the project's part that takes it along and in."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from participation.carrying import take_along
from participation.model.people import STAFF_ROLES, Staff
from participation.model.texts import LANGUAGES
from participation.project import project
from participation.staff import newcomers
from participation.store import Database
from participation.web import newcomer_parts
from tests.builders import ADMIN, FACILITATOR, REVIEWER, accounts
from tests.pages.conftest import SignIn
from tests.pages.opened import html, page, press, words, write

EVALUATOR = replace(REVIEWER, roles=frozenset({"evaluator"}))
PARTS = ("report", "newsletter", "statement", "path")


@pytest.fixture
def here(own_database: Database, sign_in: SignIn) -> Database:
    accounts(own_database)
    sign_in(EVALUATOR)
    return own_database


@pytest.mark.parametrize("part", PARTS)
def test_an_empty_installation_says_what_documents_are_made_of(here: Database, part: str) -> None:
    assert words(page("reviewer/reports.py", part=part))


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_is_read_on_the_page_before_it_is_taken_away(shown: Database, sign_in: SignIn, part: str, language: str) -> None:
    sign_in(EVALUATOR, language)
    at = page("reviewer/reports.py", part=part)
    assert f'<article class="document" lang="{language}">' in html(at) and len(at.get("download_button")) == 3


def test_the_language_of_a_document_is_chosen_by_itself(shown: Database) -> None:
    at = page("reviewer/reports.py", part="report")
    next(box for box in at.selectbox if box.label == "Language of the document").set_value("sv").run()
    assert "Frågor och resultat" in html(at) and "Documents" in words(at)


def test_a_round_in_the_address_is_the_one_of_the_document(shown: Database) -> None:
    with shown.read() as look:
        last = look.rows("SELECT id FROM round ORDER BY number")[-1]["id"]
    at = page("reviewer/reports.py", part="report", round=last)
    assert "Evaluation report: " in html(at) and "The same questions in each round" not in html(at)


def test_what_the_writer_adds_is_escaped(shown: Database) -> None:
    at = page("reviewer/reports.py", part="newsletter")
    write(at, "Greeting, in your own words", "Dear <b>friends</b>")
    at.run()
    assert "Dear &lt;b&gt;friends&lt;/b&gt;" in html(at)


def test_a_facilitator_has_no_documents(shown: Database, sign_in: SignIn) -> None:
    sign_in(FACILITATOR)
    assert "You need another role" in words(page("reviewer/reports.py"))


@pytest.mark.parametrize("role", STAFF_ROLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_newcomer_in_any_role_reads_the_page_in_their_language(here: Database, sign_in: SignIn, role: str, language: str) -> None:
    sign_in(replace(REVIEWER, roles=frozenset({role})), language)
    at = page("newcomer.py")
    assert html(at).count("<li><b>") == 5 and "<dt>" in html(at)
    assert "![" not in words(at) and "](" not in words(at)


def test_the_first_page_leads_a_newcomer_there_until_they_have_read_it(here: Database, sign_in: SignIn) -> None:
    sign_in(ADMIN)

    def leads(at: AppTest) -> bool:
        return any("Begin with this" in link.proto.label for link in at.get("page_link"))

    assert leads(page("facilitator/workshops.py")) and not leads(page("admin/project.py"))
    page("newcomer.py")
    assert not newcomers.is_new(here, ADMIN) and not leads(page("facilitator/workshops.py"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", [FACILITATOR, REVIEWER, ADMIN])
def test_the_chapter_of_the_guide_is_that_of_the_role(who: Staff, language: str) -> None:
    said = newcomer_parts.chapter(who, language)
    assert said.startswith("# ") and len(said) > 500


def test_a_project_is_taken_along_and_in(here: Database, sign_in: SignIn) -> None:
    sign_in(ADMIN)
    project.fill_from_report(here, ADMIN)
    at = page("admin/project.py", part="carry")
    assert len(at.get("download_button")) == 1
    whole = take_along.as_yaml(here, ADMIN)
    project.empty_for_another(here, ADMIN)
    at.session_state["project-file-given"] = whole
    at.run()
    assert "Work packages: <b>6</b>" in html(at)
    press(at, "Take it in")
    assert "Taken in." in words(at) and take_along.as_yaml(here, ADMIN) == whole
    at.session_state["project-file-given"] = b"carries: x"
    at.run()
    assert "“version” is missing" in words(at) or "is not known" in words(at)
