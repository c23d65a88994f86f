"""A version that may still be changed, and the moment when its cards last were."""

from participation import clock
from participation.errors import Refused
from participation.model.texts import N_
from participation.project import listed
from participation.store import Row, Transaction


def find(look: Transaction, version_id: str) -> Row:
    """The version that may be changed; raises Refused for one that is published."""
    row = listed.found(look, "card_version", version_id)
    if row["state"] == "published":
        raise Refused(N_("This version is published and stays as it is. Start a new version from it."))
    return row


def touched(change: Transaction, version_id: str) -> None:
    """Notes that the cards of a version changed: whoever approved them before has not read these words."""
    change.run("UPDATE card_version SET changed_at = :at WHERE id = :id", at=clock.now(), id=version_id)
