"""The figures of a load run in a few sentences."""

from collections.abc import Iterator, Mapping
from typing import Any


def sentences(figures: Mapping[str, Any]) -> Iterator[str]:
    """One line for each thing that a person would notice."""
    joins, stage = figures["joins_per_second"], figures["stage_to_tablet_ms"]
    yield f"{figures['joined']} of {figures['tablets']} tablets joined, {joins['held']} a second ({_times(figures['join_ms'])})."
    yield f"Tap to answer: {_times(figures['tap_to_answer_ms'])}; {figures['votes_per_second']} votes a second."
    yield (
        f"New stage to tablet: {_times(stage)}; {_share(stage['within_0.5_s'])} within 0.5 s,"
        f" {_share(stage['within_1.5_s'])} within 1.5 s, {_share(stage['within_4_s'])} within 4 s."
    )
    yield f"Vote to the room's screen: {_times(figures['vote_to_screen_ms'])}."
    usage = ", ".join(f"{what} {percent} %" for what, percent in figures["server_cpu_percent"].items())
    yield f"Server: {usage} of a core, {figures['server_memory_mb']} MB. This client: {figures['client_cpu_percent']} % of a core."
    if figures["told_to_wait"]:
        yield f"{figures['told_to_wait']} times a tablet was told to wait."
    if figures["votes_after_their_stage_closed"]:
        yield f"{figures['votes_after_their_stage_closed']} taps came after the facilitator had moved on, and were told so."
    problems = ", ".join(f"{what} {count}" for what, count in figures["errors"].items())
    yield f"Errors: {problems}." if problems else "No errors."


def _times(summary: Mapping[str, Any]) -> str:
    if not summary["count"]:
        return "nothing measured"
    return f"p50 {summary['p50']:,} ms, p95 {summary['p95']:,} ms, p99 {summary['p99']:,} ms"


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"
