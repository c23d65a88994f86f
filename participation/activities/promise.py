"""Promise: what I promise to try, and when we look at it again."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.taking_themes import TakingThemes
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere


@dataclass(frozen=True)
class Promise(TakingThemes):
    """A small promise with a day to look again."""

    kind: ClassVar[str] = "promise"
    name: ClassVar[str] = N_("Promises")

    kinds: tuple[str, ...] = ("promise",)

    def details(self) -> tuple[Field, ...]:
        return (Field("look_again_on", "date", everywhere(N_("When do we look at it again?"))),)
