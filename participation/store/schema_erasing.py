"""What a participant called groups, kept so that it can be taken back wherever it came to stand."""


def own_group_names(dialect: str) -> list[str]:
    """The names that participants gave to groups."""
    ending = " STRICT" if dialect == "sqlite" else ""
    columns = (
        "group_id TEXT NOT NULL REFERENCES theme_group (id) ON DELETE CASCADE,"
        " participant_id TEXT NOT NULL REFERENCES participant (id), name TEXT NOT NULL,"
        " PRIMARY KEY (group_id, participant_id, name)"
    )
    return [
        f"CREATE TABLE own_group_name ({columns}){ending}",
        "CREATE INDEX own_group_name_by_participant ON own_group_name (participant_id)",
    ]
