"""Slows down those who guess, all of them together: wrong tries are counted in the store, and not by what a guesser can throw away.

A budget says how many wrong tries may come at once and how many an hour in the long run. While it is used up nothing is looked
at, right or wrong: otherwise a quick answer would tell which it was. What is right costs nothing. Names are kept as hashes, and
only while they matter. Which budgets there are, and how long a guesser needs with them: docs/decisions/0026-words-and-guesses.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from participation import clock
from participation.errors import SlowDown
from participation.model.texts import N_
from participation.secrecy import token_hash
from participation.store import Database, Transaction

LONGEST_WAIT = 30.0  # said to a person; a budget that fills slowly may need longer
FORGOTTEN_AFTER = 24 * 3600.0
TOO_MANY = N_("Too many tries. Wait {seconds} seconds and try again.")


@dataclass(frozen=True)
class Budget:
    """How many wrong tries may come at once, and how many an hour in the long run."""

    at_once: int
    an_hour: float


Tries = Mapping[str, Budget]

# Signing in. A device on which the account signed in before has a budget of its own, so that nobody can lock its owner out.
KNOWN_DEVICE = Budget(at_once=5, an_hour=720)
NEW_DEVICE = Budget(at_once=3, an_hour=360)
NAME_ON_NEW_DEVICES = Budget(at_once=10, an_hour=360)
EVERY_NAME_ON_NEW_DEVICES = Budget(at_once=40, an_hour=3600)

# Return codes. Whoever has the join code of a workshop that goes on stands in that room, and shares its budget with nobody outside.
IN_A_ROOM = Budget(at_once=40, an_hour=480)
ELSEWHERE = Budget(at_once=10, an_hour=240)
TWO_WORDS_IN_A_ROOM = Budget(at_once=20, an_hour=3)
TWO_WORDS_ELSEWHERE = Budget(at_once=10, an_hour=3)
ONE_BROWSER = Budget(at_once=10, an_hour=720)

# Join codes are long enough to be tried as fast as the server answers; only so many wrong ones are written down.
JOIN_CODES_COUNTED = Budget(at_once=300, an_hour=3600)


def ask(look: Transaction, tries: Tries) -> None:
    """Raises SlowDown while one of the budgets is used up."""
    waits = [_wait(_used(look, name, budget), budget) for name, budget in tries.items()]
    wait = max(waits, default=0.0)
    if wait > 0:
        said = min(LONGEST_WAIT, wait)
        raise SlowDown(TOO_MANY, again_in=said, seconds=max(1, round(said)))


def is_used_up(look: Transaction, tries: Tries) -> bool:
    """Whether one of the budgets is used up."""
    return any(_wait(_used(look, name, budget), budget) > 0 for name, budget in tries.items())


def count(change: Transaction, tries: Tries) -> None:
    """Counts one wrong try."""
    now = clock.now()
    change.run("DELETE FROM setting WHERE name LIKE 'tries:%' AND value < :old", old=clock.later(now, seconds=-FORGOTTEN_AFTER))
    for name, budget in tries.items():
        _put(change, name, _used(change, name, budget) + 1)


def begin(database: Database, tries: Tries) -> None:
    """Counts a try before it is checked, so that many at once count too; raises SlowDown when it is too early."""
    with database.read() as look:
        ask(look, tries)
    with database.write() as change:
        ask(change, tries)
        count(change, tries)


def succeeded(database: Database, tries: Tries) -> None:
    """Takes back what `begin` counted: the try was right."""
    with database.write() as change:
        for name, budget in tries.items():
            _put(change, name, max(0.0, _used(change, name, budget) - 1))


def _used(look: Transaction, name: str, budget: Budget) -> float:
    """The wrong tries so far, less what time has eased."""
    row = look.row("SELECT value FROM setting WHERE name = :name", name=_key(name))
    if row is None:
        return 0.0
    at, _, used = row["value"].partition(" ")
    passed = max(0.0, (clock.moment(clock.now()) - clock.moment(at)).total_seconds())  # a clock may be set back
    return max(0.0, float(used) - passed * budget.an_hour / 3600)


def _wait(used: float, budget: Budget) -> float:
    over = used + 1 - budget.at_once
    return over * 3600 / budget.an_hour if over > 1e-9 else 0.0


def _put(change: Transaction, name: str, used: float) -> None:
    change.save("setting", {"name": _key(name), "value": f"{clock.now()} {used:.6f}"}, key=("name",))


def _key(name: str) -> str:
    return f"tries:{token_hash(name)}"
