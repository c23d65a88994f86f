"""Which numbers of people are hidden together, so that a number under k can't be computed from the others and the total.

Hiding the small numbers alone is not enough: two hidden numbers under 5 that add up to 7 can only be 3 and 4. So the next
smallest is hidden with them, until what everybody can see leaves several possibilities. Everybody can see which numbers are
hidden and what they add up to, and may know this rule: a possibility counts only if the rule would have come to the same.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple


class Rule(NamedTuple):
    """Numbers from 1 to `least` - 1 are protected.

    `fewest` is 1 where everybody may know that none of the numbers is 0. `ways` is 2 where it must stay open which small
    numbers are hidden, and 1 where it must stay open only which of them is whose.
    """

    least: int
    fewest: int = 0
    ways: int = 2


def hidden(numbers: Mapping[str, int], rule: Rule) -> tuple[str, ...]:
    """The names of the numbers that are hidden together: none, some, or all of them.

    Beside a number from 1 to k-1, a 0 is hidden too, and numbers of the same size are hidden together or not at all.
    """
    if not any(0 < number < rule.least for number in numbers.values()):
        return ()
    for level in _levels(tuple(numbers.values()), rule.least):
        inside = tuple(number for number in numbers.values() if number <= level)
        if not _tells(*_seen(inside, tuple(numbers.values())), level < rule.least, rule):
            return tuple(name for name, number in numbers.items() if number <= level)
    return tuple(numbers)


def told(numbers: Mapping[str, int], rule: Rule) -> bool:
    """Whether small numbers can be computed even where all of these are hidden and only their total is known."""
    values = tuple(numbers.values())
    small = [number for number in values if 0 < number < rule.least]
    return bool(small) and _tells(*_seen(values, values), max(values) < rule.least, rule)


def _levels(numbers: tuple[int, ...], least: int) -> list[int]:
    """What may be hidden, step by step: all numbers up to each of these."""
    return [least - 1, *sorted({number for number in numbers if number >= least})]


def _seen(inside: tuple[int, ...], numbers: tuple[int, ...]) -> tuple[int, int, int]:
    """What everybody can see of the numbers hidden: how many they are, their total, and the least number that is not hidden."""
    outside = [number for number in numbers if number > max(inside, default=0)]
    return len(inside), sum(inside), min(outside, default=sum(inside) + 1)


@cache
def _tells(number: int, total: int, below: int, all_small: bool, rule: Rule) -> bool:
    """Whether `number` hidden numbers, each less than `below` and adding up to `total`, can be told from that.

    They can where the total is small itself, where they can be parted in one way only (in one way into small numbers, if
    they are all small: that may be known), or where all small numbers in all possible ways are the same.
    """
    if total < rule.least:
        return True
    ways = 0
    small: set[int] = set()
    for way in _ways(total, number, rule.least - 1 if all_small else below - 1, rule.fewest):
        if all_small or _is_hidden_so(way, rule):
            ways += 1
            small.update(part for part in way if part < rule.least)
            if ways >= rule.ways and len(small) > 1:
                return False
    return True


def _is_hidden_so(way: tuple[int, ...], rule: Rule) -> bool:
    """Whether the rule would hide just these numbers: no smaller part of them could have been hidden alone."""
    if max(way) < rule.least:
        return not _tells(*_seen(way, way), True, rule)
    if not any(0 < part < rule.least for part in way):
        return False
    for level in _levels(way, rule.least)[:-1]:
        inside = tuple(part for part in way if part <= level)
        if not _tells(*_seen(inside, way), level < rule.least, rule):
            return False
    return True


def _ways(total: int, number: int, most: int, fewest: int) -> Iterator[tuple[int, ...]]:
    """The ways in which `total` is a sum of so many numbers from `fewest` to `most`, the largest first."""
    if number == 1:
        if fewest <= total <= most:
            yield (total,)
        return
    for part in range(min(most, total - fewest * (number - 1)), -(-total // number) - 1, -1):
        for rest in _ways(total - part, number - 1, part, fewest):
            yield (part, *rest)
