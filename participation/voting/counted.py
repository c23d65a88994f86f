"""What one person's votes come to, after themes were put together, hidden and shown again: resolved once, for everyone who asks.

A vote is stored on what was tapped and stays there. Here is where it counts, and how much of it: never more than the ballot
gives. Votes that were set aside (given again elsewhere while their theme was away) don't count. Of what is too much all the
same, the latest counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from participation.voting.ballot import Settings, Value
from participation.voting.method import Method


@dataclass(frozen=True, slots=True)
class Given:
    """One vote as it is stored: on what, which, when; `aside` once it was given again elsewhere."""

    target: str
    value: Value
    at: str = ""
    aside: bool = False


@dataclass(frozen=True)
class Paper:
    """One person's votes. `counts` has the choice of each target as it counts now, `by_target` the votes behind each target.

    `part` says how much of each stored vote counts: 0 for one that doesn't.
    """

    given: tuple[Given, ...] = ()
    counts: Mapping[str, Value] = field(default_factory=dict)
    by_target: Mapping[str, tuple[Given, ...]] = field(default_factory=dict)
    part: Mapping[str, int] = field(default_factory=dict)

    @property
    def unseen(self) -> tuple[Given, ...]:
        """The votes on what is not shown now, the latest first."""
        seen = {given.target for found in self.by_target.values() for given in found}
        return tuple(given for given in reversed(self.given) if given.target not in seen)


def paper(method: Method, given: Iterable[Given], counts_in: Mapping[str, str], limits: Settings) -> Paper:
    """The paper of one person. `counts_in` says for each theme and group that is there where a vote on it counts."""
    ordered = tuple(sorted(given, key=_when))
    by_target: dict[str, list[Given]] = {}
    for one in ordered:
        if one.target in counts_in:
            by_target.setdefault(counts_in[one.target], []).append(one)
    part = _parts(method, [one for one in reversed(ordered) if one.target in counts_in], limits)
    counts = {target: value for target, found in by_target.items() if (value := _together(method, target, found, part)) is not None}
    return Paper(ordered, counts, {target: tuple(found) for target, found in by_target.items()}, part)


def _parts(method: Method, latest_first: list[Given], limits: Settings) -> dict[str, int]:
    """How much of each vote counts: no more on one theme, and no more in all, than the ballot gives; the latest first."""
    room = limits.votes
    part: dict[str, int] = {}
    for one in latest_first:
        size = 0 if one.aside else min(method.size(one.value), limits.most_on_one)
        part[one.target] = size if room is None else min(size, room)
        room = None if room is None else room - part[one.target]
    return part


def _together(method: Method, target: str, found: list[Given], part: Mapping[str, int]) -> Value:
    counting = {one.target: method.sized(one.value, part[one.target]) for one in found if part[one.target]}
    return method.on_group(counting.pop(target, None), list(counting.values()))


def rewritten(method: Method, before: Paper, target: str, value: Value) -> dict[str, Value]:
    """Which stored votes change, and to what, so that `value` counts on a target: as few as can be; None takes a vote off.

    Votes on the themes of a group stay on them, so that the group can be parted again.
    """
    behind = before.by_target.get(target, ())
    if value is None:
        return {one.target: None for one in behind}
    others = [one for one in behind if one.target != target]
    if not method.adds_up:
        return {target: value}
    parts = {one.target: before.part[one.target] for one in others}
    direct = method.size(value) - sum(parts.values())
    for one in sorted(others, key=_when, reverse=True):  # where the group shall have fewer, the latest go
        less = min(parts[one.target], max(-direct, 0))
        parts[one.target] -= less
        direct += less
    return {one: size or None for one, size in {target: direct, **parts}.items() if size != before.part.get(one, 0)}


def given_elsewhere(method: Method, now: Paper, limits: Settings) -> dict[str, bool]:
    """Of each vote on what is away: whether the person has given it again elsewhere, so that it won't count on coming back."""
    if limits.votes is None:
        return {}
    room = limits.votes - sum(now.part.values())
    found: dict[str, bool] = {}
    for one in now.unseen:
        size = method.size(one.value)
        found[one.target] = size > room
        room -= 0 if found[one.target] else size
    return found


def _when(one: Given) -> tuple[str, str]:
    return one.at, one.target
