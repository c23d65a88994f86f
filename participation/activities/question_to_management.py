"""Question to management: what people ask those who lead; the answer and its day are told back."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.taking_themes import TakingThemes
from participation.model.texts import N_


@dataclass(frozen=True)
class QuestionToManagement(TakingThemes):
    """One question at a time; others support it."""

    kind: ClassVar[str] = "question_to_management"
    name: ClassVar[str] = N_("A question to management")
    supports: ClassVar[bool] = True

    kinds: tuple[str, ...] = ("question",)
