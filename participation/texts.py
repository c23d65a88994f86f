"""Words for people in Finnish, Swedish and English: gettext catalogues that translators edit with the usual tools.

The English sentence in the code is the key. The catalogues in `workshop_data/texts/` are read as they stand, so that a
change to a `.po` file needs a new start and no compile step.
"""

import gettext
import io
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from participation.model.texts import LANGUAGES, N_, Texts

__all__ = ["N_", "everywhere", "everywhere_many", "forms", "say", "say_many"]

FOLDER = Path(__file__).parent.parent / "workshop_data" / "texts"


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    with (FOLDER / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def say(language: str, message_id: str, **values: object) -> str:
    """The sentence in `language`, with `{names}` filled in; a value that is `Texts` is said in the same language."""
    return _catalogue(language).gettext(message_id).format(**_spoken(language, values))


def say_many(language: str, one: str, many: str, number: int, **values: object) -> str:
    """The sentence in the form that `number` needs; `{n}` stands for the number."""
    return _catalogue(language).ngettext(one, many, number).format(n=number, **_spoken(language, values))


def everywhere(message_id: str, **values: object) -> Texts:
    """The sentence in all three languages."""
    return Texts(**{language: say(language, message_id, **values) for language in LANGUAGES})


def everywhere_many(one: str, many: str, number: int, **values: object) -> Texts:
    """The sentence in all three languages, in the form that `number` needs."""
    return Texts(**{language: say_many(language, one, many, number, **values) for language in LANGUAGES})


def forms(language: str, one: str, many: str) -> list[str]:
    """The singular and the plural form of a sentence with its `{names}` left open, for the tablet."""
    return [_catalogue(language).ngettext(one, many, number) for number in (1, 2)]


def _spoken(language: str, values: dict[str, object]) -> dict[str, object]:
    return {name: value.say(language) if isinstance(value, Texts) else value for name, value in values.items()}
