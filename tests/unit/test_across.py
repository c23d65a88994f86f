"""The themes of all workshops together: signals that are followed up, kinds, levels, crossed tags, and the goals' evidence."""

from dataclasses import replace

import pytest

from participation import moderation, stages, themes, workshops
from participation.across import crossing, evidence, growth, kinds, levels, reading, signals
from participation.across.reading import BETWEEN, Where
from participation.errors import NotAllowed, NotFound, Refused
from participation.grouping import put, take_out
from participation.model.people import Staff
from participation.model.texts import Texts
from participation.project import goals, project, rounds
from participation.store import Database
from participation.template_files import templates
from participation.workshops import Plan
from tests import having_read
from tests.builders import ADMIN, FACILITATOR, REVIEWER, Room, accounts, key

COORDINATOR = replace(REVIEWER, roles=frozenset({"coordinator"}))
EVALUATOR = replace(REVIEWER, roles=frozenset({"evaluator"}))
MANAGEMENT = replace(REVIEWER, roles=frozenset({"management"}))
NAME = Texts.same("Vaihe")


@pytest.fixture
def filled(database: Database) -> Database:
    accounts(database)
    project.fill_from_report(database, ADMIN)
    return database


def held(database: Database, kind: str = "signal", *, settings: dict[str, object] | None = None, **plan: str) -> Room:
    """A workshop with a stage of this kind open, and people in it."""
    made = Room(database, workshops.create(database, FACILITATOR, templates.of("participation_tool"), Plan(**plan)))  # type: ignore[arg-type]
    made.join(number=6)
    stage = stages.add(database, FACILITATOR, made.workshop.id, kind=kind, name=NAME, prompt=NAME, minutes=5, after=None)
    if settings:
        stages.edit(database, FACILITATOR, stage.id, settings=settings)
    stages.open_stage(database, FACILITATOR, made.workshop.id, stage.id, after=None)
    return made


def say(made: Room, text: str, kind: str | None = "threat", show: bool = True, **details: object) -> str:
    stage = next(stage for stage in made.stages if stage.state == "open")
    given = themes.add(made.database, made.people[0], key(), stage_id=stage.id, text=text, kind=kind, language="fi", details=details)
    if show:
        having_read.show(made.database, FACILITATOR, str(given["theme"]))
    return str(given["theme"])


def board(database: Database, who: Staff = REVIEWER) -> dict[str, list[str]]:
    return {status: [one.line.theme.id for one in own] for status, own in signals.by_status(signals.every(database, who)).items()}


def test_only_shown_signals_stand_on_the_board_and_new_ones_first(filled: Database) -> None:
    made = held(filled, round_id="round-1")
    first = say(made, "Kokous peruttiin.", strength="talk", where="team")
    second = say(made, "Opettaja soitti.", "opportunity")
    say(made, "Odottaa.", show=False)
    care = say(made, "Hoidossa.")
    having_read.hold(filled, FACILITATOR, care)
    assert board(filled) == {"new": [second, first], "watched": [], "happened": [], "in_use": [], "passed": []}
    [_, one] = signals.every(filled, REVIEWER)
    assert (one.strength, one.where, one.is_whisper, one.line.role_group) == ("talk", "team", False, None)


def test_what_became_of_a_signal_is_kept_step_by_step_with_the_role_that_said_so(filled: Database) -> None:
    theme = say(held(filled), "Kokous peruttiin.")
    signals.follow(filled, COORDINATOR, theme, "watched")
    signals.follow(filled, COORDINATOR, theme, "watched")
    signals.follow(filled, REVIEWER, theme, "happened")
    [one] = signals.every(filled, EVALUATOR)
    assert [(step.status, step.by_role) for step in one.history] == [("watched", "coordinator"), ("happened", "reviewer")]
    assert board(filled)["happened"] == [theme]


