"""The figures of one load run: what the tablets noticed, put together for people and as JSON."""

import json
import time
from collections import Counter
from dataclasses import dataclass, field

from participation.load.measures import Timings

STAGE_LIMITS = (0.5, 1.5, 4.0)


@dataclass
class StageChange:
    """One move to another stage and when each tablet heard of it."""

    kind: str
    expected: int
    stage_id: bytes = b""
    moved_at: float = field(default_factory=time.perf_counter)
    reached: Timings = field(default_factory=Timings)

    def summary(self) -> dict[str, object]:
        """Times to the tablets, and the share reached within the limits that people notice."""
        shares = {f"within_{limit:g}_s": self.reached.share_within(limit, self.expected) for limit in STAGE_LIMITS}
        return {"stage": self.kind, **self.reached.summary(), **shares}


class ScreenWatch:
    """Times from the last tap before it to the moment when the screen heard that it may show more votes, which goes in steps."""

    def __init__(self) -> None:
        self.timings = Timings()
        self._known: int | None = None
        self._tapped_at: float | None = None

    def vote_answered(self, tapped_at: float) -> None:
        """A tablet was told that its vote is saved."""
        self._tapped_at = tapped_at

    def heard(self, counters: bytes, at: float) -> None:
        """The screen heard the counters."""
        value = int(json.loads(counters).get("figures", 0))
        if self._known is not None and value > self._known and self._tapped_at is not None:
            self.timings.add(max(at - self._tapped_at, 0.0))
        self._known = value


@dataclass
class Figures:
    """Everything that the tablets of one run noticed."""

    joins: Timings = field(default_factory=Timings)
    themes: Timings = field(default_factory=Timings)
    votes: Timings = field(default_factory=Timings)
    screen: ScreenWatch = field(default_factory=ScreenWatch)
    changes: list[StageChange] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    waits: int = 0
    votes_too_late: int = 0
    rooms_heard: int = 0
    bytes_heard: int = 0

    @property
    def stage_now(self) -> str:
        """The id of the stage that the facilitator opened last."""
        return self.changes[-1].stage_id.decode() if self.changes else ""

    def heard_room(self, data: bytes, last_seen: bytes) -> bytes:
        """A tablet heard the room; gives the id of the stage that it shows now."""
        self.rooms_heard += 1
        self.bytes_heard += len(data)
        change = self.changes[-1] if self.changes else None
        if change is None or change.stage_id == last_seen or change.stage_id not in data:
            return last_seen
        change.reached.add(time.perf_counter() - change.moved_at)
        return change.stage_id

    def stage_summary(self) -> dict[str, object]:
        """All stage changes together, and each by itself."""
        every = StageChange("all", sum(change.expected for change in self.changes))
        every.reached = Timings(seconds for change in self.changes for seconds in change.reached.durations)
        return {**every.summary(), "changes": [change.summary() for change in self.changes]}
