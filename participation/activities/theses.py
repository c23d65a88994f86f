"""Theses: ten core theses of assessing together; is each true for us: yes, partly or not yet."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import choices
from participation.activities.form import Form
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere

THESES = (
    N_("We assess together with the child and the family."),
    N_("The child's own view is asked first."),
    N_("We ask permission before we ask or use a form."),
    N_("We look at strengths and worries with equal care."),
    N_("We look at relations between people, not only at one person."),
    N_("Different views stay visible side by side."),
    N_("A measure is the start of a conversation."),
    N_("We make one shared picture. The family need not tell the same thing many times."),
    N_("We say clearly what follows from the assessment and who sees it."),
    N_("We return to the assessment and look together at what has changed."),
)
STEPS = (("yes", N_("Yes"), "✚"), ("partly", N_("Partly"), "◗"), ("not_yet", N_("Not yet"), "▬"))


@dataclass(frozen=True)
class Theses(Form):
    """One answer a thesis."""

    kind: ClassVar[str] = "theses"
    name: ClassVar[str] = N_("Core theses")

    def fields(self) -> tuple[Field, ...]:
        steps = choices(*STEPS)
        return tuple(Field(f"thesis_{number}", "scale", everywhere(thesis), steps) for number, thesis in enumerate(THESES, 1))
