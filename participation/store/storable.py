"""What a database takes as text: no half of a sign, and not the sign that ends texts. SQLite and PostgreSQL fail differently on them."""

from collections.abc import Mapping

from participation.errors import Refused
from participation.model.texts import N_

CANNOT_BE_KEPT = N_("There is a sign in the text that can't be saved. Take it out and try again.")


def is_storable(text: str) -> bool:
    """Whether a database takes the text."""
    if "\0" in text:
        return False
    return text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text)


def storable(values: Mapping[str, object]) -> Mapping[str, object]:
    """The values of a statement; raises Refused where one of them is a text that no database takes."""
    for value in values.values():
        if isinstance(value, str) and not is_storable(value):
            raise Refused(CANNOT_BE_KEPT)
    return values
