"""The tables of those who have said that they are ready in a stage, and of those who still fill in a voting paper."""


def readiness(dialect: str) -> list[str]:
    """Who is ready in which stage, and since when."""
    ending = " STRICT" if dialect == "sqlite" else ""
    return [
        "CREATE TABLE ready (stage_id TEXT NOT NULL REFERENCES stage (id) ON DELETE CASCADE,"
        " participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE, at TEXT NOT NULL,"
        f" PRIMARY KEY (stage_id, participant_id)){ending}"
    ]


def open_papers(dialect: str) -> list[str]:
    """Who still fills in a voting paper."""
    ending = " STRICT" if dialect == "sqlite" else ""
    return [
        "CREATE TABLE open_paper (stage_id TEXT NOT NULL REFERENCES stage (id) ON DELETE CASCADE,"
        " participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,"
        f" PRIMARY KEY (stage_id, participant_id)){ending}"
    ]
