"""How fast people may join: a class in the same minute, without waiting, and not the two thousand that one machine invents.

The number of a workshop is counted in the store, so that it holds for all processes. That of an address is kept in memory, by
a hash that this process alone can make, for a minute.
"""

import hashlib
import os
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable

from participation import clock
from participation.errors import SlowDown
from participation.model.texts import N_
from participation.store import Transaction

SETTING = "YHDESSA_JOINS_A_MINUTE"
USUAL = 300
SECONDS = 60.0
PART_OF_ONE_ADDRESS = 3  # one place may take a third of what all may
MANY = N_("Many people come in right now. Wait a moment: it goes on by itself.")


def of_workshop() -> int:
    """How many people can join one workshop within a minute."""
    given = os.environ.get(SETTING, "")
    return int(given) if given.isascii() and given.isdigit() and int(given) > 0 else USUAL


def join(look: Transaction, workshop_id: str) -> None:
    """Raises SlowDown when very many have joined the workshop within the last minute."""
    row = look.row(
        "SELECT count(*) AS n FROM attendance WHERE workshop_id = :id AND joined_at > :since",
        id=workshop_id,
        since=clock.later(clock.now(), seconds=-SECONDS),
    )
    if row is not None and row["n"] >= of_workshop():
        raise SlowDown(MANY, again_in=3.0)


class Addresses:
    """How many have joined from each address within the last minute."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._key = secrets.token_bytes(16)
        self._lock = threading.Lock()
        self._joined: dict[bytes, deque[float]] = {}

    def join(self, address: str) -> None:
        """Counts one more; raises SlowDown when it is one too many."""
        name = hashlib.blake2b(address.encode(), key=self._key, digest_size=16).digest()
        with self._lock:
            since = self._now() - SECONDS
            joined = self._joined.setdefault(name, deque())
            while joined and joined[0] < since:
                joined.popleft()
            if len(joined) >= max(1, of_workshop() // PART_OF_ONE_ADDRESS):
                raise SlowDown(MANY, again_in=3.0)
            joined.append(self._now())
            if len(self._joined) > 10_000:
                self._joined = {known: times for known, times in self._joined.items() if times and times[-1] >= since}
