"""Connections that are lent and given back. Their number has an end, however many threads come and go."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

import sqlite_utils

T = TypeVar("T")
PATIENCE = 30.0  # seconds that somebody waits for a connection before it counts as a failure


class Pool:
    """Lends at most `most` connections. The one that came back last goes out first, so that a quiet server keeps few."""

    def __init__(self, connect: Callable[[], sqlite_utils.Database], most: int) -> None:
        self._connect = connect
        self._most = most
        self._idle: list[sqlite_utils.Database] = []
        self._lent = 0
        self._closed = False
        self._changed = threading.Condition()

    @contextmanager
    def lend(self) -> Iterator[sqlite_utils.Database]:
        """A connection for the length of the block; waits while all are lent."""
        connection = self._take()
        try:
            yield connection
        finally:
            self._give_back(connection)

    def close(self, patience: float) -> None:
        """Closes all, waiting for those that are still lent; later ones are refused."""
        with self._changed:
            self._closed = True
            while self._idle:
                self._idle.pop().close()
            self._changed.wait_for(lambda: self._lent == 0, patience)

    def _take(self) -> sqlite_utils.Database:
        with self._changed:
            if not self._changed.wait_for(lambda: self._closed or self._idle or self._lent < self._most, PATIENCE):
                raise TimeoutError("every connection to the database has been in use for a long time")
            if self._closed:
                raise sqlite3.ProgrammingError("the database has been closed")
            self._lent += 1
            if self._idle:
                return self._idle.pop()
        try:
            return self._connect()
        except BaseException:
            self._count_back()
            raise

    def _give_back(self, connection: sqlite_utils.Database) -> None:
        with self._changed:
            if self._closed or connection.conn.in_transaction:  # it could not end what it began: the next one begins anew
                connection.close()
            else:
                self._idle.append(connection)
        self._count_back()

    def _count_back(self) -> None:
        with self._changed:
            self._lent -= 1
            self._changed.notify_all()


class Present(Generic[T]):
    """The transaction that each thread is in: a look within it sees the same, and needs no second connection."""

    def __init__(self) -> None:
        self._by_thread: dict[int, list[tuple[T, bool]]] = {}

    def here(self) -> T | None:
        """This thread's transaction, where it is in one."""
        inside = self._by_thread.get(threading.get_ident())
        return inside[-1][0] if inside else None

    def writes(self) -> bool:
        """Whether this thread is in a transaction that writes."""
        return any(writing for _, writing in self._by_thread.get(threading.get_ident(), ()))

    @contextmanager
    def entered(self, transaction: T, *, writes: bool = False) -> Iterator[T]:
        """The thread is in `transaction` for the length of the block."""
        thread = threading.get_ident()
        inside = self._by_thread.setdefault(thread, [])
        inside.append((transaction, writes))
        try:
            yield transaction
        finally:
            inside.pop()
            if not inside:
                del self._by_thread[thread]
