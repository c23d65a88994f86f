"""Where the project's rows live: one interface, SQLite by default, PostgreSQL where an address of one is set."""

import os
from functools import cache
from pathlib import Path

from participation.store.interface import Database, Row, Transaction

__all__ = ["Database", "Row", "Transaction", "data_folder", "open_database", "the_database"]


def data_folder() -> Path:
    """The folder of everything that was not shipped: database, exports, backups (`YHDESSA_DATA`)."""
    return Path(os.environ.get("YHDESSA_DATA") or Path(__file__).parents[2] / "workshop_data" / "live")


def open_database(place: str | None = None) -> Database:
    """Opens (and brings up to date) the database at `place`: a PostgreSQL address or a SQLite file.

    Without a place, `YHDESSA_DATABASE` is taken, and without that the file in the data folder.
    """
    place = place or os.environ.get("YHDESSA_DATABASE") or str(data_folder() / "yhdessa.db")
    if place.startswith(("postgresql://", "postgres://")):
        from participation.store.postgres import PostgresDatabase

        return PostgresDatabase(place)
    from participation.store.sqlite import SqliteDatabase

    return SqliteDatabase(Path(place))


@cache
def the_database() -> Database:
    """The database of this process, opened once."""
    return open_database()
