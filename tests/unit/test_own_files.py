"""The database is for its owner alone, also when it stood open before."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from participation.store import open_database

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a system without owners of files")


def mode(place: Path) -> int:
    return place.stat().st_mode & 0o777


@pytest.fixture
def lax() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def test_a_new_database_and_what_lies_beside_it_is_for_its_owner_alone(lax: None, tmp_path: Path) -> None:
    place = tmp_path / "new" / "yhdessa.db"
    database = open_database(str(place))
    with database.write() as change:
        change.save("setting", {"name": "a", "value": "b"}, key=("name",))
    assert mode(place.parent) == 0o700
    found = {file.name: mode(file) for file in place.parent.iterdir()}
    assert "yhdessa.db-wal" in found and set(found.values()) == {0o600}, found
    database.close()


def test_a_database_that_stood_open_is_closed_to_others_at_the_next_start(lax: None, tmp_path: Path) -> None:
    place = tmp_path / "old" / "yhdessa.db"
    open_database(str(place)).close()
    place.chmod(0o644)
    place.parent.chmod(0o755)
    place.with_name("yhdessa.db-wal").touch(0o666)
    database = open_database(str(place))
    assert mode(place) == 0o600 and mode(place.parent) == 0o700 and mode(place.with_name("yhdessa.db-wal")) == 0o600
    database.close()


def test_a_folder_that_others_share_stays_as_it_is(lax: None, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    open_database(str(shared / "yhdessa.db")).close()
    assert mode(shared) == 0o777 and mode(shared / "yhdessa.db") == 0o600
