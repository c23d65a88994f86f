"""Small steps: achievements that their writer, or a reviewer, calls small. Small changes are big achievements."""

from collections.abc import Iterable

from participation.activities.add_themes import SMALL_STEP, SMALL_STEP_SIGN
from participation.model.texts import N_
from participation.model.theme import Theme
from participation.store import Transaction

TAG = "small-step"  # of the project's list of tags
SIGN = SMALL_STEP_SIGN
NAME = N_("A small step")
KIND_WORD = N_("A small step is a big achievement.")


def is_one(theme: Theme, tags: Iterable[str]) -> bool:
    """Whether the writer or a reviewer says so."""
    return SMALL_STEP in theme.details or TAG in tags


def of_workshop(look: Transaction, workshop_id: str) -> frozenset[str]:
    """The themes of a workshop that a reviewer calls a small step."""
    rows = look.rows(
        "SELECT g.theme_id FROM theme_tag g JOIN theme t ON t.id = g.theme_id WHERE t.workshop_id = :id AND g.tag = :tag",
        id=workshop_id,
        tag=TAG,
    )
    return frozenset(row["theme_id"] for row in rows)


def is_called_so(look: Transaction, theme: Theme) -> bool:
    """The same of one theme."""
    tagged = look.row("SELECT tag FROM theme_tag WHERE theme_id = :id AND tag = :tag", id=theme.id, tag=TAG)
    return tagged is not None or SMALL_STEP in theme.details
