"""Four fields: where is our way of working? Own mark first, the group's picture from five marks on.

The four names and the two axes are those of the project's published model of multi-actor assessment (Innokylä,
"Monitoimijainen arviointi"); which name stands in which corner is our reading, and can be edited.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from participation.activities.activity import choices
from participation.activities.form import Form
from participation.model.fields import Field
from participation.model.texts import N_, Texts
from participation.texts import everywhere

ENDS = (
    ("left", N_("Others decide")),
    ("right", N_("The child and the family are included")),
    ("bottom", N_("One person, problem or service")),
    ("top", N_("Relations, and doing together")),
)
CORNERS: dict[str, str] = {
    "campfire": N_("Campfire"),
    "shop_shelf": N_("Shop shelf"),
    "jury": N_("Jury"),
    "gatekeeper": N_("Gatekeeper"),
}


@dataclass(frozen=True)
class FourField(Form):
    """`names` are the four fields: campfire (right top), shop_shelf (right bottom), jury (left top), gatekeeper (left bottom)."""

    kind: ClassVar[str] = "four_field"
    name: ClassVar[str] = N_("Your own mark")

    names: Mapping[str, Texts] | None = None

    @classmethod
    def read(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        given = settings.get("names")
        return {**settings, "names": {name: Texts.of(text) for name, text in given.items()} if given else None}

    def corner_names(self) -> dict[str, Texts]:
        """The name of each corner."""
        return {name: (self.names or {}).get(name) or everywhere(word) for name, word in CORNERS.items()}

    def fields(self) -> tuple[Field, ...]:
        return (Field("mark", "two_scales", everywhere(N_("Where is our way of working most often?")), choices(*ENDS), low=0, high=10),)

    def as_json(self) -> dict[str, object]:
        return {"corners": {name: text.as_json() for name, text in self.corner_names().items()}}


def corner(mark: tuple[int, int]) -> str | None:
    """The corner that a mark stands in; None on the line between two."""
    across, up = mark
    if across == 5 or up == 5:
        return None
    return {(True, True): "campfire", (True, False): "shop_shelf", (False, True): "jury", (False, False): "gatekeeper"}[across > 5, up > 5]
