"""Every page of staff is opened, the session ends, and then everything on it is pressed, chosen and written: nothing happens.

Pages are found by themselves, so that a new one can't be forgotten.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle
from typing import Any

import bcrypt
import pytest
from streamlit.testing.v1 import AppTest

from participation import clock, demo, ids, shared_texts, workshops
from participation.model.people import STAFF_ROLES, Staff
from participation.model.texts import Texts
from participation.model.workshop import WHISPERS, Workshop
from participation.secrecy import token_hash
from participation.staff import accounts, belonging, signing_in
from participation.store import Database, the_database
from participation.web import asker, pages
from participation.web.project import editor
from tests.builders import ADMIN
from tests.pages.opened import page, words

OF_STAFF = [one for one in pages.every() if one.roles or one.path in ("note", "start_here", "accounts")]
MORE: dict[str, list[dict[str, str]]] = {"models": [{"model": "new"}]}  # what else stands in an address
OF_THE_PERSON: dict[str, list[str]] = {"session": [], "counter": []}  # the button to sign out is pressed, too
NEEDS_THE_WORKSHOP = ("run", "plan", "results")


@dataclass
class Desk:
    """The demo project, and who sits before it."""

    database: Database
    workshop: Workshop
    token: str = ""

    def sit_down(self, *roles: str) -> Staff:
        """Somebody new is signed in with these roles."""
        account, self.token, now = ids.new_id(), ids.new_token(), clock.now()
        row = {"id": account, "username": account, "name": "Aino", "password_hash": "none", "roles": json.dumps(roles)}
        with self.database.write() as change:
            change.save("account", {**row, "created_at": now, "disabled_at": None})
            session = {"token_hash": token_hash(self.token), "account_id": account, "created_at": now, "revoked_at": None}
            change.save("session", {**session, "expires_at": clock.later(now, seconds=3600)}, key=("token_hash",))
        found = signing_in.of_session(self.database, self.token, "en")
        assert found is not None
        return found

    def everything(self) -> dict[str, list[str]]:
        """All that stands in the database."""
        with self.database.read() as look:
            tables = look.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            return {row["name"]: sorted(str(dict(one)) for one in look.rows(f"SELECT * FROM {row['name']}")) for row in tables}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YHDESSA_DATA", str(tmp_path_factory.mktemp("left-open")))
        patch.delenv("YHDESSA_DATABASE", raising=False)
        the_database.cache_clear()
        database = the_database()
        demo.load(database)
        going_on = next(one for one in workshops.every(database, ADMIN) if one.state == "open" and one.template != WHISPERS)
        with database.write() as change:
            change.run("UPDATE workshop SET region_id = 'kymenlaakso' WHERE id = :id", id=going_on.id)
        made = Desk(database, going_on)
        real = bcrypt.gensalt
        patch.setattr(bcrypt, "gensalt", lambda: real(rounds=4))
        patch.setattr(asker, "session", lambda: made.token)
        patch.setattr(asker, "language", lambda: "en")
        made.sit_down("admin")  # one administrator stays
        yield made
        database.close()
        the_database.cache_clear()


ENDS: dict[str, Callable[[Database, Staff], None]] = {
    "disabled": lambda database, who: accounts.disable(database, ADMIN, who.account_id),
    "a new password": lambda database, who: accounts.give_password(database, ADMIN, who.account_id, "neljä pientä kettua"),
    "out everywhere": signing_in.sign_out_everywhere,
}


def opened(desk: Desk, path: str, **query: str) -> AppTest:
    """The page, with the workshop where it needs one."""
    file = next(one.file for one in pages.every() if one.path == path)
    return page(file, **({"workshop": desk.workshop.id} if path in NEEDS_THE_WORKSHOP else {}), **query)


def ways_in(desk: Desk, path: str) -> list[tuple[AppTest, dict[str, str]]]:
    """The page as it opens, each of its parts, and each with the form for something new."""
    found: list[str] = []
    real = editor.part

    def remember(parts: Mapping[str, str | Texts], name: str = "part") -> str:
        found.extend(parts)
        return real(parts, name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(editor, "part", remember)
        first = opened(desk, path)
    queries = [{"part": part} for part in found] + [{"part": part, "edit": "new"} for part in found] + MORE.get(path, [])
    return [(first, {}), *((opened(desk, path, **query), query) for query in queries)]


def touch_everything(at: AppTest) -> int:
    """Presses each button, ticks each box, chooses something else and writes in every field, all at once; gives how many there were."""
    touched = 0
    for button in at.button:
        if not button.disabled:
            button.click()
            touched += 1
    for box in [*at.checkbox, *at.toggle]:
        box.set_value(not box.value)
        touched += 1
    for choice in [*at.selectbox, *at.radio]:
        known = [option for option in choice.options if _says_itself(choice, option)]
        if len(known) > 1:
            choice.set_value(next(option for option in known if option != choice.value))
            touched += 1
    for field in [*at.text_input, *at.text_area]:
        field.set_value("Something else")
        touched += 1
    for number in at.number_input:
        number.increment()
        touched += 1
    return touched


def _says_itself(choice: Any, option: str) -> bool:
    """Whether a choice is kept as it is shown: another one can't be made by its words."""
    try:
        return bool(choice.format_func(option) == option)
    except KeyError:
        return False


@pytest.mark.parametrize(("one", "ends"), list(zip(OF_STAFF, cycle(ENDS), strict=False)), ids=lambda value: getattr(value, "path", value))
def test_nothing_can_be_done_on_a_page_that_was_left_open(desk: Desk, one: pages.Page, ends: str) -> None:
    who = desk.sit_down(*STAFF_ROLES)
    before_them = ways_in(desk, one.path)
    ENDS[ends](desk.database, who)
    before = desk.everything()
    touched = 0
    for at, query in before_them:
        touched += touch_everything(at)
        at.run()
        assert not at.exception, (query, at.exception)
        assert desk.everything() == before, query
        if one.roles:
            assert "Sign in to see this page." in words(at), query
    assert touched > 0


def test_a_decision_is_not_saved_from_a_page_that_was_left_open(desk: Desk) -> None:
    who = desk.sit_down("reviewer")
    at = opened(desk, "review")
    ENDS["disabled"](desk.database, who)
    before = desk.everything()
    asked = [choice for choice in at.button_group if str(choice.key).startswith("status-")]
    assert asked
    asked[0].set_value(next(iter(shared_texts.statuses())))
    touch_everything(at)
    at.run()
    assert desk.everything() == before


@pytest.mark.parametrize("path", ["run", "plan", "results"])
def test_who_was_moved_to_another_region_does_nothing_more_to_a_workshop_of_the_old_one(desk: Desk, path: str) -> None:
    who = desk.sit_down("facilitator", "reviewer")
    belonging.put(desk.database, ADMIN, who.account_id, regions=["kymenlaakso"], organisations=[])
    before_them = ways_in(desk, path)
    belonging.put(desk.database, ADMIN, who.account_id, regions=["hus"], organisations=[])
    before = {**desk.everything(), **OF_THE_PERSON}
    for at, query in before_them:
        touch_everything(at)
        at.run()
        assert {**desk.everything(), **OF_THE_PERSON} == before, query
        assert desk.workshop.title.en not in words(at)
