"""What changed between two versions of a set: new cards, cards that were left out, and words that are others now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from participation.cards.card import PARTS, Card
from participation.model.texts import LANGUAGES, Texts

Kind = Literal["new", "left_out", "changed"]


@dataclass(frozen=True)
class NewWords:
    """A part whose words changed, and in which languages."""

    part: str
    before: Texts
    after: Texts
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """What happened to one card; `words` only where it stands in both versions."""

    kind: Kind
    card: Card
    words: tuple[NewWords, ...] = ()


def between(before: Sequence[Card], after: Sequence[Card]) -> list[Change]:
    """The changes in the order of the newer version, and at the end what was left out. Another order is no change."""
    old = {card.root_id: card for card in before}
    found: list[Change] = []
    for card in after:
        if card.root_id not in old:
            found.append(Change("new", card))
        elif words := _words(old[card.root_id], card):
            found.append(Change("changed", card, words))
    still = {card.root_id for card in after}
    return found + [Change("left_out", card) for card in before if card.root_id not in still]


def _words(before: Card, after: Card) -> tuple[NewWords, ...]:
    return tuple(
        NewWords(part, before.parts[part], after.parts[part], _languages(before.parts[part], after.parts[part]))
        for part in PARTS
        if before.parts[part] != after.parts[part]
    )


def _languages(before: Texts, after: Texts) -> tuple[str, ...]:
    return tuple(language for language in LANGUAGES if before.say(language) != after.say(language))
