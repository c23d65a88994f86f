"""A server whose pages are run again and again holds no more than before."""

import asyncio
import time
from collections.abc import Iterator

import pytest

from benchmarks import reruns
from tests.serving import Server, serving


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("runs")) as running:
        yield running


def holds(server: Server) -> reruns.Reading:
    assert server.process is not None
    return reruns.look(server.process.pid, server.data, 0)


@pytest.mark.slow
def test_a_page_that_is_reloaded_twelve_times_leaves_no_handle_on_the_database(server: Server) -> None:
    asyncio.run(reruns.run_pages(server.address, "/glossary", 2, browsers=1))
    before = holds(server).database_handles
    for _ in range(12):
        asyncio.run(reruns.run_pages(server.address, "/glossary", 1, browsers=1))
    assert holds(server).database_handles <= before + 2  # at most one more reader, when two happened to meet


@pytest.mark.slow
def test_hundreds_of_runs_in_four_browsers_leave_no_handles_and_threads(server: Server) -> None:
    asyncio.run(reruns.run_pages(server.address, "/glossary", 100))
    before = holds(server)
    asyncio.run(reruns.run_pages(server.address, "/glossary", 400))
    deadline = time.monotonic() + 30  # threads and sockets end a moment after the browsers went
    while (after := holds(server)).threads > before.threads + 2 and time.monotonic() < deadline:
        time.sleep(0.2)
    assert after.threads <= before.threads + 2
    assert after.database_handles <= 2 * 10 + 1  # the pool's end: eight readers, the writer and the one that hears
