"""The tables of the sets of cards: their versions, the cards, the themes that each came from, and who read them.

The texts of a card are the editors' own, JSON in three languages. Readers are named by role group, never as persons.
"""

TABLES: dict[str, str] = {
    "card_set": (
        "id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id), name TEXT NOT NULL,"
        " work_package_id TEXT REFERENCES work_package (id), organisation_id TEXT REFERENCES organisation (id),"
        " process_id TEXT REFERENCES process (id) ON DELETE SET NULL, created_at TEXT NOT NULL"
    ),
    "card_version": (
        "id TEXT PRIMARY KEY, set_id TEXT NOT NULL REFERENCES card_set (id) ON DELETE CASCADE, number INTEGER NOT NULL,"
        " state TEXT NOT NULL, started_at TEXT NOT NULL, changed_at TEXT NOT NULL, published_at TEXT, UNIQUE (set_id, number)"
    ),
    "card": (
        "id TEXT PRIMARY KEY, version_id TEXT NOT NULL REFERENCES card_version (id) ON DELETE CASCADE, root_id TEXT NOT NULL,"
        " position INTEGER NOT NULL, parts TEXT NOT NULL"
    ),
    "card_source": (
        "card_id TEXT NOT NULL REFERENCES card (id) ON DELETE CASCADE, theme_id TEXT NOT NULL REFERENCES theme (id) ON DELETE CASCADE,"
        " at TEXT NOT NULL, PRIMARY KEY (card_id, theme_id)"
    ),
    "card_reading": (
        "id TEXT PRIMARY KEY, version_id TEXT NOT NULL REFERENCES card_version (id) ON DELETE CASCADE,"
        " workshop_id TEXT REFERENCES workshop (id), on_day TEXT NOT NULL, read_at TEXT NOT NULL, statement TEXT,"
        " role_groups TEXT NOT NULL, asked TEXT, approved INTEGER NOT NULL,"
        " account_id TEXT NOT NULL REFERENCES account (id), at TEXT NOT NULL"
    ),
}
OWNERS = (
    "ALTER TABLE work_package ADD COLUMN organisation_id TEXT REFERENCES organisation (id)",
    "ALTER TABLE process ADD COLUMN organisation_id TEXT REFERENCES organisation (id)",
)
INDEXES = (
    "CREATE INDEX card_by_version ON card (version_id, position)",
    "CREATE INDEX source_by_theme ON card_source (theme_id)",
    "CREATE INDEX reading_by_version ON card_reading (version_id, at)",
)
PUBLISHED_STAYS_SQLITE = (
    "CREATE TRIGGER published_card_is_not_edited BEFORE UPDATE ON card"
    " WHEN (SELECT state FROM card_version WHERE id = OLD.version_id) = 'published'"
    " BEGIN SELECT RAISE(ABORT, 'a published card is never edited: make a new version'); END",
)
PUBLISHED_STAYS_POSTGRESQL = (
    "CREATE FUNCTION published_card_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " IF (SELECT state FROM card_version WHERE id = OLD.version_id) = 'published' THEN"
    " RAISE EXCEPTION 'a published card is never edited: make a new version'; END IF;"
    " RETURN NEW; END $$",
    "CREATE TRIGGER published_card_stays BEFORE UPDATE ON card FOR EACH ROW EXECUTE FUNCTION published_card_stays()",
)


def cards(dialect: str) -> list[str]:
    """The statements that add the sets of cards, and who owns a work package or a product."""
    sqlite = dialect == "sqlite"
    ending = " STRICT" if sqlite else ""
    tables = [f"CREATE TABLE {name} ({columns}){ending}" for name, columns in TABLES.items()]
    return [*tables, *OWNERS, *INDEXES, *(PUBLISHED_STAYS_SQLITE if sqlite else PUBLISHED_STAYS_POSTGRESQL)]
