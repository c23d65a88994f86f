"""Card: one card of the participation tool is drafted: situation, promise, question, action."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import Activity, Surface
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere


@dataclass(frozen=True)
class Card(Activity):
    """Four short texts, each optional."""

    kind: ClassVar[str] = "card"
    surface: ClassVar[Surface] = "form"
    name: ClassVar[str] = N_("Make a card")

    def fields(self) -> tuple[Field, ...]:
        asked = (
            ("situation", N_("Situation: when does the card help?")),
            ("promise", N_("Promise: what do we promise?")),
            ("question", N_("Question: what do we ask the child?")),
            ("action", N_("Action: what do we do at once?")),
        )
        return tuple(Field(name, "text", everywhere(label)) for name, label in asked)
