"""What anybody can send: it is looked at before anything reads it, and is answered with a sentence, never with a failure."""

import inspect
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from participation import own_words
from participation.ids import new_token
from participation.store import Database
from participation.web import cookies, fields, quiet, routes, tablet_answers
from participation.web.middleware import FrontDoor
from participation.web.visitors import Visitors
from tests.builders import Room, key, room
from tests.serving import ROOT

POSTS = [route for route in routes.routes() if route.methods and "POST" in route.methods]
NAMES = [route.path.rpartition("/")[2] for route in POSTS]
JSON = {"content-type": "application/json"}
THOUSANDS = 10_000
TWICE = b'{"key": "first-key", "key": "second-key", "paused": true, "old": {"a": null}}'
NOT_OURS = {
    "nothing that JSON is": b"{",
    "a list": b"[]",
    "other bytes": b"\xff\xfe",
    "another encoding": '{"key": "abcdefgh"}'.encode("utf-16"),
    "lists in lists": b"[" * THOUSANDS + b"]" * THOUSANDS,
    "objects in objects": b'{"a":' * 3000 + b"1" + b"}" * 3000,
    "a deep field": b'{"key": "abcdefgh", "values": ' + b"[" * 50 + b"]" * 50 + b"}",
    "no number": b'{"key": NaN}',
    "no end": b'{"key": Infinity}',
    "too large a fraction": b'{"values": {"a": 1e999}}',
    "too large a number": b'{"values": {"a": 123456789012345678901234567890}}',
    "a number of many digits": b'{"values": {"a": ' + b"9" * 9000 + b"}}",
    "half a sign": b'{"key": "\\ud83d"}',
    "half a sign in a name": b'{"\\udc00": 1}',
    "half a sign far in": b'{"values": {"a": ["\\ud83d"]}}',
    "the sign that ends texts": b'{"key": "abc\\u0000defgh"}',
    "a number for a text": b'{"key": 7}',
    "a list for a text": b'{"key": ["abcdefgh"]}',
    "a long key": json.dumps({"key": "k" * 65}).encode(),
}


