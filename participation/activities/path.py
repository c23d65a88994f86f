"""Path: how an invented person finds help, step by step. Two path stages of one workshop are two variants to compare.

The thirteen sectors are those of the group that the report describes; a step may name tools and links.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from participation.activities.activity import choices
from participation.activities.taking_themes import TakingThemes
from participation.errors import Refused
from participation.model import limits
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere

SECTORS = (
    ("pupil_welfare", N_("Pupil welfare")),
    ("youth_services", N_("Youth services")),
    ("early_family_work", N_("Early family work")),
    ("open_care", N_("Child welfare: open care")),
    ("substitute_care", N_("Child welfare: substitute care")),
    ("aftercare", N_("Child welfare: aftercare")),
    ("youth_station", N_("Youth station")),
    ("family_counselling", N_("Family counselling")),
    ("school_health", N_("School and student health care")),
    ("family_social_work", N_("Family social work")),
    ("needs_assessment", N_("Assessment of service needs")),
    ("adult_social_work", N_("Adult social work")),
    ("adult_substance_use", N_("Substance-use and mental-health work for adults")),
)
PLACES = (("home", N_("At home")), ("school", N_("At school")), ("office", N_("At an office")), ("remote", N_("By phone or online")))
HAND_OVERS = (("boundary", N_("A boundary: one stops, another starts"), "▬"), ("shared", N_("A shared surface: both are there"), "✚"))
GAPS = (
    ("waiting", N_("Waiting")),
    ("hand_over", N_("Hand-over")),
    ("language", N_("Language")),
    ("nobody", N_("Nobody's task")),
    ("other", N_("Something else")),
)
WHOSE: dict[str, tuple[str, str]] = {
    "young": (N_("A young person's path"), N_("How does the young person feel?")),
    "child": (N_("A child's path"), N_("How does the child feel?")),
    "parent": (N_("A parent's path"), N_("How does the parent feel?")),
}
FEELINGS = (
    ("1", N_("very bad")),
    ("2", N_("bad")),
    ("3", N_("so-so")),
    ("4", N_("good")),
    ("5", N_("very good")),
)


@dataclass(frozen=True)
class Path(TakingThemes):
    """One step at a time: what happens, and what is known about it. `whose` path it is decides whose feeling is asked."""

    kind: ClassVar[str] = "path"
    name: ClassVar[str] = N_("Path")
    drawing: ClassVar[str | None] = "path"

    whose: str = "young"

    @classmethod
    def read(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        read = super().read(settings)
        if read.get("whose", cls.whose) not in WHOSE:
            raise Refused(N_("“{whose}” has no path. Use one of: {known}."), whose=read["whose"], known=", ".join(WHOSE))
        return read

    def details(self) -> tuple[Field, ...]:
        return (
            Field("order", "scale", everywhere(N_("Which step is it?")), low=1, high=12),
            Field("sector", "choose_one", everywhere(N_("Who is there?")), choices(*SECTORS)),
            Field("where", "choose_one", everywhere(N_("Where does it happen?")), choices(*PLACES)),
            Field("feeling", "scale", everywhere(WHOSE[self.whose][1]), choices(*FEELINGS)),
            Field("hand_over", "choose_one", everywhere(N_("How does it go on from here?")), choices(*HAND_OVERS)),
            Field("counterpart", "text", everywhere(N_("Who takes it on? Write the role.")), max_length=limits.SHORT_ANSWER),
            Field("gap", "choose_one", everywhere(N_("Does help break off here? Why?")), choices(*GAPS)),
            Field("tools", "text", everywhere(N_("Tools and links")), max_length=limits.LINE),
        )
