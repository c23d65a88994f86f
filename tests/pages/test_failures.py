"""What fails unexpectedly on a page of staff: the page is drawn, and says so."""

from typing import NoReturn

import pytest
from streamlit.testing.v1 import AppTest

from participation import stages, workshops
from participation.staff import accounts as staff_accounts
from participation.store import Database
from participation.web.middleware import SORRY
from tests.builders import ADMIN, FACILITATOR, accounts, room
from tests.pages.conftest import SignIn
from tests.pages.opened import page, press, write


def breaks(*_: object, **__: object) -> NoReturn:
    raise RuntimeError("disk is full")


def said(at: AppTest) -> list[str]:
    return [str(warning.value) for warning in at.warning]


@pytest.fixture(autouse=True)
def here(own_database: Database) -> Database:
    accounts(own_database)
    return own_database


def test_the_console_is_whole_and_says_so_until_the_next_try(here: Database, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    made = room(here, people=1)
    made.open("add_themes")
    made.say(made.people[0], "Meitä kuunnellaan", show=False)
    sign_in(FACILITATOR)
    at = page("facilitator/run.py", workshop=made.workshop.id)
    with monkeypatch.context() as broken:
        broken.setattr(workshops, "freeze", breaks)
        press(at, "Stop the picture")
    assert said(at) == [SORRY]
    at.run()
    assert said(at) == [SORRY], "a part that is drawn anew keeps saying it"
    press(at, "Stop the picture")
    assert said(at) == []
    with monkeypatch.context() as broken:
        broken.setattr(stages, "go_on", breaks)
        next(button for button in at.button if button.label.startswith("Start: ")).click().run()
    assert said(at) == [SORRY]
    assert any(button.label.startswith("Start: ") for button in at.button)


def test_a_form_that_broke_the_page_is_there_again_with_what_was_written(sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(ADMIN)
    at = page("admin/accounts.py")
    write(at, "Name", "Maija")
    monkeypatch.setattr(staff_accounts, "create", breaks)
    press(at, "Make the account")
    assert said(at) == [SORRY]
    assert next(field for field in at.text_input if field.label == "Name").value == "Maija"


def test_a_page_that_always_breaks_says_so_and_ends(sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(ADMIN)
    at = page("admin/accounts.py")
    monkeypatch.setattr(staff_accounts, "every", breaks)
    at.run()
    assert at.exception or said(at)
