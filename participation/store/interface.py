"""What the use cases see of a database: rows in, rows out, one transaction at a time.

SQL is written in the subset that SQLite and PostgreSQL share, with `:name` parameters, text ids, ISO timestamps in UTC
and JSON as text.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

Row = Mapping[str, Any]
Raised = list[tuple[str, str]]
Listener = Callable[[Raised], None]


class Transaction(Protocol):
    """One unit of work: all of it is kept, or nothing."""

    def rows(self, sql: str, **values: object) -> list[Row]:
        """All rows that the query gives."""
        ...

    def row(self, sql: str, **values: object) -> Row | None:
        """The first row, or None."""
        ...

    def run(self, sql: str, **values: object) -> int:
        """Carries out a statement; gives the number of rows it touched."""
        ...

    def save(self, table: str, row: Row, key: tuple[str, ...] = ("id",)) -> None:
        """Puts the row in the table; where a row with the same key stands, its other columns are replaced."""
        ...

    def forget(self) -> None:
        """Says that this takes away what a person wrote: after the commit no file may hold it any more."""
        ...

    def raise_counter(self, workshop_id: str, topic: str) -> None:
        """Says that something of this workshop changed; whoever listens hears it after the commit."""
        ...


class Database(Protocol):
    """A place that keeps rows. `read` sees one consistent state; `write` is alone while it lasts."""

    def read(self) -> AbstractContextManager[Transaction]:
        """A transaction that only looks."""
        ...

    def write(self) -> AbstractContextManager[Transaction]:
        """A transaction that changes; committed at its end, undone when it raises."""
        ...

    def on_commit(self, listener: Listener) -> None:
        """Calls `listener` with the (workshop id, topic) pairs raised, after each commit, in the thread that wrote."""
        ...

    def version(self) -> str:
        """Changes whenever another process has written; cheap enough to ask twice a second."""
        ...

    def check(self) -> list[str]:
        """What is damaged, one line each; empty when the database is whole."""
        ...

    def close(self) -> None:
        """Gives back files and connections."""
        ...