def test_a_threat_happens_and_an_opportunity_is_used(filled: Database) -> None:
    made = held(filled)
    threat, opportunity = say(made, "Kokous peruttiin."), say(made, "Opettaja soitti.", "opportunity")
    signals.follow(filled, REVIEWER, opportunity, "in_use")
    for theme, status in ((threat, "in_use"), (opportunity, "happened"), (threat, "gone")):
        with pytest.raises(Refused):
            signals.follow(filled, REVIEWER, theme, status)
    other = held(filled, "add_themes")
    with pytest.raises(Refused):
        signals.follow(filled, REVIEWER, say(other, "Ihan muuta.", "helps"), "watched")


@pytest.mark.parametrize("who", [FACILITATOR, EVALUATOR, MANAGEMENT])
def test_who_reads_the_board_does_not_move_signals(filled: Database, who: Staff) -> None:
    theme = say(held(filled), "Kokous peruttiin.")
    assert board(filled, who)["new"] == [theme]
    for do in (
        lambda: signals.follow(filled, who, theme, "watched"),
        lambda: growth.say(filled, who, theme, theme, grew=True),
        lambda: evidence.set_of_theme(filled, who, theme, ["goal-1"]),
        lambda: evidence.link(filled, who, [theme], ["goal-1"]),
    ):
        with pytest.raises(NotAllowed):
            do()


def test_a_signal_that_is_not_shown_any_more_is_followed_up_nowhere(filled: Database) -> None:
    theme = say(held(filled), "Kokous peruttiin.")
    signals.follow(filled, REVIEWER, theme, "watched")
    moderation.wait_again(filled, FACILITATOR, theme)
    assert signals.every(filled, REVIEWER) == []
    with pytest.raises(NotFound):
        signals.follow(filled, REVIEWER, theme, "happened")
    made = held(filled)
    gone = say(made, "Otan pois.")
    signals.follow(filled, REVIEWER, gone, "watched")
    themes.take_back(filled, made.people[0], key(), gone)
    with filled.read() as look:
        assert [row["theme_id"] for row in look.rows("SELECT theme_id FROM signal_status")] == [theme]


def test_a_near_signal_of_a_later_round_is_suggested_and_a_person_decides(filled: Database) -> None:
    first = say(held(filled, round_id="round-1"), "Viikkokokous perutaan ensimmäisenä, kun on kiire.")
    same_round = say(held(filled, round_id="round-1"), "Viikkokokous perutaan aina ensimmäisenä, jos on kiire.")
    later = held(filled, round_id="round-2")
    again = say(later, "Viikkokokous peruttiin taas ensimmäisenä, kun tuli kiire.")
    say(later, "Viikkokokous peruttiin taas ensimmäisenä, kun tuli kiire.", "opportunity")
    say(later, "Kukaan ei puhu ruotsia vastaanotolla.")
    found = {(pair.earlier.theme.id, pair.later.theme.id) for pair in growth.suggestions(filled, REVIEWER)}
    assert found == {(first, again), (same_round, again)}
    growth.say(filled, REVIEWER, first, again, grew=True)
    growth.say(filled, REVIEWER, same_round, again, grew=False)
    assert growth.suggestions(filled, REVIEWER) == []
    came = {one.line.theme.id: [line.theme.id for line in one.came_again] for one in signals.every(filled, MANAGEMENT)}
    assert came[first] == [again] and came[same_round] == [] and came[again] == []
    growth.say(filled, COORDINATOR, first, again, grew=False)
    assert not any(one.came_again for one in signals.every(filled, REVIEWER))
    with pytest.raises(Refused):
        growth.say(filled, REVIEWER, again, first, grew=True)


def test_signals_in_groups_with_the_same_name_are_suggested_too(filled: Database) -> None:
    one, two = held(filled, round_id="round-1"), held(filled, round_id="round-2")
    first, second = say(one, "Kokoukselle ei löydy tunteja."), say(two, "Vi har bråttom jämt.")
    put(filled, FACILITATOR, one.workshop.id, [first], group=None, name="Aika")
    put(filled, FACILITATOR, two.workshop.id, [second], group=None, name="aika ")
    assert [(pair.earlier.theme.id, pair.later.theme.id) for pair in growth.suggestions(filled, REVIEWER)] == [(first, second)]


