"""The conversation of 27 young people about policing goes through a real server as it was recorded, faster."""

import json
import os
import subprocess
import sys

import pytest

from tests.serving import ROOT, Server

pytestmark = pytest.mark.browser

RECORDED = "tests/data/london.youth.policing"
SPEED = 200


def replay(server: Server, *how: str) -> dict[str, object]:
    """Runs the command as a person would, with the server's own data, and gives what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "participation", "replay", RECORDED, *how, "--json"],
        cwd=ROOT,
        env=os.environ | {"YHDESSA_DATA": str(server.data)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    outcome: dict[str, object] = json.loads(done.stdout)
    return outcome


def test_each_person_at_a_tablet_of_their_own_leaves_exactly_what_was_recorded(server: Server) -> None:
    outcome = replay(server, "--speed", str(SPEED), "--url", server.address)
    assert outcome["differences"] == []
    assert (outcome["people"], outcome["voters"], outcome["statements"], outcome["shown"]) == (27, 26, 39, 36)
    assert outcome["distinct_votes"] == 638


def test_the_same_without_a_server_between_as_fast_as_it_goes(server: Server) -> None:
    outcome = replay(server, "--direct")
    assert outcome["differences"] == []
    assert outcome["distinct_votes"] == 638
