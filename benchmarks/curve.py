"""How many tablets one server holds, beside the plain Streamlit way, measured in one go on this machine.

    python -m benchmarks.curve

Each number of tablets gets a fresh server with a data folder of its own. The tables go into `README.md` beside this
file, with the figures of the run before beside them, and the raw figures into `curve.json`. The whole takes about twenty
minutes; what would go beyond 25 is left out.
"""

import json
import math
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import click
import psutil

HERE = Path(__file__).parent
HOUSE = HERE.parent
KEPT = HERE / "curve.json"
HELD_MS = 500.0
LONGEST_MINUTES = 25.0
OURS = {20: 10, 100: 20, 300: 20, 600: 25, 1000: 25, 3000: 40}  # tablets and their joins a second
PLAIN = (10, 20, 30, 40, 50, 60, 80, 100)
VOTING, RESTING, PLAIN_VOTING = 40, 20, 25
FIRST_VISITS, FIRST_JOINS = 100, 10
Figures = Mapping[str, Any]


def ours(tablets: int, joins: float, port: int, *, voting: int = VOTING, resting: int = RESTING, more: Sequence[str] = ()) -> Figures:
    """A fresh server, `tablets` tablets, and the figures of the load client."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "YHDESSA_DATA": folder}
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.address", "127.0.0.1"],
            cwd=HOUSE,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_until_it_answers(server, port)
            return _figures_of(
                [
                    *(sys.executable, "-m", "participation", "load", "--json", "--url", f"http://127.0.0.1:{port}"),
                    *("--pid", str(server.pid), "--tablets", str(tablets), "--join-per-second", str(joins)),
                    *("--seconds", str(voting), "--idle-seconds", str(resting), *more),
                ],
                environment,
            )
        finally:
            server.terminate()
            server.wait()


def plain(tablets: int, port: int) -> Figures:
    """The plain Streamlit app with as many tablets."""
    command = [sys.executable, "-m", "benchmarks.plain", "--json", "--port", str(port)]
    command += ["--tablets", str(tablets), "--seconds", str(PLAIN_VOTING)]
    return _figures_of(command, os.environ)


def _figures_of(command: Sequence[str], environment: Mapping[str, str]) -> Figures:
    done = subprocess.run(command, cwd=HOUSE, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise click.ClickException((done.stderr.strip().splitlines() or ["the load client failed"])[-1])
    figures: Figures = json.loads(done.stdout)
    return figures


def _wait_until_it_answers(server: subprocess.Popen[bytes], port: int) -> None:
    """Waits for an answer of the routes, not only for the open port: the first request reads in the whole program."""
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/api/state", timeout=30) as answer:
            if answer.status == 200:
                return
        time.sleep(0.2)
    raise click.ClickException(f"The server did not come up on port {port}.")


def held(figures: Figures) -> bool:
    """Whether all joined, nothing failed, and 95 of 100 taps were answered within the limit."""
    p95 = figures["tap_to_answer_ms"]["p95"]
    return figures["joined"] == figures["tablets"] and not figures["errors"] and p95 is not None and p95 < HELD_MS


def most_held(rows: Sequence[Figures]) -> int:
    """The largest number of tablets up to which every number was held."""
    most = 0
    for row in sorted(rows, key=lambda row: int(row["tablets"])):
        if not held(row):
            break
        most = int(row["tablets"])
    return most


def machine() -> str:
    """What the figures were measured on; nothing that names the machine or its folders."""
    memory = round(psutil.virtual_memory().total / 2**30)
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores ({platform.machine()}), {memory} GB of memory, {platform.system()},"
        f" Python {platform.python_version()}, Streamlit {version('streamlit')}, uvicorn {version('uvicorn')};"
        " the load client runs on the same cores."
    )


def tables(our_rows: Sequence[Figures], plain_rows: Sequence[Figures], first: Figures) -> str:
    """The part of README.md that is written anew with each run."""
    our_most, plain_most = most_held(our_rows), most_held(plain_rows)
    ratio = f"{our_most / plain_most:.0f} times as many" if plain_most else "the plain way held none of its numbers"
    held_line = (
        f"**Held with 95 of 100 taps answered within {HELD_MS:.0f} ms, everybody joined and no error: {our_most:,} tablets;"
        f" the plain Streamlit way {plain_most:,}: {ratio}.**"
    )
    our_head = (
        "| tablets | joined | joins a second | tap to answer p50 / p95 / p99 ms | new stage to tablet p95 ms (within 0.5 / 1.5 / 4 s) "
        "| vote to screen p95 ms | votes a second | errors | server CPU % of a core: voting / idle | memory MB |"
    )
    lines = [
        f"Measured on {machine()}",
        "",
        held_line,
        "",
        our_head,
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
        *map(_our_line, our_rows),
        "",
        _first_visits(first),
        "",
        "The plain Streamlit way (`plain_app.py`: widgets, a fragment that polls every 2 s, SQLite, default settings):",
        "",
        "| tablets | joined | tap to answer p50 / p95 / p99 ms | errors | server CPU % of a core | memory MB |",
        "|---:|---:|---:|---:|---:|---:|",
        *map(_plain_line, plain_rows),
    ]
    return "\n".join(lines)


def compared(before: Sequence[Figures], now: Sequence[Figures], measured: str) -> str:
    """The same numbers of tablets in the run that was kept before and in this one, so that a slower tool shows."""
    old = {row["tablets"]: row for row in before}
    pairs = [(old[row["tablets"]], row) for row in now if row["tablets"] in old]
    if not pairs:
        return ""
    lines = [
        f"The same beside the run that was kept before ({measured}), as before → now:",
        "",
        "| tablets | tap to answer p95 ms | new stage to tablet p95 ms | vote to screen p95 ms "
        "| joins a second | idle CPU % | memory MB | errors |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|",
        *(_compared_line(was, row) for was, row in pairs),
    ]
    return "\n".join(lines)


def _compared_line(was: Figures, now: Figures) -> str:
    def both(say: Callable[[Figures], str]) -> str:
        return f"{say(was)} → {say(now)}"

    cells = (
        f"{now['tablets']:,}",
        both(lambda row: _ms(row["tap_to_answer_ms"]["p95"])),
        both(lambda row: _ms(row["stage_to_tablet_ms"]["p95"])),
        both(lambda row: _ms(row["vote_to_screen_ms"]["p95"])),
        both(lambda row: str(row["joins_per_second"]["held"])),
        both(lambda row: str(row["server_cpu_percent"].get("idle"))),
        both(lambda row: str(row["server_memory_mb"])),
        both(lambda row: str(sum(row["errors"].values()))),
    )
    return f"| {' | '.join(cells)} |"


def _first_visits(row: Figures) -> str:
    return (
        f"The tablets of the table had been here before, so that their browsers kept the page's scripts. Of {row['tablets']} that had"
        f" not, {row['joins_per_second']['held']} a second joined, from the code to the open stage in {_ms(row['join_ms']['p50'])} ms"
        f" (p95 {_ms(row['join_ms']['p95'])} ms)."
    )


def _our_line(row: Figures) -> str:
    stage, usage = row["stage_to_tablet_ms"], row["server_cpu_percent"]
    within = " / ".join(_share(stage[f"within_{limit}_s"]) for limit in ("0.5", "1.5", "4"))
    cells = (
        f"{row['tablets']:,}",
        f"{row['joined']:,}",
        str(row["joins_per_second"]["held"]),
        _times(row["tap_to_answer_ms"]),
        f"{_ms(stage['p95'])} ({within})",
        _ms(row["vote_to_screen_ms"]["p95"]),
        str(row["votes_per_second"]),
        str(sum(row["errors"].values())),
        f"{usage.get('voting')} / {usage.get('idle')}",
        str(row["server_memory_mb"]),
    )
    return f"| {' | '.join(cells)} |"


def _plain_line(row: Figures) -> str:
    cells = (
        str(row["tablets"]),
        str(row["joined"]),
        _times(row["tap_to_answer_ms"]),
        str(row["errors"]),
        str(row["server_cpu_percent"]),
        str(row["server_memory_mb"]),
    )
    return f"| {' | '.join(cells)} |"


def _times(summary: Figures) -> str:
    return " / ".join(_ms(summary[name]) for name in ("p50", "p95", "p99"))


def _ms(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def _share(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"


def put_into_readme(text: str, readme: Path = HERE / "README.md") -> None:
    """Replaces what stands between the markers."""
    start, end = "<!-- curve: start -->", "<!-- curve: end -->"
    before, _, rest = readme.read_text(encoding="utf-8").partition(start)
    after = rest.partition(end)[2]
    readme.write_text(f"{before}{start}\n{text}\n{end}{after}", encoding="utf-8")


def better(measure: Callable[[], Figures]) -> Figures:
    """The figures; where they aren't held, the better of two runs, so that another program's busy moment decides nothing."""
    try:
        first = measure()
    except click.ClickException:
        return measure()
    if held(first):
        return first
    second = measure()
    return second if held(second) or _p95(second) < _p95(first) else first


def _p95(figures: Figures) -> float:
    return float(figures["tap_to_answer_ms"]["p95"] or math.inf)


def _measure_plain(port: int, tell: Callable[[str], None]) -> list[Figures]:
    rows: list[Figures] = []
    for tablets in PLAIN:
        _add(rows, f"plain, {tablets} tablets", partial(plain, tablets, port), tell)
        if not any(held(row) for row in rows[-2:]):
            break
    return rows


def _measure_ours(port: int, wanted: Sequence[int], until: float, tell: Callable[[str], None]) -> tuple[list[Figures], Figures]:
    our_rows: list[Figures] = []
    for tablets, joins in OURS.items():
        if tablets not in wanted:
            continue
        if time.monotonic() + tablets / joins + VOTING + RESTING + 60 > until:
            tell(f"{tablets} tablets are left out: the time is over")
            continue
        _add(our_rows, f"{tablets} tablets", partial(ours, tablets, joins, port), tell)
    tell(f"{FIRST_VISITS} tablets that were never here")
    first = ours(FIRST_VISITS, FIRST_JOINS, port, voting=5, resting=0, more=["--first-visit"])
    return our_rows, first


def _add(rows: list[Figures], name: str, measure: Callable[[], Figures], tell: Callable[[str], None]) -> None:
    """Adds a measured row; a number that could not be measured is told and left out, and the others are kept."""
    try:
        row = better(measure)
    except click.ClickException as failed:
        tell(f"{name}: left out: {failed.message}")
        return
    tell(f"{name}: 95 of 100 taps within {_ms(row['tap_to_answer_ms']['p95'])} ms")
    rows.append(row)


@click.command()
@click.option("--port", default=8615, show_default=True)
@click.option("--tablets", "wanted", multiple=True, type=click.Choice(list(OURS)), help="Only this number; may be repeated.")
@click.option("--only-ours", is_flag=True, help="Keep the plain way's figures of the run before: nothing of ours is in them.")
@click.option("--dry", is_flag=True, help="Print the tables and leave the files as they are.")
def main(port: int, wanted: tuple[int, ...], only_ours: bool, dry: bool) -> None:
    """Measure the whole curve and write it down."""
    before = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.is_file() else None
    until = time.monotonic() + 60 * LONGEST_MINUTES

    def tell(line: str) -> None:
        click.echo(line, err=True)

    plain_rows = before["plain"] if only_ours and before else _measure_plain(port, tell)
    our_rows, first = _measure_ours(port, wanted or tuple(OURS), until, tell)
    text = tables(our_rows, plain_rows, first)
    if before:
        text = f"{text}\n\n{compared(before['ours'], our_rows, before['machine'].partition(',')[0])}".rstrip()
    click.echo(text)
    if not dry:
        raw = {"machine": machine(), "ours": our_rows, "plain": plain_rows, "first_visits": first}
        KEPT.write_text(json.dumps(raw, indent=1) + "\n", encoding="utf-8")
        put_into_readme(text)


if __name__ == "__main__":
    main()
