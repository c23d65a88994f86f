"""Participation check: four own questions after every workshop, five steps each.

The questions follow Lundy's four elements of article 12 (space, voice, audience, influence): Laura Lundy, "'Voice' is not
enough", British Educational Research Journal 33(6), 2007.
"""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.form import Form
from participation.model.fields import Field, Option
from participation.model.texts import N_
from participation.texts import everywhere

QUESTIONS = (
    ("space", N_("I got to say what I wanted.")),
    ("voice", N_("I understood the questions.")),
    ("audience", N_("People listened to me.")),
    ("influence", N_("I know what happens to my ideas next.")),
)
STEPS = (N_("not at all"), N_("a little"), N_("somewhat"), N_("a lot"), N_("fully"))


@dataclass(frozen=True)
class Check(Form):
    """The four questions of every workshop; the same in each round, so that rounds can be compared."""

    kind: ClassVar[str] = "check"
    name: ClassVar[str] = N_("Participation check")

    def fields(self) -> tuple[Field, ...]:
        steps = tuple(Option(str(number), everywhere(word)) for number, word in enumerate(STEPS, 1))
        return tuple(Field(name, "scale", everywhere(label), steps) for name, label in QUESTIONS)
