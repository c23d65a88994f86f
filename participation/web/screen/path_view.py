"""A path as one can read it: a line through the steps at the height of the feeling, and below it the steps as a list.

Two variants of a path stand side by side. What joins two steps is said by a line and a sign, and always by a word below.
"""

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from participation import said as own
from participation import texts
from participation.activities.path import FEELINGS
from participation.drawings import PathDrawing, Step, compared
from participation.texts import everywhere
from participation.web.screen import both, faces, fit

BETWEEN = 2.0
STRIP, LOW_STRIP = 7.4, 5.0  # height of the drawing of one path, and of each of two
HIGHEST_NODE, LOWEST_NODE = 24, 72  # in percent of it
SIZE, LETTER = 0.95, 1.25
GAP = 0.5
MORE = 1.4  # the line that says how many steps more there are
FACE, SMALLEST_FACE, END, SIGN = 2.4, 1.5, 5.2, 1.3  # widths of a face, of the words of the ends, and of a sign between two faces
LEVELS = ((3, True), (2, True), (2, False), (1, False))  # lines of the words at most, and whether what is known stands below
JOINS = {None: ("#8A8F87", "3 2", 2), True: ("#2E8B7A", "", 5), False: ("#6B6F69", "6 3", 3)}
BROKEN = ("#D55E00", "1 3", 3)


def draw(paths: Sequence[PathDrawing], room: float, languages: Sequence[str]) -> str:
    """One path, or two variants beside each other with what differs between them."""
    difference = compared(paths[0], paths[1]) if len(paths) == 2 else None
    foot = "" if difference is None else both.paragraphs(difference, languages[:1], "differs")
    room -= both.height(difference, languages[:1], fit.WIDE - fit.SIDES) + 0.5 if difference else 0.0
    wide = (fit.WIDE - fit.SIDES - BETWEEN * (len(paths) - 1)) / len(paths)
    legend = _legend(languages) if any(path.steps for path in paths) else ""
    room -= 1.7 if legend else 0.0
    drawn = "".join(_one(path, wide, room, languages, named=len(paths) > 1) for path in paths)
    return f'<div class="paths" style="grid-template-columns:repeat({len(paths)},1fr)">{drawn}</div>{legend}{foot}'


def _one(path: PathDrawing, wide: float, room: float, languages: Sequence[str], *, named: bool) -> str:
    name = f"<h2>{both.html(path.name, languages)}</h2>" if named else ""
    said = both.paragraphs(path.sentence, languages[:1])
    used = both.height(path.sentence, languages[:1], wide) + (
        1.35 * 1.3 * fit.lines(both.plain(path.name, languages), wide / 1.35) if named else 0
    )
    if not path.steps:
        return f"<section>{name}{said}</section>"
    strip = LOW_STRIP if named else STRIP
    used += strip + 0.4
    columns = 1 if wide < 25 else 2 if named else 3
    steps = _list(path.steps, columns, wide, room - used, languages[0])
    return f"<section>{name}{said}{_strip(path.steps, strip, wide, languages[0])}{steps}</section>"


def _legend(languages: Sequence[str]) -> str:
    language = languages[0]
    return (
        f'<p class="legend" lang="{language}"><span><i aria-hidden="true">▬</i> {escape(texts.say(language, "boundary"))}</span> '
        f'<span class="green"><i aria-hidden="true">✚</i> {escape(texts.say(language, "shared surface"))}</span> '
        f'<span class="red"><i aria-hidden="true">↯</i> {escape(texts.say(language, "help breaks off"))}</span></p>'
    )


def _strip(steps: Sequence[Step], height: float, wide: float, language: str) -> str:
    """The line with a face at each step: the better it feels, the higher. Many steps have small faces, and no signs between."""
    each = (wide - END) / len(steps)
    face = max(SMALLEST_FACE, min(FACE, each * 0.92))
    places = [(100 * (number + 0.5) / len(steps), _high(step)) for number, step in enumerate(steps)]
    nodes = "".join(_node(number, step, place, face) for number, (step, place) in enumerate(zip(steps, places, strict=True), 1))
    signs = (
        "".join(_join(step, here, there) for step, here, there in zip(steps, places, places[1:], strict=False))
        if each > face + SIGN
        else ""
    )
    ends = (
        f'<span class="end high">{escape(texts.say(language, "very good"))}</span>'
        f'<span class="end low">{escape(texts.say(language, "very bad"))}</span>'
    )
    line = f'<img class="line" src="{_line(steps, places)}" alt="">'
    return f'<div class="strip" style="height:{height}rem" aria-hidden="true">{ends}<div class="way">{line}{signs}{nodes}</div></div>'


def _high(step: Step) -> float:
    part = 0.5 if step.feeling is None else (5 - step.feeling) / 4
    return HIGHEST_NODE + part * (LOWEST_NODE - HIGHEST_NODE)


def _node(number: int, step: Step, place: tuple[float, float], size: float) -> str:
    face = f'<img src="{faces.image(step.feeling)}" alt="">' if step.feeling else "<em></em>"
    where = f"left:{place[0]:.2f}%;top:{place[1]:.1f}%;width:{size:.2f}rem;height:{size:.2f}rem"
    return f'<span class="node" style="{where}">{face}<b>{number}</b></span>'


