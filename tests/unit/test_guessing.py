"""Whoever guesses is slowed down together with all who do; whoever is right goes on, and nobody is locked out."""

from datetime import UTC, datetime, timedelta
from math import perm

import bcrypt
import pytest

from participation import attendance, clock, guessing, ids, return_codes, shared_texts
from participation.errors import NotFound, Refused, SlowDown
from participation.guessing import Budget
from participation.ids import new_token
from participation.model.texts import LANGUAGES
from participation.staff import accounts, signing_in
from participation.store import Database, open_database
from tests.builders import ADMIN, Room, room

PEOPLE = 3000
HOURS_OF_A_MONTH = 30 * 24
ANSWERS_A_SECOND = 1500  # wrong codes that one machine had answered when nothing held it up
OPEN_AT_ONCE = 20
NUMBERS = return_codes.HIGHEST - return_codes.LOWEST + 1
PASSWORD = "kolme pientä kettua"


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.at = datetime(2026, 9, 12, 9, 0, tzinfo=UTC)

    def passes(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def time_of(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(clock, "now", lambda: clock.stamp(made.at))
    return made


@pytest.fixture
def joined(database: Database, time_of: Clock) -> tuple[Room, list[str]]:
    """A workshop and the return codes of 30 people who have been there."""
    made = room(database)
    codes = [attendance.join(database, new_token(), made.workshop.join_code, "young_expert", "fi").return_code for _ in range(30)]
    return made, [str(code) for code in codes]


def guesses(database: Database, join_code: str | None, code: str = "") -> bool:
    """Whether a guess from a browser of its own was looked at."""
    try:
        attendance.come_back(database, new_token(), code or return_codes.make("fi"), join_code)
    except SlowDown:
        return False
    except NotFound:
        pass
    return True


def wait_of(database: Database, time_of: Clock, code: str, join_code: str) -> float:
    """How long somebody with a right code waits, who tries again when they are told."""
    visitor, waited = new_token(), 0.0
    for _ in range(10):
        try:
            attendance.come_back(database, visitor, code, join_code)
        except SlowDown as slow:
            waited += slow.again_in
            time_of.passes(slow.again_in)
        else:
            return waited
    raise AssertionError("never got in")


def hours_to_a_hit(codes: int, budgets: tuple[Budget, ...]) -> float:
    """How long it takes on average until one of so many codes is met, with all that the budgets let through."""
    return codes / (PEOPLE + 1) / sum(budget.an_hour for budget in budgets)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guesser_needs_longer_than_a_month_for_one_of_three_thousand_codes(language: str) -> None:
    given = len(shared_texts.return_words()[language])
    codes = perm(given, return_codes.WORDS) * NUMBERS
    assert hours_to_a_hit(codes, (guessing.ELSEWHERE, guessing.IN_A_ROOM)) > HOURS_OF_A_MONTH


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guesser_needs_longer_than_a_month_for_one_of_three_thousand_older_codes(language: str) -> None:
    """The older codes were drawn before a word was retired and before any was added: about 150 words of a language."""
    codes = perm(150, return_codes.OLDER_WORDS) * NUMBERS
    assert hours_to_a_hit(codes, (guessing.TWO_WORDS_ELSEWHERE, guessing.TWO_WORDS_IN_A_ROOM)) > HOURS_OF_A_MONTH


def test_a_join_code_is_not_found_in_a_month_however_fast_the_server_answers() -> None:
    tries = len(ids.JOIN_CODE_LETTERS) ** ids.JOIN_CODE_LENGTH / (OPEN_AT_ONCE + 1)
    assert tries / ANSWERS_A_SECOND / 3600 > HOURS_OF_A_MONTH
    assert len(ids.new_join_code()) == ids.JOIN_CODE_LENGTH


@pytest.mark.parametrize(("inside", "budget"), [(False, guessing.ELSEWHERE), (True, guessing.IN_A_ROOM)])
def test_ten_guesses_a_second_from_ever_new_browsers_are_held_to_the_budget(
    joined: tuple[Room, list[str]], time_of: Clock, inside: bool, budget: Budget
) -> None:
    made, _ = joined
    looked_at = 0
    for _ in range(150):
        looked_at += guesses(made.database, made.workshop.join_code if inside else None)
        time_of.passes(0.1)
    assert budget.at_once <= looked_at <= budget.at_once + budget.an_hour / 240 + 1


def test_thirty_people_with_right_codes_get_in_at_once_while_somebody_guesses(joined: tuple[Room, list[str]], time_of: Clock) -> None:
    made, codes = joined
    for _ in range(100):
        guesses(made.database, None)
    assert not guesses(made.database, None)
    for code in codes:
        for _ in range(10):
            guesses(made.database, None)
        assert wait_of(made.database, time_of, code, made.workshop.join_code) <= 2
        time_of.passes(2)


def test_a_right_code_is_not_looked_at_either_while_the_budget_is_used_up(joined: tuple[Room, list[str]], time_of: Clock) -> None:
    """Otherwise whoever guesses could tell right from wrong by the answer that comes at once."""
    made, codes = joined
    for _ in range(40):
        guesses(made.database, None)
    assert not guesses(made.database, None, codes[0])
    time_of.passes(3600)
    assert guesses(made.database, None, codes[0])


def test_what_can_be_no_code_uses_nothing_up(joined: tuple[Room, list[str]]) -> None:
    made, codes = joined
    for typed in ("", "kettu", "kettu kuusi", "qwerty-kuusi-saari-193", "kettu-kuusi-saari-99", "a-b-c-d-193") * 20:
        with pytest.raises(NotFound):
            attendance.come_back(made.database, new_token(), typed, None)
    assert guesses(made.database, None, codes[0])


def test_one_browser_that_errs_again_and_again_does_not_use_up_what_its_room_has(joined: tuple[Room, list[str]], time_of: Clock) -> None:
    made, codes = joined
    visitor = new_token()
    for _ in range(100):
        with pytest.raises((NotFound, SlowDown)):
            attendance.come_back(made.database, visitor, return_codes.make("fi"), made.workshop.join_code)
    assert wait_of(made.database, time_of, codes[0], made.workshop.join_code) == 0


def test_guesses_are_counted_for_two_processes_together(joined: tuple[Room, list[str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = str(tmp_path_factory.mktemp("two") / "yhdessa.db")
    one, other = open_database(path), open_database(path)
    assert sum(guesses(one, None) for _ in range(20)) == guessing.ELSEWHERE.at_once
    assert not guesses(other, None)
    one.close()
    other.close()


def test_an_older_code_with_two_words_and_words_that_are_not_given_any_more_stays_valid(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = room(database)
    monkeypatch.setattr(return_codes, "make", lambda _: "köysi-sakset-193")
    attendance.join(database, new_token(), made.workshop.join_code, "young_expert", "fi")
    assert guesses(database, made.workshop.join_code, "Koysi Sakset 193")
    assert attendance.come_back(database, new_token(), "Koysi Sakset 193", made.workshop.join_code).workshop_id == made.workshop.id


@pytest.fixture
def owner(database: Database, time_of: Clock, monkeypatch: pytest.MonkeyPatch) -> str:
    """The browser on which aino has signed in before."""
    real = bcrypt.gensalt
    monkeypatch.setattr(bcrypt, "gensalt", lambda: real(rounds=4))
    accounts.create(database, ADMIN, "aino", "Aino", ["facilitator"], PASSWORD)
    visitor = new_token()
    signing_in.sign_in(database, visitor, "aino", PASSWORD)
    return visitor


def tries(database: Database, visitor: str, password: str) -> bool:
    """Whether somebody got in."""
    try:
        return bool(signing_in.sign_in(database, visitor, "aino", password))
    except Refused:
        return False


@pytest.mark.parametrize("ever_new", [True, False])
def test_nobody_locks_a_name_out_with_ten_tries_a_second(database: Database, owner: str, time_of: Clock, ever_new: bool) -> None:
    stranger = new_token()
    for _ in range(150):
        tries(database, new_token() if ever_new else stranger, "a wrong password")
        time_of.passes(0.1)
    assert tries(database, owner, PASSWORD)
    if not ever_new:
        assert tries(database, new_token(), PASSWORD), "one guesser's browser waits alone, the owner's new one does not"


def test_wrong_passwords_for_one_name_from_ever_new_browsers_are_held_to_the_budget(
    database: Database, owner: str, time_of: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = []
    monkeypatch.setattr("participation.staff.passwords.fits", lambda *_: looked_at.append(1))
    for _ in range(150):
        tries(database, new_token(), "a wrong password")
        time_of.passes(0.1)
    budget = guessing.NAME_ON_NEW_DEVICES
    assert budget.at_once <= len(looked_at) <= budget.at_once + budget.an_hour / 240 + 1


def test_a_known_device_is_slowed_down_too_and_for_a_short_time(database: Database, owner: str, time_of: Clock) -> None:
    for _ in range(50):
        tries(database, owner, "a wrong password")
    assert not tries(database, owner, PASSWORD)
    time_of.passes(3600 / guessing.KNOWN_DEVICE.an_hour)
    assert tries(database, owner, PASSWORD)


def test_what_is_kept_of_tries_and_devices_names_nobody(database: Database, owner: str) -> None:
    tries(database, owner, "a wrong password")
    guesses(database, None)
    with database.read() as look:
        kept = str(look.rows("SELECT name, value FROM setting"))
    assert "tries:" in kept and "device:" in kept
    assert owner not in kept and "aino" not in kept
