"""The group's picture of a form: means with their spread and counts, from five answers on, never of a few people.

Spread is the standard deviation of the answers; a small one is said as “close together”, a large one as “far apart”.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import pstdev
from typing import Any

from participation import kept_figures, stages
from participation.activities import Activity
from participation.activities.four_field import FourField, corner
from participation.insight import suppression
from participation.model.fields import NO_ANSWER, TOO_EARLY, Field
from participation.model.texts import N_, Texts
from participation.model.workshop import Stage
from participation.store import Transaction
from participation.texts import everywhere

CLOSE, FAR = 0.15, 0.3  # of the length of the scale
OPEN_ANSWERS = (TOO_EARLY, NO_ANSWER)


@dataclass(frozen=True)
class OnScale:
    """Answers on a scale from `low` to `high`: their mean and spread, and how many people they are of."""

    low: float
    high: float
    mean: float
    spread: float
    people: int

    @property
    def in_words(self) -> Texts:
        """Whether the answers are close together or far apart."""
        part = self.spread / (self.high - self.low) if self.high > self.low else 0.0
        if part <= CLOSE:
            return everywhere(N_("The answers are close together."))
        return everywhere(N_("The answers are far apart.") if part >= FAR else N_("The answers differ somewhat."))


@dataclass(frozen=True)
class Counted:
    """Answers by choice: only numbers that may be shown; `others` people chose something that few chose."""

    numbers: Mapping[str, int]
    others: int | None
    people: int


@dataclass(frozen=True)
class Summary:
    """One question with what may be shown of it: a scale, two scales, or counts; nothing of it under five people."""

    field: Field
    scales: tuple[OnScale, ...] = ()
    counted: Counted | None = None
    too_early: int | None = None
    no_answer: int | None = None

    @property
    def shown(self) -> bool:
        """Whether enough people have answered."""
        return bool(self.scales) or self.counted is not None


def of_stage(look: Transaction, stage: Stage) -> list[Summary]:
    """Every question of a form stage, as it stood when the stage closed."""
    kept = kept_figures.read(look, stage.id)
    if kept is None:
        return counted_now(look, stage)
    fields = {field.name: field for field in stages.activity(stage).fields()}
    return [_of_json(fields[name], given) for name, given in kept["summaries"].items() if name in fields]


def as_json(of: Summary) -> dict[str, Any]:
    """The figures of one question without its words."""
    return {
        "scales": [[scale.low, scale.high, scale.mean, scale.spread, scale.people] for scale in of.scales],
        "counted": [dict(of.counted.numbers), of.counted.others, of.counted.people] if of.counted else None,
        "too_early": of.too_early,
        "no_answer": of.no_answer,
    }


def _of_json(field: Field, given: Mapping[str, Any]) -> Summary:
    scales = tuple(OnScale(*scale) for scale in given["scales"])
    return Summary(field, scales, Counted(*given["counted"]) if given["counted"] else None, given["too_early"], given["no_answer"])


def counted_now(look: Transaction, stage: Stage) -> list[Summary]:
    """The same counted from the answers; texts are left out, since a text is no number and is read as a theme elsewhere."""
    activity = stages.activity(stage)
    answers = answers_of(look, stage)
    return [summary(activity, field, answers.get(field.name, ())) for field in activity.fields() if field.input not in ("text", "date")]


def step_of(answer: object) -> int | None:
    """The step of a scale that an answer is; None where it is something else."""
    return int(str(answer)) if str(answer).isascii() and str(answer).isdigit() else None


def answers_of(look: Transaction, stage: Stage) -> dict[str, list[Any]]:
    """The answers of a stage by field, without who gave them."""
    found: dict[str, list[Any]] = {}
    for row in look.rows("SELECT field, value FROM answer WHERE stage_id = :id", id=stage.id):
        found.setdefault(row["field"], []).append(json.loads(row["value"]))
    return found


def summary(activity: Activity, field: Field, answers: Sequence[Any]) -> Summary:
    """What may be shown of the answers to one question."""
    open_ones = Counter(answer for answer in answers if isinstance(answer, str) and answer in OPEN_ANSWERS)
    given = [answer for answer in answers if not (isinstance(answer, str) and answer in OPEN_ANSWERS)]
    scales: tuple[OnScale, ...] = ()
    counted: Counted | None = None
    if len(given) >= suppression.LEAST:
        scales = _scales(field, given)
        counted = _counted(activity, field, given)
    return Summary(field, scales, counted, suppression.people(open_ones[TOO_EARLY]), suppression.people(open_ones[NO_ANSWER]))


def _scales(field: Field, given: Sequence[Any]) -> tuple[OnScale, ...]:
    if field.input == "two_scales":
        return tuple(_scale([mark[axis] for mark in given], field.low, field.high) for axis in (0, 1))
    if field.input == "scale" and not field.options:
        return (_scale(given, field.low, field.high),)
    if field.input == "scale" and all(option.value.isdigit() for option in field.options):
        return (_scale([int(answer) for answer in given], 1, len(field.options)),)
    return ()


def _scale(given: Sequence[int], low: int, high: int) -> OnScale:
    return OnScale(low, high, round(sum(given) / len(given), 1), round(pstdev(given), 1), len(given))


def _counted(activity: Activity, field: Field, given: Sequence[Any]) -> Counted | None:
    if isinstance(activity, FourField):
        corners = Counter(corner((mark[0], mark[1])) or "between" for mark in given)
        return _safe({name: corners[name] for name in (*activity.corner_names(), "between")}, len(given))
    if field.input == "choose_many":
        chosen = Counter(item for answer in given for item in answer)
        return Counted({o.value: n for o in field.options if (n := chosen[o.value]) >= suppression.LEAST or n == 0}, None, len(given))
    if field.options:
        chosen = Counter(str(answer) for answer in given)
        return _safe({option.value: chosen[option.value] for option in field.options}, len(given))
    return None


def _safe(numbers: Mapping[str, int], people: int) -> Counted:
    safe = suppression.counts(numbers)
    return Counted(safe.numbers, safe.others, people)
