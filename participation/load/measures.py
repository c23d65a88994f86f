"""Times as a person notices them: the middle, the slow ones and the slowest, in milliseconds."""

import math
from collections.abc import Iterable


class Timings:
    """Collects durations in seconds."""

    def __init__(self, durations: Iterable[float] = ()) -> None:
        self.durations = list(durations)

    def add(self, seconds: float) -> None:
        """One more duration."""
        self.durations.append(seconds)

    def percentile(self, share: float) -> float | None:
        """The duration that `share` (0-1) of all stay within (nearest rank), in seconds."""
        if not self.durations:
            return None
        ordered = sorted(self.durations)
        return ordered[max(0, math.ceil(share * len(ordered)) - 1)]

    def share_within(self, seconds: float, of: int) -> float | None:
        """The share of `of` expected durations that came within `seconds`; what never came counts as late."""
        if of <= 0:
            return None
        return round(sum(duration <= seconds for duration in self.durations) / of, 4)

    def summary(self) -> dict[str, float | int | None]:
        """Count, p50, p95, p99 and the slowest, in milliseconds."""
        figures = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "slowest": 1.0}
        return {"count": len(self.durations), **{name: _ms(self.percentile(share)) for name, share in figures.items()}}


def _ms(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds * 1000, 1)
