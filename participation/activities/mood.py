"""Mood: five faces, each with its word, and the region that people come from; shown for the group only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from participation.activities.activity import choices, texts_of
from participation.activities.form import Form
from participation.model.fields import Field, Option
from participation.model.texts import N_, Texts
from participation.texts import everywhere

FACES = (
    ("1", N_("very low"), "😞"),
    ("2", N_("low"), "🙁"),
    ("3", N_("so-so"), "😐"),
    ("4", N_("good"), "🙂"),
    ("5", N_("very good"), "😀"),
)


@dataclass(frozen=True)
class Mood(Form):
    """How do you feel today; and from where, when `regions` are given."""

    kind: ClassVar[str] = "mood"
    name: ClassVar[str] = N_("How do you feel today?")

    regions: tuple[Texts, ...] = ()

    @classmethod
    def read(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        return {**settings, "regions": texts_of(settings.get("regions"))}

    def fields(self) -> tuple[Field, ...]:
        mood = Field("mood", "scale", everywhere(N_("How do you feel today?")), choices(*FACES))
        if not self.regions:
            return (mood,)
        regions = tuple(Option(f"region_{number}", region) for number, region in enumerate(self.regions, 1))
        return (mood, Field("region", "choose_one", everywhere(N_("Which region do you come from?")), regions))
