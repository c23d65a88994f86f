"""The SQLite database, opened through sqlite-utils: a pool of readers, and one writer at a time."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlite_utils

from participation.store import own_files
from participation.store.counters import RAISE, Listeners
from participation.store.interface import Listener, Raised, Row
from participation.store.migrations import migrations
from participation.store.pool import Pool, Present
from participation.store.storable import storable

READERS = 8  # more would not read faster: a transaction takes milliseconds
BUSY = 10_000  # milliseconds that a statement waits for another process
HOLD_WRITERS_UP = 250  # milliseconds that writers wait at most while the log is emptied
BETWEEN_TRIES = 0.5
AT_THE_END = 5.0  # seconds that closing waits for those who still read


class SqliteTransaction:
    """A transaction on one connection."""

    def __init__(self, database: sqlite_utils.Database) -> None:
        self._connection = database.conn
        self.raised: Raised = []
        self.forgets = False

    def rows(self, sql: str, **values: object) -> list[Row]:
        return [dict(row) for row in self._connection.execute(sql, storable(values)).fetchall()]

    def row(self, sql: str, **values: object) -> Row | None:
        row = self._connection.execute(sql, storable(values)).fetchone()
        return dict(row) if row is not None else None

    def run(self, sql: str, **values: object) -> int:
        return self._connection.execute(sql, storable(values)).rowcount

    def save(self, table: str, row: Row, key: tuple[str, ...] = ("id",)) -> None:
        self._connection.execute(upsert(table, row, key), storable(dict(row)))

    def forget(self) -> None:
        self._connection.execute("PRAGMA user_version = 0")  # the file is not clean until it was written anew
        self.forgets = True

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
    """A SQLite file. A write is BEGIN IMMEDIATE, because a deferred one loses what two threads read and then write.

    One connection writes, one hears of other processes, and those that read come from a pool with an end: Streamlit starts a
    thread for each run of a page.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writing = threading.Lock()
        self._hearing = threading.Lock()
        self._cleaning = threading.Lock()
        self._closed = threading.Event()
        self._ended = False
        self._listeners = Listeners()
        self._present: Present[SqliteTransaction] = Present()
        own_files.keep(path)
        new = not path.exists() or not path.stat().st_size
        self._writer = self._connect()
        self._ear = self._connect()  # SQLite's data_version compares with what this one connection saw last
        self._readers = Pool(self._connect, READERS)
        if new:
            self._writer.execute("PRAGMA user_version = 1")  # 0: something was taken away, and the file was not written anew since
        migrations.apply(self._writer)
        if not self._clean():  # an earlier version's file, or what a server that was killed left in the log
            self._clean_soon()

    @contextmanager
    def read(self) -> Iterator[SqliteTransaction]:
        present = self._present.here()
        if present is not None:
            yield present
            return
        with self._readers.lend() as connection:
            connection.execute("BEGIN")
            try:
                with self._present.entered(SqliteTransaction(connection)) as transaction:
                    yield transaction
            finally:
                connection.rollback()

    @contextmanager
    def write(self) -> Iterator[SqliteTransaction]:
        if self._present.writes():
            raise RuntimeError("a write within a write would wait for itself")
        with self._writing:  # threads of this process wait here, fairly, and not in SQLite's sleeping busy handler
            self._writer.execute("BEGIN IMMEDIATE")
            transaction = SqliteTransaction(self._writer)
            try:
                with self._present.entered(transaction, writes=True):
                    yield transaction
                self._writer.commit()
            except BaseException:
                self._writer.rollback()
                raise
        self._listeners.tell(transaction.raised)
        if transaction.forgets:
            self._clean_soon()

    def on_commit(self, listener: Listener) -> None:
        self._listeners.add(listener)

    def version(self) -> str:
        with self._hearing:
            return str(self._ear.execute("PRAGMA data_version").fetchone()["data_version"])

    def check(self) -> list[str]:
        with self._readers.lend() as connection:
            damaged = [row["integrity_check"] for row in connection.execute("PRAGMA integrity_check")]
            orphans = [f"{row['table']}: row without its {row['parent']}" for row in connection.execute("PRAGMA foreign_key_check")]
        return [line for line in damaged if line != "ok"] + orphans

    def close(self) -> None:
        """Empties the log into the database file and closes it, so that the file alone is the whole database."""
        if self._closed.is_set():
            return
        self._closed.set()
        self._readers.close(AT_THE_END)
        self._clean()
        with self._hearing:
            self._ear.close()
        with self._writing:
            self._ended = True
            self._writer.close()

    def _is_clean(self, connection: sqlite_utils.Database) -> bool:
        return bool(connection.execute("PRAGMA user_version").fetchone()["user_version"])

    def _clean(self) -> bool:
        """Writes the file anew without what was taken away, and empties the log; False where somebody else still needs it.

        `secure_delete` alone is not enough: where SQLite moved a row to another page, its words can stay behind.
        """
        with self._writing, self._briefly_patient():
            if self._ended:
                return True
            try:
                if not self._is_clean(self._writer):
                    self._writer.execute("VACUUM")
                    self._writer.execute("PRAGMA user_version = 1")
                return not self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()["busy"]
            except sqlite3.OperationalError:  # another process writes, or the disk is full
                return False

    def _clean_soon(self) -> None:
        if not self._closed.is_set() and self._cleaning.acquire(blocking=False):
            threading.Thread(target=self._clean_until_done, name="clean", daemon=True).start()

    def _clean_until_done(self) -> None:
        """Tries until nobody reads an older state any more; writers have most of the time for themselves."""
        pause, done = 0.0, False
        while not done and not self._closed.wait(pause):
            began = time.monotonic()
            done = self._clean()
            pause = max(BETWEEN_TRIES, 20 * (time.monotonic() - began))
        self._cleaning.release()
        with self._writing:
            more = not self._ended and not self._is_clean(self._writer)
        if more:  # something was erased meanwhile
            self._clean_soon()

    @contextmanager
    def _briefly_patient(self) -> Iterator[None]:
        if self._ended:
            yield
            return
        self._writer.execute(f"PRAGMA busy_timeout = {HOLD_WRITERS_UP}")
        try:
            yield
        finally:
            self._writer.execute(f"PRAGMA busy_timeout = {BUSY}")

    def _connect(self) -> sqlite_utils.Database:
        connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        opened = sqlite_utils.Database(connection)
        opened.execute(f"PRAGMA busy_timeout = {BUSY}")
        opened.enable_wal()
        opened.execute("PRAGMA synchronous = FULL")  # what a tablet was told is saved outlives a power cut
        opened.execute("PRAGMA foreign_keys = ON")
        opened.execute("PRAGMA secure_delete = ON")  # what was taken back leaves no traces in free pages
        return opened
