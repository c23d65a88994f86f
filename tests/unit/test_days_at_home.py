"""A day is one of the installation's time zone, wherever a person reads it or a rule compares it."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from participation import clock, promises, safety_numbers, workshops
from participation.documents import words
from participation.errors import Gone
from participation.regional import paragraphs
from participation.store import Database
from participation.web import times
from participation.web.tablet import files
from tests.builders import FACILITATOR, room

ROOT = Path(__file__).parents[2]
NIGHT = "2026-11-24T22:30:00.000000Z"  # it is 00:30 on the 25th in Helsinki
SUMMER_NIGHT = "2026-07-24T21:30:00.000000Z"  # 00:30 on the 25th, too


@pytest.fixture
def at_night(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NIGHT)


def test_after_midnight_in_helsinki_it_is_the_next_day_in_winter_and_summer(at_night: None) -> None:
    assert clock.today() == date(2026, 11, 25)
    assert clock.day_of(SUMMER_NIGHT) == date(2026, 7, 25)
    assert clock.day_of("2026-11-24T21:59:59.999999Z") == date(2026, 11, 24)


def test_another_time_zone_can_be_set_and_an_unknown_one_is_said(at_night: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YHDESSA_TIME_ZONE", "America/New_York")
    assert clock.today() == date(2026, 11, 24)
    monkeypatch.setenv("YHDESSA_TIME_ZONE", "Helsinki/Nowhere")
    with pytest.raises(ValueError, match="Europe/Helsinki"):
        clock.today()


def test_a_day_ends_where_the_next_one_begins() -> None:
    assert clock.end_of(date(2026, 11, 25)) == "2026-11-25T21:59:59.999999Z"
    assert clock.day_of(clock.end_of(date(2026, 3, 29))) == date(2026, 3, 29)  # the day on which the clocks go forward


def test_a_promise_for_today_is_due_from_the_first_minute_of_the_day(at_night: None) -> None:
    assert promises.has_come("2026-11-25")
    assert not promises.has_come("2026-11-26")


def test_everything_that_writes_a_day_writes_the_same_one(at_night: None) -> None:
    assert times.day(NIGHT, "en") == words.day(NIGHT, "en") == paragraphs.day(NIGHT).en == "25 Nov 2026"
    assert times.at(NIGHT, "fi") == "0.30"


def test_the_page_of_a_closed_workshop_names_the_day_that_people_had(database: Database, at_night: None) -> None:
    made = room(database, "conversation")
    made.open("add_themes")
    workshops.close(database, FACILITATOR, made.workshop.id)
    with pytest.raises(Gone) as gone, database.read() as look:
        workshops.with_code(look, made.workshop.join_code)
    assert "25.11.2026" in gone.value.say("fi")


def test_numbers_that_were_checked_after_midnight_are_checked_on_that_day(database: Database, at_night: None) -> None:
    from tests.builders import ADMIN

    safety_numbers.confirm_checked(database, ADMIN)
    with database.read() as look:
        assert safety_numbers.checked_on(look) == date(2026, 11, 25)


def test_the_tablet_is_told_the_time_zone_with_its_words() -> None:
    assert b'export const zone = "Europe/Helsinki";' in files.contents()[files.WORDS]


def test_a_server_with_a_time_zone_that_is_none_says_so_at_its_start(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", "from participation import clock; clock.zone()"],
        cwd=ROOT,
        env={"YHDESSA_TIME_ZONE": "Nowhere", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "YHDESSA_TIME_ZONE" in said.stderr and said.returncode


# What turns a moment into a day without asking which day it is here; only `clock` may.
IN_PYTHON = re.compile(
    r"\[:10\]|\[: 10\]|\[0:10\]|(?<!def )\bdate\.today\(|datetime\.(?:now|today|utcnow)\(\)|utcnow\(|\.date\(\)"
    r"|ZoneInfo\(|substr\(|strftime\('|\bdate\((?:at|[a-z_]+_at)\)|\.split\(\"T\"\)|\.partition\(\"T\"\)|context\.timezone"
)
IN_JAVASCRIPT = re.compile(
    r"toLocale(?:Date|Time)String\((?!.*timeZone)|DateTimeFormat\((?!.*timeZone)|\.get(?:Date|Day|Month|FullYear)\(|slice\(0, ?10\)"
)


def old_ways(pattern: re.Pattern[str], ending: str) -> list[str]:
    found = []
    for path in sorted([*(ROOT / "participation").rglob(f"*.{ending}"), *(ROOT / "pages").rglob(f"*.{ending}")]):
        if path == ROOT / "participation" / "clock.py":
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    return found


def test_only_the_clock_turns_a_moment_into_a_day() -> None:
    assert old_ways(IN_PYTHON, "py") == []
    assert old_ways(IN_JAVASCRIPT, "js") == []
