"""The demo project: what it holds, and that its people, their attendances and their themes are never added up."""

from collections import Counter
from pathlib import Path

import pytest

from participation import demo, integrity, return_codes, secrecy
from participation.demo import files
from participation.errors import Refused
from participation.store import Database, open_database
from tests.unit.demo_project import AT, Loaded, counted, rows

VOTED = """
SELECT coalesce(g.name, t.text) AS words, r.number AS round, w.work_package_id AS package, v.participant_id, a.role_group
FROM vote v JOIN stage s ON s.id = v.stage_id JOIN workshop w ON w.id = s.workshop_id JOIN round r ON r.id = w.round_id
JOIN attendance a ON a.workshop_id = w.id AND a.participant_id = v.participant_id
LEFT JOIN theme t ON t.id = v.target_id LEFT JOIN theme_group g ON g.id = v.target_id
"""
IN_ROUNDS = "JOIN workshop w ON w.id = x.workshop_id WHERE w.round_id IS NOT NULL"
DECIDED = f"(SELECT d.status FROM decision d JOIN theme x ON x.id = d.theme_id {IN_ROUNDS}) decided"


def test_99_different_people_came_168_times(loaded: Loaded) -> None:
    assert loaded.summary.participants == 99
    assert loaded.summary.attendances == 168
    by_round = counted(
        loaded,
        "SELECT r.number AS what, count(DISTINCT a.participant_id) AS n FROM attendance a"
        " JOIN workshop w ON w.id = a.workshop_id JOIN round r ON r.id = w.round_id GROUP BY r.number",
    )
    assert by_round == {1: 52, 2: 58, 3: 58}
    [different] = rows(loaded, "SELECT count(DISTINCT participant_id) AS n FROM attendance")
    assert different["n"] == 99


def test_47_people_came_to_more_than_one_round(loaded: Loaded) -> None:
    times = Counter(row["participant_id"] for row in rows(loaded, f"SELECT participant_id FROM attendance x {IN_ROUNDS}"))
    assert Counter(times.values()) == {1: 52, 2: 25, 3: 22}


def test_role_groups_and_languages_are_those_of_the_invented_project(loaded: Loaded) -> None:
    groups = counted(loaded, "SELECT role_group AS what, count(*) AS n FROM participant GROUP BY role_group")
    assert groups == {"E": 22, "C": 35, "O": 25, "M": 11, "D": 6}
    assert counted(loaded, "SELECT language AS what, count(*) AS n FROM participant GROUP BY language") == {"fi": 85, "sv": 14}


def test_three_regions_are_too_small_to_show_or_lie_beside_such(loaded: Loaded) -> None:
    regions = counted(loaded, "SELECT region_id AS what, count(*) AS n FROM participant GROUP BY region_id")
    assert (regions["helsinki"], regions["hus"], regions["koko-alue"]) == (10, 4, 3)
    assert sum(regions.values()) == 99


def test_120_themes_lie_in_six_work_packages_as_they_were_said(loaded: Loaded) -> None:
    assert loaded.summary.themes == 120
    packages = counted(
        loaded,
        "SELECT w.work_package_id AS what, count(*) AS n FROM theme t JOIN workshop w ON w.id = t.workshop_id"
        " WHERE w.round_id IS NOT NULL GROUP BY w.work_package_id",
    )
    assert packages == {"WP1": 20, "WP2": 20, "WP3": 19, "WP4": 19, "WP5": 20, "WP6": 22}
    kinds = counted(loaded, f"SELECT coalesce(kind, '') AS what, count(*) AS n FROM theme x {IN_ROUNDS} GROUP BY kind")
    signals = {"achievement": 6, "challenge": 7, "learning": 7, "threat": 9, "opportunity": 11}
    assert {kind: kinds[kind] for kind in signals} == signals
    stored = {row["text"] for row in rows(loaded, f"SELECT text FROM theme x {IN_ROUNDS}")}
    assert stored == {theme.text for theme in files.themes()}


def test_every_theme_was_written_by_somebody_with_its_role_who_was_there() -> None:
    people = {person.code: person for person in files.participants()}
    for theme in files.themes():
        seat = people[theme.author].seats[theme.round]
        assert seat == ("open" if theme.is_open else theme.work_package), theme.text


def test_three_rounds_have_six_closed_workshops_each_and_one_is_open(loaded: Loaded) -> None:
    states = Counter(
        (row["number"], row["state"]) for row in rows(loaded, "SELECT r.number, w.state FROM workshop w JOIN round r ON r.id = w.round_id")
    )
    assert states == {(1, "closed"): 6, (2, "closed"): 6, (3, "closed"): 6, (3, "open"): 1}


def test_the_open_workshop_is_at_its_third_stage_with_themes_of_both_kinds(loaded: Loaded) -> None:
    [stage] = rows(
        loaded, "SELECT s.position, s.kind FROM workshop w JOIN stage s ON s.id = w.stage_id WHERE w.state = 'open' AND s.state = 'open'"
    )
    assert (stage["position"], stage["kind"]) == (3, "add_themes")
    kinds = counted(
        loaded,
        "SELECT t.kind AS what, count(*) AS n FROM theme t JOIN workshop w ON w.id = t.workshop_id WHERE w.state = 'open' GROUP BY t.kind",
    )
    assert kinds == {"helps": 3, "hinders": 3}


