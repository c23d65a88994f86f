"""The band at the top of the screen: where we are in the workshop, and the question in one or two languages."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from participation.model.texts import Texts
from participation.web.screen import fit

SIZES = (2.1, 1.85, 1.6, 1.4, 1.2)
LOWEST, HIGHEST = 10.3, 12.4
LETTER = 1.18  # height of a line of the question
ALSO = 1.15  # size of the second language
ALSO_LETTER = 1.3


@dataclass(frozen=True)
class Band:
    """The question with where it stands. `beside`: the join card or the sign takes the room at the right."""

    top: str
    question: Texts
    languages: Sequence[str]
    beside: float

    @property
    def size(self) -> float:
        """The largest size in which the question leaves room for the rest."""
        return next((size for size in SIZES if self._height(size) <= HIGHEST), SIZES[-1])

    @property
    def height(self) -> float:
        """The height of the whole band in rem."""
        return self._height(self.size)

    def _height(self, size: float) -> float:
        room = fit.WIDE - 2.2 - self.beside
        first, *others = self._spoken()
        question = fit.lines(first[1], room / size, bold=True) * size * LETTER
        also = sum(0.4 + fit.lines(text, room / ALSO) * ALSO * ALSO_LETTER for _, text in others)
        return max(LOWEST, 1.2 + 2.1 + 0.6 + question + also + 1.3)

    def _spoken(self) -> list[tuple[str, str]]:
        """The question in its languages, each once."""
        said: dict[str, str] = {}
        for language in self.languages:
            said.setdefault(self.question.say(language), language)
        return [(language, text) for text, language in said.items()]

    def html(self) -> str:
        """The band as it stands on the page."""
        (language, text), *others = self._spoken()
        also = "".join(f'<p class="also" lang="{code}">{escape(words)}</p>' for code, words in others)
        return (
            f'<div class="band" style="padding-right:{self.beside}rem">'
            f'<p class="top" lang="{self.languages[0]}"><span class="sign" aria-hidden="true"></span><span>{self.top}</span></p>'
            f'<h1 lang="{language}" style="font-size:{self.size}rem">{escape(text)}</h1>{also}</div>'
        )
