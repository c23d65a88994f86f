"""Several workshops' pictures of the same question, added up.

Only what each picture shows already is added: a workshop in which fewer than five people answered is left out, and a step
that one of the pictures hides is counted with the others. So nothing can be computed from a sum and its parts that the
pictures themselves do not show, whichever workshops are added, and whenever.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from participation.model.fields import Field
from participation.summaries import OnScale, Summary


@dataclass(frozen=True)
class Together:
    """The answers on one scale in all workshops: their mean and spread, and the means of the workshops one by one."""

    all: OnScale
    workshops: tuple[float, ...]

    @property
    def lowest(self) -> float:
        """The lowest mean of a workshop."""
        return min(self.workshops)

    @property
    def highest(self) -> float:
        """The highest mean of a workshop."""
        return max(self.workshops)


@dataclass(frozen=True)
class Added:
    """What the pictures say together. `numbers` are steps that each picture shows; `others` answers stand at other steps."""

    field: Field
    people: int
    workshops: int
    scales: tuple[Together, ...]
    numbers: dict[str, int]
    others: int | None


def together(summaries: Sequence[Summary]) -> Added | None:
    """The pictures of one question added up; None where none of them shows anything."""
    shown = [one for one in summaries if one.shown]
    if not shown:
        return None
    people = sum(_people(one) for one in shown)
    return Added(shown[0].field, people, len(shown), _scales(shown), *_counted(shown, people))


def _people(summary: Summary) -> int:
    return summary.scales[0].people if summary.scales else summary.counted.people if summary.counted else 0


def _scales(shown: Sequence[Summary]) -> tuple[Together, ...]:
    axes = min(len(one.scales) for one in shown)
    return tuple(_together([one.scales[axis] for one in shown]) for axis in range(axes))


def _together(scales: Sequence[OnScale]) -> Together:
    people = sum(one.people for one in scales)
    mean = sum(one.mean * one.people for one in scales) / people
    square = sum((one.spread**2 + one.mean**2) * one.people for one in scales) / people
    spread = sqrt(max(0.0, square - mean**2))
    whole = OnScale(scales[0].low, scales[0].high, round(mean, 1), round(spread, 1), people)
    return Together(whole, tuple(sorted(one.mean for one in scales)))


def _counted(shown: Sequence[Summary], people: int) -> tuple[dict[str, int], int | None]:
    counted = [one.counted.numbers for one in shown if one.counted is not None]
    if len(counted) != len(shown) or shown[0].field.input == "choose_many":
        return {}, None
    steps = [value for value in counted[0] if all(value in numbers for numbers in counted)]
    numbers = {value: sum(each[value] for each in counted) for value in steps}
    rest = people - sum(numbers.values())
    return numbers, rest if rest or any(one.counted and one.counted.others is not None for one in shown) else None