def test_round_region_and_work_package_narrow_what_is_read(filled: Database) -> None:
    one = say(held(filled, round_id="round-1", work_package_id="WP1", region_id="helsinki"), "Yksi.")
    two = say(held(filled, work_package_id="WP2"), "Kaksi.")

    def read(**where: str) -> list[str]:
        return [line.theme.id for line in reading.themes(filled, REVIEWER, Where(**where))]

    assert read() == [one, two]
    assert (read(round="round-1"), read(round=BETWEEN), read(round="round-2")) == ([one], [two], [])
    assert (read(region="helsinki"), read(work_package="WP2"), read(region="helsinki", work_package="WP2")) == ([one], [two], [])


def test_nobody_reads_the_workshops_of_another_region(filled: Database) -> None:
    theme = say(held(filled, region_id="helsinki"), "Yksi.")
    with filled.write() as change:
        change.save("belonging", {"id": "b", "account_id": ADMIN.account_id, "region_id": "kymenlaakso", "organisation_id": None})
    other = replace(REVIEWER, account_id="staff-9")
    assert reading.themes(filled, other) == [] and signals.every(filled, other) == []
    assert [line.theme.id for line in reading.themes(filled, COORDINATOR)] == [theme]
    with pytest.raises(NotAllowed):
        signals.follow(filled, other, theme, "watched")
    with pytest.raises(NotAllowed):
        evidence.set_of_theme(filled, other, theme, ["goal-1"])


def test_nobody_without_a_role_reads_across(filled: Database) -> None:
    stranger = replace(REVIEWER, roles=frozenset())
    for read in (reading.themes, signals.every, growth.suggestions, evidence.of_goals):
        with pytest.raises(NotAllowed):
            read(filled, stranger)


def test_achievements_challenges_and_learning_are_counted_by_work_package(filled: Database) -> None:
    settings: dict[str, object] = {"kinds": ["achievement", "challenge", "learning"]}
    one = held(filled, "add_themes", settings=settings, work_package_id="WP1")
    two = held(filled, "add_themes", settings=settings)
    for kind in ("achievement", "achievement", "learning"):
        say(one, f"Tämä on {kind}.", kind)
    say(two, "Vaikeaa.", "challenge")
    lines = reading.themes(filled, REVIEWER)
    shown = kinds.SETS[kinds.RESULTS][1]
    assert dict(kinds.counted(lines, shown)) == {("WP1", "achievement"): 2, ("WP1", "learning"): 1, (None, "challenge"): 1}
    assert [line.theme.text for line in kinds.of_cell(lines, None, "challenge")] == ["Vaikeaa."]
    assert kinds.in_use(lines) == ["results"] and kinds.in_use([]) == ["results"]


def test_every_kind_of_theme_belongs_to_one_set() -> None:
    from participation.model.kinds import KINDS

    every = [kind for _, own in kinds.SETS.values() for kind in own]
    assert sorted(every) == sorted(KINDS)


def test_a_level_comes_from_the_writer_or_from_a_tag_and_empty_levels_stand_there(filled: Database) -> None:
    made = held(filled)
    written = say(made, "Tiimissä sanotaan.", where="team")
    tagged = say(made, "Johto ei tiedä.")
    having_read.set_tags(filled, REVIEWER, tagged, ["level-organisation", "level-team"])
    say(made, "Ilman tasoa.")
    found = {level: [line.theme.id for line in own] for level, own in levels.by_level(reading.themes(filled, REVIEWER)).items()}
    assert found == {"everyday": [], "team": [written, tagged], "organisation": [tagged], "region": [], "national": []}


