"""Support needed: which of eight kinds of support does our team need?"""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import choices
from participation.activities.form import Form
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere

ITEMS = (
    ("orientation", N_("Orientation")),
    ("training", N_("Training")),
    ("workshops", N_("Workshops")),
    ("supervision", N_("Supervision")),
    ("follow_up", N_("Follow-up data")),
    ("leadership", N_("Leadership")),
    ("structures", N_("Structures")),
    ("networks", N_("Networks")),
)


@dataclass(frozen=True)
class SupportNeeded(Form):
    """Any number of them."""

    kind: ClassVar[str] = "support_needed"
    name: ClassVar[str] = N_("What support do we need?")

    def fields(self) -> tuple[Field, ...]:
        return (Field("support", "choose_many", everywhere(N_("What support does our team need?")), choices(*ITEMS)),)
