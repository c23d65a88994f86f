"""Add themes: each writes one thing at a time in their own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from participation.activities.taking_themes import TakingThemes
from participation.model.texts import N_


@dataclass(frozen=True)
class AddThemes(TakingThemes):
    """Any number of themes, with a kind where the stage has kinds."""

    kind: ClassVar[str] = "add_themes"
    name: ClassVar[str] = N_("Add themes")

    @classmethod
    def example(cls) -> Mapping[str, Any]:
        return {"kinds": ["helps", "hinders"]}
