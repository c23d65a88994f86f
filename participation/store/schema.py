"""The tables, in an order in which each names only tables above it.

Text ids, ISO timestamps in UTC, JSON as text, a choice as a word. Nothing here can hold a participant's name or address.
"""

TABLES: dict[str, str] = {
    "setting": "name TEXT PRIMARY KEY, value TEXT NOT NULL",
    "project": "id TEXT PRIMARY KEY, name TEXT NOT NULL, aim TEXT NOT NULL, created_at TEXT NOT NULL",
    "work_package": (
        "id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id), number INTEGER NOT NULL,"
        " action_set INTEGER NOT NULL, name TEXT NOT NULL, colour TEXT NOT NULL, shape TEXT NOT NULL"
    ),
    "region": ("id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id), name TEXT NOT NULL, position INTEGER NOT NULL"),
    "round": (
        "id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id), number INTEGER NOT NULL,"
        " name TEXT NOT NULL, aim TEXT NOT NULL, starts_on TEXT, ends_on TEXT"
    ),
    "account": (
        "id TEXT PRIMARY KEY, username TEXT NOT NULL UNIQUE, name TEXT NOT NULL, password_hash TEXT NOT NULL,"
        " roles TEXT NOT NULL, created_at TEXT NOT NULL, disabled_at TEXT"
    ),
    "session": (
        "token_hash TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES account (id), created_at TEXT NOT NULL,"
        " expires_at TEXT NOT NULL, revoked_at TEXT"
    ),
    "ticket": (
        "token_hash TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES account (id), visitor_hash TEXT NOT NULL,"
        " expires_at TEXT NOT NULL"
    ),
    "workshop": (
        "id TEXT PRIMARY KEY, project_id TEXT REFERENCES project (id), round_id TEXT REFERENCES round (id),"
        " work_package_id TEXT REFERENCES work_package (id), region_id TEXT REFERENCES region (id),"
        " template TEXT NOT NULL, title TEXT NOT NULL, about TEXT NOT NULL, support TEXT, languages TEXT NOT NULL,"
        " join_code TEXT NOT NULL UNIQUE, screen_key TEXT NOT NULL UNIQUE, state TEXT NOT NULL, joining TEXT NOT NULL,"
        " stage_id TEXT, screen TEXT NOT NULL, created_at TEXT NOT NULL, opened_at TEXT, closed_at TEXT"
    ),
    "stage": (
        "id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop (id), position INTEGER NOT NULL,"
        " kind TEXT NOT NULL, name TEXT NOT NULL, prompt TEXT NOT NULL, minutes INTEGER NOT NULL, settings TEXT NOT NULL,"
        " state TEXT NOT NULL, opened_at TEXT, closed_at TEXT"
    ),
    "participant": (
        "id TEXT PRIMARY KEY, code_hash TEXT NOT NULL UNIQUE, code_written_down INTEGER NOT NULL, language TEXT NOT NULL,"
        " role TEXT NOT NULL, role_group TEXT NOT NULL, region_id TEXT REFERENCES region (id), created_at TEXT NOT NULL"
    ),
    "attendance": (
        "workshop_id TEXT NOT NULL REFERENCES workshop (id), participant_id TEXT NOT NULL REFERENCES participant (id),"
        " role TEXT NOT NULL, role_group TEXT NOT NULL, joined_at TEXT NOT NULL, paused INTEGER NOT NULL,"
        " PRIMARY KEY (workshop_id, participant_id)"
    ),
    "visitor": (
        "visitor_hash TEXT PRIMARY KEY, participant_id TEXT NOT NULL REFERENCES participant (id),"
        " workshop_id TEXT REFERENCES workshop (id), seen_at TEXT NOT NULL"
    ),
    "theme_group": (
        "id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop (id), name TEXT NOT NULL,"
        " language TEXT NOT NULL, joined_into TEXT, created_at TEXT NOT NULL"
    ),
    "theme": (
        "id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop (id),"
        " stage_id TEXT NOT NULL REFERENCES stage (id), participant_id TEXT NOT NULL REFERENCES participant (id),"
        " text TEXT NOT NULL, language TEXT NOT NULL, kind TEXT, state TEXT NOT NULL, reason TEXT,"
        " group_id TEXT REFERENCES theme_group (id), marked INTEGER NOT NULL, created_at TEXT NOT NULL,"
        " changed_at TEXT NOT NULL, shown_at TEXT"
    ),
    "theme_wording": (
        "theme_id TEXT NOT NULL REFERENCES theme (id) ON DELETE CASCADE, number INTEGER NOT NULL, text TEXT NOT NULL,"
        " at TEXT NOT NULL, PRIMARY KEY (theme_id, number)"
    ),
    "theme_event": (
        "id TEXT PRIMARY KEY, theme_id TEXT NOT NULL REFERENCES theme (id) ON DELETE CASCADE, what TEXT NOT NULL,"
        " detail TEXT, by_role TEXT NOT NULL, at TEXT NOT NULL"
    ),
    "theme_tag": ("theme_id TEXT NOT NULL REFERENCES theme (id) ON DELETE CASCADE, tag TEXT NOT NULL, PRIMARY KEY (theme_id, tag)"),
    "support": (
        "theme_id TEXT NOT NULL REFERENCES theme (id) ON DELETE CASCADE,"
        " participant_id TEXT NOT NULL REFERENCES participant (id), at TEXT NOT NULL, PRIMARY KEY (theme_id, participant_id)"
    ),
    "grouping_step": (
        "id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop (id), number INTEGER NOT NULL,"
        " before TEXT NOT NULL, at TEXT NOT NULL"
    ),
    "vote": (
        "stage_id TEXT NOT NULL REFERENCES stage (id), participant_id TEXT NOT NULL REFERENCES participant (id),"
        " target_id TEXT NOT NULL, choice TEXT NOT NULL, at TEXT NOT NULL,"
        " PRIMARY KEY (stage_id, participant_id, target_id)"
    ),
    "shown_votes": "stage_id TEXT PRIMARY KEY REFERENCES stage (id), voters INTEGER NOT NULL, counted TEXT NOT NULL, at TEXT NOT NULL",
    "answer": (
        "stage_id TEXT NOT NULL REFERENCES stage (id), participant_id TEXT NOT NULL REFERENCES participant (id),"
        " field TEXT NOT NULL, value TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (stage_id, participant_id, field)"
    ),
    "delivered": (
        "participant_id TEXT NOT NULL REFERENCES participant (id), answer_key TEXT NOT NULL, given TEXT NOT NULL,"
        " at TEXT NOT NULL, PRIMARY KEY (participant_id, answer_key)"
    ),
    "decision": (
        "id TEXT PRIMARY KEY, theme_id TEXT NOT NULL, number INTEGER NOT NULL, status TEXT NOT NULL, reason TEXT,"
        " owner_role TEXT, due_on TEXT, account_id TEXT NOT NULL REFERENCES account (id), at TEXT NOT NULL,"
        " UNIQUE (theme_id, number)"
    ),
    "call_for_adult": ("id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop (id), at TEXT NOT NULL, handled_at TEXT"),
    "counter": "workshop_id TEXT NOT NULL, topic TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (workshop_id, topic)",
}

