"""The map of relations: three rings round the young person with a role at each place, and the same as three lists."""

from collections.abc import Sequence
from html import escape
from math import cos, pi, sin

from participation import said as own
from participation import texts
from participation.activities.relation_map import RINGS
from participation.drawings import Relation, RelationDrawing
from participation.model.texts import N_, Texts
from participation.texts import everywhere
from participation.web.screen import both, fit

RADIUS = {"near": 19.0, "between": 33.0, "far": 46.0}  # in percent of the side of the map
SHIFT = {"near": 0.5, "between": 0.75, "far": 0.25}  # where between its neighbours somebody stands
FIRST, ROUND = 0.12, 0.76  # the names of the rings stand at the top, so nobody stands there
LIST = 30.0  # how wide the lists are, in rem

TOP, ITEM = 4.6, 1.3  # heights of what stands above the lists, and of a line in them
MOST_NAMED = 6  # on one ring; more than these are only numbered


def draw(found: RelationDrawing, room: float, languages: Sequence[str]) -> str:
    """The map at the left, the sentence and the lists at the right."""
    side = min(room, fit.WIDE - fit.SIDES - LIST - 2.0)
    numbers = {relation.theme.id: number for number, relation in enumerate(_in_order(found), 1)}
    full = _height(found, languages) <= room
    rings = [(name, found.on(ring)) for ring, name in RINGS]
    if found.on(None):
        rings.append((N_("Without a ring"), found.on(None)))
    most = 99 if full else max(3, int((room - TOP) // ITEM) - 1)
    lists = "".join(f"<section>{_ring_list(name, here, numbers, languages, most, full=full)}</section>" for name, here in rings)
    small = "" if full else ' class="by-ring"'
    said = both.paragraphs(found.sentence, languages)
    return (
        f'<div class="relations">{_map(found, numbers, side, languages[0])}<div class="lists">{said}<div{small}>{lists}</div></div></div>'
    )


def _height(found: RelationDrawing, languages: Sequence[str]) -> float:
    """How high the lists are with everybody's words."""
    room = LIST - 0.5
    words = [f"{len(found.relations)} {_role(relation).say(languages[0])} {relation.theme.text}" for relation in found.relations]
    return TOP + 2.4 * len(RINGS) + sum(min(2, fit.lines(text, room)) * ITEM for text in words)


def _in_order(found: RelationDrawing) -> list[Relation]:
    return [relation for ring in (*(value for value, _ in RINGS), None) for relation in found.on(ring)]


def _map(found: RelationDrawing, numbers: dict[str, int], side: float, language: str) -> str:
    rings = "".join(
        f'<i class="ring" style="inset:{50 - radius:.1f}%"><span>{escape(texts.say(language, name))}</span></i>'
        for (ring, name) in reversed(RINGS)
        if (radius := RADIUS[ring])
    )
    middle = f'<b class="middle">{escape(texts.say(language, "The young person"))}</b>'
    places = "".join(
        _place(relation, numbers, *_at(ring, number, len(on_ring)), side, language, named=len(on_ring) <= MOST_NAMED)
        for ring, _ in RINGS
        for on_ring in [found.on(ring)]
        for number, relation in enumerate(on_ring)
    )
    return f'<div class="map" style="width:{side:.2f}rem;height:{side:.2f}rem" aria-hidden="true">{rings}{middle}{places}</div>'


def _at(ring: str, number: int, of: int) -> tuple[float, float]:
    """Left and top of a place on a ring, in percent; the name of the ring stands at the top and is left free."""
    turn = FIRST + ROUND * (number + SHIFT[ring]) / max(of, 1)
    return 50 + RADIUS[ring] * sin(2 * pi * turn), 50 - RADIUS[ring] * cos(2 * pi * turn)


def _place(relation: Relation, numbers: dict[str, int], left: float, top: float, side: float, language: str, *, named: bool) -> str:
    """A role at its place; a long name is moved so far that it stays on the map."""
    number = numbers[relation.theme.id]
    role = f" {_role(relation).say(language)}" if named else ""
    half = 50 * (fit.width(f"{number}{role}") * 0.95 + 1.4) / side
    left = min(100 - half, max(half, left))
    return f'<span class="who" style="left:{left:.1f}%;top:{top:.1f}%"><b>{number}</b>{escape(role)}</span>'


def _role(relation: Relation) -> Texts:
    return relation.role or everywhere(N_("Somebody"))


def _ring_list(
    name: str, relations: Sequence[Relation], numbers: dict[str, int], languages: Sequence[str], most: int, *, full: bool
) -> str:
    heading = f"<h2>{both.sentence(name, languages)}</h2>"
    if not relations:
        return f"{heading}<p class='soft'>–</p>"
    items = "".join(
        f'<li value="{numbers[relation.theme.id]}"><b>{numbers[relation.theme.id]} {escape(_role(relation).say(languages[0]))}</b> '
        + (f"{own.html(relation.theme.text, relation.theme.language)}</li>" if full else "</li>")
        for relation in relations[:most]
    )
    left = len(relations) - most
    more = f"<p class='soft'>{escape(texts.say_many(languages[0], '{n} more', '{n} more', left))}</p>" if left > 0 else ""
    return f"{heading}<ol>{items}</ol>{more}"
