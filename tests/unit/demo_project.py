"""The demo project as it is once loaded, and how to look into its tables."""

from dataclasses import dataclass
from datetime import UTC, datetime

from participation import demo
from participation.store import Database, Row

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Loaded:
    """The database with the demo project, and what was said when it had been loaded."""

    database: Database
    summary: demo.Summary


def rows(loaded: Loaded, sql: str) -> list[Row]:
    """The rows of a question."""
    with loaded.database.read() as look:
        return look.rows(sql)


def counted(loaded: Loaded, sql: str) -> dict[object, int]:
    """The numbers `n` by `what`."""
    return {row["what"]: row["n"] for row in rows(loaded, sql)}
