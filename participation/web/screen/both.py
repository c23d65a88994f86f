"""Our own words in the first language of the workshop and, softer, in the second."""

from collections.abc import Sequence
from html import escape

from participation.model.texts import Texts
from participation.texts import everywhere
from participation.web.screen import fit


def each(said: Texts, languages: Sequence[str]) -> list[tuple[str, str]]:
    """The text in each language, each wording once."""
    found: dict[str, str] = {}
    for language in languages:
        found.setdefault(said.say(language), language)
    return [(language, text) for text, language in found.items()]


def html(said: Texts, languages: Sequence[str]) -> str:
    """The text as it stands in a line."""
    first, *others = each(said, languages)
    also = "".join(f' <span class="soft" lang="{code}">{escape(text)}</span>' for code, text in others)
    return f'<span lang="{first[0]}">{escape(first[1])}</span>{also}'


def plain(said: Texts, languages: Sequence[str]) -> str:
    """The same without tags, to reckon how much room it takes."""
    return " ".join(text for _, text in each(said, languages))


def sentence(message_id: str, languages: Sequence[str], **values: object) -> str:
    """One of our sentences in both languages."""
    return html(everywhere(message_id, **values), languages)


def paragraphs(said: Texts, languages: Sequence[str], kind: str = "say") -> str:
    """A sentence in each language on a line of its own."""
    return "".join(
        f'<p class="{kind}{" soft" if place else ""}" lang="{code}">{escape(text)}</p>'
        for place, (code, text) in enumerate(each(said, languages))
    )


def height(said: Texts, languages: Sequence[str], room: float, size: float = 1.0, letter: float = 1.3) -> float:
    """The height of `paragraphs` in a room of this width."""
    return sum(fit.lines(text, room / size) * size * letter for _, text in each(said, languages))
