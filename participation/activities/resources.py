"""Resources needed: what an idea needs before it becomes a try-out."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.taking_themes import TakingThemes
from participation.model import limits
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere


@dataclass(frozen=True)
class Resources(TakingThemes):
    """The idea, and who, time, money and permission that it needs."""

    kind: ClassVar[str] = "resources"
    name: ClassVar[str] = N_("What does it need?")

    kinds: tuple[str, ...] = ("idea",)

    def details(self) -> tuple[Field, ...]:
        asked = (
            ("people", N_("Who is needed?")),
            ("time", N_("How much time?")),
            ("money", N_("How much money?")),
            ("permission", N_("Whose permission?")),
        )
        return tuple(Field(name, "text", everywhere(label), max_length=limits.SHORT_ANSWER) for name, label in asked)
