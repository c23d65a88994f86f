"""Days as each language writes them; English is that of Europe, where the day comes first."""

from datetime import date
from typing import Literal

from babel.dates import format_date

from participation.model.texts import LANGUAGES, Texts

LOCALES = {"fi": "fi", "sv": "sv_FI", "en": "en_GB"}
Length = Literal["medium", "long"]


def written(language: str, on: date, length: Length = "medium") -> str:
    """The day in one language: 24 Nov 2026, or 24 November 2026 where it is long."""
    return str(format_date(on, length, locale=LOCALES[language]))


def in_each_language(on: date, length: Length = "medium") -> Texts:
    """The day in every language."""
    return Texts(*(written(language, on, length) for language in LANGUAGES))
