"""The PostgreSQL database, for an organisation that runs several processes or already keeps one."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, LiteralString

import psycopg
from psycopg.rows import dict_row
from psycopg_pool import ConnectionPool

from participation.store.counters import RAISE, Listeners
from participation.store.interface import Listener, Raised, Row
from participation.store.migrations import steps
from participation.store.pool import Present
from participation.store.sqlite import upsert
from participation.store.storable import storable

NAME = re.compile(r"(?<!:):([a-z_][a-z0-9_]*)")
ONE_WRITER = 7_202_611  # any number: the key of the lock that lets one writer in at a time, as SQLite does
CHANNEL = "yhdessa"


def _translated(sql: str) -> LiteralString:
    return NAME.sub(r"%(\1)s", sql.replace("%", "%%"))  # ours, never a person's text


class PostgresTransaction:
    """A transaction on one connection."""

    def __init__(self, connection: psycopg.Connection[dict[str, Any]]) -> None:
        self._connection = connection
        self.raised: Raised = []

    def rows(self, sql: str, **values: object) -> list[Row]:
        return list(self._connection.execute(_translated(sql), storable(values)).fetchall())

    def row(self, sql: str, **values: object) -> Row | None:
        return self._connection.execute(_translated(sql), storable(values)).fetchone()

    def run(self, sql: str, **values: object) -> int:
        return self._connection.execute(_translated(sql), storable(values)).rowcount

    def save(self, table: str, row: Row, key: tuple[str, ...] = ("id",)) -> None:
        self._connection.execute(_translated(upsert(table, row, key)), storable(dict(row)))

    def forget(self) -> None:
        """PostgreSQL gives the places of rows that went to others by itself (autovacuum)."""

    def raise_counter(self, workshop_id: str, topic: str) -> None:
        self.run(RAISE, workshop_id=workshop_id, topic=topic)
        self.run("SELECT pg_notify(:channel, :told)", channel=CHANNEL, told=f"{workshop_id} {topic}")
        self.raised.append((workshop_id, topic))


def _pool(url: str, most: int) -> ConnectionPool[psycopg.Connection[dict[str, Any]]]:
    kind = psycopg.Connection[dict[str, Any]]
    return ConnectionPool(url, connection_class=kind, kwargs={"row_factory": dict_row}, min_size=1, max_size=most, open=True)


class PostgresDatabase:
    """A PostgreSQL database reached by two small pools of connections."""

    def __init__(self, url: str) -> None:
        self._readers = _pool(url, 8)
        self._writers = _pool(url, 4)  # apart, so that a write within a look never waits for those who look
        self._listeners = Listeners()
        self._present: Present[PostgresTransaction] = Present()
        self._migrate()

    @contextmanager
    def read(self) -> Iterator[PostgresTransaction]:
        present = self._present.here()
        if present is not None:
            yield present
            return
        with self._readers.connection() as connection:
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            with self._present.entered(PostgresTransaction(connection)) as transaction:
                yield transaction

    @contextmanager
    def write(self) -> Iterator[PostgresTransaction]:
        if self._present.writes():
            raise RuntimeError("a write within a write would wait for itself")
        with self._writers.connection() as connection:
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (ONE_WRITER,))
            with self._present.entered(PostgresTransaction(connection), writes=True) as transaction:
                yield transaction
        self._listeners.tell(transaction.raised)

    def on_commit(self, listener: Listener) -> None:
        self._listeners.add(listener)

    def version(self) -> str:
        with self.read() as transaction:
            row = transaction.row("SELECT coalesce(sum(value), 0) AS raised FROM counter")
        return str(row["raised"] if row else 0)

    def check(self) -> list[str]:
        return []  # PostgreSQL holds its own constraints at every write

    def close(self) -> None:
        self._readers.close()
        self._writers.close()

    def _migrate(self) -> None:
        with self.write() as transaction:
            transaction.run("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY)")
            done = {row["name"] for row in transaction.rows("SELECT name FROM migration")}
            for name, statements in steps("postgresql"):
                if name not in done:
                    for statement in statements:
                        transaction.run(statement)
                    transaction.save("migration", {"name": name}, key=("name",))
