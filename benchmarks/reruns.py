"""Whether a server grows as its pages are run again and again: its open files, threads and memory, measured from outside.

    python -m benchmarks.reruns

Starts a fresh server; four browsers that signed in nowhere run `/glossary` again as fast as it answers, and each loads the
page anew after every fifty runs. The table goes into `README.md` beside this file.
"""

import asyncio
import tempfile
from collections.abc import Callable
from dataclasses import astuple, dataclass
from pathlib import Path
from urllib.parse import urlsplit

import click
import psutil

from benchmarks import tables
from participation.load import messages
from participation.load.http import Address
from participation.load.staff_page import StaffPage
from tests.serving import serving

BROWSERS = 4
RUNS_A_PAGE = 50
READINGS = 10
AT_ONCE = 40
LEFT_PAGES = 160  # Streamlit keeps the last 128 pages that were left, for people who come back; beyond that it drops the oldest
COLUMNS = ("runs of a page", "handles on the database", "open files and sockets", "threads", "memory MB")


@dataclass(frozen=True)
class Reading:
    """What the server held after a number of runs."""

    runs: int
    database_handles: int
    files: int
    threads: int
    memory_mb: float


def look(pid: int, data: Path, runs: int) -> Reading:
    """What the server's process holds now."""
    process = psutil.Process(pid)
    names = [file.path for file in process.open_files()]
    ours = sum(name.startswith(str(data / "yhdessa.db")) for name in names)
    return Reading(runs, ours, process.num_fds(), process.num_threads(), round(process.memory_info().rss / 1_000_000, 1))


async def run_pages(address: str, path: str, runs: int, browsers: int = BROWSERS) -> None:
    """Has a page run so often in all, in some browsers at once."""
    await asyncio.gather(*(_browse(address, path, runs // browsers) for _ in range(browsers)))


async def _browse(address: str, path: str, runs: int) -> None:
    page = StaffPage(Address("localhost", urlsplit(address).port or 80))
    while page.runs < runs:
        await page.open(path)
        for _ in range(min(RUNS_A_PAGE, runs - page.runs)):
            before = page.runs
            page.browser.send(messages.rerun(page.browser.place))
            while page.runs == before:
                await asyncio.sleep(0.002)
    await page.browser.close()


def measure(runs: int, tell: Callable[[str], None] = lambda _: None) -> list[Reading]:
    """Readings before, between and after so many runs."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as server:
        assert server.process is not None
        part = runs // READINGS
        for _ in range(LEFT_PAGES // AT_ONCE):
            asyncio.run(run_pages(server.address, "/glossary", AT_ONCE, browsers=AT_ONCE))  # what is kept once is no growth
        asyncio.run(run_pages(server.address, "/glossary", part))
        readings = [look(server.process.pid, server.data, part)]
        for number in range(2, READINGS + 1):
            asyncio.run(run_pages(server.address, "/glossary", part))
            readings.append(look(server.process.pid, server.data, number * part))
            tell(str(readings[-1]))
        return readings


@click.command()
@click.option("--runs", default=10_000, show_default=True, help="How often a page is run in all.")
@click.option("--dry", is_flag=True, help="Print the table and leave the file as it is.")
def main(runs: int, dry: bool) -> None:
    """Measure it and write it down."""
    readings = measure(runs, lambda line: click.echo(line, err=True))
    rows = [f"| {' | '.join(COLUMNS)} |", "|" + "---:|" * len(COLUMNS)]
    rows += [f"| {' | '.join(f'{value:,}' for value in astuple(reading))} |" for reading in readings]
    table = f"Measured on {tables.machine()}\n\n" + "\n".join(rows)
    click.echo(table)
    if not dry:
        tables.put_into_readme(table, part="reruns")


if __name__ == "__main__":
    main()
