"""A card as HTML, the same on the editors' page and on the one that anybody reads and prints; every text escaped."""

from html import escape

from participation.cards.card import PARTS, Card
from participation.model.texts import N_, Words
from participation.web.desk import words
from participation.web.shell import language, say

SIGNS = {"promise": ("✚", "green"), "question": ("?", "blue"), "action": ("✦", "violet")}


def whole(card: Card, number: int, heading: str = "h2", below: str = "") -> str:
    """The situation as a heading, and below it what is promised, asked and done; `below` is HTML already."""
    top = f"<p class='number'>{escape(say(N_('Card {number}'), number=number))}</p>"
    rows = "".join(_row(card, part) for part in SIGNS)
    return f"<article class='a-card'>{top}<{heading}>{_part(card, 'situation')}</{heading}><dl>{rows}</dl>{below}</article>"


def _row(card: Card, part: str) -> str:
    sign, colour = SIGNS[part]
    label = f"<i class='sign {colour}' aria-hidden='true'>{sign}</i>{escape(say(PARTS[part]))}"
    return f"<div><dt>{label}</dt><dd>{_part(card, part)}</dd></div>"


def _part(card: Card, part: str) -> str:
    return spoken(card.heard(part, language()))


def spoken(heard: Words | None) -> str:
    """Words with their language; a sentence where nobody has written any."""
    if heard is None:
        return f"<span class='quiet'>{escape(say(N_('Not written yet')))}</span>"
    return words.written(heard.text, heard.language)


def short(card: Card) -> str:
    """A card in a few words, for lists and buttons."""
    heard = card.heard("situation", language())
    return heard.text if heard else say(N_("A card without a situation"))
