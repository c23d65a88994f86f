"""The tables of what is seen across workshops: what became of signals, which grew, and what stands behind the goals.

Who did it is a role, never a person. Everything goes with the theme that it is about.
"""

_THEME = "TEXT NOT NULL REFERENCES theme (id) ON DELETE CASCADE"

TABLES: dict[str, str] = {
    "signal_status": (
        f"theme_id {_THEME}, number INTEGER NOT NULL, status TEXT NOT NULL, by_role TEXT NOT NULL, at TEXT NOT NULL,"
        " PRIMARY KEY (theme_id, number)"
    ),
    "signal_growth": (
        f"earlier_id {_THEME}, later_id {_THEME}, grew INTEGER NOT NULL, by_role TEXT NOT NULL, at TEXT NOT NULL,"
        " PRIMARY KEY (earlier_id, later_id)"
    ),
    "goal_theme": (
        f"goal_id TEXT NOT NULL REFERENCES goal (id) ON DELETE CASCADE, theme_id {_THEME}, by_role TEXT NOT NULL, at TEXT NOT NULL,"
        " PRIMARY KEY (goal_id, theme_id)"
    ),
    "goal_group": (
        "goal_id TEXT NOT NULL REFERENCES goal (id) ON DELETE CASCADE,"
        " group_id TEXT NOT NULL REFERENCES theme_group (id) ON DELETE CASCADE, by_role TEXT NOT NULL, at TEXT NOT NULL,"
        " PRIMARY KEY (goal_id, group_id)"
    ),
    "goal_conclusion": (
        "goal_id TEXT NOT NULL REFERENCES goal (id) ON DELETE CASCADE,"
        " conclusion_id TEXT NOT NULL REFERENCES conclusion (id) ON DELETE CASCADE, by_role TEXT NOT NULL, at TEXT NOT NULL,"
        " PRIMARY KEY (goal_id, conclusion_id)"
    ),
}

INDEXES = (
    "CREATE INDEX goal_theme_by_theme ON goal_theme (theme_id)",
    "CREATE INDEX goal_group_by_group ON goal_group (group_id)",
    "CREATE INDEX growth_by_later ON signal_growth (later_id)",
)


def signals_and_goals(dialect: str) -> list[str]:
    """The statements that add all of it."""
    ending = " STRICT" if dialect == "sqlite" else ""
    return [*(f"CREATE TABLE {name} ({columns}){ending}" for name, columns in TABLES.items()), *INDEXES]
