"""What a new workshop starts with: the organisation of whoever makes it, and that organisation's language first."""

from collections.abc import Iterable

from participation.access import require
from participation.model.people import Staff
from participation.model.texts import LANGUAGES
from participation.project import organisations
from participation.staff import belonging
from participation.store import Database
from participation.workshops import Plan


def of(database: Database, who: Staff) -> Plan:
    """The plan to begin from. Who works in no organisation starts with none."""
    with database.read() as look:
        require(look, who, "facilitator")
        mine = belonging.of_account(look, who.account_id).organisations
    own = next((one for one in organisations.every(database) if one.id in mine), None)
    return Plan(organisation_id=own.id, languages=in_order(own.language)) if own else Plan()


def in_order(first: str, chosen: Iterable[str] = LANGUAGES) -> tuple[str, ...]:
    """The chosen languages with one of them first; the others in the order of the tool."""
    return tuple(sorted(chosen, key=lambda language: (language != first, LANGUAGES.index(language))))


def first_language(database: Database, organisation_id: str | None) -> str | None:
    """The language that the workshops of an organisation speak first; None where none is chosen."""
    return next((one.language for one in organisations.every(database) if one.id == organisation_id), None)