def test_two_tags_part_the_themes_into_both_and_only_one(filled: Database) -> None:
    made = held(filled)
    both, one, two = (say(made, text) for text in ("Molemmat.", "Yksi.", "Kaksi."))
    say(made, "Ei kumpaakaan.")
    having_read.set_tags(filled, REVIEWER, both, ["systemic", "participation"])
    having_read.set_tags(filled, REVIEWER, one, ["systemic"])
    having_read.set_tags(filled, REVIEWER, two, ["participation", "oma merkintä"])
    having_read.decide(filled, REVIEWER, [both], status="being_tried")
    lines = reading.themes(filled, REVIEWER)
    known = crossing.choices(filled, lines)
    found = crossing.cross(lines, known["systemic"], known["participation"])
    assert [[line.theme.id for line in part] for part in (found.only_first, found.both, found.only_second)] == [[one], [both], [two]]
    assert crossing.decided(found.both) == {"being_tried": 1}
    whole = crossing.cross(lines, known["list:cross"], known["oma merkintä"])
    assert [line.theme.id for line in whole.both] == [two] and len(whole.only_first) == 2
    [participation, systemic, multi] = crossing.common(filled, lines)
    assert (participation.themes, participation.workshops, participation.acted_on) == (2, 1, 1)
    assert systemic.by_round == {None: 2} and multi.themes == 0


def test_a_theme_a_group_and_a_conclusion_stand_behind_a_goal(filled: Database) -> None:
    made = held(filled, round_id="round-1")
    alone, first, second = (say(made, text) for text in ("Yksin.", "Ryhmässä.", "Samassa ryhmässä."))
    group = put(filled, FACILITATOR, made.workshop.id, [first, second], group=None, name="Ryhmä")
    concluded = rounds.conclude(filled, EVALUATOR, kind="conclusion", text={"fi": "Jatketaan."}, round_id="round-1")
    evidence.set_of_theme(filled, REVIEWER, alone, ["goal-1", "goal-2"])
    evidence.set_of_theme(filled, REVIEWER, alone, ["goal-1"])
    evidence.set_of_group(filled, COORDINATOR, group, ["goal-1"])
    evidence.set_of_conclusion(filled, EVALUATOR, concluded, ["goal-1"])
    having_read.decide(filled, REVIEWER, [second], status="taken_in")
    assert set(evidence.of_goals(filled, MANAGEMENT)) == {"goal-1"}
    one = evidence.of_goals(filled, MANAGEMENT)["goal-1"]
    assert {line.theme.id for line in one.themes} == {alone, first, second} and one.acted_on == 1
    assert [each.id for each in one.conclusions] == [concluded]
    links = evidence.of_theme(filled, REVIEWER, first)
    assert (links.goals, links.group_id, links.of_group) == ((), group, ("goal-1",))
    take_out(filled, FACILITATOR, made.workshop.id, [second])
    moderation.wait_again(filled, FACILITATOR, alone)
    assert {line.theme.id for line in evidence.of_goals(filled, REVIEWER)["goal-1"].themes} == {first}
    rounds.take_off(filled, EVALUATOR, concluded)
    goals.delete(filled, ADMIN, "goal-1")
    assert evidence.of_goals(filled, REVIEWER) == {}


def test_several_themes_are_linked_at_once_or_none(filled: Database) -> None:
    made = held(filled)
    one, two, waiting = say(made, "Yksi."), say(made, "Kaksi."), say(made, "Odottaa.", show=False)
    evidence.set_of_theme(filled, REVIEWER, one, ["goal-7"])
    for ids, wanted in (([], ["goal-1"]), ([one], []), ([one, waiting], ["goal-1"]), ([one], ["goal-99"])):
        with pytest.raises(Refused):
            evidence.link(filled, REVIEWER, ids, wanted)
    evidence.link(filled, REVIEWER, [one, two], ["goal-1"])
    assert evidence.of_theme(filled, REVIEWER, one).goals == ("goal-1", "goal-7")
    assert evidence.of_theme(filled, REVIEWER, two).goals == ("goal-1",)
