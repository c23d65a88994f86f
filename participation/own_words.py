"""The one gate for everything that a participant can write: how long it may be, and no personal identity code in it.

Whatever passes it still waits until a person has read it; see `moderation` and `group_names`.
"""

import re
from datetime import date

from participation import plain_text
from participation.errors import Refused
from participation.model.texts import N_

HAS_AN_IDENTITY_CODE = N_("There is a personal identity code in your text. Take it out and send again.")
# Each part begins where few texts have anything (a digit, an @, the end of a street's name), so that no text makes it look again and again.
PERSONAL = re.compile(r"\d[\d \-]{6,}\d|(?<=[^\s@])@[^\s@]+\.\w|\w(?:katu|tie|kuja|polku|vägen|gatan|stigen) \d", re.IGNORECASE)

_MIDDLE = r"\s?([^\w\s]|_|[ABCDEFUVWXY])?\s?"
_FINNISH = re.compile(rf"(?<!\d)(\d\d)(\d\d)(\d\d){_MIDDLE}(\d{{3}})\s?([0-9A-FHJ-NPR-Y])(?!\d)", re.IGNORECASE)
_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_SWEDISH = re.compile(r"(?<!\d)(?:19|20)?(\d\d)(\d\d)(\d\d)\s?([^\w\s]|_)?\s?(\d{4})(?!\d)")
_COORDINATION = 60  # is added to the day in the number of somebody who is not in the register


def checked(text: str, longest: int) -> str:
    """The text as it is stored; Refused with what to do when it is empty, too long or has an identity code in it."""
    kept = plain_text.clean(text, longest)
    if has_identity_code(kept):
        raise Refused(HAS_AN_IDENTITY_CODE)
    return kept


def has_identity_code(text: str) -> bool:
    """Whether a Finnish or a Swedish personal identity code stands in the text, however it was typed."""
    plain = plain_text.comparable(text[: plain_text.LONGEST_READ])
    return any(map(_is_finnish, _FINNISH.finditer(plain))) or any(map(_is_swedish, _SWEDISH.finditer(plain)))


def looks_personal(text: str) -> bool:
    """Whether a phone number, an e-mail or an address seems to stand in the text: its writer is asked to leave it out."""
    return has_identity_code(text) or PERSONAL.search(plain_text.comparable(text[: plain_text.LONGEST_READ])) is not None


def _is_finnish(found: re.Match[str]) -> bool:
    """With its sign in the middle it is one in any case; without it only when the day and the last sign fit the rest."""
    day, month, year, middle, number, check = found.groups()
    if not _is_day("2000", month, day):
        return False
    return bool(middle) or _CHECK[int(day + month + year + number) % len(_CHECK)] == check.upper()


def _is_swedish(found: re.Match[str]) -> bool:
    year, month, day, middle, number = found.groups()
    if not _is_day("2000", month, day) and not _is_day("2000", month, str(int(day) - _COORDINATION)):
        return False
    return bool(middle) or _sums_up(year + month + day + number)


def _sums_up(digits: str) -> bool:
    doubled = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def _is_day(year: str, month: str, day: str) -> bool:
    """A leap year stands for every year: a code may say the 29th of February."""
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
