"""The tablet's routes over HTTP: what a browser sends and gets, also when it sends what no browser of ours would."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from participation import grouping, join_page, stages
from participation.ids import new_token
from participation.project import project
from participation.store import Database
from participation.web import cookies, routes
from tests.builders import ADMIN, FACILITATOR, Room, key, room


@pytest.fixture
def made(database: Database, monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setattr(routes, "the_database", lambda: database)
    monkeypatch.setattr(routes, "_threads", [])
    return room(database)


@pytest.fixture
def tablet(made: Room) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=routes.routes())) as client:
        client.cookies.set(cookies.VISITOR, new_token())
        yield client


def post(tablet: TestClient, path: str, **given: object) -> Any:
    return tablet.post(f"/api/{path}", json={"key": key(), **given})


def joined(tablet: TestClient, made: Room) -> Any:
    return post(tablet, "join", code=made.workshop.join_code, role="young_expert", language="fi").json()


def test_a_tablet_joins_writes_votes_and_sees_its_own_things(tablet: TestClient, made: Room) -> None:
    invitation = tablet.get(f"/api/invitation/{made.workshop.join_code}").json()
    assert len(invitation["about"]) == 3 and len(invitation["roles"]) == 6 and invitation["rules"]
    assert joined(tablet, made)["return_code"]
    stage = made.open("add_themes")
    answer = post(tablet, "add_theme", stage=stage.id, text="Hei", kind=None, language="fi").json()
    assert answer["ok"] and answer["mine"]["themes"][0]["text"] == "Hei"
    assert tablet.get("/api/state").json()["room"]["themes"] == []


def test_a_browser_without_a_cookie_is_asked_to_join(made: Room) -> None:
    with TestClient(Starlette(routes=routes.routes())) as stranger:
        assert stranger.get("/api/state").json() == {"me": None}
        answer = post(stranger, "vote", stage="x", choices={})
        assert answer.status_code == 401 and answer.json()["refused"]["fi"]


def test_a_request_from_another_origin_is_refused(tablet: TestClient, made: Room) -> None:
    joined(tablet, made)
    answer = tablet.post("/api/pause", json={"key": key(), "paused": True}, headers={"origin": "https://elsewhere.example"})
    assert answer.status_code == 403


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"null", b"\xff\xfe", b'{"key": 7}', b'{"key": "12345678", "choices": 3}'])
def test_what_is_not_our_json_gets_a_sentence(tablet: TestClient, made: Room, body: bytes) -> None:
    joined(tablet, made)
    made.open("vote")
    answer = tablet.post("/api/vote", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 404) and answer.json()["refused"]["en"]


def test_a_form_of_another_page_is_refused(tablet: TestClient, made: Room) -> None:
    joined(tablet, made)
    answer = tablet.post("/api/pause", data={"key": key(), "paused": "1"})
    assert answer.status_code == 400


def test_a_million_characters_get_a_sentence(tablet: TestClient, made: Room) -> None:
    joined(tablet, made)
    stage = made.open("add_themes")
    answer = post(tablet, "add_theme", stage=stage.id, text="a" * 1_000_000, kind=None, language="fi")
    assert answer.status_code == 400 and "280" in answer.json()["refused"]["en"]


def test_eleven_wrong_codes_slow_down_with_when_to_try_again(tablet: TestClient, made: Room) -> None:
    answers = [tablet.get("/api/invitation/WRONG2") for _ in range(11)]
    assert [answer.status_code for answer in answers] == [404] * 10 + [429]
    assert answers[-1].json()["again_in"] > 0


def test_next_person_gets_a_new_cookie_and_finds_nothing(tablet: TestClient, made: Room) -> None:
    joined(tablet, made)
    answer = post(tablet, "next_person")
    assert cookies.VISITOR in answer.headers["set-cookie"]
    tablet.cookies.clear()
    tablet.cookies.set(cookies.VISITOR, answer.cookies[cookies.VISITOR])
    assert tablet.get("/api/state").json() == {"me": None}


def test_two_tablets_with_one_return_code_are_one_person(tablet: TestClient, made: Room) -> None:
    code = joined(tablet, made)["return_code"]
    with TestClient(Starlette(routes=routes.routes())) as second:
        second.cookies.set(cookies.VISITOR, new_token())
        assert post(second, "return", return_code=code).json()["ok"]
        stage = made.open("add_themes")
        post(second, "add_theme", stage=stage.id, text="Toiselta", kind=None, language="fi")
    assert tablet.get("/api/state").json()["mine"]["themes"][0]["text"] == "Toiselta"


def test_the_help_comes_without_telling_the_facilitator(tablet: TestClient, made: Room) -> None:
    joined(tablet, made)
    answer = post(tablet, "adult", tell=False).json()
    assert any(help["number"] == "112" for help in answer["help"])
    with made.database.read() as look:
        assert look.rows("SELECT id FROM call_for_adult") == []


def test_the_words_are_fetched_once_and_kept_and_are_in_no_room(tablet: TestClient, made: Room) -> None:
    project.fill_from_report(made.database, ADMIN)
    first = tablet.get("/api/words")
    assert first.status_code == 200 and len(first.json()["words"]) > 10 and first.json()["words"][0]["meaning"]["sv"]
    assert "max-age" in first.headers["cache-control"]
    assert tablet.get("/api/words", headers={"if-none-match": first.headers["etag"]}).status_code == 304
    joined(tablet, made)
    assert first.json()["words"][0]["meaning"]["fi"] not in tablet.get("/api/state").text


def test_an_age_comes_along_with_the_role_where_the_workshop_asks(tablet: TestClient, made: Room) -> None:
    where = f"/api/invitation/{made.workshop.join_code}"
    assert tablet.get(where).json()["ages"] is None
    why = join_page.reason("Kuulemme väliin putoavia nuoria.")
    join_page.plan(made.database, FACILITATOR, made.workshop.id, join_page.Asked(("young_expert", "management"), why))
    page = tablet.get(where).json()
    assert [role["value"] for role in page["roles"]] == ["young_expert", "management"]
    assert page["ages"]["why"]["fi"] == "Kuulemme väliin putoavia nuoria." and len(page["ages"]["bands"]) == 5
    post(tablet, "join", code=made.workshop.join_code, role="young_expert", language="fi", age="13-15")
    with made.database.read() as look:
        assert [row["age_band"] for row in look.rows("SELECT age_band FROM attendance")] == ["13-15"]


def test_a_theme_that_somebody_else_wrote_down_is_marked_for_its_author(tablet: TestClient, made: Room) -> None:
    joined(tablet, made)
    stage = made.open("add_themes")
    answer = post(tablet, "add_theme", stage=stage.id, text="Sanelin tämän", kind=None, language="fi", helped=True).json()
    assert answer["mine"]["themes"][0]["helped"] is True


def test_a_tablet_takes_a_theme_out_of_a_group_where_participants_may_help(tablet: TestClient, made: Room) -> None:
    joined(tablet, made)
    stage = made.open("add_themes")
    who = made.join()[0]
    theme = made.say(who, "Puhutaan")
    group = next(each for each in made.stages if each.kind == "group")
    stages.edit(made.database, FACILITATOR, group.id, settings={**group.settings, "may_help": True})
    assert stage and made.open("group")
    grouped = post(tablet, "group", themes=[theme], group=None, name="Yhdessä puhutaan").json()["group"]
    assert [each.id for each in grouping.of_workshop(made.database, FACILITATOR, made.workshop.id).members()[grouped]] == [theme]
    assert post(tablet, "group", themes=[theme], group=None, name=None).json()["ok"]
    assert [each.id for each in grouping.of_workshop(made.database, FACILITATOR, made.workshop.id).loose()] == [theme]
    assert post(tablet, "group", themes=[theme], group=None, name="").status_code == 400
    assert post(tablet, "group", themes=["not-here"], group=None, name=None).status_code == 404
    assert grouping.undo(made.database, FACILITATOR, made.workshop.id)
    assert grouping.of_workshop(made.database, FACILITATOR, made.workshop.id).loose() == []
