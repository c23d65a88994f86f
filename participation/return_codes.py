"""Return codes: three words and a number (at first two words), with which a person comes back in a later round or on another device.

The system makes the code and shows it once; only its digest is stored.
"""

import hashlib
import hmac
import re
import secrets
import unicodedata
from functools import cache

from participation import shared_texts
from participation.model import limits

LOWEST, HIGHEST = 100, 999
WORDS, OLDER_WORDS = 3, 2
PARTS = re.compile(r"[^\W\d_]+|[0-9]+")
PLAIN_LETTERS = str.maketrans("åäö", "aao")


def make(language: str) -> str:
    """A new code such as `kettu-kuusi-saari-193`, with words of the language (Finnish where it is unknown)."""
    words = shared_texts.return_words()
    drawn = secrets.SystemRandom().sample(words.get(language, words["fi"]), WORDS)
    return "-".join([*drawn, str(LOWEST + secrets.randbelow(HIGHEST - LOWEST + 1))])


def words_in(text: str) -> int:
    """How many words the code has; 0 for what can't be one, because of a word that is none of ours or a missing number."""
    *words, number = normal(text).split("-")
    known, _ = _known()
    is_code = len(words) in (OLDER_WORDS, WORDS) and known.issuperset(words) and number.isdigit() and LOWEST <= int(number) <= HIGHEST
    return len(words) if is_code else 0


def normal(text: str) -> str:
    """The code as it was made, from the way a person typed it: capitals, spaces and dashes don't matter.

    A word typed without the dots and rings of ä, ö and å is understood when only one word of the lists can be meant.
    """
    written = unicodedata.normalize("NFC", text[: limits.RETURN_CODE]).lower()
    return "-".join(_meant(part) for part in PARTS.findall(written))


def digest(code: str, secret: str) -> str:
    """What is stored instead of the code: HMAC-SHA256 of its normal form with the secret of this installation."""
    return hmac.new(secret.encode(), normal(code).encode(), hashlib.sha256).hexdigest()


def _meant(part: str) -> str:
    known, meant = _known()
    return part if part in known else meant.get(part.translate(PLAIN_LETTERS), part)


@cache
def _known() -> tuple[frozenset[str], dict[str, str]]:
    """All words, and the word that each spelling without dots and rings means (none when it could be two)."""
    every = (shared_texts.return_words(), shared_texts.retired_return_words())
    words = frozenset(word for lists in every for words in lists.values() for word in words)
    meant: dict[str, str] = {}
    doubtful: set[str] = set()
    for word in words:
        plain = word.translate(PLAIN_LETTERS)
        if meant.setdefault(plain, word) != word:
            doubtful.add(plain)
    return words, {plain: word for plain, word in meant.items() if plain not in doubtful}
