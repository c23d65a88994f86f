"""Invitation check: who is missing from the table?"""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import choices
from participation.activities.form import Form
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere

PEOPLE = (
    ("young", N_("The young person")),
    ("parent", N_("A parent or another close person")),
    ("expert", N_("An expert by experience")),
    ("school", N_("School")),
    ("health", N_("Health care")),
    ("youth_work", N_("Youth work")),
    ("supervisor", N_("A supervisor")),
    ("nobody", N_("Nobody is missing")),
)


@dataclass(frozen=True)
class InvitationCheck(Form):
    """Any number of them."""

    kind: ClassVar[str] = "invitation_check"
    name: ClassVar[str] = N_("Who is missing?")

    def fields(self) -> tuple[Field, ...]:
        return (Field("missing", "choose_many", everywhere(N_("Who is missing from the table?")), choices(*PEOPLE)),)
