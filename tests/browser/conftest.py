"""What browser tests share: one Chromium and one server a module, and pictures of what stood there when a test failed."""

import re
from collections.abc import Generator, Iterator

import pytest

from tests.browser.visits import Visits, keep_failure, visiting
from tests.serving import Server, serving


@pytest.fixture(scope="module")
def visits() -> Iterator[Visits]:
    """Chromium for this module."""
    with visiting() as found:
        yield found


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with an empty database for this module; at its end nothing unexpected stands in its log."""
    with serving(tmp_path_factory.mktemp("server")) as running:
        yield running
        assert logged(running) == []


def logged(server: Server) -> list[str]:
    """The lines of the server's log beside its greeting: only what went wrong stands there."""
    return [line for line in server.printed.splitlines() if re.match(r"\d{4}-\d\d-\d\d |Traceback|\w*Error", line)]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keeps what each open page looked like when a test failed."""
    report = yield
    visits = item.funcargs.get("visits") if isinstance(item, pytest.Function) else None
    if report.when == "call" and report.failed and isinstance(visits, Visits):
        keep_failure(visits, item.name)
    return report