@pytest.fixture
def made(database: Database, monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setattr(routes, "the_database", lambda: database)
    monkeypatch.setattr(routes, "_threads", [])
    monkeypatch.setattr(quiet.log, "propagate", True)
    monkeypatch.setattr(quiet.door, "propagate", True)
    return room(database)


@pytest.fixture
def tablet(made: Room) -> Iterator[TestClient]:
    visitors = Visitors(lambda: made.database)
    with TestClient(Starlette(routes=routes.routes(), middleware=[Middleware(FrontDoor, visitors=visitors)])) as client:
        client.cookies.set(cookies.VISITOR, visitors.new())
        client.post("/api/join", json={"code": made.workshop.join_code, "role": "young_expert", "language": "fi"}).raise_for_status()
        yield client


@pytest.mark.parametrize("kind", NOT_OURS)
def test_what_no_page_of_ours_sends_gets_a_sentence_and_one_line_in_the_log(
    tablet: TestClient, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("pause", "answer", "near", "join", "return"):
        caplog.clear()
        answer = tablet.post(f"/api/{name}", content=NOT_OURS[kind], headers=JSON)
        assert answer.status_code == 400 and answer.json()["refused"]["fi"]
        [record] = [record for record in caplog.records if record.name.startswith("yhdessa")]
        assert record.name == "yhdessa.door" and record.getMessage() == "refused: what no page of ours sends"


def test_every_address_that_takes_something_says_what(made: Room) -> None:
    assert sorted(NAMES) == sorted(fields.FIELDS)


def test_every_field_that_an_answer_reads_is_in_the_table() -> None:
    for name, do in tablet_answers.ANSWERS.items():
        found = set(re.findall(r'given(?:, |\.get\(|\[)"(\w+)"|"(\w+)" in given', inspect.getsource(do)))
        assert {one or other for one, other in found} <= {"key", *fields.FIELDS[name]}, name


def test_a_field_twice_and_fields_of_an_older_page_do_no_harm(tablet: TestClient) -> None:
    answer = tablet.post("/api/pause", content=TWICE, headers=JSON)
    assert answer.status_code == 200


def test_another_way_of_asking_is_refused(tablet: TestClient) -> None:
    for name in NAMES:
        assert tablet.get(f"/api/{name}").status_code == 405
        assert tablet.put(f"/api/{name}", json={}).status_code == 405
    assert tablet.post("/api/state", json={}).status_code == 405


@pytest.mark.parametrize("odd", ["%00", "%ff", "%ed%a0%80", "a%00b", "x" * 9000])
def test_an_address_that_is_none_gets_a_sentence(tablet: TestClient, odd: str, caplog: pytest.LogCaptureFixture) -> None:
    for address in (f"/api/invitation/{odd}", f"/tablet/1/{odd}", f"/api/state?a={odd}"):
        caplog.clear()
        answer = tablet.get(address)
        assert answer.status_code in (400, 404) and "refused" in answer.text
        assert len([record for record in caplog.records if record.name.startswith("yhdessa")]) <= 1


PARTS = ("a", "@", "a@", "1", "1-", " ", "katu", "atie ", "a.", "@a.", "-", "_", "\u0301a", "+", "ä1 ", "*", "www.", "🏴\U000E0061", "[")
EVERY_PATTERN = """
import sys
from participation import own_words, plain_text, return_codes, shared_texts
from participation.insight import similarity
from participation.reports import markdown
from participation.web.console import plain
kinds = type(own_words.PERSONAL), type(plain_text._ONE_SIGN)
modules = own_words, plain_text, return_codes, similarity, markdown, plain
patterns = [each for module in modules for each in vars(module).values() if isinstance(each, kinds)] + [shared_texts._care_words()]
assert len(patterns) > 12
for part in sys.argv[1:]:
    for text in (part * (100_000 // len(part)), "1" + part * (100_000 // len(part)) + "x"):
        for pattern in patterns:
            pattern.sub("", text)
"""


def test_no_pattern_looks_again_and_again_through_a_long_text() -> None:
    """A pattern that goes over the same signs again needs minutes for this text, and the others less than a second."""
    subprocess.run([sys.executable, "-c", EVERY_PATTERN, *PARTS], cwd=ROOT, check=True, timeout=60)


PERSONAL = ("050 123 4567", "+358 50 1234567", "minna@example.org", "Kirje: a.b@c.fi", "Mannerheimintie 5", "Storgatan 12")


@pytest.mark.parametrize("said", PERSONAL)
def test_what_looks_personal_is_still_found(said: str) -> None:
    assert own_words.looks_personal(f"Tässä on {said} nyt") and not own_words.looks_personal("Katu 5, tie on @ pitkä, 12 tai 34.")


JUST_ANYTHING = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(some.characters(exclude_categories=[]), max_size=30),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(data=some.data())
def test_nothing_that_anybody_sends_makes_the_server_fail(tablet: TestClient, made: Room, data: some.DataObject) -> None:
    name = data.draw(some.sampled_from(NAMES))
    real = {"key": key(), "stage": made.stages[0].id, "code": made.workshop.join_code, "return_code": "kettu-kuusi-193"}
    sent: dict[str, Any] = {field: data.draw(some.just(real.get(field, "x")) | JUST_ANYTHING) for field in {"key", *fields.FIELDS[name]}}
    answer = tablet.post(f"/api/{name}", content=json.dumps(sent).encode(), headers=JSON)
    assert answer.status_code < 500, (name, sent)
    assert answer.status_code == 200 or answer.json()["refused"]["sv"]


def test_strangers_get_no_failure_either(made: Room) -> None:
    with TestClient(Starlette(routes=routes.routes(), middleware=[Middleware(FrontDoor)])) as stranger:
        stranger.cookies.set(cookies.VISITOR, new_token())
        for name in NAMES:
            for content in NOT_OURS.values():
                assert stranger.post(f"/api/{name}", content=content, headers=JSON).status_code in (400, 401)
