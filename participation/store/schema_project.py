"""The tables of the project: its structure, rounds, process, groups, events, and what a workshop's plan says.

Texts of the project are JSON in three languages. Nothing here can hold a participant's name or address: responsible people,
receivers and counterparts are roles.
"""

_PROJECT = "project_id TEXT NOT NULL REFERENCES project (id)"

STRUCTURE: dict[str, str] = {
    "action_set": f"{_PROJECT}, number INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (project_id, number)",
    "organisation": (
        f"id TEXT PRIMARY KEY, {_PROJECT}, position INTEGER NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, language TEXT NOT NULL"
    ),
    "organisation_region": (
        "organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,"
        " region_id TEXT NOT NULL REFERENCES region (id), PRIMARY KEY (organisation_id, region_id)"
    ),
    "region_package": (
        "region_id TEXT NOT NULL REFERENCES region (id), work_package_id TEXT NOT NULL REFERENCES work_package (id),"
        " PRIMARY KEY (region_id, work_package_id)"
    ),
    "goal": (
        f"id TEXT PRIMARY KEY, {_PROJECT}, number INTEGER NOT NULL, text TEXT NOT NULL, status TEXT NOT NULL,"
        " work_package_id TEXT REFERENCES work_package (id)"
    ),
    "goal_change": (
        "goal_id TEXT NOT NULL REFERENCES goal (id) ON DELETE CASCADE, number INTEGER NOT NULL, text TEXT NOT NULL,"
        " status TEXT NOT NULL, reason TEXT, at TEXT NOT NULL, PRIMARY KEY (goal_id, number)"
    ),
    "project_tag": (f"id TEXT PRIMARY KEY, {_PROJECT}, list TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, meaning TEXT"),
    "glossary_term": f"id TEXT PRIMARY KEY, {_PROJECT}, position INTEGER NOT NULL, term TEXT NOT NULL, meaning TEXT NOT NULL",
    "project_role": (f"id TEXT PRIMARY KEY, {_PROJECT}, position INTEGER NOT NULL, role_group TEXT NOT NULL, name TEXT NOT NULL"),
    "belonging": (
        "account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, region_id TEXT REFERENCES region (id),"
        " organisation_id TEXT REFERENCES organisation (id), id TEXT PRIMARY KEY"
    ),
}

ROUNDS: dict[str, str] = {
    "round_question": (
        "id TEXT PRIMARY KEY, round_id TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE, position INTEGER NOT NULL, text TEXT NOT NULL"
    ),
    "conclusion": (
        f"id TEXT PRIMARY KEY, {_PROJECT}, round_id TEXT REFERENCES round (id), work_package_id TEXT REFERENCES work_package (id),"
        " kind TEXT NOT NULL, text TEXT NOT NULL, evidence TEXT, position INTEGER NOT NULL, at TEXT NOT NULL"
    ),
    "milestone": (f"id TEXT PRIMARY KEY, {_PROJECT}, kind TEXT NOT NULL, name TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT"),
    "comment": (
        "id TEXT PRIMARY KEY, about TEXT NOT NULL, text TEXT NOT NULL, language TEXT NOT NULL,"
        " account_id TEXT NOT NULL REFERENCES account (id), at TEXT NOT NULL"
    ),
}

PROCESS: dict[str, str] = {
    "process": (
        f"id TEXT PRIMARY KEY, {_PROJECT}, name TEXT NOT NULL, work_package_id TEXT REFERENCES work_package (id), created_at TEXT NOT NULL"
    ),
    "process_step": (
        "process_id TEXT NOT NULL REFERENCES process (id) ON DELETE CASCADE, number INTEGER NOT NULL, status TEXT NOT NULL,"
        " on_day TEXT, role TEXT, experts TEXT, PRIMARY KEY (process_id, number)"
    ),
    "process_entry": (
        "id TEXT PRIMARY KEY, process_id TEXT NOT NULL REFERENCES process (id) ON DELETE CASCADE, number INTEGER NOT NULL,"
        " status TEXT NOT NULL, on_day TEXT, role TEXT, experts TEXT, at TEXT NOT NULL"
    ),
}