def test_each_voter_gave_three_votes_in_each_round(loaded: Loaded) -> None:
    given = Counter((row["round"], row["participant_id"]) for row in rows(loaded, VOTED))
    assert set(given.values()) == {3}


def test_five_themes_came_first_in_all(loaded: Loaded) -> None:
    votes = Counter((row["words"], row["package"]) for row in rows(loaded, VOTED))
    assert {found for found, _ in votes.most_common(5)} == {
        ("Kerrotaan, mitä tapahtui", "WP6"),
        ("Sama ihminen pysyy mukana", "WP1"),
        ("Tavataan helpossa paikassa", "WP2"),
        ("Kysytään ensin", "WP3"),
        ("Lupa joka vaiheessa", "WP5"),
    }


def test_experts_by_experience_and_professionals_differ_on_the_fee_and_on_time(loaded: Loaded) -> None:
    votes = [row for row in rows(loaded, VOTED) if (row["package"], row["round"]) == ("WP6", 1)]
    people = {(row["participant_id"], row["role_group"]) for row in votes}
    sizes = Counter(group for _, group in people)
    assert set(sizes) == {"E", "C"}
    assert min(sizes.values()) >= 5

    def share(words: str, group: str) -> float:
        return len([row for row in votes if row["words"] == words and row["role_group"] == group]) / sizes[group]

    assert share("Palkkio kokemuksesta", "E") - share("Palkkio kokemuksesta", "C") > 0.5
    assert share("Aikaa osallisuudelle", "C") - share("Aikaa osallisuudelle", "E") > 0.5


def test_80_themes_are_decided_about_and_40_wait(loaded: Loaded) -> None:
    assert counted(loaded, f"SELECT status AS what, count(*) AS n FROM {DECIDED} GROUP BY status") == {
        "taken_in": 30,
        "taken_in_changed": 15,
        "merged": 12,
        "being_tried": 8,
        "to_management": 6,
        "not_now": 9,
    }
    without = rows(
        loaded,
        "SELECT id FROM decision WHERE status IN ('merged', 'taken_in_changed', 'not_now') AND coalesce(reason, '') = ''",
    )
    assert without == []


def test_the_same_thing_in_two_languages_is_one_group_and_both_keep_their_words(loaded: Loaded) -> None:
    texts = {
        row["text"]
        for row in rows(
            loaded, "SELECT t.text FROM theme t JOIN theme_group g ON g.id = t.group_id WHERE g.name = 'Kerrotaan, mitä tapahtui'"
        )
    }
    assert texts == {"Kerro, mitä ehdotukselleni tapahtui.", "Berätta vad som hände med mitt förslag."}


def test_being_heard_grew_and_knowing_what_happens_next_was_lowest_at_first(loaded: Loaded) -> None:
    means: dict[tuple[int, str], list[int]] = {}
    for row in rows(
        loaded,
        "SELECT r.number, a.field, a.value FROM answer a JOIN stage s ON s.id = a.stage_id"
        " JOIN workshop w ON w.id = s.workshop_id JOIN round r ON r.id = w.round_id WHERE s.kind = 'check'",
    ):
        means.setdefault((row["number"], row["field"]), []).append(int(row["value"].strip('"')))
    mean = {place: sum(steps) / len(steps) for place, steps in means.items()}
    first = {field: value for (round_, field), value in mean.items() if round_ == 1}
    last = {field: value for (round_, field), value in mean.items() if round_ == 3}
    assert min(first, key=lambda field: first[field]) == "influence"
    assert sum(first.values()) / 4 == pytest.approx(3.4, abs=0.1)
    assert sum(last.values()) / 4 == pytest.approx(4.1, abs=0.1)


def test_a_demo_person_comes_back_with_the_invented_return_code(loaded: Loaded) -> None:
    digest = return_codes.digest("Orava lumme 17", secrecy.of(loaded.database))
    with loaded.database.read() as look:
        person = look.row("SELECT role FROM participant WHERE code_hash = :digest", digest=digest)
    assert person is not None
    assert person["role"] == "kokemusnuori"


def test_nobody_can_sign_in_with_the_account_of_the_demo(loaded: Loaded) -> None:
    assert rows(loaded, "SELECT id FROM account WHERE disabled_at IS NULL") == []


def test_the_demo_is_as_the_use_cases_would_have_written_it(loaded: Loaded) -> None:
    assert integrity.check(loaded.database).damage == []


def test_no_text_of_the_demo_calls_for_an_adult(loaded: Loaded) -> None:
    assert rows(loaded, "SELECT text FROM theme WHERE marked = 1") == []


def test_the_votes_are_the_same_each_time(loaded: Loaded, tmp_path: Path) -> None:
    other = open_database(str(tmp_path / "other.db"))
    again = Loaded(other, demo.load(other, at=AT))
    assert Counter(row["words"] for row in rows(loaded, VOTED)) == Counter(row["words"] for row in rows(again, VOTED))
    other.close()


def test_it_loads_into_either_database_once(database: Database) -> None:
    summary = demo.load(database, at=AT)
    assert summary.join_code in summary.sentence.fi
    with pytest.raises(Refused):
        demo.load(database)
    with database.read() as look:
        [people] = look.rows("SELECT count(*) AS n FROM participant")
    assert people["n"] == 99
