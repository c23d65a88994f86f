"""What the join page of a workshop asks, who only watches, what participants were told, help with writing, events."""


def joining(dialect: str) -> list[str]:
    """The roles that a workshop offers, and columns for ages, watchers, the notice, the event and help with writing."""
    ending = " STRICT" if dialect == "sqlite" else ""
    return [
        "CREATE TABLE workshop_role (workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE, role TEXT NOT NULL,"
        f" PRIMARY KEY (workshop_id, role)){ending}",
        "ALTER TABLE workshop ADD COLUMN age_reason TEXT",
        "ALTER TABLE workshop ADD COLUMN watching INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE workshop ADD COLUMN notice TEXT",
        "ALTER TABLE workshop ADD COLUMN event_id TEXT REFERENCES event (id)",
        "ALTER TABLE attendance ADD COLUMN age_band TEXT",
        "ALTER TABLE theme ADD COLUMN with_help INTEGER NOT NULL DEFAULT 0",
    ]
