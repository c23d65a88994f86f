"""The two adapters behave as one."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest
import sqlite_utils

from participation.errors import Refused
from participation.store import Database, open_database
from participation.store.pool import Pool


def put(database: Database, value: int) -> None:
    with database.write() as change:
        change.save("setting", {"name": "n", "value": str(value)}, key=("name",))


def got(database: Database) -> int:
    with database.read() as look:
        row = look.row("SELECT value FROM setting WHERE name = :name", name="n")
    assert row is not None
    return int(row["value"])


def test_what_was_saved_is_there_and_is_replaced_by_its_key(database: Database) -> None:
    put(database, 1)
    put(database, 2)
    assert got(database) == 2


def test_a_transaction_that_raises_leaves_nothing(database: Database) -> None:
    put(database, 1)
    with pytest.raises(ZeroDivisionError), database.write() as change:
        change.save("setting", {"name": "n", "value": "2"}, key=("name",))
        _ = 1 / 0
    assert got(database) == 1


def test_eight_threads_that_read_and_then_write_lose_nothing(database: Database) -> None:
    put(database, 0)

    def add_fifty() -> None:
        for _ in range(50):
            with database.write() as change:
                row = change.row("SELECT value FROM setting WHERE name = 'n'")
                assert row is not None
                change.save("setting", {"name": "n", "value": str(int(row["value"]) + 1)}, key=("name",))

    threads = [threading.Thread(target=add_fifty) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got(database) == 400


def test_listeners_hear_what_was_raised_only_after_the_commit(database: Database) -> None:
    heard: list[list[tuple[str, str]]] = []
    database.on_commit(heard.append)
    with database.write() as change:
        change.raise_counter("w", "themes")
        change.raise_counter("w", "themes")
        assert heard == []
    assert heard == [[("w", "themes"), ("w", "themes")]]
    with database.read() as look:
        row = look.row("SELECT value FROM counter WHERE workshop_id = 'w' AND topic = 'themes'")
    assert row is not None and row["value"] == 2


def test_a_transaction_that_was_undone_tells_nobody(database: Database) -> None:
    heard: list[object] = []
    database.on_commit(heard.append)
    with pytest.raises(ZeroDivisionError), database.write() as change:
        change.raise_counter("w", "themes")
        _ = 1 / 0
    assert heard == []


def test_a_reader_cannot_write_anything_that_stays(database: Database) -> None:
    put(database, 1)
    try:
        with database.read() as look:
            look.save("setting", {"name": "n", "value": "2"}, key=("name",))
    except Exception:  # PostgreSQL refuses at once, SQLite undoes it at the end
        pass
    assert got(database) == 1


def test_a_percent_sign_and_a_colon_in_a_value_stay_as_they_are(database: Database) -> None:
    with database.write() as change:
        change.save("setting", {"name": "100 % :x", "value": "%s :name ::"}, key=("name",))
    with database.read() as look:
        row = look.row("SELECT value FROM setting WHERE name = :name", name="100 % :x")
    assert row is not None and row["value"] == "%s :name ::"


@contextmanager
def handles_on(place: Path) -> Iterator[Callable[[], int]]:
    """Counts this process's open files whose name begins with the database's."""

    def count() -> int:
        names = []
        for handle in Path("/proc/self/fd").iterdir():
            with suppress(OSError):
                names.append(str(handle.readlink()))
        return sum(name.startswith(str(place)) for name in names)

    yield count


def in_threads(work: Callable[[], object], number: int, at_once: int) -> None:
    failed: list[Exception] = []

    def one() -> None:
        try:
            work()
        except Exception as error:
            failed.append(error)

    for _ in range(number // at_once):
        threads = [threading.Thread(target=one) for _ in range(at_once)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failed == []


def test_five_hundred_threads_that_come_and_go_leave_no_connection_behind(tmp_path: Path) -> None:
    place = tmp_path / "yhdessa.db"
    database = open_database(str(place))
    put(database, 0)
    with handles_on(place) as count:
        at_rest = count()
        in_threads(lambda: got(database), 250, at_once=1)
        assert count() <= at_rest + 2  # one reader was enough
        in_threads(lambda: got(database), 250, at_once=50)
        assert count() < 30
    database.close()


def test_more_threads_than_connections_wait_for_their_turn(database: Database) -> None:
    put(database, 7)
    together, seen = threading.Barrier(40), []

    def look() -> None:
        together.wait(30)
        with database.read() as look:
            seen.append(look.row("SELECT value FROM setting WHERE name = 'n'"))

    in_threads(look, 40, at_once=40)
    assert len(seen) == 40


def test_looks_within_looks_and_within_writes_never_wait_for_themselves(database: Database) -> None:
    def nested() -> None:
        with ExitStack() as stack:
            for _ in range(40):
                stack.enter_context(database.read())
            put(database, 1)  # a write within a look
            with database.write() as change:
                change.save("setting", {"name": "n", "value": "2"}, key=("name",))
                assert got(database) == 2  # a look within a write sees what the write did

    in_threads(nested, 20, at_once=20)


def test_a_write_within_a_write_is_said_and_does_not_stand_still(database: Database) -> None:
    with pytest.raises(RuntimeError), database.write(), database.write():
        pass
    put(database, 3)
    assert got(database) == 3


def test_the_version_moves_when_another_process_writes_whichever_thread_asks(tmp_path: Path) -> None:
    ours, other = (open_database(str(tmp_path / "yhdessa.db")) for _ in range(2))
    put(ours, 0)
    first = ours.version()
    in_threads(lambda: got(ours), 4, at_once=2)
    assert ours.version() == first
    put(other, 1)
    seen: list[str] = []
    in_threads(lambda: seen.append(ours.version()), 1, at_once=1)
    assert seen != [first]
    ours.close()
    other.close()


def test_a_database_that_was_closed_is_one_file_and_whole(tmp_path: Path) -> None:
    place = tmp_path / "yhdessa.db"
    database = open_database(str(place))
    put(database, 5)
    in_threads(lambda: got(database), 8, at_once=8)
    database.close()
    database.close()
    assert [path.name for path in tmp_path.iterdir()] == ["yhdessa.db"]
    with pytest.raises(sqlite3.ProgrammingError):
        got(database)


def test_what_was_erased_is_in_no_file_even_while_somebody_reads(tmp_path: Path) -> None:
    secret = "vaahtera" * 700  # more than a page
    database = open_database(str(tmp_path / "yhdessa.db"))
    with database.write() as change:
        change.save("setting", {"name": "s", "value": secret}, key=("name",))

    def found() -> bool:
        return any(b"vaahteravaahtera" in path.read_bytes() for path in tmp_path.iterdir())

    assert found()
    reading, done = threading.Event(), threading.Event()

    def reads_on() -> None:
        with database.read() as look:
            look.row("SELECT * FROM setting")
            reading.set()
            done.wait(30)

    reader = threading.Thread(target=reads_on)
    reader.start()
    assert reading.wait(30)
    with database.write() as change:
        change.run("DELETE FROM setting WHERE name = 's'")
        change.forget()
    done.set()
    reader.join()
    deadline = time.monotonic() + 30
    while found() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not found()
    database.close()


@pytest.mark.parametrize("odd", ["\0", "a\0b", "\ud83d", "ä\udc00"])
def test_a_sign_that_no_database_takes_is_refused_with_a_sentence_wherever_it_comes_from(database: Database, odd: str) -> None:
    with database.read() as look, pytest.raises(Refused, match="can't be saved"):
        look.row("SELECT value FROM setting WHERE name = :name", name=odd)
    with pytest.raises(Refused), database.write() as change:
        change.save("setting", {"name": "odd", "value": odd}, key=("name",))
    with database.write() as change:
        change.save("setting", {"name": "odd", "value": "päivää 🩷"}, key=("name",))


def test_a_connection_that_could_not_end_its_transaction_is_not_lent_again(tmp_path: Path) -> None:
    pool = Pool(lambda: sqlite_utils.Database(sqlite3.connect(tmp_path / "some.db", isolation_level=None)), 1)
    with pool.lend() as connection:
        connection.execute("BEGIN")
    with pool.lend() as other:
        assert other is not connection and not other.conn.in_transaction
    pool.close(1)
