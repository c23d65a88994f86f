"""Key conclusions: what can be said in the end, each linked to the theme that it rests on."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.taking_themes import TakingThemes
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere


@dataclass(frozen=True)
class KeyConclusions(TakingThemes):
    """One conclusion at a time, with its evidence."""

    kind: ClassVar[str] = "key_conclusions"
    name: ClassVar[str] = N_("Key conclusions")

    def details(self) -> tuple[Field, ...]:
        return (Field("evidence", "choose_theme", everywhere(N_("Which theme tells you so?"))),)
