"""Every use case of staff is tried by whoever may not: signed out, with another role, or from another region."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest

from participation.errors import NotAllowed, Refused
from participation.model.people import SETTINGS, STAFF_ROLES, Staff
from participation.staff import accounts, belonging, signing_in
from participation.store import open_database
from participation.web import who_may
from participation.web.who_may import UseCase
from tests.another_region import SECRET, Elsewhere, build, person
from tests.builders import ADMIN

USE_CASES = who_may.use_cases()
OF_REGIONS = ("facilitator", "reviewer", "management")
OF_NO_WORKSHOP = {"whispers.note"}  # writes a signal of the person's own, wherever they work


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Elsewhere, dict[str, Staff]]:
    """A file with the other region in it, and people of every role who work here."""
    path = tmp_path_factory.mktemp("regions") / "filled.db"
    database = open_database(str(path))
    elsewhere = build(database)
    people = {role: person(database, role) for role in STAFF_ROLES}
    database.close()
    return path, elsewhere, people


@pytest.fixture
def elsewhere(filled: tuple[Path, Elsewhere, dict[str, Staff]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Elsewhere]:
    """The other region, in a database of the test's own."""
    monkeypatch.setenv("YHDESSA_DATA", str(tmp_path))
    shutil.copy(filled[0], tmp_path / "own.db")
    database = open_database(str(tmp_path / "own.db"))
    monkeypatch.setattr("participation.template_files.own_templates.the_database", lambda: database)
    yield replace(filled[1], database=database)
    database.close()


@pytest.fixture
def people(filled: tuple[Path, Elsewhere, dict[str, Staff]]) -> dict[str, Staff]:
    """Somebody of each role who works in another region than the one with everything in it."""
    return filled[2]


def test_there_are_use_cases_and_each_asks_who_it_is() -> None:
    assert len(USE_CASES) > 200
    assert [use.full_name for use in USE_CASES if not use.asks] == []


def test_the_table_is_of_the_code_as_it_is() -> None:
    assert who_may.TABLE.read_text("utf-8") == who_may.as_markdown(), "run: python -m participation.web.who_may"


def test_no_page_of_staff_opens_for_others_than_its_use_cases_are_for() -> None:
    for one in who_may.opened():
        if one.roles is not None and one.uses:
            for role in one.roles - {SETTINGS}:
                assert any(use.may(role) for use in one.uses), f"{role} can open /{one.page.path} and do nothing there"


ENDS: dict[str, Callable[[Elsewhere, Staff], None]] = {
    "disabled": lambda here, who: accounts.disable(here.database, ADMIN, who.account_id),
    "new password": lambda here, who: accounts.give_password(here.database, ADMIN, who.account_id, "neljä pientä kettua"),
    "out everywhere": lambda here, who: signing_in.sign_out_everywhere(here.database, who),
    "no role": lambda here, who: _nothing(here, who),
}


def _nothing(here: Elsewhere, who: Staff) -> None:
    with here.database.write() as change:
        change.run("UPDATE account SET roles = '[]' WHERE id = :id", id=who.account_id)


@pytest.mark.parametrize("ends", ENDS)
def test_nothing_can_be_done_or_read_with_a_page_that_was_left_open(
    elsewhere: Elsewhere, people: dict[str, Staff], ends: str
) -> None:
    ENDS[ends](elsewhere, people["admin"])
    before = elsewhere.everything()
    for use in USE_CASES:
        if ends == "no role" and use.roles is None:
            continue  # what everybody who is signed in may do: their own session, their own signals
        with pytest.raises(NotAllowed):
            elsewhere.call(use, people["admin"])
            pytest.fail(f"{use.full_name} was done by somebody who is {ends}")
    assert elsewhere.everything() == before


@pytest.mark.parametrize("role", [role for role in STAFF_ROLES if role != "admin"])
def test_nobody_does_what_is_for_another_role(elsewhere: Elsewhere, people: dict[str, Staff], role: str) -> None:
    before = elsewhere.everything()
    for use in USE_CASES:
        if not any(use.may(own) for own in people[role].roles):
            try:
                answer = elsewhere.call(use, people[role])
            except NotAllowed:
                continue
            assert answer == {}, f"{use.full_name} was done by a {role}"
    assert elsewhere.everything() == before


def said(elsewhere: Elsewhere, use: UseCase, who: Staff) -> str:
    """What the person is told."""
    try:
        return str(elsewhere.call(use, who))
    except Refused as refused:
        return refused.say("fi")


@pytest.mark.parametrize("role", OF_REGIONS)
def test_nothing_of_another_region_is_read_or_changed(elsewhere: Elsewhere, people: dict[str, Staff], role: str) -> None:
    before = elsewhere.everything()
    for use in (use for use in USE_CASES if use.within_reach and use.may(role) and use.full_name not in OF_NO_WORKSHOP):
        assert SECRET not in said(elsewhere, use, people[role]), use.full_name
    assert elsewhere.everything() == before


@pytest.mark.parametrize("role", OF_REGIONS)
def test_what_is_of_the_whole_project_says_nothing_of_another_regions_workshops(
    elsewhere: Elsewhere, people: dict[str, Staff], role: str
) -> None:
    for use in (use for use in USE_CASES if not use.within_reach and use.may(role)):
        function = getattr(import_module(use.module), use.name)
        if "look" not in signature(function).parameters and use.name not in ("sign_out_everywhere", "change_password"):
            assert SECRET not in said(elsewhere, use, people[role]), use.full_name


def test_who_moves_to_another_region_leaves_the_old_one_at_once(elsewhere: Elsewhere) -> None:
    mover = person(elsewhere.database, "facilitator", "reviewer", region="kymenlaakso")
    decide = next(use for use in USE_CASES if use.full_name == "decisions.decide")
    elsewhere.call(decide, mover)
    belonging.put(elsewhere.database, ADMIN, mover.account_id, regions=["helsinki"], organisations=[])
    before = elsewhere.everything()
    with pytest.raises(NotAllowed):
        elsewhere.call(decide, mover)
    assert elsewhere.everything() == before
