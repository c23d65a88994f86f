"""Weak signal: something small that somebody noticed; a threat or an opportunity, where, and how strong."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import choices
from participation.activities.taking_themes import TakingThemes
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere

LEVELS = (
    ("everyday", N_("In everyday work")),
    ("team", N_("In a team")),
    ("organisation", N_("In an organisation")),
    ("region", N_("In a region")),
    ("national", N_("In the whole country")),
)
STRENGTHS = (("whisper", N_("A whisper"), "●○○"), ("talk", N_("Talk"), "●●○"), ("shout", N_("A shout"), "●●●"))


@dataclass(frozen=True)
class Signal(TakingThemes):
    """What did you notice, where, and how strong is it."""

    kind: ClassVar[str] = "signal"
    name: ClassVar[str] = N_("Weak signals")

    kinds: tuple[str, ...] = ("threat", "opportunity")

    def details(self) -> tuple[Field, ...]:
        return (
            Field("strength", "choose_one", everywhere(N_("How strong is it?")), choices(*STRENGTHS)),
            Field("where", "choose_one", everywhere(N_("Where did you notice it?")), choices(*LEVELS)),
        )
