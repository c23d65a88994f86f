"""Who of the staff has read the page for newcomers: until then their first page leads there."""

from participation import access, clock
from participation.model.people import Staff
from participation.store import Database


def is_new(database: Database, who: Staff) -> bool:
    """Whether the person has not opened the page yet."""
    with database.read() as look:
        access.now(look, who)
        return look.row("SELECT 1 AS one FROM newcomer WHERE account_id = :id", id=who.account_id) is None


def has_read(database: Database, who: Staff) -> None:
    """Remembers that the person has opened the page."""
    with database.write() as change:
        access.now(change, who)
        if change.row("SELECT id FROM account WHERE id = :id", id=who.account_id):
            change.save("newcomer", {"account_id": who.account_id, "at": clock.now()}, key=("account_id",))
