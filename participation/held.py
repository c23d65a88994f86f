"""The texts that are held for care, with whom they were handed over to. Only the facilitator's own quiet list has them."""

from dataclasses import dataclass

from participation import moderation
from participation.access import require
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.theme import Theme
from participation.store import Database

TO_ROLES: dict[str, str] = {
    "support_person": N_("Support person"),
    "social_worker": N_("The child's own social worker"),
    "social_emergency": N_("Social emergency service"),
    "emergency_number": N_("Emergency number 112"),
}


@dataclass(frozen=True)
class Held:
    """One held text; `handed_over` has the role and the time of the latest hand-over."""

    theme: Theme
    handed_over: tuple[str, str] | None


def of_workshop(database: Database, who: Staff, workshop_id: str) -> list[Held]:
    """The held texts of a workshop, the oldest first."""
    held = moderation.held(database, who, workshop_id)
    with database.read() as look:
        require(look, who, "facilitator")
        rows = look.rows(
            "SELECT e.theme_id, e.detail, e.at FROM theme_event e JOIN theme t ON t.id = e.theme_id"
            " WHERE t.workshop_id = :id AND e.what = 'handed_over' ORDER BY e.at",
            id=workshop_id,
        )
    handed = {row["theme_id"]: (str(row["detail"]), str(row["at"])) for row in rows}
    return [Held(theme, handed.get(theme.id)) for theme in held]