GROUPS: dict[str, str] = {
    "working_group": (
        f"id TEXT PRIMARY KEY, {_PROJECT}, kind TEXT NOT NULL, name TEXT NOT NULL, region_id TEXT REFERENCES region (id),"
        " position INTEGER NOT NULL"
    ),
    "working_group_member": (
        "group_id TEXT NOT NULL REFERENCES working_group (id) ON DELETE CASCADE, member TEXT NOT NULL, PRIMARY KEY (group_id, member)"
    ),
    "series": (
        f"id TEXT PRIMARY KEY, {_PROJECT}, name TEXT NOT NULL, rhythm TEXT NOT NULL, template TEXT NOT NULL,"
        " group_id TEXT REFERENCES working_group (id), region_id TEXT REFERENCES region (id),"
        " work_package_id TEXT REFERENCES work_package (id), created_at TEXT NOT NULL"
    ),
    "open_item": (
        "id TEXT PRIMARY KEY, series_id TEXT NOT NULL REFERENCES series (id) ON DELETE CASCADE, workshop_id TEXT REFERENCES workshop (id),"
        " text TEXT NOT NULL, language TEXT NOT NULL, at TEXT NOT NULL, done_at TEXT"
    ),
    "question_box": ("workshop_id TEXT PRIMARY KEY REFERENCES workshop (id), box_key TEXT NOT NULL UNIQUE, state TEXT NOT NULL"),
    "team_question": (
        "id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop (id), team TEXT NOT NULL, text TEXT NOT NULL,"
        " language TEXT NOT NULL, state TEXT NOT NULL, stage_id TEXT REFERENCES stage (id), at TEXT NOT NULL"
    ),
    "event": (
        f"id TEXT PRIMARY KEY, {_PROJECT}, kind TEXT NOT NULL, name TEXT NOT NULL, on_day TEXT, heads INTEGER, more_than INTEGER NOT NULL,"
        " themes TEXT, audience TEXT REFERENCES working_group (id), region_id TEXT REFERENCES region (id), created_at TEXT NOT NULL"
    ),
}

PLAN: dict[str, str] = {
    "checklist_tick": (
        "workshop_id TEXT NOT NULL REFERENCES workshop (id), item TEXT NOT NULL, account_id TEXT NOT NULL REFERENCES account (id),"
        " at TEXT NOT NULL, PRIMARY KEY (workshop_id, item)"
    ),
    "help_number": (
        "id TEXT PRIMARY KEY, position INTEGER NOT NULL, label TEXT NOT NULL, number TEXT, region_id TEXT REFERENCES region (id)"
    ),
}

COLUMNS = (
    "ALTER TABLE work_package ADD COLUMN contents TEXT",
    "ALTER TABLE region ADD COLUMN kind TEXT",
    "ALTER TABLE workshop ADD COLUMN minors INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE workshop ADD COLUMN invited TEXT",
    "ALTER TABLE workshop ADD COLUMN receiver TEXT",
    "ALTER TABLE workshop ADD COLUMN counterpart TEXT",
    "ALTER TABLE workshop ADD COLUMN organisation_id TEXT REFERENCES organisation (id)",
    "ALTER TABLE workshop ADD COLUMN series_id TEXT REFERENCES series (id)",
    "ALTER TABLE workshop ADD COLUMN process_id TEXT REFERENCES process (id)",
    "ALTER TABLE workshop ADD COLUMN made_by TEXT",
)

INDEXES = (
    "CREATE INDEX workshop_by_round ON workshop (round_id)",
    "CREATE INDEX workshop_by_series ON workshop (series_id)",
    "CREATE INDEX belonging_by_account ON belonging (account_id)",
    "CREATE INDEX comment_by_about ON comment (about, at)",
    "CREATE INDEX open_item_by_series ON open_item (series_id)",
    "CREATE INDEX question_by_workshop ON team_question (workshop_id)",
)


def project_and_process(dialect: str) -> list[str]:
    """The statements that add all of it."""
    ending = " STRICT" if dialect == "sqlite" else ""
    tables = {**STRUCTURE, **ROUNDS, **PROCESS, **GROUPS, **PLAN}
    return [*(f"CREATE TABLE {name} ({columns}){ending}" for name, columns in tables.items()), *COLUMNS, *INDEXES]
