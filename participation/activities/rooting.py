"""Rooting: is the way of working a seed, a sprout or a root with us?"""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import choices
from participation.activities.form import Form
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere

STEPS = (
    ("seed", N_("A seed: we have heard of it"), "●"),
    ("sprout", N_("A sprout: we try it"), "▲"),
    ("root", N_("A root: we work so every day"), "⬢"),
)


@dataclass(frozen=True)
class Rooting(Form):
    """One choice."""

    kind: ClassVar[str] = "rooting"
    name: ClassVar[str] = N_("Seed, sprout or root?")

    def fields(self) -> tuple[Field, ...]:
        return (Field("rooting", "scale", everywhere(N_("Is systemic work a seed, a sprout or a root with us?")), choices(*STEPS)),)
