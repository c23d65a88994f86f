"""Words that were taken into a draft of the cards go from there when their theme leaves what everyone sees."""

from collections.abc import Mapping

from participation.cards import card
from participation.model.texts import LANGUAGES, Texts
from participation.model.theme import Theme
from participation.store import Transaction

LONG_ENOUGH_TO_BE_A_QUOTE = 12
FROM_THEME = (
    "SELECT c.* FROM card c JOIN card_source s ON s.card_id = c.id JOIN card_version v ON v.id = c.version_id"
    " WHERE s.theme_id = :theme AND v.state <> 'published'"
)


def empty(change: Transaction, theme: Theme) -> None:
    """Empties each part of a draft's card that stands word for word as the theme's writer wrote it, now or before.

    What editors wrote in words of their own stays, and so does a published card. Call it while the theme is still there.
    """
    own = _ever_written(change, theme)
    for row in change.rows(FROM_THEME, theme=theme.id):
        parts = card.of(row).parts
        left = {name: _without(text, own) for name, text in parts.items()}
        if left != parts:
            change.run("UPDATE card SET parts = :parts WHERE id = :id", parts=card.stored(left), id=row["id"])


def _ever_written(look: Transaction, theme: Theme) -> set[str]:
    """The writer's words as they stand, as they stood before, and as the staff translated them."""
    earlier = look.rows("SELECT text FROM theme_wording WHERE theme_id = :id", id=theme.id)
    translated = look.rows("SELECT text FROM theme_translation WHERE theme_id = :id", id=theme.id)
    return {theme.text, *map(str, theme.details.values()), *(str(row["text"]) for row in (*earlier, *translated))}


def _without(text: Texts, own: set[str]) -> Texts:
    said: Mapping[str, str] = text.as_json()
    return Texts(**{language: _left_of(said[language], own) for language in LANGUAGES})


def _left_of(said: str, own: set[str]) -> str:
    """What is left when the own words go; a longer text goes also from within another, where an editor quoted it."""
    if said in own:
        return ""
    for words in sorted(own, key=len, reverse=True):
        if len(words) >= LONG_ENOUGH_TO_BE_A_QUOTE:
            said = said.replace(words, "…")
    return said
