"""The ways of voting, one a file. A way is known by being here: a module with a `NAME` that keeps to `Method`.

outcome = voting.method("dots").count(choices, targets, settings)   # the true numbers, never shown
result = suppression.shown(outcome, least=5)                         # what may be shown
voting.sentence(result), voting.steps(result)                        # what it says, and how it came about
"""

import importlib
import pkgutil
from collections.abc import Iterable
from functools import cache
from typing import cast

from participation.errors import Refused
from participation.model.texts import N_, Texts
from participation.voting import words
from participation.voting.ballot import Choice, Outcome, Refusal, Row, Settings, Target
from participation.voting.counted import Given, Paper, given_elsewhere, paper, rewritten
from participation.voting.method import Method
from participation.voting.result import Column, Figure, Result, ResultRow

__all__ = [
    "Choice",
    "Column",
    "Figure",
    "Given",
    "Method",
    "Outcome",
    "Paper",
    "Refusal",
    "Result",
    "ResultRow",
    "Row",
    "Settings",
    "Target",
    "given_elsewhere",
    "method",
    "methods",
    "paper",
    "require",
    "rewritten",
    "sentence",
    "steps",
]


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
    return words.waiting(result) if result.waits else method(result.method).sentence(result)


def steps(result: Result) -> tuple[Texts, ...]:
    """How the result came about, step by step."""
    return () if result.waits else method(result.method).steps(result)
