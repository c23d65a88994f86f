"""Slows down those who guess: each wrong try makes the next one wait longer, for that name and a little for all.

Nobody is locked out for good: the wait has an end, and the right password after it clears the name. Names are kept as
hashes, and only while they matter.
"""

from participation import clock
from participation.errors import SlowDown
from participation.model.texts import N_
from participation.secrecy import token_hash
from participation.store import Database, Transaction

FREE_TRIES = 3
LONGEST_WAIT = 30.0
FORGOTTEN_AFTER = 900.0
FREE_TRIES_OF_ALL = 20.0
ALL_EASE_PER_SECOND = 0.5
LONGEST_WAIT_OF_ALL = 5.0
_ALL = "tries:all"


def begin(database: Database, kind: str, name: str) -> None:
    """Counts a try before it is checked, so that many at once count too; raises SlowDown when it is too early."""
    key = f"tries:{kind}:{token_hash(name)}"
    with database.write() as change:
        now = clock.now()
        at, tries = _of_one(change, key, now)
        _wait(min(LONGEST_WAIT, 2.0 ** (tries - FREE_TRIES)) if tries >= FREE_TRIES else 0.0, since=at, now=now)
        all_at, of_all = _of_all(change, now)
        _wait(min(LONGEST_WAIT_OF_ALL, (of_all - FREE_TRIES_OF_ALL) / 4), since=all_at, now=now)
        change.run("DELETE FROM setting WHERE name LIKE 'tries:%' AND value < :old", old=clock.later(now, seconds=-FORGOTTEN_AFTER))
        _put(change, key, now, tries + 1)
        _put(change, _ALL, now, of_all + 1)


def succeeded(database: Database, kind: str, name: str) -> None:
    """Forgets the tries of a name that turned out right."""
    with database.write() as change:
        now = clock.now()
        change.run("DELETE FROM setting WHERE name = :name", name=f"tries:{kind}:{token_hash(name)}")
        _put(change, _ALL, now, max(0.0, _of_all(change, now)[1] - 1))


def _of_one(look: Transaction, key: str, now: str) -> tuple[str, float]:
    at, tries = _get(look, key, now)
    return (now, 0.0) if clock.later(at, seconds=FORGOTTEN_AFTER) < now else (at, tries)


def _of_all(look: Transaction, now: str) -> tuple[str, float]:
    """When anyone last tried, and the tries of all less what time has eased."""
    at, tries = _get(look, _ALL, now)
    return at, max(0.0, tries - _seconds(at, now) * ALL_EASE_PER_SECOND)


def _wait(wait: float, *, since: str, now: str) -> None:
    left = wait - _seconds(since, now)
    if left > 0:
        raise SlowDown(N_("Too many tries. Wait {seconds} seconds and try again."), again_in=left, seconds=max(1, round(left)))


def _seconds(since: str, now: str) -> float:
    return (clock.moment(now) - clock.moment(since)).total_seconds()


def _get(look: Transaction, key: str, now: str) -> tuple[str, float]:
    row = look.row("SELECT value FROM setting WHERE name = :name", name=key)
    if row is None:
        return now, 0.0
    at, _, tries = row["value"].partition(" ")
    return at, float(tries)


def _put(change: Transaction, key: str, at: str, tries: float) -> None:
    change.save("setting", {"name": key, "value": f"{at} {tries:.2f}"}, key=("name",))
