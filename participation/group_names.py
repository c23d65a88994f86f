"""Names that participants give to groups: each waits until the facilitator has read it. Until then the group has a neutral name.

Nobody else sees such a name, on no page and in no file: `grouping.read` gives the neutral one.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from participation import own_words, shared_texts, texts, workshops
from participation.access import require
from participation.errors import NotFound, Refused
from participation.model import limits
from participation.model.grouping import ThemeGroup
from participation.model.people import Participant, Staff
from participation.model.texts import LANGUAGES, N_, Words
from participation.store import Database, Row, Transaction
from participation.wordings import CHANGED, Changed

SHOWN, WAITING, TAKEN_AWAY = "shown", "waiting", "taken_away"
NEUTRAL = N_("Group {n}")
NOT_HERE = N_("This group is not here any more. Look at the page again.")


@dataclass(frozen=True)
class WaitingName:
    """A name to be read, with its mark. `marked`: a word in it may mean that an adult is needed."""

    group_id: str
    name: Words
    mark: str
    marked: bool


def group_of(row: Mapping[str, Any], number: int) -> ThemeGroup:
    """The group that a row of the store holds, with the name that everybody may see; it is the `number`th of its workshop."""
    name = Words(row["name"], row["language"])
    if row["name_state"] == SHOWN:
        return ThemeGroup(row["id"], name, row["joined_into"])
    neutral = Words(texts.say(row["language"], NEUTRAL, n=number), row["language"])
    return ThemeGroup(row["id"], neutral, row["joined_into"], name if row["name_state"] == WAITING else None)


def given(look: Transaction, workshop_id: str, name: str, who: Staff | Participant) -> dict[str, object]:
    """A new name as the store keeps it: one that staff give is shown, one that a participant gives waits."""
    kept = own_words.checked(name, limits.GROUP_NAME)
    language = who.language if who.language in LANGUAGES else "fi"
    if isinstance(who, Staff):
        return {"name": kept, "language": language, "name_state": SHOWN, "named_by": None}
    before = look.row("SELECT count(*) AS n FROM theme_group WHERE workshop_id = :id AND named_by = :who", id=workshop_id, who=who.id)
    if before is not None and before["n"] >= limits.GROUPS_OF_ONE_PERSON:
        raise Refused(N_("You have named very many groups. Put themes in the groups that are there."))
    return {"name": kept, "language": language, "name_state": WAITING, "named_by": who.id}


def waiting(database: Database, who: Staff, workshop_id: str) -> list[WaitingName]:
    """The names that wait to be read, the oldest first."""
    with database.read() as look:
        require(look, who, "facilitator")
        workshops.for_staff(look, who, workshop_id)
        rows = look.rows(
            "SELECT * FROM theme_group WHERE workshop_id = :id AND name_state = 'waiting' AND joined_into IS NULL ORDER BY created_at, id",
            id=workshop_id,
        )
    return [
        WaitingName(row["id"], Words(row["name"], row["language"]), _mark(row), shared_texts.may_need_care(row["name"])) for row in rows
    ]


def checked(change: Transaction, who: Staff, group_id: str, read: str) -> Row:
    """The group whose waiting name was read, when that name still stands; otherwise Refused."""
    row = change.row("SELECT * FROM theme_group WHERE id = :id", id=group_id)
    if row is None:
        raise NotFound(NOT_HERE)
    workshops.for_staff(change, who, row["workshop_id"])
    if _mark(row) != read:
        raise Changed(CHANGED)
    return row


def _mark(row: Mapping[str, Any]) -> str:
    return hashlib.sha256(f"{row['language']} {row['name']}".encode()).hexdigest()[:24]
