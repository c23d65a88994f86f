"""Whom to call: the help that a participant sees, with the social emergency service of the workshop's own region.

The shipped file is the beginning; once somebody changes a number it stands in the database. The numbers are checked once a year.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from participation import clock, shared_texts
from participation.access import require
from participation.errors import Refused
from participation.ids import new_id
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.project import listed
from participation.shared_texts import Help
from participation.store import Database, Transaction

LOCAL = "local_social_emergency"
CHECKED_ON = "help_checked_on"
DAYS_BETWEEN_CHECKS = 365


@dataclass(frozen=True)
class Number:
    """A help number as an administrator sees it; `region_id` names the only region that it is for."""

    id: str
    label: Texts
    number: str | None
    region_id: str | None

    @property
    def local(self) -> bool:
        """Whether it is a social emergency service of a region."""
        return self.id == LOCAL or self.region_id is not None


def every(look: Transaction) -> list[Number]:
    """All numbers in their order."""
    rows = look.rows("SELECT * FROM help_number ORDER BY position, id")
    if rows:
        return [Number(row["id"], listed.read(row["label"]), row["number"], row["region_id"]) for row in rows]
    return [Number(known.id, known.label, known.number, None) for known in shared_texts.help_numbers().help]


def of_region(look: Transaction, region_id: str | None) -> list[Help]:
    """What a participant of a workshop in this region sees: the region's own emergency service instead of the general line."""
    known = every(look)
    own = next((each for each in known if each.region_id and each.region_id == region_id), None)
    found = []
    for each in known:
        if each.region_id is not None:
            continue
        shown = own if each.id == LOCAL and own else each
        found.append(Help(each.id, each.label, shown.number))
    return found


def for_workshop(database: Database, workshop_id: str) -> list[Help]:
    """What the participants of a workshop see."""
    with database.read() as look:
        row = look.row("SELECT region_id FROM workshop WHERE id = :id", id=workshop_id)
        return of_region(look, row["region_id"] if row else None)


def local_number(look: Transaction, region_id: str | None) -> str | None:
    """The number of the social emergency service for a region; None until somebody has written it."""
    return next((help.number for help in of_region(look, region_id) if help.id == LOCAL), None)


def checked_on(look: Transaction) -> date:
    """The day when somebody last checked the numbers."""
    row = look.row("SELECT value FROM setting WHERE name = :name", name=CHECKED_ON)
    return date.fromisoformat(row["value"]) if row else shared_texts.help_numbers().checked_on


def overdue(look: Transaction, today: date | None = None) -> bool:
    """Whether the numbers were last checked more than a year ago."""
    return ((today or clock.today()) - checked_on(look)).days > DAYS_BETWEEN_CHECKS


def put(database: Database, who: Staff, numbers: Mapping[str, str], new_local: Mapping[str, str] | None = None) -> None:
    """Writes numbers by id; `new_local` are those of regions, by region. An empty local number is one that is missing."""
    with database.write() as change:
        require(change, who, "admin")
        _keep_shipped(change)
        for number_id, number in numbers.items():
            row = listed.found(change, "help_number", number_id)
            written = _number(number)
            if written is None and not Number(row["id"], listed.read(row["label"]), None, row["region_id"]).local:
                raise Refused(N_("Write the number of “{name}”."), name=listed.read(row["label"]))
            change.run("UPDATE help_number SET number = :number WHERE id = :id", number=written, id=number_id)
        for region_id, number in (new_local or {}).items():
            _put_local(change, region_id, _number(number))


def _put_local(change: Transaction, region_id: str, number: str | None) -> None:
    name = listed.read(listed.found(change, "region", region_id)["name"])
    known = change.row("SELECT * FROM help_number WHERE region_id = :id", id=region_id)
    if number is None:
        change.run("DELETE FROM help_number WHERE region_id = :id", id=region_id)
        return
    label = listed.stored(name)
    position = known["position"] if known else listed.next_number(change, "help_number", "position")
    row = {"id": known["id"] if known else new_id(), "position": position, "label": label}
    change.save("help_number", {**row, "number": number, "region_id": region_id})


def confirm_checked(database: Database, who: Staff, on: date | None = None) -> None:
    """Says that somebody called or looked up each number today."""
    with database.write() as change:
        require(change, who, "admin")
        today = on or clock.today()
        change.save("setting", {"name": CHECKED_ON, "value": today.isoformat()}, key=("name",))


def _keep_shipped(change: Transaction) -> None:
    if change.row("SELECT id FROM help_number LIMIT 1") is None:
        for position, known in enumerate(shared_texts.help_numbers().help, 1):
            row = {"id": known.id, "position": position, "label": listed.stored(known.label)}
            change.save("help_number", {**row, "number": known.number, "region_id": None})


def _number(given: str) -> str | None:
    number = " ".join(given.split())
    if not number:
        return None
    if len(number) > limits.HELP_NUMBER or not any(sign.isdigit() for sign in number) or not set(number) <= set("0123456789 +-()/"):
        raise Refused(N_("Write a telephone number with digits."))
    return number
