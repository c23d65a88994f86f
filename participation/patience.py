"""Slowing down guesses: after too many wrong tries in a minute a visitor waits, and nobody else does."""

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable

from participation.errors import SlowDown
from participation.model.texts import N_


class Patience:
    """Counts wrong tries of each visitor within `seconds`; kept in memory, by a token's hash, and never stored."""

    def __init__(self, *, tries: int = 10, seconds: float = 60, clock: Callable[[], float] = time.monotonic) -> None:
        self._tries = tries
        self._seconds = seconds
        self._clock = clock
        self._wrong: dict[str, deque[float]] = defaultdict(deque)
        self._lock = threading.Lock()

    def ask(self, visitor: str) -> None:
        """Raises SlowDown while a visitor has had too many wrong tries within the last minute."""
        with self._lock:
            wrong = self._recent(visitor)
            if len(wrong) >= self._tries:
                again_in = max(1.0, min(5.0, self._seconds - (self._clock() - wrong[-self._tries])))
                said = N_("Many codes have been tried. Wait a moment, look at the code again and try once more.")
                raise SlowDown(said, again_in=again_in)

    def wrong(self, visitor: str) -> None:
        """Remembers one wrong try."""
        with self._lock:
            self._recent(visitor).append(self._clock())
            if len(self._wrong) > 10_000:
                for known in [known for known in self._wrong if not self._recent(known)]:
                    del self._wrong[known]

    def _recent(self, visitor: str) -> deque[float]:
        wrong = self._wrong[visitor]
        while wrong and wrong[0] < self._clock() - self._seconds:
            wrong.popleft()
        return wrong
