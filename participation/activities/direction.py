"""Direction: do we continue, change or stop, who does it, and when."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import choices
from participation.activities.taking_themes import TakingThemes
from participation.model import limits
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere

DIRECTIONS = (("continue", N_("We continue"), "▲"), ("change", N_("We change"), "◆"), ("stop", N_("We stop"), "■"))


@dataclass(frozen=True)
class Direction(TakingThemes):
    """What is it about, which way, who and when."""

    kind: ClassVar[str] = "direction"
    name: ClassVar[str] = N_("Direction")

    def details(self) -> tuple[Field, ...]:
        return (
            Field("direction", "choose_one", everywhere(N_("Which way?")), choices(*DIRECTIONS)),
            Field("who", "text", everywhere(N_("Who does it? Write the role.")), max_length=limits.SHORT_ANSWER),
            Field("when", "date", everywhere(N_("When?"))),
        )
