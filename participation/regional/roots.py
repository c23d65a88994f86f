"""Seed, sprout or root: what the people of some workshops answered, from five answers in a workshop on.

Of one workshop either the numbers of all steps are said, or only the mean: of a mean and a few of the numbers the hidden
ones could be computed. What several workshops say is added up from that and from nothing else.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from participation import stages, summaries
from participation.activities.rooting import STEPS
from participation.insight import suppression
from participation.model.workshop import Stage, Workshop
from participation.store import Transaction

KIND = "rooting"
ORDER = {value: place for place, (value, _, _) in enumerate(STEPS, 1)}
LOWEST, HIGHEST = 1, len(STEPS)


@dataclass(frozen=True)
class Roots:
    """`numbers` are answers at each step as far as they may be said; `mean` lies between 1 (a seed) and 3 (a root)."""

    asked: int
    workshops: int
    people: int
    numbers: dict[str, int]
    mean: float | None
    means: tuple[float, ...]

    @property
    def others(self) -> int:
        """Answers of which only the mean is said."""
        return self.people - sum(self.numbers.values())


@dataclass(frozen=True)
class _One:
    people: int
    mean: float
    numbers: dict[str, int]


def of(look: Transaction, workshops: Iterable[Workshop]) -> Roots:
    """What these workshops say; those in which fewer than five people answered are only counted as asked."""
    asked = [stage for one in workshops for stage in stages.in_order(look, one.id) if stage.kind == KIND and stage.state == "closed"]
    known = [found for stage in asked if (found := _of_stage(look, stage)) is not None]
    people = sum(one.people for one in known)
    numbers: Counter[str] = Counter()
    for one in known:
        numbers.update(one.numbers)
    mean = round(sum(one.mean * one.people for one in known) / people, 1) if people else None
    return Roots(len(asked), len(known), people, dict(numbers), mean, tuple(sorted(one.mean for one in known)))


def _of_stage(look: Transaction, stage: Stage) -> _One | None:
    given = [value for value in summaries.answers_of(look, stage).get(KIND, ()) if value in ORDER]
    mean = suppression.mean([ORDER[value] for value in given])
    if mean is None:
        return None
    counted = suppression.counts({value: given.count(value) for value in ORDER})
    return _One(len(given), round(mean, 1), {} if counted.together else dict(counted.numbers))
