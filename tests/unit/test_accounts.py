"""Accounts, passwords, signing in and out, and those who guess."""

import time
from datetime import UTC, datetime, timedelta

import bcrypt
import pytest

from participation import clock, guessing
from participation.errors import NotAllowed, Refused, SlowDown
from participation.model.people import Participant, Staff
from participation.staff import accounts, passwords, signing_in
from participation.store import Database

PASSWORD = "kolme pientä kettua"
VISITOR = "v" * 43


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    real = bcrypt.gensalt
    monkeypatch.setattr(bcrypt, "gensalt", lambda: real(rounds=4))


class Clock:
    """A clock that the test moves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at = datetime(2026, 9, 12, 9, 0, tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda: clock.stamp(self.at))

    def passes(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def time_of(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def admin(database: Database) -> Staff:
    code = accounts.invite_first_administrator(database)
    assert code
    return accounts.create_first_administrator(database, code, "Aino", "Aino Admin", PASSWORD)


def session(database: Database, username: str = "aino", password: str = PASSWORD) -> str:
    return signing_in.redeem(database, VISITOR, signing_in.sign_in(database, VISITOR, username, password))


def test_the_first_code_makes_one_administrator_and_dies(database: Database) -> None:
    code = accounts.invite_first_administrator(database)
    assert code and accounts.none_yet(database)
    first = accounts.create_first_administrator(database, code.lower(), "aino", "Aino", PASSWORD)
    assert first.roles == {"admin"}
    with pytest.raises(NotAllowed):
        accounts.create_first_administrator(database, code, "eve", "Eve", PASSWORD)
    assert accounts.invite_first_administrator(database) is None


def test_a_wrong_or_an_older_first_code_makes_nobody(database: Database) -> None:
    older = accounts.invite_first_administrator(database)
    accounts.invite_first_administrator(database)
    for code in ("", "AAAAA-AAAAA-AAAAA-AAAAA", older or ""):
        with pytest.raises(NotAllowed):
            accounts.create_first_administrator(database, code, "eve", "Eve", PASSWORD)
    assert accounts.none_yet(database)


def test_no_secret_is_kept_as_it_is(database: Database, admin: Staff) -> None:
    ticket = signing_in.sign_in(database, VISITOR, "aino", PASSWORD)
    token = signing_in.redeem(database, VISITOR, ticket)
    with database.read() as look:
        kept = str([look.rows(f"SELECT * FROM {table}") for table in ("account", "session", "ticket", "setting")])
    for secret in (PASSWORD, ticket, token, VISITOR):
        assert secret not in kept


def test_who_signs_in_is_known_by_their_session_until_they_sign_out(database: Database, admin: Staff) -> None:
    token = session(database)
    assert signing_in.of_session(database, token, "sv") == Staff(admin.account_id, "aino", "Aino Admin", frozenset({"admin"}), "sv")
    signing_in.sign_out(database, token)
    assert signing_in.of_session(database, token) is None


def test_signing_out_everywhere_ends_every_session_of_the_account(database: Database, admin: Staff) -> None:
    tokens = [session(database), session(database)]
    signing_in.sign_out_everywhere(database, admin)
    assert [signing_in.of_session(database, token) for token in tokens] == [None, None]


def test_a_session_ends_after_twelve_hours(database: Database, admin: Staff, time_of: Clock) -> None:
    token = session(database)
    time_of.passes(12 * 3600 - 1)
    assert signing_in.of_session(database, token)
    time_of.passes(2)
    assert signing_in.of_session(database, token) is None


def test_a_ticket_works_once_soon_and_only_in_its_own_browser(database: Database, admin: Staff, time_of: Clock) -> None:
    ticket = signing_in.sign_in(database, VISITOR, "aino", PASSWORD)
    signing_in.redeem(database, VISITOR, ticket)
    with pytest.raises(NotAllowed):
        signing_in.redeem(database, VISITOR, ticket)
    stolen = signing_in.sign_in(database, VISITOR, "aino", PASSWORD)
    with pytest.raises(NotAllowed):
        signing_in.redeem(database, "w" * 43, stolen)
    with pytest.raises(NotAllowed):
        signing_in.redeem(database, VISITOR, stolen)
    late = signing_in.sign_in(database, VISITOR, "aino", PASSWORD)
    time_of.passes(31)
    with pytest.raises(NotAllowed):
        signing_in.redeem(database, VISITOR, late)


@pytest.mark.parametrize("password", ["", "kolme pientä", "x" * 73, "ä" * 40, PASSWORD + "\0", "KOLME PIENTÄ KETTUA"])
def test_a_wrong_password_opens_nothing(database: Database, admin: Staff, password: str) -> None:
    with pytest.raises(Refused):
        signing_in.sign_in(database, VISITOR, "aino", password)


def test_an_unknown_name_gets_the_same_answer_and_the_same_work(database: Database, admin: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []
    real = bcrypt.checkpw
    monkeypatch.setattr(bcrypt, "checkpw", lambda password, kept: bool(checked.append(kept)) or real(password, kept))
    answers = []
    for name in ("aino", "nobody"):
        with pytest.raises(Refused) as refused:
            signing_in.sign_in(database, VISITOR, name, "a wrong password")
        answers.append(refused.value.message_id)
    assert answers[0] == answers[1] and len(checked) == 2


def test_the_hash_for_nobody_costs_as_much_as_a_real_one() -> None:
    assert passwords._NOBODYS.split("$")[2] == "12"
    started = time.perf_counter()
    assert not passwords.fits("anything at all", None)
    assert time.perf_counter() - started > 0.02


@pytest.mark.parametrize("password", ["too short", "x" * 73, "ä" * 37, "aaaaaaaaaaaaaaaa", "aino was here today", "with a zero \0 byte"])
def test_a_new_password_is_long_enough_and_not_easy(password: str) -> None:
    with pytest.raises(Refused):
        passwords.check_new(password, "aino")


@pytest.mark.parametrize("password", ["x y z w 12345", "ä" * 29 + "abcdeföåxyz1", "abcdefghijkl"])
def test_a_password_of_twelve_to_seventy_two_bytes_is_taken(password: str) -> None:
    passwords.check_new(password, "aino")


def test_changing_the_password_needs_the_present_one_and_ends_all_sessions(database: Database, admin: Staff) -> None:
    token = session(database)
    with pytest.raises(Refused):
        accounts.change_password(database, admin, "not the present one", "neljä pientä kettua")
    assert signing_in.of_session(database, token)
    accounts.change_password(database, admin, PASSWORD, "neljä pientä kettua")
    assert signing_in.of_session(database, token) is None
    assert session(database, password="neljä pientä kettua")


def test_a_disabled_account_is_out_at_once_and_back_when_enabled(database: Database, admin: Staff) -> None:
    made = accounts.create(database, admin, "ville", "Ville", ["facilitator"], PASSWORD)
    token = session(database, "ville")
    accounts.disable(database, admin, made.id)
    assert signing_in.of_session(database, token) is None
    with pytest.raises(Refused):
        signing_in.sign_in(database, VISITOR, "ville", PASSWORD)
    accounts.enable(database, admin, made.id)
    assert session(database, "ville")


def test_roles_are_taken_from_the_account_at_every_look(database: Database, admin: Staff) -> None:
    made = accounts.create(database, admin, "ville", "Ville", ["facilitator"], PASSWORD)
    token = session(database, "ville")
    accounts.set_roles(database, admin, made.id, ["reviewer"])
    who = signing_in.of_session(database, token)
    assert who and who.roles == {"reviewer"}


@pytest.mark.parametrize("ends", ["disabled", "new password", "own password", "out", "out everywhere", "role", "time"])
def test_who_was_signed_in_a_moment_ago_may_do_nothing_any_more(database: Database, admin: Staff, time_of: Clock, ends: str) -> None:
    made = accounts.create(database, admin, "ville", "Ville", ["admin"], PASSWORD)
    token = session(database, "ville")
    held = signing_in.of_session(database, token)
    assert held and accounts.every(database, held)
    {
        "disabled": lambda: accounts.disable(database, admin, made.id),
        "new password": lambda: accounts.give_password(database, admin, made.id, "neljä pientä kettua"),
        "own password": lambda: accounts.change_password(database, held, PASSWORD, "neljä pientä kettua"),
        "out": lambda: signing_in.sign_out(database, token),
        "out everywhere": lambda: signing_in.sign_out_everywhere(database, held),
        "role": lambda: accounts.set_roles(database, admin, made.id, ["facilitator"]),
        "time": lambda: time_of.passes(12 * 3600 + 1),
    }[ends]()
    for use in (
        lambda: accounts.every(database, held),
        lambda: accounts.create(database, held, "eve", "Eve", ["admin"], PASSWORD),
        lambda: accounts.disable(database, held, admin.account_id),
    ):
        with pytest.raises(NotAllowed):
            use()
    if ends != "role":
        with pytest.raises(NotAllowed):
            signing_in.sign_out_everywhere(database, held)


def test_the_last_administrator_stays(database: Database, admin: Staff) -> None:
    with pytest.raises(Refused):
        accounts.disable(database, admin, admin.account_id)
    with pytest.raises(Refused):
        accounts.set_roles(database, admin, admin.account_id, ["facilitator"])
    assert [account.disabled for account in accounts.every(database, admin)] == [False]


def test_only_an_administrator_manages_accounts(database: Database, admin: Staff) -> None:
    made = accounts.create(database, admin, "ville", "Ville", ["facilitator", "reviewer"], PASSWORD)
    ville = Staff(made.id, made.username, made.name, made.roles)
    child = Participant("p", "w", "young", "E", "fi")
    for who in (ville, child):
        for use in (
            lambda who=who: accounts.create(database, who, "eve", "Eve", ["admin"], PASSWORD),
            lambda who=who: accounts.every(database, who),
            lambda who=who: accounts.set_roles(database, who, made.id, ["admin"]),
            lambda who=who: accounts.give_password(database, who, admin.account_id, PASSWORD),
            lambda who=who: accounts.disable(database, who, admin.account_id),
            lambda who=who: accounts.enable(database, who, admin.account_id),
        ):
            with pytest.raises(NotAllowed):
                use()


@pytest.mark.parametrize(
    ("username", "name", "roles"),
    [
        ("AINO ", "Toinen", ["admin"]),
        ("a b", "A", ["admin"]),
        ("x", "A", ["admin"]),
        ("eve", " ", ["admin"]),
        ("eve", "E", []),
        ("eve", "E", ["boss"]),
    ],
)
def test_an_account_needs_a_free_name_and_a_known_role(
    database: Database, admin: Staff, username: str, name: str, roles: list[str]
) -> None:
    with pytest.raises(Refused):
        accounts.create(database, admin, username, name, roles, PASSWORD)


def wrong(database: Database, name: str = "aino") -> float:
    """Tries a wrong password; gives the seconds that it has to wait, or 0 when it was looked at."""
    try:
        signing_in.sign_in(database, VISITOR, name, "a wrong password")
    except SlowDown as slow:
        return slow.again_in
    except Refused:
        pass
    return 0.0


def test_guessing_becomes_slower_and_has_an_end(database: Database, admin: Staff, time_of: Clock) -> None:
    assert [wrong(database) for _ in range(3)] == [0, 0, 0]
    wait = wrong(database)
    assert 0 < wait <= guessing.LONGEST_WAIT
    time_of.passes(wait)
    assert session(database)


def test_the_wait_is_for_that_name_and_is_forgotten_in_time(database: Database, admin: Staff, time_of: Clock) -> None:
    for _ in range(3):
        wrong(database)
    assert wrong(database) > 0
    assert wrong(database, "ville") == 0
    time_of.passes(guessing.FORGOTTEN_AFTER + 1)
    assert [wrong(database) for _ in range(3)] == [0, 0, 0]
    with database.read() as look:
        assert len(look.rows("SELECT name FROM setting WHERE name LIKE 'tries:%'")) == 3


def test_many_names_from_everywhere_are_slowed_down_together(database: Database, admin: Staff, time_of: Clock) -> None:
    waits = [wrong(database, f"name{number}") for number in range(60)]
    most = guessing.EVERY_NAME_ON_NEW_DEVICES.at_once
    assert waits[:most] == [0] * most and max(waits) > 0
    time_of.passes(guessing.LONGEST_WAIT)
    assert session(database)
