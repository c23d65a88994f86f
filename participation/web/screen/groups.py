"""The groups: each with its name, how many themes are in it, and as many of their words as fit."""

from collections.abc import Sequence
from html import escape

from participation import said as own
from participation import texts
from participation.screen import ShownGroup
from participation.web.screen import fit, wall

COLUMNS = 3
NAME, NAME_LETTER, WORDS = 1.35, 1.2, 1.0
PADDING = 1.7
MOST_WORDS = 3


def draw(groups: Sequence[ShownGroup], without: int, room: float, languages: Sequence[str]) -> str:
    """The groups in a room of this height. Where not all fit with their themes, each says fewer of them."""
    language = languages[0]
    if not groups:
        said = escape(texts.say(language, "Soon themes that belong together get a name."))
        return f'<div class="calm"><p lang="{language}">{said}</p></div>'
    wide = (fit.WIDE - fit.SIDES - wall.BETWEEN * (COLUMNS - 1)) / COLUMNS
    room -= 2.2 if without else 0
    words, filled = _most_words(groups, wide, room)
    shown = sum(map(len, filled))
    cards = "".join(f"<ul>{''.join(_card(groups[place], words[place], language) for place in places)}</ul>" for places in filled)
    columns = f'<div class="groups columns" style="grid-template-columns:repeat({COLUMNS},1fr)">{cards}</div>'
    return columns + _foot(len(groups) - shown, without, language)


def _most_words(groups: Sequence[ShownGroup], wide: float, room: float) -> tuple[list[int], list[list[int]]]:
    """How many themes each group says, as many as all of them leave room for, and the groups in columns."""
    words = [0] * len(groups)

    def placed() -> list[list[int]]:
        heights = [_height(group, number, wide) for group, number in zip(groups, words, strict=True)]
        return fit.columns(heights, COLUMNS, room, wall.GAP)

    for _ in range(MOST_WORDS):
        for place, group in enumerate(groups):
            if words[place] < len(group.themes):
                words[place] += 1
                if sum(map(len, placed())) < len(groups):
                    words[place] -= 1
    return words, placed()


def _height(group: ShownGroup, words: int, wide: float) -> float:
    inside = wide - wall.INSIDE
    name = fit.lines(group.name.text, (inside - 2.6) / NAME, bold=True) * NAME * NAME_LETTER
    said = sum(0.35 + fit.lines(theme.text, (inside - 0.8) / WORDS) * WORDS * wall.LETTER for theme in group.themes[:words])
    return PADDING + name + said + (0.3 if words else 0)


def _card(group: ShownGroup, words: int, language: str) -> str:
    number = len(group.themes)
    count = escape(texts.say_many(language, "{n} theme", "{n} themes", number))
    said = "".join(own.html(theme.text, theme.language, "p") for theme in group.themes[:words])
    return (
        f'<li class="group"><h2>{own.html(group.name.text, group.name.language)} '
        f'<span class="count" aria-label="{count}">{number}</span></h2>{said}</li>'
    )


def _foot(more: int, without: int, language: str) -> str:
    said = [texts.say_many(language, "{n} more group", "{n} more groups", more)] if more else []
    if without:
        said.append(texts.say_many(language, "{n} theme stands alone", "{n} themes stand alone", without))
    return f'<p class="foot" lang="{language}">{escape(" · ".join(said))}</p>' if said else ""
