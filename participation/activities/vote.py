"""Vote: dots to share out, approval of any number, or agree / pass / disagree one theme at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from participation import voting
from participation.activities.activity import Activity, Surface
from participation.activities.add_themes import AddThemes
from participation.model import limits
from participation.model.texts import N_


@dataclass(frozen=True)
class Vote(Activity):
    """`votes` dots for each, at most `most_on_one` on one theme; `new_themes`: statements may be added while voting.

    `latest_stage_only`: only what was added in the stage just before is voted on, such as questions or steps.
    """

    kind: ClassVar[str] = "vote"
    surface: ClassVar[Surface] = "ballot"
    name: ClassVar[str] = N_("Vote")

    method: str = "dots"
    votes: int = 3
    most_on_one: int = 1
    new_themes: bool = False
    latest_stage_only: bool = False

    @classmethod
    def read(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        method = settings.get("method", "dots")
        voting.method(method)
        limits.VOTES.checked(settings.get("votes", 1))
        limits.VOTES_ON_ONE.checked(settings.get("most_on_one", 1))
        return dict(settings)

    @classmethod
    def example(cls) -> Mapping[str, Any]:
        return {"method": "dots", "votes": 3, "most_on_one": 1}

    def as_json(self) -> dict[str, object]:
        dots = self.method == "dots"
        return {
            "method": self.method,
            "votes": self.votes if dots else None,
            "most_on_one": self.most_on_one if dots else 1,
            "new_themes": self.new_themes,
            "max_length": int(AddThemes().max_length),
        }

    def limits(self) -> voting.Settings:
        """How many votes each person has, and how many of them may go to one target."""
        return voting.Settings(self.votes, self.most_on_one) if self.method == "dots" else voting.Settings()
