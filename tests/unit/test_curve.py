"""The tables of the measurement say what was measured."""

import platform
from pathlib import Path

import click

from benchmarks import curve, tables

TIMES = {"count": 10, "p50": 2.0, "p95": 9.5, "p99": 20.0, "slowest": 30.0}


def ours(tablets: int, p95: float, *, joined: int | None = None, errors: int = 0) -> tables.Figures:
    return {
        "tablets": tablets,
        "joined": tablets if joined is None else joined,
        "joins_per_second": {"asked": 20, "held": 19.9},
        "join_ms": TIMES,
        "tap_to_answer_ms": {**TIMES, "p95": p95},
        "stage_to_tablet_ms": {**TIMES, "within_0.5_s": 1.0, "within_1.5_s": 1.0, "within_4_s": 1.0},
        "vote_to_screen_ms": TIMES,
        "votes_per_second": 3.2,
        "errors": {"vote: 500": errors} if errors else {},
        "server_cpu_percent": {"joining": 9.0, "voting": 1.5, "idle": 0.2},
        "server_memory_mb": 200.0,
    }


def plain(tablets: int, p95: float) -> tables.Figures:
    usage = {"server_cpu_percent": 99.0, "server_memory_mb": 90.0}
    return {"tablets": tablets, "joined": tablets, "errors": 0, "tap_to_answer_ms": {**TIMES, "p95": p95}, **usage}


def test_a_number_is_held_when_all_joined_without_an_error_and_taps_are_answered_in_time() -> None:
    assert tables.held(ours(20, 499.9))
    assert not tables.held(ours(20, 500.0))
    assert not tables.held(ours(20, 10.0, joined=19))
    assert not tables.held(ours(20, 10.0, errors=1))


def test_a_number_above_one_that_was_not_held_does_not_count() -> None:
    assert tables.most_held([ours(20, 10.0), ours(300, 10.0), ours(100, 900.0)]) == 20


def test_a_number_that_was_not_held_is_measured_once_more_and_the_better_run_counts() -> None:
    runs = iter([ours(20, 900.0), ours(20, 30.0)])
    assert tables.held(curve.better(lambda: next(runs)))
    worse = iter([ours(20, 900.0), ours(20, 1200.0)])
    assert curve.better(lambda: next(worse))["tap_to_answer_ms"]["p95"] == 900.0


def test_the_tables_stand_between_the_markers_and_leave_the_rest_alone(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("Before\n<!-- curve: start -->\nold\n<!-- curve: end -->\nAfter\n")
    tables.put_into_readme(tables.every([ours(20, 9.5), ours(3000, 120.0)], [plain(10, 90.0), plain(20, 700.0)], ours(100, 9.0)), readme)
    text = readme.read_text()
    assert text.startswith("Before\n") and text.endswith("<!-- curve: end -->\nAfter\n") and "old" not in text
    assert "3,000 tablets; the plain Streamlit way 10: 300 times as many." in text
    assert "| 3,000 | 3,000 | 19.9 | 2.0 / 120 / 20.0 | 9.5 (100 % / 100 % / 100 %) | 9.5 | 3.2 | 0 | 1.5 / 0.2 | 200.0 |" in text
    tables.put_into_readme("again", readme)
    assert readme.read_text().count("curve: start") == 1


def test_what_the_machine_is_names_neither_it_nor_a_folder() -> None:
    said = tables.machine()
    assert "cores" in said and "Streamlit" in said
    assert str(Path.home()) not in said and platform.node() not in said


def test_a_run_that_fails_is_made_once_more_and_one_that_fails_twice_takes_no_other_figures_with_it() -> None:
    rows: list[tables.Figures] = []
    told: list[str] = []

    def fails() -> tables.Figures:
        raise click.ClickException("No server answers.")

    once = iter([fails, lambda: ours(20, 30.0)])
    curve._add(rows, "20 tablets", lambda: next(once)(), told.append)
    curve._add(rows, "100 tablets", fails, told.append)
    assert [row["tablets"] for row in rows] == [20]
    assert told == ["20 tablets: 95 of 100 taps within 30.0 ms", "100 tablets: left out: No server answers."]


def test_the_same_numbers_of_tablets_stand_beside_the_run_before() -> None:
    text = tables.compared([ours(20, 9.5), ours(100, 8.0)], [ours(20, 12.0), ours(300, 9.0)], "2026-11-24")
    assert text.splitlines()[-1] == ("| 20 | 9.5 → 12.0 | 9.5 → 9.5 | 9.5 → 9.5 | 19.9 → 19.9 | 0.2 → 0.2 | 200.0 → 200.0 | 0 → 0 |")
    assert tables.compared([], [ours(20, 12.0)], "2026-11-24") == ""
