"""Response of an expert by experience: what was right, what missed, what was not asked."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.taking_themes import TakingThemes
from participation.model.texts import N_


@dataclass(frozen=True)
class ExpertResponse(TakingThemes):
    """Experts by experience write; the others read."""

    kind: ClassVar[str] = "expert_response"
    name: ClassVar[str] = N_("An expert by experience answers")
    only_groups: ClassVar[tuple[str, ...]] = ("E",)

    kinds: tuple[str, ...] = ("right", "missed", "not_asked")
