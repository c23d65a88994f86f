"""The tables of regions: their places and partners, regions put together, and what people wrote beside a built summary."""

_REGION = "region_id TEXT NOT NULL REFERENCES region (id)"

TABLES: dict[str, str] = {
    "place": f"id TEXT PRIMARY KEY, {_REGION}, position INTEGER NOT NULL, name TEXT NOT NULL",
    "region_partner": f"{_REGION}, position INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (region_id, position, name)",
    "region_group": (
        "id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id), position INTEGER NOT NULL, name TEXT NOT NULL"
    ),
    "region_group_member": (
        f"group_id TEXT NOT NULL REFERENCES region_group (id) ON DELETE CASCADE, {_REGION}, PRIMARY KEY (group_id, region_id)"
    ),
    "summary_text": (
        "id TEXT PRIMARY KEY, region_id TEXT REFERENCES region (id), group_id TEXT REFERENCES region_group (id) ON DELETE CASCADE,"
        " part TEXT NOT NULL, text TEXT, by_role TEXT NOT NULL, at TEXT NOT NULL"
    ),
}


def places_and_summaries(dialect: str) -> list[str]:
    """The statements that add all of it, and the place of a workshop inside its region."""
    ending = " STRICT" if dialect == "sqlite" else ""
    return [
        *(f"CREATE TABLE {name} ({columns}){ending}" for name, columns in TABLES.items()),
        "ALTER TABLE workshop ADD COLUMN place_id TEXT REFERENCES place (id)",
        "CREATE INDEX place_by_region ON place (region_id, position)",
        "CREATE INDEX summary_text_by_region ON summary_text (region_id, part, at)",
    ]
