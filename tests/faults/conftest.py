"""The fault tests use the same Chromium and server as the browser tests."""

from tests.browser.conftest import pytest_runtest_makereport, server, visits

__all__ = ["pytest_runtest_makereport", "server", "visits"]
