"""What anybody may read of the cards: the newest published version of each set, and nothing about where they came from."""

from dataclasses import dataclass

from participation.cards import versions
from participation.cards.card import Card
from participation.model.texts import Texts
from participation.project import listed
from participation.store import Database

NEWEST = """
SELECT v.*, s.name, o.name AS owner FROM card_version v JOIN card_set s ON s.id = v.set_id
LEFT JOIN organisation o ON o.id = s.organisation_id
WHERE v.state = 'published' AND v.number = (SELECT max(number) FROM card_version WHERE set_id = v.set_id AND state = 'published')
ORDER BY s.created_at, s.id
"""


@dataclass(frozen=True)
class Published:
    """The newest published version of one set."""

    set_id: str
    name: Texts
    owner: Texts | None
    number: int
    published_at: str
    approved_on: str | None
    cards: tuple[Card, ...]


def every(database: Database) -> list[Published]:
    """Each set that has a published version, in the newest one."""
    found = []
    with database.read() as look:
        for row in look.rows(NEWEST):
            version = versions.read(look, row)
            found.append(
                Published(
                    row["set_id"],
                    listed.read(row["name"]),
                    listed.read(row["owner"]) if row["owner"] else None,
                    version.number,
                    row["published_at"],
                    version.approval.on_day if version.approval else None,
                    version.cards,
                )
            )
    return found


def is_any(database: Database) -> bool:
    """Whether there is something to read."""
    with database.read() as look:
        return look.row("SELECT id FROM card_version WHERE state = 'published' LIMIT 1") is not None
