"""Persona: an invented person whose path the workshop follows. Never a real one."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.taking_themes import TakingThemes
from participation.model import limits
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere


@dataclass(frozen=True)
class Persona(TakingThemes):
    """Who the invented person is, in a few words."""

    kind: ClassVar[str] = "persona"
    name: ClassVar[str] = N_("An invented person")

    def details(self) -> tuple[Field, ...]:
        asked = (
            ("likes", N_("What do they like?")),
            ("important", N_("Who matters to them?")),
            ("needs", N_("What help do they need?")),
        )
        return tuple(Field(name, "text", everywhere(label), max_length=limits.LINE) for name, label in asked)
