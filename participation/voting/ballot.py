"""What every way of voting shares: choices go in, an outcome comes out.

An `Outcome` holds the true numbers, also of small groups: it is never shown. What may be shown of it is a `Result`
(`participation.voting.result`), which `participation.insight.suppression` makes.

Rules that hold for every way of voting:
- A person's last choice on a target counts; `None` takes it off.
- A theme that was put in a group after the vote counts in its group. The choice itself is kept on the theme.
- A choice on something that is not among the targets (a theme that was taken back) is not counted.
- Every target has a row, also without votes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from participation.errors import Refused

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Choice:
    """What one person chose on one target: a word, or a number of dots (also written as a text)."""

    participant: str
    role_group: str
    target: str
    value: Value


@dataclass(frozen=True)
class Target:
    """What can be voted on: a theme, or a group with the ids of its themes. `words` are its own words or the group's name."""

    id: str
    words: str
    language: str = "fi"
    kind: str = "theme"
    themes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """How many votes a person has (`None`: as many as there are targets) and how many of them may go to one target."""

    votes: int | None = None
    most_on_one: int = 1


@dataclass(frozen=True)
class Tally:
    """The numbers of one target among some people.

    `votes` are dots, approvals or agreements, given by `voters` different people; `rests_on` is the number of people asked
    (those who voted; for agree ballots those who answered this very theme), and `of` is what the share is a share of.
    """

    votes: int = 0
    voters: int = 0
    rests_on: int = 0
    of: int = 0
    passes: int = 0
    disagrees: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(one + two for one, two in zip(_numbers(self), _numbers(other), strict=True)))

    @property
    def share(self) -> float:
        """Votes as a part of `of`, 0 to 1."""
        return self.votes / self.of if self.of else 0.0


def _numbers(tally: Tally) -> tuple[int, ...]:
    return (tally.votes, tally.voters, tally.rests_on, tally.of, tally.passes, tally.disagrees)


@dataclass(frozen=True)
class Row:
    """One target with its numbers, all together and by role group."""

    target: Target
    by_group: Mapping[str, Tally]

    @property
    def all(self) -> Tally:
        """Everyone together."""
        return sum(self.by_group.values(), Tally())


@dataclass(frozen=True)
class Outcome:
    """The true numbers of a ballot, in the order of its targets. Not to be shown: see `suppression.shown`.

    `piles`: somebody gave one target several votes, so that shares are shares of all votes and not of people.
    """

    method: str
    settings: Settings
    voters_by_group: Mapping[str, int]
    rows: tuple[Row, ...]
    piles: bool = False

    @property
    def voters(self) -> int:
        """How many different people voted."""
        return sum(self.voters_by_group.values())


@dataclass(frozen=True)
class Refusal:
    """Choices that can't be taken, and the sentence for the person who made them."""

    choices: tuple[Choice, ...]
    because: Refused


@dataclass(frozen=True)
class Paper:
    """One person's ballot paper: the role group and the last choice on each target."""

    participant: str
    role_group: str
    chosen: Mapping[str, Choice]


def papers(choices: Iterable[Choice]) -> list[Paper]:
    """Each person's ballot paper, from choices in the order in which they were made."""
    found: dict[str, dict[str, Choice]] = {}
    groups: dict[str, str] = {}
    for choice in choices:
        groups[choice.participant] = choice.role_group
        found.setdefault(choice.participant, {})[choice.target] = choice
    return [
        Paper(person, groups[person], {target: choice for target, choice in chosen.items() if choice.value is not None})
        for person, chosen in found.items()
    ]


Mark = Callable[[Value, Sequence[Value]], Tally | None]


def tallied(method: str, choices: Iterable[Choice], targets: Sequence[Target], settings: Settings, mark: Mark) -> Outcome:
    """The outcome where `mark` says what one person's choice on a target (and on the themes in it) counts.

    A mark that says itself how many people it rests on keeps that; otherwise a row rests on everybody who voted.
    """
    holding: dict[str, list[Target]] = {}
    for target in targets:
        for voted_on in dict.fromkeys((target.id, *target.themes)):
            holding.setdefault(voted_on, []).append(target)
    marks: dict[str, list[tuple[str, Tally]]] = {target.id: [] for target in targets}
    voters: dict[str, int] = {}
    for paper in papers(choices):
        touched = {target.id: target for voted_on in paper.chosen for target in holding.get(voted_on, ())}
        own = {target.id: given for target in touched.values() if (given := _marked(paper, target, mark)) is not None}
        if own:
            voters[paper.role_group] = voters.get(paper.role_group, 0) + 1
        for target_id, given in own.items():
            marks[target_id].append((paper.role_group, given))
    rows = tuple(Row(target, _by_group(marks[target.id], voters)) for target in targets)
    return _with_shares(Outcome(method, settings, dict(sorted(voters.items())), rows))


def _marked(paper: Paper, target: Target, mark: Mark) -> Tally | None:
    direct = paper.chosen.get(target.id)
    themes = [paper.chosen[theme].value for theme in target.themes if theme in paper.chosen and theme != target.id]
    return mark(direct.value if direct else None, themes)


def _by_group(marks: Sequence[tuple[str, Tally]], voters: Mapping[str, int]) -> dict[str, Tally]:
    return {group: sum((tally for of, tally in marks if of == group), Tally()) for group in sorted(voters)}


def _with_shares(outcome: Outcome) -> Outcome:
    """Fills in what each row rests on and what its share is of."""
    piles = any(tally.votes != tally.voters for row in outcome.rows for tally in row.by_group.values())
    given = {group: sum(row.by_group[group].votes for row in outcome.rows) for group in outcome.voters_by_group}

    def filled(group: str, tally: Tally, rests_on_row: bool) -> Tally:
        rests_on = tally.rests_on if rests_on_row else outcome.voters_by_group[group]
        return replace(tally, rests_on=rests_on, of=given[group] if piles else rests_on)

    by_row = any(tally.rests_on for row in outcome.rows for tally in row.by_group.values())
    rows = tuple(Row(row.target, {group: filled(group, tally, by_row) for group, tally in row.by_group.items()}) for row in outcome.rows)
    return replace(outcome, rows=rows, piles=piles)
