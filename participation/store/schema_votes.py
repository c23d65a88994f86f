"""What is kept of votes beside the votes themselves."""


def votes_that_count(dialect: str) -> list[str]:
    """Votes that were given again elsewhere while their theme was away, and the words that groups had before they were changed."""
    ending = " STRICT" if dialect == "sqlite" else ""
    columns = (
        "id TEXT PRIMARY KEY, group_id TEXT NOT NULL REFERENCES theme_group (id) ON DELETE CASCADE, name TEXT NOT NULL,"
        " language TEXT NOT NULL, by_role TEXT NOT NULL, at TEXT NOT NULL"
    )
    return [
        "ALTER TABLE vote ADD COLUMN aside INTEGER",
        f"CREATE TABLE earlier_name ({columns}){ending}",
        "CREATE INDEX earlier_name_by_group ON earlier_name (group_id, at)",
    ]
