"""Who is writing just now: a number for the console, kept in memory for some seconds and never stored."""

import threading
import time
from collections import defaultdict

STILL_WRITING = 15.0  # seconds after the last sign of a tablet on which somebody types

_writing: dict[str, dict[str, float]] = defaultdict(dict)
_lock = threading.Lock()


def is_writing(workshop_id: str, participant_id: str) -> None:
    """Remembers that this person types now."""
    with _lock:
        _writing[workshop_id][participant_id] = time.monotonic()


def stopped_writing(workshop_id: str, participant_id: str) -> None:
    """The person has sent the text."""
    with _lock:
        _writing[workshop_id].pop(participant_id, None)


def number_writing(workshop_id: str) -> int:
    """How many people type now."""
    since = time.monotonic() - STILL_WRITING
    with _lock:
        people = _writing[workshop_id]
        for person in [person for person, at in people.items() if at < since]:
            del people[person]
        return len(people)
