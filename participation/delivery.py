"""Each answer of a tablet has a key of its own: sent twice, it counts once and gets the same reply."""

import json
from collections.abc import Callable, Mapping

from participation import clock
from participation.errors import Refused
from participation.model import limits
from participation.model.people import Participant
from participation.model.texts import N_
from participation.store import Database, Transaction

Reply = Mapping[str, object]


def once(database: Database, who: Participant, key: str, work: Callable[[Transaction], Reply | None]) -> Reply:
    """Does `work` in one transaction with the record of its key; a key that is known gets its first reply again."""
    if not isinstance(key, str) or not 8 <= len(key) <= limits.KEY:
        raise Refused(N_("This page is old. Load it again."))
    with database.write() as change:
        known = change.row(
            "SELECT given FROM delivered WHERE participant_id = :participant AND answer_key = :key", participant=who.id, key=key
        )
        if known is not None:
            given: Reply = json.loads(known["given"])
            return given
        reply = work(change) or {}
        change.save(
            "delivered",
            {"participant_id": who.id, "answer_key": key, "given": json.dumps(reply, ensure_ascii=False), "at": clock.now()},
            key=("participant_id", "answer_key"),
        )
        return reply
