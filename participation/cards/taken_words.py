"""Words that were taken into a draft of the cards go from there when their theme leaves what everyone sees."""

from collections.abc import Mapping

from participation.cards import card
from participation.model.texts import LANGUAGES, Texts
from participation.model.theme import Theme
from participation.store import Transaction

FROM_THEME = (
    "SELECT c.* FROM card c JOIN card_source s ON s.card_id = c.id JOIN card_version v ON v.id = c.version_id"
    " WHERE s.theme_id = :theme AND v.state <> 'published'"
)


def empty(change: Transaction, theme: Theme) -> None:
    """Empties each part of a draft's card that still stands word for word as the theme's writer wrote it.

    What editors wrote in words of their own stays, and so does a published card. Call it while the theme is still there.
    """
    own = {theme.text, *map(str, theme.details.values())}
    for row in change.rows(FROM_THEME, theme=theme.id):
        parts = card.of(row).parts
        left = {name: _without(text, own) for name, text in parts.items()}
        if left != parts:
            change.run("UPDATE card SET parts = :parts WHERE id = :id", parts=card.stored(left), id=row["id"])


def _without(text: Texts, own: set[str]) -> Texts:
    said: Mapping[str, str] = text.as_json()
    return Texts(**{language: "" if said[language] in own else said[language] for language in LANGUAGES})
