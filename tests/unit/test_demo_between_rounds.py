"""The demo between its rounds: a workshop of every template with something in each stage, and what the rounds asked."""

import json
from collections import Counter
from statistics import mean

import pytest

from participation import stages, summaries
from participation.activities.four_field import corner
from participation.model.people import Staff
from participation.model.workshop import Stage
from participation.overview import experience
from participation.overview.scope import WHOLE
from tests.unit.demo_project import Loaded, counted, rows

IN_ROUNDS = "JOIN workshop w ON w.id = x.workshop_id WHERE w.round_id IS NOT NULL"
SAME_TEMPLATE = (  # the three rounds of dialogical evaluation may have a template each
    "SELECT CASE WHEN template LIKE 'dialogue_round%' THEN 'dialogue_round' ELSE template END AS what, count(*) AS n"
    " FROM workshop WHERE template <> 'whispers' GROUP BY 1"
)
EVERY_TEMPLATE = {
    "participation_tool": 2,
    "dialogue_round": 18,
    "four_fields": 1,
    "assess_together": 1,
    "service_path": 3,
    "weekly_team": 2,
    "forum": 1,
    "closing_dialogue": 1,
}


def test_a_workshop_of_each_of_eight_templates_is_there_and_all_but_one_are_over(loaded: Loaded) -> None:
    states = "SELECT state AS what, count(*) AS n FROM workshop WHERE template <> 'whispers' GROUP BY state"
    assert counted(loaded, SAME_TEMPLATE) == EVERY_TEMPLATE
    assert counted(loaded, states) == {"closed": 28, "open": 1}
    assert loaded.summary.workshops == 29


def test_those_between_the_rounds_are_attended_by_the_same_99_people_and_count_in_no_round(loaded: Loaded) -> None:
    between = rows(loaded, "SELECT a.participant_id FROM attendance a JOIN workshop w ON w.id = a.workshop_id WHERE w.round_id IS NULL")
    known = {row["participant_id"] for row in rows(loaded, f"SELECT participant_id FROM attendance x {IN_ROUNDS}")}
    assert {row["participant_id"] for row in between} <= known
    assert loaded.summary.attendances == 168


def test_between_the_rounds_something_was_said_or_answered_in_every_stage(loaded: Loaded) -> None:
    empty = [
        (stage.kind, stage.name.en)
        for stage in closed_stages(loaded, "w.round_id IS NULL")
        if stages.activity(stage).surface in ("themes", "form", "ballot") and not any(filled(loaded, stage))
    ]
    assert empty == []


def test_everything_that_was_written_in_the_demo_is_shown_and_nothing_is_held(loaded: Loaded) -> None:
    assert set(counted(loaded, "SELECT state AS what, count(*) AS n FROM theme GROUP BY state")) == {"shown"}


def test_the_hanko_pilot_speaks_two_languages_and_has_translations_beside_its_themes(loaded: Loaded) -> None:
    [hanko] = rows(loaded, "SELECT * FROM workshop WHERE title LIKE '%Hanko%'")
    assert (json.loads(hanko["languages"]), hanko["work_package_id"], hanko["region_id"]) == (["sv", "fi"], "WP4", "lansi-uusimaa")
    said = Counter(row["language"] for row in rows(loaded, f"SELECT language FROM theme WHERE workshop_id = '{hanko['id']}'"))
    assert min(said["fi"], said["sv"]) >= 5
    readers = "SELECT p.language FROM attendance a JOIN participant p ON p.id = a.participant_id WHERE a.workshop_id = "
    assert {row["language"] for row in rows(loaded, f"{readers}'{hanko['id']}'")} == {"fi", "sv"}
    beside = rows(loaded, "SELECT r.language, t.language AS own, t.workshop_id FROM theme_translation r JOIN theme t ON t.id = r.theme_id")
    assert beside
    assert all(row["workshop_id"] == hanko["id"] and row["language"] != row["own"] for row in beside)


def test_36_marks_moved_towards_the_campfire_and_some_stand_in_every_field(loaded: Loaded) -> None:
    marks: dict[int, list[tuple[int, int]]] = {1: [], 2: [], 3: []}
    for row in rows(
        loaded,
        "SELECT r.number, a.value FROM answer a JOIN stage s ON s.id = a.stage_id JOIN workshop w ON w.id = s.workshop_id"
        " JOIN round r ON r.id = w.round_id WHERE a.field = 'mark'",
    ):
        across, up = json.loads(row["value"])
        marks[row["number"]].append((across, up))
    assert [len(each) for each in marks.values()] == [12, 12, 12]
    assert [mean(across for across, _ in marks[n]) for n in (1, 3)] == pytest.approx([4.1, 6.2], abs=0.05)
    assert [mean(up for _, up in marks[n]) for n in (1, 3)] == pytest.approx([4.6, 6.4], abs=0.05)
    for each in marks.values():
        assert {corner(mark) for mark in each} >= {"campfire", "shop_shelf", "jury", "gatekeeper"}


