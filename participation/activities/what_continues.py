"""What continues: what lives on after the project, on which level, in which structure, and who owns it."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import choices
from participation.activities.signal import LEVELS
from participation.activities.taking_themes import TakingThemes
from participation.model import limits
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere


@dataclass(frozen=True)
class WhatContinues(TakingThemes):
    """One thing at a time."""

    kind: ClassVar[str] = "what_continues"
    name: ClassVar[str] = N_("What continues?")

    def details(self) -> tuple[Field, ...]:
        return (
            Field("level", "choose_one", everywhere(N_("On which level?")), choices(*LEVELS)),
            Field("region", "text", everywhere(N_("In which region?")), max_length=limits.SHORT_ANSWER),
            Field("structure", "text", everywhere(N_("In which group or structure?")), max_length=limits.SHORT_ANSWER),
            Field("owner", "text", everywhere(N_("Who takes care of it? Write the role.")), max_length=limits.SHORT_ANSWER),
        )
