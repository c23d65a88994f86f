"""Five lines of assessing together, seen through the eyes of somebody in an invented family.

A light (shape, word and colour) and a place from 0 to 10 on each line. Own lines, not a licensed measure.
"""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import choices
from participation.activities.form import Form
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere

EYES = (("child", N_("The child's eyes")), ("parent", N_("The parent's eyes")), ("worker", N_("The worker's eyes")))
LIGHTS = (("well", N_("Going well"), "●"), ("thoughts", N_("Some thoughts"), "▲"), ("worry", N_("Big worry"), "■"))
LINES = (
    ("everyday", N_("Everyday life and safety: how does everyday life at home go?")),
    ("people", N_("Close people: does the child have people they trust?")),
    ("school", N_("School and free time: how are school and friends going?")),
    ("strength", N_("Wellbeing and strength: how is the child, how is the parent coping?")),
    ("help", N_("Help and being heard: does the help help, is the family listened to?")),
)


@dataclass(frozen=True)
class Lines(Form):
    """Whose eyes, then a place and a light on each line."""

    kind: ClassVar[str] = "lines"
    name: ClassVar[str] = N_("Five lines")

    def fields(self) -> tuple[Field, ...]:
        lights = choices(*LIGHTS)
        asked = [Field("eyes", "choose_one", everywhere(N_("Through whose eyes do you look?")), choices(*EYES))]
        for name, line in LINES:
            asked.append(Field(name, "scale", everywhere(line), low=0, high=10))
            asked.append(Field(f"{name}_light", "choose_one", everywhere(N_("Which light?")), lights))
        return tuple(asked)