def test_every_question_of_the_demo_may_be_shown_and_no_number_of_it_is_under_five(loaded: Loaded) -> None:
    every = [stage for stage in closed_stages(loaded, "1 = 1") if stages.activity(stage).surface == "form"]
    forms = [stage for stage in every if stage.kind != "experience"]  # few in a workshop got help: shown by round only
    with loaded.database.read() as look:
        for stage in forms:
            for found in summaries.of_stage(look, stage):
                numbers = [*found.counted.numbers.values(), found.counted.others or 0] if found.counted else []
                assert not [number for number in numbers if 0 < number < 5], (stage.name.en, found.field.name)
                assert found.shown, (stage.name.en, found.field.name)


def test_every_signal_has_a_strength_and_a_place_and_five_have_become_true(loaded: Loaded) -> None:
    signals = rows(loaded, "SELECT t.details FROM theme t JOIN stage s ON s.id = t.stage_id WHERE s.kind = 'signal'")
    assert len(signals) == 24, "20 in workshops and four noted in everyday work"
    assert all(set(json.loads(row["details"])) == {"strength", "where"} for row in signals)
    became = counted(
        loaded,
        "SELECT g.status || ' ' || t.kind AS what, count(*) AS n FROM signal_status g JOIN theme t ON t.id = g.theme_id"
        " WHERE g.status IN ('happened', 'in_use') GROUP BY g.status, t.kind",
    )
    assert became == {"happened threat": 2, "in_use opportunity": 3}


def test_the_two_paths_of_each_path_workshop_are_in_order_and_the_better_one_feels_better(loaded: Loaded) -> None:
    steps: dict[tuple[str, int], list[dict[str, object]]] = {}
    for row in rows(
        loaded,
        "SELECT s.workshop_id, s.position, t.details FROM theme t JOIN stage s ON s.id = t.stage_id"
        " WHERE s.kind = 'path' ORDER BY s.workshop_id, s.position, t.created_at",
    ):
        steps.setdefault((row["workshop_id"], row["position"]), []).append(json.loads(row["details"]))
    paths = list(steps.values())
    assert len(paths) == 6
    assert all([step["order"] for step in path] == list(range(1, len(path) + 1)) for path in paths)
    feelings = [mean(int(str(step["feeling"])) for step in path) for path in paths]
    assert all(now + 1 < better for now, better in zip(feelings[::2], feelings[1::2], strict=True))


def test_what_stays_open_comes_again_and_each_round_asks_and_concludes(loaded: Loaded) -> None:
    held = counted(loaded, "SELECT series_id AS what, count(*) AS n FROM workshop WHERE series_id IS NOT NULL GROUP BY series_id")
    assert held == {"moke": 3, "weekly": 2}
    assert counted(loaded, "SELECT series_id AS what, count(*) AS n FROM open_item WHERE done_at IS NULL GROUP BY series_id") == {
        "moke": 2,
        "weekly": 1,
    }
    asked = counted(loaded, "SELECT round_id AS what, count(*) AS n FROM round_question GROUP BY round_id")
    assert asked == {"round-1": 3, "round-2": 3, "round-3": 4}
    concluded = counted(loaded, "SELECT round_id AS what, count(*) AS n FROM conclusion WHERE kind = 'conclusion' GROUP BY round_id")
    assert {f"round-{number}" for number in (1, 2, 3)} <= set(concluded)


def closed_stages(loaded: Loaded, where: str) -> list[Stage]:
    sql = f"SELECT s.* FROM stage s JOIN workshop w ON w.id = s.workshop_id WHERE s.state = 'closed' AND {where}"
    return [Stage.of(row) for row in rows(loaded, sql)]


def filled(loaded: Loaded, stage: Stage) -> list[int]:
    return [len(rows(loaded, f"SELECT 1 AS one FROM {table} WHERE stage_id = '{stage.id}'")) for table in ("theme", "vote", "answer")]


def test_the_experience_of_those_who_got_help_is_shown_in_every_round_and_grows(loaded: Loaded) -> None:
    management = Staff("staff-9", "maija", "Maija", frozenset({"management"}))
    for question in experience.of(loaded.database, management, "experience", WHOLE).questions:
        means = [each.mean for each in question.rounds.values()]
        assert len(means) == 3 and None not in means, question.name
        assert means[-1] > means[0], question.name  # type: ignore[operator]
