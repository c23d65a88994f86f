"""Whoever finds a hole finds whom to tell."""

from datetime import UTC, datetime, timedelta

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from participation.web import security_txt, server


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    for name in (security_txt.SETTING, "YHDESSA_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    return TestClient(Starlette(routes=security_txt.routes()), base_url="https://hanke.example.org")


def fields(browser: TestClient) -> dict[str, str]:
    answer = browser.get(security_txt.PATH)
    assert answer.status_code == 200 and answer.headers["content-type"] == "text/plain; charset=utf-8"
    return dict(line.split(": ", 1) for line in answer.text.splitlines())


def test_the_file_says_whom_to_tell_and_never_runs_out(browser: TestClient) -> None:
    said = fields(browser)
    assert said["Contact"] == "mailto:security@hanke.example.org"
    ends = datetime.fromisoformat(said["Expires"])
    assert timedelta(days=30) < ends - datetime.now(UTC) < timedelta(days=365)
    assert said["Preferred-Languages"] == "fi, sv, en"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("tietoturva@hanke.fi", "mailto:tietoturva@hanke.fi"),
        ("https://hanke.fi/turva", "https://hanke.fi/turva"),
        ("mailto:a@b.fi", "mailto:a@b.fi"),
        ("two\nlines", "mailto:security@hanke.example.org"),
    ],
)
def test_the_contact_is_the_one_that_is_set(browser: TestClient, monkeypatch: pytest.MonkeyPatch, given: str, said: str) -> None:
    monkeypatch.setenv(security_txt.SETTING, given)
    monkeypatch.setenv("YHDESSA_ADDRESS", "https://hanke.example.org")
    assert fields(browser)["Contact"] == said
    assert fields(browser)["Canonical"] == "https://hanke.example.org/.well-known/security.txt"


def test_the_server_has_it_among_its_addresses() -> None:
    assert security_txt.PATH in [getattr(route, "path", "") for route in server.routes()]
