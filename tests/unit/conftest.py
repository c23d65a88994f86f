"""What several unit tests share: the demo project, loaded once to be looked at only."""

from collections.abc import Iterator

import pytest

from participation import demo
from participation.store import open_database
from tests.unit.demo_project import AT, Loaded


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """One demo project that the tests only look at."""
    database = open_database(str(tmp_path_factory.mktemp("demo") / "yhdessa.db"))
    yield Loaded(database, demo.load(database, at=AT))
    database.close()
