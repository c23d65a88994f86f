"""What tests of pages need: the process's own database, and somebody who is signed in."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from participation import demo
from participation.model.people import Staff
from participation.store import Database, the_database
from participation.web import asker

SignIn = Callable[..., None]


@pytest.fixture
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The database that the pages of this process open, empty."""
    monkeypatch.setenv("YHDESSA_DATA", str(tmp_path))
    monkeypatch.delenv("YHDESSA_DATABASE", raising=False)
    the_database.cache_clear()
    yield the_database()
    the_database().close()
    the_database.cache_clear()


@pytest.fixture
def sign_in(monkeypatch: pytest.MonkeyPatch) -> SignIn:
    """Signs somebody in (or nobody), reading a language."""

    def as_(who: Staff | None, language: str = "en") -> None:
        monkeypatch.setattr(asker, "staff", lambda: replace(who, language=language) if who else None)
        monkeypatch.setattr(asker, "language", lambda: language)

    return as_


@pytest.fixture
def shown(here: Database) -> Database:
    """The demo project in the database that a file's own `here` gives."""
    demo.load(here)
    return here
