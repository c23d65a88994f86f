"""What is kept of structures, and of who stands behind what was agreed: answers are added and never edited."""


def checklists_and_commitments(dialect: str) -> list[str]:
    """Answers to the two checklists of a region or the whole project, commitments of management, and who owns a group."""
    ending = " STRICT" if dialect == "sqlite" else ""
    answers = (
        "id TEXT PRIMARY KEY, list TEXT NOT NULL, item TEXT NOT NULL, region_id TEXT REFERENCES region (id),"
        " round_id TEXT REFERENCES round (id), state TEXT NOT NULL, role TEXT NOT NULL, on_day TEXT NOT NULL,"
        " account_id TEXT NOT NULL REFERENCES account (id), number INTEGER NOT NULL"
    )
    commitments = (
        "id TEXT PRIMARY KEY, about TEXT NOT NULL, stands INTEGER NOT NULL, role TEXT NOT NULL, on_day TEXT NOT NULL,"
        " account_id TEXT NOT NULL REFERENCES account (id), at TEXT NOT NULL"
    )
    return [
        f"CREATE TABLE structure_answer ({answers}){ending}",
        "CREATE INDEX structure_answer_by_list ON structure_answer (list, region_id)",
        f"CREATE TABLE commitment ({commitments}){ending}",
        "CREATE INDEX commitment_by_about ON commitment (about, at)",
        "ALTER TABLE working_group ADD COLUMN owner TEXT",
    ]
