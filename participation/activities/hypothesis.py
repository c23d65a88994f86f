"""Hypothesis: a guess that helps and blames nobody. Could it be that ..."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.taking_themes import TakingThemes
from participation.model.texts import N_


@dataclass(frozen=True)
class Hypothesis(TakingThemes):
    """One guess at a time."""

    kind: ClassVar[str] = "hypothesis"
    name: ClassVar[str] = N_("Thinking aloud")

    kinds: tuple[str, ...] = ("hypothesis",)
