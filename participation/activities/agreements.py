"""Agreements: who does a step, when, with whose permission, and who is the counterpart."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.taking_themes import TakingThemes
from participation.model import limits
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere


@dataclass(frozen=True)
class Agreements(TakingThemes):
    """One step at a time."""

    kind: ClassVar[str] = "agreements"
    name: ClassVar[str] = N_("Who, when, with whose permission?")

    def details(self) -> tuple[Field, ...]:
        return (
            Field("who", "text", everywhere(N_("Who does it? Write the role.")), max_length=limits.SHORT_ANSWER),
            Field("when", "date", everywhere(N_("When?"))),
            Field("permission", "text", everywhere(N_("Whose permission do we ask?")), max_length=limits.SHORT_ANSWER),
            Field("counterpart", "text", everywhere(N_("Who takes it on? Write the role.")), max_length=limits.SHORT_ANSWER),
        )
