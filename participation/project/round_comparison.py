"""Comparing rounds: only questions that were asked with the same words in the same kind of stage, and never of a few people."""

from collections.abc import Mapping
from dataclasses import dataclass

from participation.access import require
from participation.model.people import Staff
from participation.model.texts import Texts
from participation.project import round_answers, structure
from participation.project.round_answers import Asked, InRound
from participation.store import Database


@dataclass(frozen=True)
class Compared:
    """A question that was asked in several rounds, with its answers by round id."""

    text: Texts
    low: int
    high: int
    rounds: Mapping[str, InRound]

    @property
    def change(self) -> float | None:
        """From the first round that may be shown to the last."""
        means = [each.mean for each in self.rounds.values() if each.mean is not None]
        return round(means[-1] - means[0], 1) if len(means) > 1 else None


@dataclass(frozen=True)
class Comparison:
    """The same questions side by side, and those that stand in one round only and are therefore not compared."""

    same: tuple[Compared, ...]
    in_one_round_only: tuple[Texts, ...]


def of_project(database: Database, who: Staff) -> Comparison:
    """What can be compared between the rounds of the project."""
    order = [one.id for one in structure.rounds(database)]
    with database.read() as look:
        require(look, who, "facilitator", "reviewer", "evaluator", "management")
        every = round_answers.of_scales(look).values()
    same = tuple(_compared(asked, order) for asked in every if len(asked.rounds) > 1)
    return Comparison(same, tuple(asked.field.label for asked in every if len(asked.rounds) == 1))


def _compared(asked: Asked, order: list[str]) -> Compared:
    field, high = asked.field, len(asked.field.options) or asked.field.high
    return Compared(field.label, field.low, high, {one: round_answers.in_round(asked.rounds[one]) for one in order if one in asked.rounds})
