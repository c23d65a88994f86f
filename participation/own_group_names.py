"""Names that participants gave to groups: kept beside the groups, and taken back wherever they came to stand."""

import json

from participation.group_names import TAKEN_AWAY
from participation.model.texts import N_
from participation.store import Row, Transaction
from participation.texts import say

TAKEN_BACK = N_("Group whose name was taken back")


def keep(change: Transaction, participant_id: str, group_id: str) -> None:
    """Remembers that this person gave a group the name that it has now."""
    change.run(
        "INSERT INTO own_group_name (group_id, participant_id, name) SELECT id, :who, name FROM theme_group WHERE id = :id",
        who=participant_id,
        id=group_id,
    )


def take_back(change: Transaction, participant_id: str) -> None:
    """Takes each name that the person gave to a group away: where it stands now, where it stood, and from the steps of undo."""
    own = change.rows(
        "SELECT o.group_id, o.name, g.language, g.workshop_id FROM own_group_name o JOIN theme_group g ON g.id = o.group_id"
        " WHERE o.participant_id = :id",
        id=participant_id,
    )
    for row in own:
        given = {"name": row["name"], "id": row["group_id"]}
        change.run("UPDATE theme_group SET name = '', name_state = :state WHERE id = :id AND name = :name", state=TAKEN_AWAY, **given)
        neutral = say(row["language"], TAKEN_BACK)
        change.run("UPDATE earlier_name SET name = :neutral WHERE group_id = :id AND name = :name", neutral=neutral, **given)
        _from_undo(change, row)
    change.run("UPDATE theme_group SET named_by = NULL WHERE named_by = :id", id=participant_id)
    change.run("DELETE FROM own_group_name WHERE participant_id = :id", id=participant_id)


def _from_undo(change: Transaction, own: Row) -> None:
    for step in change.rows("SELECT id, before FROM grouping_step WHERE workshop_id = :id", id=own["workshop_id"]):
        before = json.loads(step["before"])
        for group in before["groups"]:
            if (group["id"], group["name"]) == (own["group_id"], own["name"]):
                group |= {"name": "", "name_state": TAKEN_AWAY, "named_by": None}
        kept = json.dumps(before, ensure_ascii=False)
        if kept != step["before"]:
            change.run("UPDATE grouping_step SET before = :before WHERE id = :id", before=kept, id=step["id"])
