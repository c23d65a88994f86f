"""Own texts beside the built paragraphs of a summary: the newest one stands there, and no earlier one is lost."""

from collections.abc import Mapping
from dataclasses import dataclass

from participation import clock, ids
from participation.access import require
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.project import listed
from participation.regional import sight
from participation.regional.paragraphs import PARTS
from participation.regional.sight import Area
from participation.store import Database, Transaction

WRITERS = ("coordinator", "evaluator", "reviewer", "facilitator", "admin")
ROLE_NAMES: dict[str, str] = {
    "coordinator": N_("coordinator"),
    "evaluator": N_("evaluator"),
    "reviewer": N_("reviewer"),
    "facilitator": N_("facilitator"),
    "admin": N_("administrator"),
}


@dataclass(frozen=True)
class OwnText:
    """A text that somebody wrote beside a built paragraph: in which role, and when."""

    text: Texts
    by_role: str
    at: str


def latest(look: Transaction, area: Area) -> dict[str, OwnText]:
    """The newest own text of each paragraph; none for one whose text was taken off."""
    column = "group_id" if area.is_group else "region_id"
    rows = look.rows(f"SELECT * FROM summary_text WHERE {column} = :id ORDER BY at, id", id=area.id)
    newest = {row["part"]: row for row in rows}
    return {part: OwnText(listed.read(row["text"]), row["by_role"], row["at"]) for part, row in newest.items() if row["text"]}


def write(database: Database, who: Staff, key: str, part: str, text: Mapping[str, str]) -> None:
    """Keeps an own text beside the built paragraph, in one to three languages."""
    with database.read() as look:
        require(look, who, *WRITERS)
    _keep(database, who, key, part, listed.stored(listed.complete(text, limits.TEXT_IN_PROJECT)))


def take_off(database: Database, who: Staff, key: str, part: str) -> None:
    """Takes the own text off: only the built paragraph stands there again."""
    _keep(database, who, key, part, None)


def may_write(who: Staff) -> bool:
    """Whether the person may write own texts; management reads."""
    return bool(who.roles & set(WRITERS))


def _keep(database: Database, who: Staff, key: str, part: str, text: str | None) -> None:
    area = sight.area(database, who, key)
    with database.write() as change:
        roles = require(change, who, *WRITERS).roles
        listed.one_of(part, tuple(PARTS))
        role = next(one for one in WRITERS if one in roles)
        row = {"id": ids.new_id(), "region_id": None, "group_id": None, "part": part, "text": text}
        change.save("summary_text", {**row, "group_id" if area.is_group else "region_id": area.id, "by_role": role, "at": clock.now()})
