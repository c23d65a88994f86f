"""Experience: six own statements about life, the help that somebody got, and what it changed; the same in each round.

They are our own words and no measure of somebody else's. They are shown for the group only: nothing of them belongs in a client file.
"""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.check import STEPS
from participation.activities.form import Form
from participation.model.fields import Field, Option
from participation.model.texts import N_
from participation.texts import everywhere

PARTS: dict[str, str] = {"life": N_("Life"), "help": N_("Help"), "impact": N_("Impact")}
STATEMENTS = (
    ("everyday", "life", N_("My everyday life has gone well lately.")),
    ("somebody", "life", N_("I have someone to talk to.")),
    ("in_time", "help", N_("I got help when I needed it.")),
    ("who_helps", "help", N_("I knew who helps me.")),
    ("changed", "impact", N_("The help has changed my life.")),
    ("influence", "impact", N_("I could influence what kind of help I get.")),
)


@dataclass(frozen=True)
class Experience(Form):
    """Six statements in three parts, five steps each."""

    kind: ClassVar[str] = "experience"
    name: ClassVar[str] = N_("Experience of life and help")

    def fields(self) -> tuple[Field, ...]:
        steps = tuple(Option(str(number), everywhere(word)) for number, word in enumerate(STEPS, 1))
        return tuple(Field(name, "scale", everywhere(label), steps, part=everywhere(PARTS[part])) for name, part, label in STATEMENTS)
