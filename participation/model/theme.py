"""A theme: a participant's own words and where they are now."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from participation.model.texts import N_

ThemeState = Literal["waiting", "shown", "returned", "held"]

# Why a theme goes back to its writer, and the sentence that the writer reads.
RETURN_REASONS: dict[str, tuple[str, str]] = {
    "personal": (
        N_("A name or another personal thing"),
        N_("Thank you. Please write this without names, places or other things that tell who somebody is."),
    ),
    "off_topic": (
        N_("Not about the question"),
        N_("Thank you. This is about another thing than the question. Read the question and write again if you like."),
    ),
    "hurts": (
        N_("Hurts someone"),
        N_("Thank you. These words may hurt someone. Please say the same thing in another way."),
    ),
}
OWN_STATE: dict[str, str] = {
    "waiting": N_("The facilitator reads it first."),
    "shown": N_("Everyone can see it."),
    "held": N_("Thank you for telling. An adult will read this."),
}


@dataclass(frozen=True)
class Theme:
    """One theme as it stands now. `marked`: a word in it may mean that an adult is needed, so that it is read first.

    `with_help`: somebody wrote down what its author said; only the author and the reviewer see that.
    """

    id: str
    workshop_id: str
    stage_id: str
    participant_id: str
    text: str
    language: str
    kind: str | None
    state: ThemeState
    reason: str | None
    group_id: str | None
    marked: bool
    created_at: str
    changed_at: str
    shown_at: str | None
    details: Mapping[str, object] = field(default_factory=dict)
    answered_at: str | None = None
    with_help: bool = False

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Theme":
        """The theme that a row of the store holds."""
        details = json.loads(row["details"]) if row["details"] else {}
        yes_or_no = {name: bool(row[name]) for name in ("marked", "with_help")}
        return cls(**{**{name: row[name] for name in cls.__dataclass_fields__}, **yes_or_no, "details": details})
