"""The themes as cards, the newest first, in columns by kind; as many as fit, and how many more there are."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from participation import said, texts
from participation.beside import Note
from participation.model.kinds import KINDS
from participation.model.theme import Theme
from participation.plain_text import counted
from participation.texts import everywhere
from participation.web.screen import both, fit, notes

GAP, BETWEEN = 0.62, 2.0
INSIDE = 2.2  # left and right within a card
SIZE, SMALL, LETTER = 1.1, 0.95, 1.3
LONG = 150  # letters from which a text is set smaller
PADDING = 1.7
HEADING = 2.5
MOST_KINDS = 4
Beside = Mapping[str, tuple[Note, ...]]


@dataclass(frozen=True)
class Column:
    """Cards under one kind, which may be wider than one column. `kind` is empty for themes without one."""

    kind: str
    wide: int
    themes: tuple[Theme, ...]


def by_kind(themes: Sequence[Theme]) -> list[Column]:
    """Themes in columns by kind. Three columns or more: the commoner of two kinds gets two, a single one all three."""
    counted = Counter(theme.kind or "" for theme in themes)
    kinds = [kind for kind in (*KINDS, "") if counted[kind]]
    if len(kinds) > MOST_KINDS:
        common = [kind for kind, _ in counted.most_common(MOST_KINDS - 1)]
        kinds = [kind for kind in kinds if kind in common]
    chosen = {kind: tuple(theme for theme in themes if (theme.kind or "") == kind) for kind in kinds}
    rest = tuple(theme for theme in themes if (theme.kind or "") not in kinds)
    if rest:
        chosen[""] = tuple(theme for theme in themes if theme in rest or not theme.kind)
    wide = {1: 3, 2: 2}.get(len(chosen), 1)
    commonest = max(chosen, key=lambda kind: len(chosen[kind]), default="")
    return [Column(kind, wide if kind == commonest else 1, themes) for kind, themes in chosen.items()]


def card_height(text: str, room: float, high: float = math.inf) -> float:
    """The height of a card in a column of this width, and of no more than `high`: what is longer is cut on its last line."""
    size = size_of(text)
    lines = fit.lines(text, (room - INSIDE) / size)
    return PADDING + min(lines, _most_lines(size, high)) * size * LETTER


def _most_lines(size: float, high: float) -> float:
    return max(1, (high - PADDING) // (size * LETTER))


def size_of(text: str) -> float:
    """The size of a text: a long one is set smaller."""
    return SMALL if counted(text) > LONG else SIZE


def draw(
    themes: Sequence[Theme],
    room: float,
    languages: Sequence[str],
    came: bool = False,
    *,
    newest: str | None = None,
    beside: Beside | None = None,
) -> tuple[str, int]:
    """The wall in a room of this height, and how many themes stand on it. `came`: the newest has just come."""
    if not themes:
        return _empty(languages), 0
    parts = by_kind(themes)
    number = sum(part.wide for part in parts)
    wide = (fit.WIDE - fit.SIDES - BETWEEN * (number - 1)) / number
    headed = any(part.kind for part in parts)
    marks = {newest or themes[0].id: "new come" if came else "new"}
    below = beside or {}
    room -= max(_heading_height(part, wide, languages) for part in parts) if headed else 0
    drawn = [_part(part, wide, room, languages, headed, marks, below) for part in parts]
    grid = "".join(html for html, _ in drawn)
    return f'<div class="wall" style="grid-template-columns:repeat({number},1fr)">{grid}</div>', sum(shown for _, shown in drawn)


def _part(
    part: Column, wide: float, room: float, languages: Sequence[str], headed: bool, marks: Mapping[str, str], beside: Beside
) -> tuple[str, int]:
    below = [notes.height(beside.get(theme.id, ()), wide - INSIDE, languages) for theme in part.themes]
    heights = [card_height(theme.text, wide, room - under) + under for theme, under in zip(part.themes, below, strict=True)]
    filled = fit.columns(heights, part.wide, room, GAP)
    made = [
        card(theme, marks, notes.html(beside.get(theme.id, ()), languages), _cut(theme.text, wide, room - under))
        for theme, under in zip(part.themes, below, strict=True)
    ]
    cards = "".join(f"<ul>{''.join(made[place] for place in places)}</ul>" for places in filled)
    heading = _heading(part.kind, languages) if headed else ""
    columns = f'<div class="columns" style="grid-template-columns:repeat({part.wide},1fr)">{cards}</div>'
    return f'<section style="grid-column:span {part.wide}">{heading}{columns}</section>', sum(map(len, filled))


def _cut(text: str, wide: float, high: float) -> str:
    """The style of a text that would not fit on the whole wall; empty for every other one."""
    size = size_of(text)
    most = _most_lines(size, high)
    return f"-webkit-line-clamp:{int(most)}" if fit.lines(text, (wide - INSIDE) / size) > most else ""


def card(theme: Theme, marks: Mapping[str, str], below: str = "", cut: str = "") -> str:
    """One theme in its writer's own words, and below them what stands beside it."""
    ring = f' class="{marks[theme.id]}"' if theme.id in marks else ""
    size = f"font-size:{SMALL}rem" if size_of(theme.text) == SMALL else ""
    style = ";".join(filter(None, (size, cut)))
    small = (' class="cut"' if cut else "") + (f' style="{style}"' if style else "")
    language = said.language_of(theme.text, theme.language)
    return f'<li{ring}><p lang="{language}" dir="auto"{small}>{escape(theme.text)}</p>{below}</li>'


def _heading_height(part: Column, wide: float, languages: Sequence[str]) -> float:
    """The name of the kind may need two lines in two languages."""
    name = everywhere(KINDS[part.kind].name) if part.kind in KINDS else everywhere("Other themes")
    room = wide * part.wide + BETWEEN * (part.wide - 1)
    lines = fit.lines(f"✚ {both.plain(name, languages)}", room / 1.35)
    return HEADING + (lines - 1) * 1.35 * 1.3


def _heading(kind: str, languages: Sequence[str]) -> str:
    if kind not in KINDS:
        return f'<h2 lang="{languages[0]}">{escape(texts.say(languages[0], "Other themes"))}</h2>'
    known = KINDS[kind]
    first, *others = [(language, texts.say(language, known.name)) for language in languages]
    also = "".join(f' <span class="soft" lang="{code}">{escape(name)}</span>' for code, name in others if name != first[1])
    sign = f'<span class="{known.colour}" aria-hidden="true">{known.sign}</span>'
    return f'<h2>{sign} <span lang="{first[0]}">{escape(first[1])}</span>{also}</h2>'


def _empty(languages: Sequence[str]) -> str:
    lines = "".join(
        f'<p lang="{language}">{escape(texts.say(language, "Here you will see your themes. The facilitator reads each one first."))}</p>'
        for language in languages
    )
    return f'<div class="calm">{lines}</div>'
