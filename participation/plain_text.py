"""A participant's text as it is taken in: what cannot be seen is taken out, every visible sign stays as it was typed."""

import unicodedata

from participation.errors import Refused
from participation.model.texts import N_

# Marks that change the direction of what follows them: within a text they can make words read as something else.
DIRECTION_MARKS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")
JOINERS = frozenset("\u200d\ufe0f")  # these hold an emoji together
LONGEST_READ = 20_000


def clean(text: str, longest: int) -> str:
    """The text without control characters, direction marks and outer white space.

    `longest` is counted in Unicode code points. Raises Refused when nothing is left or it is too long.
    """
    if len(text) > LONGEST_READ:
        raise Refused(N_("This text is too long. Make it at most {longest} characters, or send it in parts."), longest=longest)
    kept = "".join(sign for sign in text.replace("\r\n", "\n").replace("\r", "\n") if _visible(sign)).strip()
    if not any(not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Mn") for sign in kept):
        raise Refused(N_("The box is empty. Write one thing first."))
    if len(kept) > longest:
        raise Refused(N_("This text is too long. Make it at most {longest} characters, or send it in parts."), longest=longest)
    return unicodedata.normalize("NFC", kept)


def _visible(sign: str) -> bool:
    if sign == "\n" or sign in JOINERS:
        return True
    if sign in DIRECTION_MARKS:
        return False
    return unicodedata.category(sign) not in ("Cc", "Cs", "Co", "Cn")
