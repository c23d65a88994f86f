"""How fast people may join: hundreds in the same minute, without waiting, and not the two thousand that one machine invents.

The number of a workshop is counted in the store, so that it holds for all processes. That of an address is kept in memory, by
a hash that this process alone can make, for some seconds.
"""

import hashlib
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable

from participation import clock
from participation.errors import Refused, SlowDown
from participation.model.texts import N_
from participation.store import Transaction

SECONDS = 10.0
OF_A_WORKSHOP = 500  # within those seconds; nobody reads a join page faster than a hall of people
OF_AN_ADDRESS = 450  # the measured curve has 40 a second from one machine
PEOPLE = 5000  # of one workshop, ever
MANY = N_("Many people come in right now. Wait a moment: it goes on by itself.")
FULL = N_("This workshop is full. Ask the facilitator.")


def join(look: Transaction, workshop_id: str) -> None:
    """Raises SlowDown when very many have joined the workshop just now, and Refused when it has no room."""
    row = look.row(
        "SELECT count(*) AS n, coalesce(sum(CASE WHEN joined_at > :since THEN 1 ELSE 0 END), 0) AS now"
        " FROM attendance WHERE workshop_id = :id",
        id=workshop_id,
        since=clock.later(clock.now(), seconds=-SECONDS),
    )
    if row is not None and row["n"] >= PEOPLE:
        raise Refused(FULL)
    if row is not None and row["now"] >= OF_A_WORKSHOP:
        raise SlowDown(MANY, again_in=3.0)


class Addresses:
    """How many have joined from each address just now."""

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
            if len(joined) >= OF_AN_ADDRESS:
                raise SlowDown(MANY, again_in=3.0)
            joined.append(self._now())
            if len(self._joined) > 10_000:
                self._joined = {known: times for known, times in self._joined.items() if times and times[-1] >= since}
