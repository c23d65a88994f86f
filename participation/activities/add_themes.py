"""Add themes: each writes one thing at a time in their own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from participation.activities.activity import choices
from participation.activities.taking_themes import TakingThemes
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere

SMALL_STEP, SMALL_STEP_SIGN, ACHIEVEMENT = "small_step", "◔", "achievement"


@dataclass(frozen=True)
class AddThemes(TakingThemes):
    """Any number of themes, with a kind where the stage has kinds."""

    kind: ClassVar[str] = "add_themes"
    name: ClassVar[str] = N_("Add themes")

    def details(self) -> tuple[Field, ...]:
        """An achievement has no least size: its writer may call it a small step."""
        if ACHIEVEMENT not in self.kinds:
            return ()
        small = choices(("small", N_("A small step"), SMALL_STEP_SIGN))
        return (Field(SMALL_STEP, "choose_one", everywhere(N_("How big is it?")), small, only_kinds=(ACHIEVEMENT,)),)

    @classmethod
    def example(cls) -> Mapping[str, Any]:
        return {"kinds": ["helps", "hinders"]}
