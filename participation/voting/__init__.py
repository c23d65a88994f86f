"""The ways of voting, one a file. A way is known by being here: a module with a `NAME` that keeps to `Method`.

outcome = voting.method("dots").count(choices, targets, settings)   # the true numbers, never shown
result = suppression.shown(outcome, least=5)                         # what may be shown
voting.sentence(result), voting.steps(result)                        # what it says, and how it came about
"""

import importlib
import pkgutil
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache
from typing import Protocol, cast

from participation.errors import Refused
from participation.model.texts import N_, Texts
from participation.voting.ballot import Choice, Outcome, Refusal, Row, Settings, Target
from participation.voting.result import Column, Figure, Result, ResultRow

__all__ = [
    "Choice",
    "Column",
    "Figure",
    "Method",
    "Outcome",
    "Refusal",
    "Result",
    "ResultRow",
    "Row",
    "Settings",
    "Target",
    "method",
    "methods",
    "require",
    "sentence",
    "steps",
]


class Method(Protocol):
    """What a way of voting has."""

    @property
    def NAME(self) -> str:
        """The name of the way, as templates and the store have it."""

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


@cache
def methods() -> dict[str, Method]:
    """Every way of voting by its name."""
    modules = [importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    return {module.NAME: cast(Method, module) for module in modules if hasattr(module, "NAME")}


def method(name: str) -> Method:
    """The way of voting with this name, or Refused."""
    if name not in methods():
        raise Refused(N_("“{method}” is not a way to vote. Use one of: {known}."), method=name, known=", ".join(methods()))
    return methods()[name]


def require(name: str, choices: Iterable[Choice], settings: Settings) -> None:
    """Raises Refused with the first reason why one of the choices can't be taken."""
    for refusal in method(name).check(choices, settings):
        raise refusal.because


def sentence(result: Result) -> Texts:
    """What the ballot says, in one plain sentence."""
    return method(result.method).sentence(result)


def steps(result: Result) -> tuple[Texts, ...]:
    """How the result came about, step by step."""
    return method(result.method).steps(result)
