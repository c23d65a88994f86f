"""The table of those among staff who have read the page for newcomers."""


def newcomers(dialect: str) -> list[str]:
    """Who has opened the page, and when."""
    ending = " STRICT" if dialect == "sqlite" else ""
    return [
        "CREATE TABLE newcomer (account_id TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE, at TEXT NOT NULL)" + ending,
    ]
