"""A class joins in the same minute without waiting; one machine that invents people is slowed down, for all processes together."""

import pytest

from participation import attendance, clock, pace
from participation.errors import Refused, SlowDown
from participation.ids import new_token
from participation.store import Database
from tests.builders import room


def test_six_classes_behind_one_address_join_in_the_same_moment() -> None:
    addresses = pace.Addresses()
    for _ in range(250):
        addresses.join("192.0.2.1")


def test_one_address_gets_a_part_of_what_all_may_and_others_still_come_in() -> None:
    at = 0.0
    addresses = pace.Addresses(lambda: at)
    with pytest.raises(SlowDown) as slowed:
        for _ in range(2000):
            addresses.join("192.0.2.1")
    assert 0 < slowed.value.again_in <= 10
    for _ in range(40):
        addresses.join("192.0.2.2")
    at = 11.0
    addresses.join("192.0.2.1")


def test_two_thousand_at_once_are_slowed_in_the_store_and_who_is_in_stays_in(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "OF_A_WORKSHOP", 5)
    made = room(database)
    visitors = [new_token() for _ in range(6)]

    def join(visitor: str) -> None:
        attendance.join(database, visitor, made.workshop.join_code, "young_expert", "fi")

    already = len(made.people)
    for visitor in visitors[: 5 - already]:
        join(visitor)
    with pytest.raises(SlowDown):
        join(visitors[-1])
    if already < 5:
        join(visitors[0])
    other = room(database)
    attendance.join(database, visitors[-1], other.workshop.join_code, "young_expert", "fi")


def test_a_moment_later_the_next_ones_join(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "OF_A_WORKSHOP", 1)
    made = room(database)
    attendance.join(database, new_token(), made.workshop.join_code, "young_expert", "fi")
    later = clock.later(clock.now(), seconds=11)
    monkeypatch.setattr(clock, "now", lambda: later)
    attendance.join(database, new_token(), made.workshop.join_code, "young_expert", "fi")


def test_a_workshop_is_full_some_time_and_says_so(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "PEOPLE", 3)
    made = room(database, people=3)
    with pytest.raises(Refused, match="full"):
        attendance.join(database, new_token(), made.workshop.join_code, "young_expert", "fi")
