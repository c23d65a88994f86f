"""A few tablets and a recorded conversation against a real server: what is measured is what happened."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.serving import ROOT, Server, serving

LONDON = str(ROOT / "tests" / "data" / "london.youth.policing")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("load")) as running:
        yield running


def run(server: Server, *arguments: str) -> tuple[int, Any]:
    environment = os.environ | {"YHDESSA_DATA": str(server.data)}
    command = [sys.executable, "-m", "participation", *arguments, "--url", f"http://127.0.0.1:{server.port}", "--json"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.parametrize("facilitator", ["console", "database"])
def test_every_tablet_joins_votes_and_hears_of_each_stage(server: Server, facilitator: str) -> None:
    room = ("--tablets", "6", "--join-per-second", "6", "--seconds", "4", "--between-votes", "0.5", "--idle-seconds", "0")
    code, figures = run(server, "load", *room, "--facilitator", facilitator)
    assert (code, figures["joined"], figures["errors"]) == (0, 6, {})
    assert [change["stage"] for change in figures["stage_to_tablet_ms"]["changes"]] == ["add_themes", "vote", "vote", "result"]
    assert figures["stage_to_tablet_ms"]["count"] == 4 * 6
    assert figures["tap_to_answer_ms"]["count"] > 6
    assert figures["theme_to_answer_ms"]["count"] == 6
    assert figures["vote_to_screen_ms"]["count"] > 0
    assert figures["sessions_open_at_end"] == 0  # a tablet needs none
    assert figures["server_memory_mb"] > 50
    with sqlite3.connect(server.data / "yhdessa.db") as connection:
        assert {state for (state,) in connection.execute("SELECT state FROM workshop")} == {"closed"}


@pytest.mark.slow
def test_the_london_conversation_comes_out_of_the_server_as_it_was_recorded(server: Server) -> None:
    code, outcome = run(server, "replay", LONDON, "--speed", "600")
    assert (code, outcome["differences"]) == (0, [])
    assert (outcome["people"], outcome["voters"], outcome["shown"], outcome["distinct_votes"]) == (27, 26, 36, 638)


@pytest.mark.slow
def test_a_server_with_another_database_is_told_from_its_own(server: Server, tmp_path: Path) -> None:
    environment = os.environ | {"YHDESSA_DATA": str(tmp_path)}
    command = [sys.executable, "-m", "participation", "replay", LONDON, "--url", f"http://127.0.0.1:{server.port}"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert done.stderr.strip().splitlines()[-1] == "Error: The server uses another database. Set YHDESSA_DATA to the server's."
