"""How much room texts take, so that it is known how many fit before the browser draws them.

The screen is measured in rem and is 64 wide and 36 high on every projector of 16:9: the style file makes a rem that size.
"""

from collections.abc import Sequence

WIDE, HIGH = 64.0, 36.0
SIDES = 4.2  # left and right of everything
SIZES = (
    (0.26, "',.:;|’·lj"),
    (0.33, ' !i"()[]f{}t`'),
    (0.43, "r-/\\1_”I*"),
    (0.52, "yvxzsk–c7J?"),
    (0.66, "BRXAKÄÅ0#C48Z69+=PSw"),
    (0.79, "DHNUGOÖQ@&…"),
    (0.95, "MWm%—"),
)
OF_SIGN = {sign: size for size, signs in SIZES for sign in signs}
OTHER_LETTER, OTHER_SIGN, BOLD = 0.58, 1.1, 1.09
SPACE = OF_SIGN[" "]


def width(text: str, *, bold: bool = False) -> float:
    """The width of a line in em in our typeface, a little more than it will be."""
    letters = sum(OF_SIGN.get(sign, OTHER_LETTER if ord(sign) < 0x250 else OTHER_SIGN) for sign in text)
    return letters * (BOLD if bold else 1.0)


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
