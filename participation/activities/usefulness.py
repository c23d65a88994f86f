"""Usefulness: how useful is an operating model in everyday work?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from participation.activities.activity import choices
from participation.activities.form import Form
from participation.model.fields import Field
from participation.model.texts import N_, Texts
from participation.texts import everywhere

STEPS = (
    ("1", N_("not useful")),
    ("2", N_("a little useful")),
    ("3", N_("somewhat useful")),
    ("4", N_("useful")),
    ("5", N_("very useful")),
)


@dataclass(frozen=True)
class Usefulness(Form):
    """One question. `model` is the id of the operating model that it is about, `about` what that is called; or the prompt names it."""

    kind: ClassVar[str] = "usefulness"
    name: ClassVar[str] = N_("How useful is it?")

    model: str = ""
    about: Texts | None = None

    @classmethod
    def read(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        return {**settings, "about": Texts.of(settings["about"]) if settings.get("about") else None}

    def fields(self) -> tuple[Field, ...]:
        asked = everywhere(N_("How useful is this in everyday work?"))
        if self.about:
            asked = everywhere(N_("{model}: how useful is this in everyday work?"), model=self.about)
        return (Field("usefulness", "scale", asked, choices(*STEPS)),)
