"""Roles at the table: who leads, who tells, who listens, who is the family's voice, who writes down."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import choices
from participation.activities.form import Form
from participation.activities.invitation_check import PEOPLE
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere

ROLES = (
    ("leads", N_("I lead")),
    ("tells", N_("I tell")),
    ("listens", N_("I listen")),
    ("family_voice", N_("I am the family's voice")),
    ("writes", N_("I write down")),
)


@dataclass(frozen=True)
class RolesAtTable(Form):
    """One role for each, and who is missing."""

    kind: ClassVar[str] = "roles_at_table"
    name: ClassVar[str] = N_("Roles at the table")

    def fields(self) -> tuple[Field, ...]:
        return (
            Field("role", "choose_one", everywhere(N_("What is your role today?")), choices(*ROLES)),
            Field("missing", "choose_many", everywhere(N_("Who is missing from the table?")), choices(*PEOPLE)),
        )