INDEXES = (
    "CREATE INDEX stage_by_workshop ON stage (workshop_id, position)",
    "CREATE INDEX attendance_by_participant ON attendance (participant_id)",
    "CREATE INDEX theme_by_workshop ON theme (workshop_id, state)",
    "CREATE INDEX theme_by_participant ON theme (participant_id)",
    "CREATE INDEX event_by_theme ON theme_event (theme_id, at)",
    "CREATE INDEX vote_by_target ON vote (target_id)",
    "CREATE INDEX vote_by_participant ON vote (participant_id)",
    "CREATE INDEX answer_by_participant ON answer (participant_id)",
    "CREATE INDEX decision_by_theme ON decision (theme_id, number)",
    "CREATE INDEX visitor_by_participant ON visitor (participant_id)",
)

HISTORY_STAYS_SQLITE = (
    "CREATE TRIGGER decision_is_not_edited BEFORE UPDATE ON decision"
    " BEGIN SELECT RAISE(ABORT, 'a decision is never edited: add a new one'); END",
    "CREATE TRIGGER decision_goes_only_with_its_theme BEFORE DELETE ON decision"
    " WHEN EXISTS (SELECT 1 FROM theme WHERE id = OLD.theme_id)"
    " BEGIN SELECT RAISE(ABORT, 'a decision is never taken away while its theme stands'); END",
)
HISTORY_STAYS_POSTGRESQL = (
    "CREATE FUNCTION decision_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " IF TG_OP = 'UPDATE' THEN RAISE EXCEPTION 'a decision is never edited: add a new one'; END IF;"
    " IF EXISTS (SELECT 1 FROM theme WHERE id = OLD.theme_id) THEN"
    " RAISE EXCEPTION 'a decision is never taken away while its theme stands'; END IF;"
    " RETURN OLD; END $$",
    "CREATE TRIGGER decision_stays BEFORE UPDATE OR DELETE ON decision FOR EACH ROW EXECUTE FUNCTION decision_stays()",
)


def first_tables(dialect: str) -> list[str]:
    """The statements that make an empty database ready, for `sqlite` or `postgresql`."""
    sqlite = dialect == "sqlite"
    ending = " STRICT" if sqlite else ""
    tables = [f"CREATE TABLE {name} ({columns}){ending}" for name, columns in TABLES.items()]
    return tables + list(INDEXES) + list(HISTORY_STAYS_SQLITE if sqlite else HISTORY_STAYS_POSTGRESQL)


def more_than_words(_: str) -> list[str]:
    """A theme's details and when a question was answered, the number of each person's tablet, how far a stage has come."""
    return [
        "ALTER TABLE theme ADD COLUMN details TEXT",
        "ALTER TABLE attendance ADD COLUMN tablet INTEGER",
        "ALTER TABLE stage ADD COLUMN progress TEXT",
        "ALTER TABLE theme ADD COLUMN answered_at TEXT",
    ]


def whispers(dialect: str) -> list[str]:
    """Under which pseudonym somebody of the staff notes weak signals; without the installation's secret nobody can tell who."""
    ending = " STRICT" if dialect == "sqlite" else ""
    return [f"CREATE TABLE pseudonym (writer_hash TEXT PRIMARY KEY, participant_id TEXT NOT NULL REFERENCES participant (id)){ending}"]


def raw_exports(dialect: str) -> list[str]:
    """Who took single ballots out of the tool, of which workshop, and when."""
    ending = " STRICT" if dialect == "sqlite" else ""
    return [f"CREATE TABLE raw_export (id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL, username TEXT NOT NULL, at TEXT NOT NULL){ending}"]


def theme_translations(dialect: str) -> list[str]:
    """Translations beside themes, which go with them; a theme's own words are in its table and are never changed by these."""
    ending = " STRICT" if dialect == "sqlite" else ""
    columns = (
        "theme_id TEXT NOT NULL REFERENCES theme (id) ON DELETE CASCADE, language TEXT NOT NULL, text TEXT NOT NULL,"
        " by_role TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (theme_id, language)"
    )
    return [f"CREATE TABLE theme_translation ({columns}){ending}"]
