"""An attacker who sees a result, knows how the tool protects small groups, and knows how many people of each role voted.

The attacker lists every way in which the room can have voted ("a room"), works out what the tool would show of each, and
keeps those that look the same as what is shown. What is the same in all of them, the attacker knows.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, combinations_with_replacement, product

from participation.insight import suppression
from participation.insight.roles import parts
from participation.voting.ballot import Outcome, Row, Settings, Tally, Target
from participation.voting.result import Figure, Result

TARGETS = tuple(Target(f"t{number}", f"Theme {number}") for number in range(4))
Ballot = tuple[str, ...]  # one answer a target; "" is no answer
Room = Mapping[str, tuple[Ballot, ...]]  # the ballots of each role group


def rooms(sizes: Mapping[str, int], answers: Sequence[str], targets: int) -> Iterator[Room]:
    """Every way in which so many people of each role group can have voted; everyone answered something."""
    ballots = [ballot for ballot in product(answers, repeat=targets) if any(ballot)]
    choices = [list(combinations_with_replacement(ballots, size)) for size in sizes.values()]
    for chosen in product(*choices):
        yield dict(zip(sizes, chosen, strict=True))


def outcome(room: Room, method: str, targets: int) -> Outcome:
    """The true numbers of a room."""
    here = {group: ballots for group, ballots in room.items() if ballots}
    rows = tuple(
        Row(TARGETS[place], {group: _tally(method, ballots, place) for group, ballots in here.items()}) for place in range(targets)
    )
    return Outcome(method, Settings(), {group: len(ballots) for group, ballots in here.items()}, rows)


def _tally(method: str, ballots: Sequence[Ballot], place: int) -> Tally:
    answers = [ballot[place] for ballot in ballots]
    yes = answers.count("agree")
    base = len(answers) - answers.count("") if method == "agree" else len(answers)
    return Tally(yes, yes, base, base, answers.count("pass"), answers.count("disagree"))


@dataclass(frozen=True)
class Known:
    """Something that the attacker has found out: this many people among `groups` gave this answer to a target."""

    groups: tuple[str, ...]
    target: str
    answer: str
    number: int
    shown: Result


@dataclass(frozen=True)
class Attack:
    """One attack: who voted, what they could answer, and how the tool counts and protects."""

    sizes: Mapping[str, int]
    answers: tuple[str, ...]
    method: str
    targets: int
    least: int

    def found_out(self) -> list[Known]:
        """Every count of 1 to k-1 people that can be computed in some room, though no shown number says it by itself."""
        looking_alike: dict[Result, list[Outcome]] = defaultdict(list)
        for room in rooms(self.sizes, self.answers, self.targets):
            true = outcome(room, self.method, self.targets)
            looking_alike[suppression.shown(true, self.least)].append(true)
        return [known for result, outcomes in looking_alike.items() for known in self._computed(result, outcomes)]

    def _computed(self, result: Result, outcomes: Sequence[Outcome]) -> Iterator[Known]:
        for place in range(self.targets):
            for number in range(1, len(self.sizes) + 1):
                for groups in combinations(self.sizes, number):
                    yield from self._about_few(result, groups, place, [_sum(true.rows[place], groups) for true in outcomes])

    def _about_few(self, result: Result, groups: tuple[str, ...], place: int, sums: Sequence[Tally]) -> Iterator[Known]:
        """What is the same in all rooms that look alike, where it is about fewer than k people: in the groups, or answering."""
        people = sum(self.sizes[group] for group in groups)
        answered = {tally.rests_on for tally in sums}
        few_people, few_answered = people < self.least, all(0 < number < self.least for number in answered)
        asked = [("rests_on", few_people or few_answered)]
        if len(self.answers) > 2 or self.method != "agree":
            asked += [(COUNTED[answer], few_people or few_answered) for answer in self.answers if answer]
        for answer, about_few in asked:
            counted = {getattr(tally, answer) for tally in sums}
            if about_few and len(counted) == 1 and not self._says_so_itself(result, groups, place, answer):
                yield Known(groups, TARGETS[place].id, answer, counted.pop(), result)

    def _says_so_itself(self, result: Result, groups: tuple[str, ...], place: int, answer: str) -> bool:
        """Whether none or all of each shown k or more people gave the answer, which says the same of each one of them."""
        row = next((row for row in result.rows if row.target == TARGETS[place]), None)
        if row is None or row.all is None or result.voters is None:
            return False
        if _unanimous(row.all, result.voters, answer):
            return True
        if row.by_group is None:
            return False
        unanimous = {
            group
            for part, column, figure in zip(parts(self.sizes, self.least), result.columns, row.by_group, strict=True)
            if column.people >= self.least and _unanimous(figure, column.people, answer)
            for group in part.groups
        }
        return set(groups) <= unanimous


COUNTED = {"agree": "votes", "pass": "passes", "disagree": "disagrees"}


def _unanimous(figure: Figure, people: int, answer: str) -> bool:
    return getattr(figure, answer) in (0, people if answer == "rests_on" else figure.rests_on)


def _sum(row: Row, groups: Sequence[str]) -> Tally:
    return sum((row.by_group[group] for group in groups if group in row.by_group), Tally())
