"""How much room texts take, so that it is known how many fit before the browser draws them.

The screen is measured in rem and is 64 wide and 36 high on every projector of 16:9: the style file makes a rem that size.
"""

from collections.abc import Sequence

from participation.plain_text import signs

WIDE, HIGH = 64.0, 36.0
SIDES = 4.2  # left and right of everything
SIZES = (
    (0.16, "'"),
    (0.20, ",.:;"),
    (0.25, "|’·lj"),
    (0.28, "` !i"),
    (0.32, '"()[]ft{}'),
    (0.34, "r"),
    (0.38, "-/\\"),
    (0.41, "1_”I"),
    (0.44, "*yv"),
    (0.48, "xzs–"),
    (0.51, "kc7J"),
    (0.54, "?aäåLeué"),
    (0.57, "2<>F^hno~öTdg3EbpÉ"),
    (0.60, "5q$VY69+=PS"),
    (0.63, "48ZBRXAKÄÅ"),
    (0.67, "0#wCD"),
    (0.71, "HNU&…G"),
    (0.75, "OÖQ"),
    (0.80, "@—"),
    (0.84, "MWm"),
    (0.93, "%"),
)
OF_SIGN = {sign: size for size, signs in SIZES for sign in signs}
OTHER_LETTER, OTHER_ALPHABET, OTHER_SIGN, BOLD = 0.58, 0.75, 1.3, 1.07
SPACE = OF_SIGN[" "]


def width(text: str, *, bold: bool = False) -> float:
    """The width of a line in em in our typeface, a little more than it will be."""
    letters = sum(OF_SIGN.get(sign) or _of_other(sign) for sign in signs(text))
    return letters * (BOLD if bold else 1.0)


def _of_other(sign: str) -> float:
    """A sign that our typeface lacks comes from another one: letters of alphabets are narrow, emoji and the like are wide."""
    first = ord(sign[0])
    return OTHER_LETTER if first < 0x250 else OTHER_ALPHABET if first < 0x1100 else OTHER_SIGN


def lines(text: str, room: float, *, bold: bool = False) -> int:
    """How many lines a text takes where a line has so many em; the breaks in it are kept."""
    return sum(_wrapped(part, room, bold) for part in text.split("\n")) or 1


def _wrapped(text: str, room: float, bold: bool) -> int:
    number, used = 1, 0.0
    for word in text.split(" "):
        long = width(word, bold=bold)
        if used and used + SPACE + long > room:
            number, used = number + 1, 0.0
        if long > room:
            number += int(long // room)
            long %= room
        used += long + (SPACE if used else 0.0)
    return number


def columns(heights: Sequence[float], number: int, room: float, gap: float) -> list[list[int]]:
    """Places things of these heights in columns, each in the emptiest, until one has no room; the first always has.

    Gives the places of the things in each column.
    """
    filled: list[list[int]] = [[] for _ in range(number)]
    used = [0.0] * number
    for place, height in enumerate(heights):
        emptiest = used.index(min(used))
        more = height + (gap if filled[emptiest] else 0.0)
        if used[emptiest] + more > room and place:
            break
        filled[emptiest].append(place)
        used[emptiest] += more
    return filled