def _join(step: Step, here: tuple[float, float], there: tuple[float, float]) -> str:
    sign = ("↯", "red") if step.gaps else {True: ("✚", "green"), False: ("▬", "")}.get(step.shared)  # type: ignore[arg-type]
    if sign is None:
        return ""
    across, up = (here[0] + there[0]) / 2, (here[1] + there[1]) / 2
    return f'<span class="join {sign[1]}" style="left:{across:.2f}%;top:{up:.1f}%">{sign[0]}</span>'


def _line(steps: Sequence[Step], places: Sequence[tuple[float, float]]) -> str:
    parts = []
    for step, here, there in zip(steps, places, places[1:], strict=False):
        colour, dashes, width = BROKEN if step.gaps else JOINS[step.shared]
        parts.append(
            f'<path d="M{here[0]:.2f} {here[1]:.1f}L{there[0]:.2f} {there[1]:.1f}" stroke="{colour}" stroke-width="{width}"'
            f' stroke-dasharray="{" ".join(str(3 * int(dash)) for dash in dashes.split())}" vector-effect="non-scaling-stroke"/>'
        )
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" preserveAspectRatio="none" fill="none">{"".join(parts)}</svg>'
    return f"data:image/svg+xml,{quote(drawn)}"


def _list(steps: Sequence[Step], columns: int, wide: float, room: float, language: str) -> str:
    """The steps in columns, read from above to below; where they need too much room each says less."""
    inner = (wide - BETWEEN * (columns - 1)) / columns - 2.0
    most, known = LEVELS[-1]
    for most, known in LEVELS:
        heights = [_height(step, inner, most, known, language) for step in steps]
        filled = _in_columns(heights, columns, room)
        if sum(map(len, filled)) == len(steps):
            break
    else:
        filled = _in_columns(heights, columns, room - MORE)
    shown = sum(map(len, filled))
    lists = "".join(
        f'<ol start="{places[0] + 1}">{"".join(_item(steps[place], place + 1, most, known, language) for place in places)}</ol>'
        for places in filled
        if places
    )
    more = len(steps) - shown
    left = f'<p class="soft">{escape(texts.say_many(language, "{n} more step", "{n} more steps", more))}</p>' if more else ""
    return f'<div class="steps" style="grid-template-columns:repeat({columns},1fr)">{lists}</div>{left}'


def _in_columns(heights: Sequence[float], columns: int, room: float) -> list[list[int]]:
    """The places of the steps in each column, one column after the other, as evenly as their heights let them be."""
    even = max(sum(heights) / columns, max(heights, default=0.0))
    for limit in (min(room, even * part) for part in (1.0, 1.15, 1.35, 1.7, 99.0)):
        filled = _up_to(heights, columns, limit)
        if sum(map(len, filled)) == len(heights):
            return filled
    return filled


def _up_to(heights: Sequence[float], columns: int, limit: float) -> list[list[int]]:
    filled: list[list[int]] = [[]]
    used = 0.0
    for place, height in enumerate(heights):
        if used + height > limit and filled[-1]:
            if len(filled) == columns:
                break
            filled.append([])
            used = 0.0
        filled[-1].append(place)
        used += height + GAP
    return filled


def _known(step: Step, language: str) -> list[str]:
    """What is known about a step, in words."""
    order = [name for name in ("sector", "where") if name in step.said]
    said = [step.said[name].say(language) for name in order]
    if step.feeling:
        said.append(texts.say(language, "feels {feeling}", feeling=everywhere(FEELINGS[step.feeling - 1][1])))
    if step.shared is not None:
        said.append(texts.say(language, "shared surface" if step.shared else "boundary"))
    said += [step.said[name].say(language) for name in ("counterpart", "tools") if name in step.said]
    return said


def _gap(step: Step, language: str) -> str:
    kinds = ", ".join(gap.say(language) for gap in step.gaps)
    return f"↯ {kinds}" if step.gaps else ""


def _height(step: Step, inner: float, most: int, known: bool, language: str) -> float:
    room = inner / SIZE
    lines = min(most, fit.lines(step.theme.text, room, bold=True))
    if known:
        lines += fit.lines(" · ".join(_known(step, language)), room) if _known(step, language) else 0
    lines += fit.lines(_gap(step, language), room) if step.gaps else 0
    return lines * SIZE * LETTER


def _item(step: Step, number: int, most: int, known: bool, language: str) -> str:
    said = " · ".join(_known(step, language)) if known else ""
    about = f'<p class="soft" lang="{language}">{escape(said)}</p>' if said else ""
    gap = f'<p class="red" lang="{language}">{escape(_gap(step, language))}</p>' if step.gaps else ""
    words = own.html(step.theme.text, step.theme.language, "p", f' class="own" style="-webkit-line-clamp:{most}"')
    return f'<li value="{number}"><i aria-hidden="true">{number}</i>{words}{about}{gap}</li>'
