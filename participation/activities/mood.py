"""Mood: five faces, each with its word, and the region that people come from; shown for the group only."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import choices
from participation.activities.form import Form
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere

FACES = (
    ("1", N_("very low"), "😞"),
    ("2", N_("low"), "🙁"),
    ("3", N_("so-so"), "😐"),
    ("4", N_("good"), "🙂"),
    ("5", N_("very good"), "😀"),
)


@dataclass(frozen=True)
class Mood(Form):
    """How do you feel today."""

    kind: ClassVar[str] = "mood"
    name: ClassVar[str] = N_("How do you feel today?")

    def fields(self) -> tuple[Field, ...]:
        return (Field("mood", "scale", everywhere(N_("How do you feel today?")), choices(*FACES)),)
