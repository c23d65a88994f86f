"""Gaps: where does someone fall through, and what kind of gap is it?"""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import choices
from participation.activities.path import GAPS
from participation.activities.taking_themes import TakingThemes
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere


@dataclass(frozen=True)
class Gaps(TakingThemes):
    """One gap at a time: what happens there, its kind, and the step of the path."""

    kind: ClassVar[str] = "gaps"
    name: ClassVar[str] = N_("Where does someone fall through?")

    def details(self) -> tuple[Field, ...]:
        return (
            Field("gap", "choose_one", everywhere(N_("What kind of gap is it?")), choices(*GAPS)),
            Field("step", "choose_theme", everywhere(N_("At which step?"))),
        )
