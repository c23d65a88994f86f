"""Permission: is it all right to go on? A no is an answer like a yes."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import choices
from participation.activities.form import Form
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere

ANSWERS = (("yes", N_("Yes, it is all right")), ("partly", N_("Yes, but not everything")), ("no", N_("No, not today")))


@dataclass(frozen=True)
class Permission(Form):
    """Asked before anything else is."""

    kind: ClassVar[str] = "permission"
    name: ClassVar[str] = N_("Permission")

    def fields(self) -> tuple[Field, ...]:
        return (Field("permission", "choose_one", everywhere(N_("Is this all right for you?")), choices(*ANSWERS)),)
