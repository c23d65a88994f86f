"""The tables of operating models on their way, with a history that nobody can edit away."""

TABLES: dict[str, str] = {
    "operating_model": (
        "id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id), name TEXT NOT NULL, fields TEXT NOT NULL,"
        " work_package_id TEXT REFERENCES work_package (id), links TEXT NOT NULL, created_at TEXT NOT NULL"
    ),
    "operating_model_region": (
        "model_id TEXT NOT NULL REFERENCES operating_model (id) ON DELETE CASCADE,"
        " region_id TEXT NOT NULL REFERENCES region (id), PRIMARY KEY (model_id, region_id)"
    ),
    "operating_model_tag": (
        "model_id TEXT NOT NULL REFERENCES operating_model (id) ON DELETE CASCADE, tag TEXT NOT NULL, PRIMARY KEY (model_id, tag)"
    ),
    "operating_model_pilot": (
        "id TEXT PRIMARY KEY, model_id TEXT NOT NULL REFERENCES operating_model (id) ON DELETE CASCADE,"
        " starts_on TEXT NOT NULL, ends_on TEXT"
    ),
    "operating_model_theme": (
        "model_id TEXT NOT NULL REFERENCES operating_model (id) ON DELETE CASCADE,"
        " theme_id TEXT NOT NULL REFERENCES theme (id) ON DELETE CASCADE, at TEXT NOT NULL, PRIMARY KEY (model_id, theme_id)"
    ),
    "operating_model_move": (
        "model_id TEXT NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL, reason TEXT,"
        " account_id TEXT REFERENCES account (id), at TEXT NOT NULL, PRIMARY KEY (model_id, number)"
    ),
}
HISTORY_STAYS_SQLITE = (
    "CREATE TRIGGER move_is_not_edited BEFORE UPDATE ON operating_model_move"
    " BEGIN SELECT RAISE(ABORT, 'a move is never edited: add a new one'); END",
    "CREATE TRIGGER move_goes_only_with_its_model BEFORE DELETE ON operating_model_move"
    " WHEN EXISTS (SELECT 1 FROM operating_model WHERE id = OLD.model_id)"
    " BEGIN SELECT RAISE(ABORT, 'a move is never taken away while its model stands'); END",
)
HISTORY_STAYS_POSTGRESQL = (
    "CREATE FUNCTION move_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " IF TG_OP = 'UPDATE' THEN RAISE EXCEPTION 'a move is never edited: add a new one'; END IF;"
    " IF EXISTS (SELECT 1 FROM operating_model WHERE id = OLD.model_id) THEN"
    " RAISE EXCEPTION 'a move is never taken away while its model stands'; END IF;"
    " RETURN OLD; END $$",
    "CREATE TRIGGER move_stays BEFORE UPDATE OR DELETE ON operating_model_move FOR EACH ROW EXECUTE FUNCTION move_stays()",
)


def operating_models(dialect: str) -> list[str]:
    """The statements that add all of it."""
    sqlite = dialect == "sqlite"
    ending = " STRICT" if sqlite else ""
    tables = [f"CREATE TABLE {name} ({columns}){ending}" for name, columns in TABLES.items()]
    return [*tables, *(HISTORY_STAYS_SQLITE if sqlite else HISTORY_STAYS_POSTGRESQL)]
