"""Somebody tries return codes at the real server as fast as it answers; people with right ones come in meanwhile."""

import threading
from collections import Counter
from collections.abc import Iterator

import httpx
import pytest

from participation import attendance, guessing, return_codes
from participation.ids import new_token
from participation.store import Database, open_database
from tests import builders
from tests.serving import Server

pytestmark = pytest.mark.browser
COOKIE = "yhdessa_visitor"


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    opened = open_database(str(server.data / "yhdessa.db"))
    yield opened
    opened.close()


def tries(client: httpx.Client, visitor: str, code: str, join_code: str | None = None) -> httpx.Response:
    """One return code, from a browser with this cookie."""
    said = {"return_code": code, **({"code": join_code} if join_code else {})}
    return client.post("/api/return", json=said, headers={"cookie": f"{COOKIE}={visitor}", "origin": str(client.base_url).rstrip("/")})


def visitor(client: httpx.Client) -> str:
    """The cookie that the server gives to a new browser."""
    return client.get("/j", headers={"accept": "text/html", "cookie": "a=b"}).cookies[COOKIE]


def test_fifteen_hundred_guesses_are_slowed_down_for_all_and_thirty_right_people_are_not(server: Server, database: Database) -> None:
    room = builders.room(database)
    join_code = room.workshop.join_code
    codes = [str(attendance.join(database, new_token(), join_code, "young_expert", "fi").return_code) for _ in range(30)]
    statuses: Counter[int] = Counter()
    attack_began = threading.Event()

    def guess() -> None:
        with httpx.Client(base_url=server.address) as client:
            for number in range(750):
                who = visitor(client) if number % 5 == 0 else new_token()
                statuses[tries(client, who, return_codes.make("fi")).status_code] += 1
                attack_began.set()

    guessers = [threading.Thread(target=guess) for _ in range(2)]
    for guesser in guessers:
        guesser.start()
    assert attack_began.wait(30)
    waited = []
    with httpx.Client(base_url=server.address) as client:
        for code in codes:
            who, wait = visitor(client), 0.0
            while (answer := tries(client, who, code, join_code)).status_code == 429 and wait <= 2:
                wait += answer.json()["again_in"]
            waited.append((answer.status_code, wait))
    for guesser in guessers:
        guesser.join()
    assert waited == [(200, 0.0)] * 30
    assert statuses.total() == 1500 and statuses[429] > 200
    assert statuses[404] <= guessing.ELSEWHERE.at_once + guessing.ELSEWHERE.an_hour / 60
