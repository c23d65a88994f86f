"""The whisper page: a signal from everyday work, noted on a phone by somebody of the staff or a professional who takes part."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from participation import attendance, moderation, whispers, workshops
from participation.ids import new_token
from participation.model.people import Staff
from participation.model.theme import Theme
from participation.model.workshop import WHISPERS
from participation.store import Database
from participation.web import asker
from tests.builders import ADMIN, FACILITATOR, room

ROOT = Path(__file__).parents[2]
MANAGER = Staff("staff-9", "maija", "Maija", frozenset({"management"}), "fi")


def page() -> AppTest:
    app = AppTest.from_file(str(ROOT / "participation/web/shell.py"), default_timeout=30).run()
    app = app.switch_page(str(ROOT / "pages/note.py")).run()
    assert not app.exception
    return app


def fill(app: AppTest, text: str) -> None:
    app.text_area[0].input(text)
    app.button_group[0].set_value("threat")


def send(app: AppTest) -> AppTest:
    return next(button for button in app.button if button.label == "Send my signal").click().run()


def queue(database: Database) -> list[Theme]:
    found = [known.id for known in workshops.every(database, ADMIN) if known.template == WHISPERS]
    return moderation.queue(database, FACILITATOR, found[0]) if found else []


def test_anybody_of_the_staff_notes_a_signal_and_gets_thanks_and_an_empty_form(
    own_database: Database, sign_in: Callable[..., None]
) -> None:
    sign_in(MANAGER)
    app = page()
    fill(app, "Jono kasvaa.")
    app = send(app)
    assert "Thank you" in app.success[0].value
    assert app.text_area[0].value == ""
    [theme] = queue(own_database)
    assert (theme.text, theme.kind, theme.details) == ("Jono kasvaa.", "threat", {"strength": "whisper", "where": "everyday"})


def test_what_is_refused_leaves_the_text_where_it_is(own_database: Database, sign_in: Callable[..., None]) -> None:
    sign_in(MANAGER)
    app = page()
    app.text_area[0].input("Jono kasvaa.")
    app = send(app)
    assert "threat or an opportunity" in app.warning[0].value
    assert app.text_area[0].value == "Jono kasvaa."
    assert queue(own_database) == []


def test_a_tap_that_comes_twice_is_one_signal(
    own_database: Database, sign_in: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(MANAGER)
    app = page()
    given = app.session_state["note-key"]
    fill(app, "Jono kasvaa.")
    app = send(app)
    whispers.note(own_database, MANAGER, given, text="Jono kasvaa.", kind="threat", language="fi")
    assert len(queue(own_database)) == 1
    assert app.session_state["note-key"] != given


@pytest.mark.parametrize(("role", "may"), [("child_welfare", True), ("young_expert", False)])
def test_of_those_who_take_part_the_professionals_note_signals(
    own_database: Database, sign_in: Callable[..., None], monkeypatch: pytest.MonkeyPatch, role: str, may: bool
) -> None:
    sign_in(None)
    visitor = new_token()
    monkeypatch.setattr(asker, "visitor", lambda: visitor)
    attendance.join(own_database, visitor, room(own_database).workshop.join_code, role, "fi")
    app = page()
    assert bool(app.text_area) is may
    assert any(button.label == "Sign in" for button in app.button) is not may


def test_a_stranger_reads_a_calm_sentence(own_database: Database, sign_in: Callable[..., None]) -> None:
    sign_in(None)
    app = page()
    assert "noted by professionals" in " ".join(str(element.value) for element in app.markdown)
    assert not app.text_area
