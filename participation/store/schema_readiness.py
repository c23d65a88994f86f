"""The table of those who have said that they are ready in a stage."""


def readiness(dialect: str) -> list[str]:
    """Who is ready in which stage, and since when."""
    ending = " STRICT" if dialect == "sqlite" else ""
    return [
        "CREATE TABLE ready (stage_id TEXT NOT NULL REFERENCES stage (id) ON DELETE CASCADE,"
        " participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE, at TEXT NOT NULL,"
        f" PRIMARY KEY (stage_id, participant_id)){ending}"
    ]
