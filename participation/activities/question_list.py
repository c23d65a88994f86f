"""Question list: questions to whoever presents; others support them, and the facilitator marks what was answered."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.taking_themes import TakingThemes
from participation.model.texts import N_


@dataclass(frozen=True)
class QuestionList(TakingThemes):
    """Send a question, or support another's."""

    kind: ClassVar[str] = "question_list"
    name: ClassVar[str] = N_("Questions")
    supports: ClassVar[bool] = True

    kinds: tuple[str, ...] = ("question",)
