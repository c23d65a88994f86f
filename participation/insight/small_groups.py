"""Which numbers of people are hidden together, so that a number under k can't be computed from the others and the total.

Hiding the small numbers alone is not enough: two hidden numbers under 5 that add up to 7 can only be 3 and 4. So the next
smallest is hidden with them, until what everybody can see leaves several possibilities. Everybody can see which numbers are
hidden and what they add up to, and may know this rule: a possibility counts only if the rule would have come to the same.
"""

from collections.abc import Iterator, Mapping
from functools import cache


def hidden(numbers: Mapping[str, int], least: int) -> tuple[str, ...]:
    """The names of the numbers that are hidden together: none, some, or all of them (then only the total is known).

    Beside a number from 1 to k-1, a 0 is hidden too, and numbers of the same size are hidden together or not at all.
    """
    if not any(0 < number < least for number in numbers.values()):
        return ()
    for level in _levels(tuple(numbers.values()), least):
        inside = tuple(number for number in numbers.values() if number <= level)
        outside = [number for number in numbers.values() if number > level]
        if not outside or not _tells(len(inside), sum(inside), min(outside), level < least, least):
            return tuple(name for name, number in numbers.items() if number <= level)
    return tuple(numbers)


def _levels(numbers: tuple[int, ...], least: int) -> list[int]:
    """What may be hidden, step by step: all numbers up to each of these."""
    return [least - 1, *sorted({number for number in numbers if number >= least})]


@cache
def _tells(number: int, total: int, below: int, all_small: bool, least: int) -> bool:
    """Whether `number` hidden numbers, each less than `below` and adding up to `total`, can be told from that.

    They can where the total is small itself, where they can be parted in one way only (in one way into small numbers, if
    they are all small: that may be known), or where all small numbers in all possible ways are the same.
    """
    if total < least:
        return True
    ways = 0
    small: set[int] = set()
    for way in _ways(total, number, least - 1 if all_small else below - 1):
        if all_small or _is_hidden_so(way, least):
            ways += 1
            small.update(part for part in way if part < least)
            if ways > 1 and len(small) > 1:
                return False
    return True


def _is_hidden_so(way: tuple[int, ...], least: int) -> bool:
    """Whether the rule would hide just these numbers: no smaller part of them could have been hidden alone."""
    if max(way) < least:
        return not _tells(len(way), sum(way), least, True, least)
    if not any(0 < part < least for part in way):
        return False
    for level in _levels(way, least)[:-1]:
        inside = [part for part in way if part <= level]
        if not _tells(len(inside), sum(inside), min(part for part in way if part > level), level < least, least):
            return False
    return True


def _ways(total: int, number: int, most: int) -> Iterator[tuple[int, ...]]:
    """The ways in which `total` is a sum of so many numbers from 0 to `most`, the largest first."""
    if number == 1:
        if total <= most:
            yield (total,)
        return
    for part in range(min(most, total), -(-total // number) - 1, -1):
        for rest in _ways(total - part, number - 1, part):
            yield (part, *rest)
