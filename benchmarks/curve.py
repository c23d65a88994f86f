"""How many tablets one server holds, beside the plain Streamlit way, measured in one go on this machine.

    python -m benchmarks.curve

Each number of tablets gets a fresh server with a data folder of its own. The tables go into `README.md` beside this
file, with the figures of the run before beside them, and the raw figures into `curve.json`. The whole takes about twenty
minutes; what would go beyond 25 is left out.
"""

import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from urllib.request import urlopen

import click

from benchmarks import tables
from benchmarks.tables import Figures, held

HERE = Path(__file__).parent
HOUSE = HERE.parent
KEPT = HERE / "curve.json"
LONGEST_MINUTES = 25.0
OURS = {20: 10, 100: 20, 300: 20, 600: 25, 1000: 25, 3000: 40}  # tablets and their joins a second
PLAIN = (10, 20, 30, 40, 50, 60, 80, 100)
VOTING, RESTING, PLAIN_VOTING = 40, 20, 25
FIRST_VISITS, FIRST_JOINS = 100, 10


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
    tell(f"{name}: 95 of 100 taps within {tables.ms(row['tap_to_answer_ms']['p95'])} ms")
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
    text = tables.every(our_rows, plain_rows, first)
    if before:
        text = f"{text}\n\n{tables.compared(before['ours'], our_rows, before['machine'].partition(',')[0])}".rstrip()
    click.echo(text)
    if not dry:
        raw = {"machine": tables.machine(), "ours": our_rows, "plain": plain_rows, "first_visits": first}
        KEPT.write_text(json.dumps(raw, indent=1) + "\n", encoding="utf-8")
        tables.put_into_readme(text)


if __name__ == "__main__":
    main()
