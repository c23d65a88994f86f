"""The invented participants of the demo project: each once, however often they came."""

from datetime import datetime

from participation import clock, ids, return_codes
from participation.demo.files import Person
from participation.store import Transaction


def arrive(change: Transaction, people: list[Person], secret: str, at: datetime) -> dict[str, tuple[str, Person]]:
    """Saves everybody; gives their id by their return code. Only the digest of the code is stored."""
    known: dict[str, tuple[str, Person]] = {}
    for person in people:
        participant_id = ids.new_id()
        known[person.code] = (participant_id, person)
        change.save(
            "participant",
            {
                "id": participant_id,
                "code_hash": return_codes.digest(person.code, secret),
                "code_written_down": 1,
                "language": person.language,
                "role": person.role,
                "role_group": person.group,
                "region_id": person.region,
                "created_at": clock.stamp(at),
            },
        )
    return known
