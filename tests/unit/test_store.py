"""The two adapters behave as one."""

import threading

import pytest

from participation.store import Database


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
