"""What was decided and counted when a stage closed, so that it does not move when somebody comes or goes later."""


def closed_figures(dialect: str) -> list[str]:
    """The figures of closed votes and forms, who stands behind them, and which role groups are named beside a stage's themes."""
    ending = " STRICT" if dialect == "sqlite" else ""
    stage = "stage_id TEXT PRIMARY KEY REFERENCES stage (id) ON DELETE CASCADE"
    return [
        "ALTER TABLE shown_votes ADD COLUMN behind TEXT",
        "ALTER TABLE shown_votes ADD COLUMN closed INTEGER",
        f"CREATE TABLE kept_summary ({stage}, people INTEGER NOT NULL, figures TEXT NOT NULL, at TEXT NOT NULL){ending}",
        f"CREATE TABLE named_groups ({stage}, role_groups TEXT NOT NULL, at TEXT NOT NULL){ending}",
    ]
