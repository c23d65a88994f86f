"""What a tablet may send to each of its addresses: which fields, of which kind, how long. Checked before anything else reads it.

An address that is not in the table takes no fields. What a field means is the matter of the use case behind it.
"""

import json
import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn

from participation.errors import Refused
from participation.model import limits
from participation.model.texts import N_
from participation.store.storable import is_storable

OLD = N_("This page is old. Load it again.")
DEPTH = 7  # a path: the values of a form, one of them, its steps, a step, and what that holds
LARGEST = 2**53  # of the whole numbers that a browser can count

Fits = Callable[[object], bool]


class Malformed(Refused):
    """What came is nothing that a page of ours sends."""


def text(longest: int) -> Fits:
    """A text of so many code points."""
    return lambda value: isinstance(value, str) and len(value) <= longest


def yes_or_no(value: object) -> bool:
    """True or false."""
    return isinstance(value, bool)


def list_of(fits: Fits, most: int) -> Fits:
    """A list of so many, each of which fits."""
    return lambda value: isinstance(value, list) and len(value) <= most and all(map(fits, value))


def by_name(most: int) -> Fits:
    """So many answers or choices, each under a short name."""
    return lambda value: isinstance(value, dict) and len(value) <= most and all(len(name) <= limits.IDENTIFIER for name in value)


ID = text(limits.IDENTIFIER)
KEY = text(limits.KEY)
CODE = text(limits.IDENTIFIER)
RETURN_CODE = text(limits.RETURN_CODE)
LANGUAGE = text(limits.IDENTIFIER)
WORDS = text(limits.BODY_BYTES)  # how many signs it may have is said by the use case, with a sentence for its writer
CHOICES = by_name(limits.CHOICES)

FIELDS: Mapping[str, Mapping[str, Fits]] = {
    "join": {"code": CODE, "role": ID, "language": LANGUAGE, "age": ID},
    "return": {"return_code": RETURN_CODE, "code": CODE},
    "next_person": {},
    "writing": {"stage": ID},
    "add_theme": {
        "stage": ID,
        "text": WORDS,
        "kind": ID,
        "language": LANGUAGE,
        "details": CHOICES,
        "helped": yes_or_no,
    },
    "change_theme": {"theme": ID, "text": WORDS, "kind": ID, "details": CHOICES, "helped": yes_or_no},
    "take_back_theme": {"theme": ID},
    "support_theme": {"theme": ID},
    "near": {"text": WORDS},
    "vote": {"stage": ID, "choices": CHOICES, "filling": yes_or_no},
    "answer": {"stage": ID, "values": CHOICES},
    "ready": {"stage": ID, "ready": yes_or_no},
    "group": {"themes": list_of(ID, limits.CHOICES), "group": ID, "name": WORDS},
    "written_down": {},
    "language": {"language": LANGUAGE},
    "pause": {"paused": yes_or_no},
    "adult": {"tell": yes_or_no},
    "take_back_all": {},
}


def read(name: str, content: bytes) -> dict[str, Any]:
    """The fields that came to an address; raises Malformed for what no page of ours sends. What is null counts as not there."""
    given = _parsed(content)
    if not isinstance(given, dict) or not _is_plain(given):
        raise Malformed(OLD)
    table = {"key": KEY, **FIELDS.get(name, {})}
    kept = {field: value for field, value in given.items() if field in table and value is not None}
    if not all(table[field](value) for field, value in kept.items()):
        raise Malformed(OLD)
    return kept


def _parsed(content: bytes) -> object:
    try:
        return json.loads(content.decode() or "{}", parse_constant=_no_number, parse_float=_finite)
    except (ValueError, RecursionError):
        raise Malformed(OLD) from None


def _no_number(said: str) -> NoReturn:
    raise ValueError(said)


def _finite(said: str) -> float:
    number = float(said)
    if not math.isfinite(number):
        raise ValueError(said)
    return number


def _is_plain(given: object) -> bool:
    """Whether all of it is shallow, of a usual size and can be stored."""
    level = [given]
    for _ in range(DEPTH):
        if not all(map(_is_usual, level)):
            return False
        level = [part for value in level for part in _parts(value)]
        if not level:
            return True
    return False


def _is_usual(value: object) -> bool:
    return is_storable(value) if isinstance(value, str) else not isinstance(value, int) or abs(value) <= LARGEST


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return (*value, *value.values())
    return value if isinstance(value, list) else ()
