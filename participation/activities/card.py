"""Card: one card of the participation tool is drafted: situation, promise, question, action."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.taking_themes import TakingThemes
from participation.model import limits
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere


@dataclass(frozen=True)
class Card(TakingThemes):
    """The words say the situation in which the card helps."""

    kind: ClassVar[str] = "card"
    name: ClassVar[str] = N_("Make a card")

    def details(self) -> tuple[Field, ...]:
        asked = (
            ("promise", N_("Promise: what do we promise?")),
            ("question", N_("Question: what do we ask the child?")),
            ("action", N_("Action: what do we do at once?")),
        )
        return tuple(Field(name, "text", everywhere(label), max_length=limits.LINE) for name, label in asked)
