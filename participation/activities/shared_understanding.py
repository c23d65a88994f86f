"""Shared understanding: a summary that each agrees with, differs from or adds to. Different views stay side by side."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.taking_themes import TakingThemes
from participation.model.texts import N_


@dataclass(frozen=True)
class SharedUnderstanding(TakingThemes):
    """The facilitator edits the summary (`text`) while people answer to it."""

    kind: ClassVar[str] = "shared_understanding"
    name: ClassVar[str] = N_("Shared understanding")

    kinds: tuple[str, ...] = ("agrees", "differs", "adds")
