"""The cards that a theme became part of: for its way in Review, and for its writer once they are published."""

from dataclasses import dataclass

from participation.cards import card
from participation.cards.card import Card
from participation.model.texts import Texts
from participation.project import listed
from participation.store import Transaction

OF_THEME = """
SELECT c.*, s.at, v.set_id, v.number, v.published_at, w.name FROM card_source s JOIN card c ON c.id = s.card_id
JOIN card_version v ON v.id = c.version_id JOIN card_set w ON w.id = v.set_id WHERE s.theme_id = :id ORDER BY v.number, c.position
"""


@dataclass(frozen=True)
class PartOf:
    """A card with the theme behind it, in the first version where it has it; `published_at` is None for a draft."""

    card: Card
    set_id: str
    set_name: Texts
    number: int
    at: str
    published_at: str | None


def of_theme(look: Transaction, theme_id: str) -> tuple[PartOf, ...]:
    """Each card that the theme became part of, once."""
    found: dict[str, PartOf] = {}
    for row in look.rows(OF_THEME, id=theme_id):
        part = PartOf(card.of(row), row["set_id"], listed.read(row["name"]), row["number"], row["at"], row["published_at"])
        found.setdefault(row["root_id"], part)
    return tuple(found.values())


def published_in(look: Transaction, theme_id: str) -> list[tuple[str, Texts]]:
    """When the theme first came out in a published card of each set, and what the set is called."""
    found: dict[str, tuple[str, Texts]] = {}
    for part in of_theme(look, theme_id):
        if part.published_at and (part.set_id not in found or part.published_at < found[part.set_id][0]):
            found[part.set_id] = (part.published_at, part.set_name)
    return list(found.values())
