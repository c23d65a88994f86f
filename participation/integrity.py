"""Whether the database is whole and its rows agree with each other, and what should be erased by now."""

from dataclasses import dataclass

from participation import clock
from participation.store import Database, Transaction

LONG_CLOSED_DAYS = 365
VISITOR_DAYS = 180

# Rows that no use case can have written: what they are, and the query that counts them.
_RULES = {
    "votes on something that is not there": """
        SELECT count(*) AS n FROM vote v WHERE NOT EXISTS (SELECT 1 FROM theme t WHERE t.id = v.target_id)
        AND NOT EXISTS (SELECT 1 FROM theme_group g WHERE g.id = v.target_id)""",
    "votes on a theme of another workshop": """
        SELECT count(*) AS n FROM vote v JOIN stage s ON s.id = v.stage_id JOIN theme t ON t.id = v.target_id
        WHERE t.workshop_id <> s.workshop_id""",
    "votes in a stage that is no vote": """
        SELECT count(*) AS n FROM vote v JOIN stage s ON s.id = v.stage_id WHERE s.kind <> 'vote'""",
    "votes of people who do not take part": """
        SELECT count(*) AS n FROM vote v JOIN stage s ON s.id = v.stage_id WHERE NOT EXISTS (
            SELECT 1 FROM attendance a WHERE a.workshop_id = s.workshop_id AND a.participant_id = v.participant_id)""",
    "workshops with more than one open stage": """
        SELECT count(*) AS n FROM (
            SELECT workshop_id FROM stage WHERE state = 'open' GROUP BY workshop_id HAVING count(*) > 1) o""",
    "workshops at a stage of another workshop": """
        SELECT count(*) AS n FROM workshop w WHERE w.stage_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM stage s WHERE s.id = w.stage_id AND s.workshop_id = w.id)""",
    "themes whose words are not their last wording": """
        SELECT count(*) AS n FROM theme t WHERE NOT EXISTS (SELECT 1 FROM theme_wording w WHERE w.theme_id = t.id
        AND w.text = t.text AND w.number = (SELECT max(number) FROM theme_wording l WHERE l.theme_id = t.id))""",
    "themes in a group of another workshop": """
        SELECT count(*) AS n FROM theme t JOIN theme_group g ON g.id = t.group_id WHERE g.workshop_id <> t.workshop_id""",
    "workshops whose votes the counter has not counted": """
        SELECT count(*) AS n FROM (SELECT DISTINCT s.workshop_id FROM vote v JOIN stage s ON s.id = v.stage_id) w
        WHERE NOT EXISTS (SELECT 1 FROM counter c WHERE c.workshop_id = w.workshop_id AND c.topic = 'votes' AND c.value > 0)""",
    "opened workshops whose stages the counter has not counted": """
        SELECT count(*) AS n FROM workshop w WHERE w.opened_at IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM counter c WHERE c.workshop_id = w.id AND c.topic = 'stage' AND c.value > 0)""",
}

# What may be erased by now: the note, the query, and how many days before now `:old` is.
_NOTES = (
    (
        f"workshops that closed more than {LONG_CLOSED_DAYS} days ago (look whether to erase them)",
        "SELECT count(*) AS n FROM workshop WHERE closed_at < :old",
        LONG_CLOSED_DAYS,
    ),
    (f"browsers not seen for {VISITOR_DAYS} days and still known", "SELECT count(*) AS n FROM visitor WHERE seen_at < :old", VISITOR_DAYS),
    ("sessions of staff that are over", "SELECT count(*) AS n FROM session WHERE expires_at < :old OR revoked_at < :old", 0),
)


@dataclass(frozen=True)
class Found:
    """`damage` should never be; `notes` say what may be erased."""

    damage: list[str]
    notes: list[str]


def check(database: Database) -> Found:
    """Looks at everything; changes nothing."""
    now = clock.now()
    with database.read() as look:
        broken = [_line(look, what, sql) for what, sql in _RULES.items()]
        notes = [_line(look, what, sql, old=clock.later(now, seconds=-86400 * days)) for what, sql, days in _NOTES]
    return Found(database.check() + [line for line in broken if line], [line for line in notes if line])


def _line(look: Transaction, what: str, sql: str, **values: object) -> str | None:
    row = look.row(sql, **values)
    return f"{what}: {row['n']}" if row and row["n"] else None
