"""Which words somebody read: a mark that is another as soon as one sign of them is, and the check that they still stand.

Whoever shows, sends back, holds, decides or takes words on names the mark of the words that were in front of them.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from participation.errors import Refused
from participation.model.texts import N_
from participation.model.theme import Theme
from participation.store import Transaction

CHANGED = N_("The writer changed this. Read it again.")
TRANSLATION_CHANGED = N_("The translation has changed. Read it again.")
MOVED = N_("Somebody else has looked at this just now. Look at it again.")


class Changed(Refused):
    """The words are not those that the person read: they have to be read again."""


@dataclass(frozen=True)
class _Mark:
    state: str
    words: str
    translations: str

    @classmethod
    def of(cls, text: str) -> "_Mark":
        return cls(*[*text.split("."), "", "", ""][:3])


def of(theme: Theme, translated: Iterable[tuple[str, str]] | None = None) -> str:
    """The mark of a theme as a person reads it; with `translated` (language, text) when its translations stand beside it."""
    words = _digest([theme.text, theme.kind, dict(theme.details), theme.language])
    return f"{theme.state}.{words}" + (f".{_digest(sorted(translated))}" if translated is not None else "")


def check(look: Transaction, theme: Theme, read: str) -> str:
    """Refuses when the theme is not as it was read; gives the mark of its own words, to be kept with what is done."""
    then, now = _Mark.of(read), _Mark.of(of(theme))
    if then.words != now.words:
        raise Changed(CHANGED)
    if then.state != now.state:
        raise Changed(MOVED)
    if then.translations and then.translations != _digest(sorted(translations_of(look, theme.id))):
        raise Changed(TRANSLATION_CHANGED)
    return now.words


def translations_of(look: Transaction, theme_id: str) -> list[tuple[str, str]]:
    """The translations that stand beside a theme, as (language, text)."""
    rows = look.rows("SELECT language, text FROM theme_translation WHERE theme_id = :id", id=theme_id)
    return [(row["language"], row["text"]) for row in rows]


def _digest(words: object) -> str:
    written = json.dumps(words, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:24]
