"""The SQLite database, opened through sqlite-utils: one connection a thread, one writer at a time."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import sqlite_utils

from participation.store.counters import RAISE, Listeners
from participation.store.interface import Listener, Raised, Row
from participation.store.migrations import migrations


class SqliteTransaction:
    """A transaction on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.raised: Raised = []

    def rows(self, sql: str, **values: object) -> list[Row]:
        return [dict(row) for row in self._connection.execute(sql, values).fetchall()]

    def row(self, sql: str, **values: object) -> Row | None:
        row = self._connection.execute(sql, values).fetchone()
        return dict(row) if row is not None else None

    def run(self, sql: str, **values: object) -> int:
        return self._connection.execute(sql, values).rowcount

    def save(self, table: str, row: Row, key: tuple[str, ...] = ("id",)) -> None:
        self._connection.execute(upsert(table, row, key), dict(row))

    def raise_counter(self, workshop_id: str, topic: str) -> None:
        self._connection.execute(RAISE, {"workshop_id": workshop_id, "topic": topic})
        self.raised.append((workshop_id, topic))


def upsert(table: str, row: Row, key: tuple[str, ...]) -> str:
    """The INSERT ... ON CONFLICT statement that saves `row`, in the words that both databases know."""
    names = ", ".join(row)
    places = ", ".join(f":{name}" for name in row)
    rest = ", ".join(f"{name} = excluded.{name}" for name in row if name not in key)
    action = f"DO UPDATE SET {rest}" if rest else "DO NOTHING"
    return f"INSERT INTO {table} ({names}) VALUES ({places}) ON CONFLICT ({', '.join(key)}) {action}"


class SqliteDatabase:
    """A SQLite file. A write is BEGIN IMMEDIATE, because a deferred one loses what two threads read and then write."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._threads = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._writing = threading.Lock()
        self._listeners = Listeners()
        path.parent.mkdir(parents=True, exist_ok=True)
        migrations.apply(sqlite_utils.Database(self._connection()))

    @contextmanager
    def read(self) -> Iterator[SqliteTransaction]:
        connection = self._connection()
        connection.execute("BEGIN")
        try:
            yield SqliteTransaction(connection)
        finally:
            connection.execute("ROLLBACK")

    @contextmanager
    def write(self) -> Iterator[SqliteTransaction]:
        connection = self._connection()
        with self._writing:  # threads of this process wait here, fairly, and not in SQLite's sleeping busy handler
            connection.execute("BEGIN IMMEDIATE")
            transaction = SqliteTransaction(connection)
            try:
                yield transaction
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise
        self._listeners.tell(transaction.raised)

    def on_commit(self, listener: Listener) -> None:
        self._listeners.add(listener)

    def version(self) -> str:
        return str(self._connection().execute("PRAGMA data_version").fetchone()["data_version"])

    def check(self) -> list[str]:
        connection = self._connection()
        damaged = [row["integrity_check"] for row in connection.execute("PRAGMA integrity_check")]
        orphans = [f"{row['table']}: row without its {row['parent']}" for row in connection.execute("PRAGMA foreign_key_check")]
        return [line for line in damaged if line != "ok"] + orphans

    def close(self) -> None:
        for connection in self._connections:
            connection.close()
        self._connections.clear()
        self._threads = threading.local()

    def _connection(self) -> sqlite3.Connection:
        kept = getattr(self._threads, "connection", None)
        if kept is not None:
            return cast(sqlite3.Connection, kept)
        connection = sqlite3.connect(self._path, isolation_level=None, timeout=30, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # what a tablet was told is saved outlives a power cut
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA busy_timeout = 30000")
        self._threads.connection = connection
        self._connections.append(connection)
        return connection

