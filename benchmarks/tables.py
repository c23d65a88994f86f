"""What a measured curve says: which numbers of tablets were held, and the tables of `README.md`."""

import os
import platform
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil

README = Path(__file__).with_name("README.md")
HELD_MS = 500.0
Figures = Mapping[str, Any]


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


def every(our_rows: Sequence[Figures], plain_rows: Sequence[Figures], first: Figures) -> str:
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
        both(lambda row: ms(row["tap_to_answer_ms"]["p95"])),
        both(lambda row: ms(row["stage_to_tablet_ms"]["p95"])),
        both(lambda row: ms(row["vote_to_screen_ms"]["p95"])),
        both(lambda row: str(row["joins_per_second"]["held"])),
        both(lambda row: str(row["server_cpu_percent"].get("idle"))),
        both(lambda row: str(row["server_memory_mb"])),
        both(lambda row: str(sum(row["errors"].values()))),
    )
    return f"| {' | '.join(cells)} |"


def _first_visits(row: Figures) -> str:
    return (
        f"The tablets of the table had been here before, so that their browsers kept the page's scripts. Of {row['tablets']} that had"
        f" not, {row['joins_per_second']['held']} a second joined, from the code to the open stage in {ms(row['join_ms']['p50'])} ms"
        f" (p95 {ms(row['join_ms']['p95'])} ms)."
    )


def _our_line(row: Figures) -> str:
    stage, usage = row["stage_to_tablet_ms"], row["server_cpu_percent"]
    within = " / ".join(_share(stage[f"within_{limit}_s"]) for limit in ("0.5", "1.5", "4"))
    cells = (
        f"{row['tablets']:,}",
        f"{row['joined']:,}",
        str(row["joins_per_second"]["held"]),
        _times(row["tap_to_answer_ms"]),
        f"{ms(stage['p95'])} ({within})",
        ms(row["vote_to_screen_ms"]["p95"]),
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
    return " / ".join(ms(summary[name]) for name in ("p50", "p95", "p99"))


def ms(value: float | None) -> str:
    """Milliseconds in a table."""
    return "–" if value is None else f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def _share(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"


def put_into_readme(text: str, readme: Path = README, part: str = "curve") -> None:
    """Replaces what stands between the markers."""
    start, end = f"<!-- {part}: start -->", f"<!-- {part}: end -->"
    before, _, rest = readme.read_text(encoding="utf-8").partition(start)
    after = rest.partition(end)[2]
    readme.write_text(f"{before}{start}\n{text}\n{end}{after}", encoding="utf-8")
