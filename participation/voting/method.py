"""What a way of voting has."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Protocol

from participation.model.texts import Texts
from participation.voting.ballot import Choice, Outcome, Refusal, Settings, Target, Value
from participation.voting.result import Figure, Result


class Method(Protocol):
    """What a way of voting has."""

    @property
    def NAME(self) -> str:
        """The name of the way, as templates and the store have it."""

    @property
    def adds_up(self) -> bool:
        """Whether a person can give a group several votes, on it and on its themes."""

    def size(self, value: Value) -> int:
        """How many of a person's votes a choice takes."""

    def sized(self, value: Value, size: int) -> Value:
        """The choice where only so much of it counts."""

    def on_group(self, direct: Value, on_themes: Sequence[Value]) -> Value:
        """One person's choice on a group, from the choice on the group itself and those on its themes; None for none."""

    def count(self, choices: Iterable[Choice], targets: Sequence[Target], settings: Settings) -> Outcome:
        """The true numbers, with every target and every role group."""

    def check(self, choices: Iterable[Choice], settings: Settings) -> tuple[Refusal, ...]:
        """Which choices can't be taken, and why."""

    def rank(self, figure: Figure) -> Fraction:
        """What comes first: the higher the earlier; equal ones are tied."""

    def sentence(self, result: Result) -> Texts:
        """What the ballot says, in one plain sentence."""

    def steps(self, result: Result) -> tuple[Texts, ...]:
        """How the result came about, step by step."""
