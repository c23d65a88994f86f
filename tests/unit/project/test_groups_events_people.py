"""Groups and series, questions of teams, events with head counts, and people who are never counted by adding."""

from datetime import UTC, datetime

import pytest

from participation import demo, stages, whispers, workshops
from participation.errors import NotFound, Refused
from participation.model.workshop import WHISPERS
from participation.project import counts_of_people, events, groups, project, regions, series, team_questions
from participation.store import Database, open_database
from tests.builders import ADMIN, FACILITATOR, REVIEWER, accounts

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def filled(database: Database) -> Database:
    accounts(database)
    project.fill_from_report(database, ADMIN)
    return database


def test_the_moke_group_has_its_thirteen_sectors(filled: Database) -> None:
    moke = next(group for group in groups.every(filled) if group.id == "moke")
    names = groups.member_names(filled)
    assert len(moke.members) == 13 and moke.region_id == "keski-uusimaa"
    assert {names[member].fi for member in moke.members} >= {"Nuorisoasema", "Perheneuvola"}
    assert [group.id for group in groups.every(filled, "network")][:4] == ["consulting", "family-therapists", "coordinators", "trainers"]


def test_a_group_knows_only_sectors_and_roles_as_members(filled: Database) -> None:
    made = groups.put(filled, FACILITATOR, None, kind="team", name={"fi": "Tiimi"}, members=["open-care", "psykologi"])
    with pytest.raises(Refused):
        groups.put(filled, FACILITATOR, made, kind="team", name={"fi": "Tiimi"}, members=["Liisa Virtanen"])
    groups.delete(filled, ADMIN, made)
    series.put(filled, FACILITATOR, None, name={"fi": "MOKE"}, rhythm="monthly", template="participation_tool", group_id="moke")
    with pytest.raises(Refused, match="series of workshops or events"):
        groups.delete(filled, ADMIN, "moke")


def test_open_items_carry_over_to_the_next_workshop_until_they_are_done(filled: Database) -> None:
    monthly = series.put(
        filled,
        FACILITATOR,
        None,
        name={"fi": "MOKE-ryhmä", "en": "MOKE group"},
        rhythm="monthly",
        template="participation_tool",
        group_id="moke",
        region_id="keski-uusimaa",
        work_package_id="WP1",
    )
    first = series.next_workshop(filled, FACILITATOR, monthly)
    assert first.title.en == "MOKE group, number 1" and first.region_id == "keski-uusimaa" and first.series_id == monthly
    workshops.change_plan(filled, FACILITATOR, first.id, workshops.Plan(series_id=monthly, receiver="johto", invited=("E", "C", "O")))
    kept = series.add_item(filled, FACILITATOR, monthly, "Kuka kutsuu nuorisoaseman?", first.id)
    done = series.add_item(filled, FACILITATOR, monthly, "Polun ensimmäinen luonnos.")
    series.finish_item(filled, FACILITATOR, done)
    second = series.next_workshop(filled, FACILITATOR, monthly)
    assert second.title.fi == "MOKE-ryhmä, numero 2" or "2" in second.title.fi
    assert (second.receiver, second.invited, second.work_package_id) == ("johto", ("E", "C", "O"), "WP1")
    stage = stages.of_workshop(filled, FACILITATOR, second.id)[1]
    assert stage.kind == "read_text" and "Kuka kutsuu" in stage.settings["text"]["fi"] and "luonnos" not in stage.settings["text"]["fi"]
    [known] = series.every(filled, FACILITATOR)
    assert [(item.id, item.carried) for item in known.open_items] == [(kept, 1)]
    assert [item.id for item in known.done_items] == [done] and len(known.workshops) == 2
    series.delete(filled, ADMIN, monthly)
    assert workshops.get(filled, ADMIN, second.id).series_id is None


def test_teams_send_questions_and_the_facilitator_builds_the_agenda(filled: Database) -> None:
    monthly = series.put(filled, FACILITATOR, None, name={"fi": "SYTY"}, rhythm="as_needed", template="participation_tool")
    workshop = series.next_workshop(filled, FACILITATOR, monthly)
    assert team_questions.box(filled, FACILITATOR, workshop.id) is None
    opened = team_questions.open_box(filled, FACILITATOR, workshop.id)
    for team, text in (("Tiimi 1", "Miten perhe kutsutaan mukaan?"), ("Team 2", "Hur börjar man?")):
        team_questions.ask(filled, opened.key, team, text, "fi")
    first, second = team_questions.of_workshop(filled, FACILITATOR, workshop.id)
    before = stages.of_workshop(filled, FACILITATOR, workshop.id)
    stage = team_questions.put_on_agenda(filled, FACILITATOR, first.id, minutes=15, after=before[1].id)
    there = stages.of_workshop(filled, FACILITATOR, workshop.id)
    assert there[2].id == stage.id and stage.prompt.fi == "Miten perhe kutsutaan mukaan?" and stage.name.en == "Question from Tiimi 1"
    assert stages.activity(stage).surface == "themes"
    team_questions.leave_out(filled, FACILITATOR, second.id)
    assert [each.state for each in team_questions.of_workshop(filled, FACILITATOR, workshop.id)] == ["agenda", "left_out"]
    with pytest.raises(Refused, match="on the agenda"):
        team_questions.leave_out(filled, FACILITATOR, first.id)
    workshops.close(filled, FACILITATOR, workshop.id)
    for wrong in (opened.key, "something"):
        with pytest.raises(NotFound, match="no questions any more"):
            team_questions.ask(filled, wrong, "Tiimi", "Kysymys?", "fi")


def test_an_event_keeps_a_head_count_and_themes_and_nothing_else(filled: Database) -> None:
    made = events.put(filled, FACILITATOR, None, kind="info", name={"sv": "SYTY-info"}, on_day="2022-03-04", heads=45, audience="trainers")
    event = next(each for each in events.every(filled) if each.id == made)
    assert (event.heads, event.more_than, event.audience, event.on_day) == (45, False, "trainers", "2022-03-04")
    with pytest.raises(Refused, match="whole number"):
        events.put(filled, FACILITATOR, made, kind="info", name={"sv": "x"}, heads=-1)
    events.delete(filled, FACILITATOR, made)
    assert made not in {each.id for each in events.every(filled)}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Database:
    database = open_database(str(tmp_path_factory.mktemp("demo") / "yhdessa.db"))
    demo.load(database, at=AT)
    project.fill_from_report(database, ADMIN)
    return database


def test_the_demo_says_99_people_168_attendances_and_over_2800_apart(shown: Database) -> None:
    people = counts_of_people.of_project(shown, FACILITATOR)
    assert (people.participants, people.attendances, people.came_again) == (99, 168, 47)
    assert dict(people.rounds) == {1: 52, 2: 25, 3: 22}
    [webinars] = counts_of_people.heads(shown, FACILITATOR)
    assert (webinars.kind, webinars.heads, webinars.more_than) == ("webinar", 2800, True)


def test_experts_by_experience_were_there_from_the_first_workshop_of_the_demo(shown: Database) -> None:
    known = counts_of_people.experts(shown, FACILITATOR)
    assert known.workshops == len([each for each in workshops.every(shown, ADMIN) if each.opened_at and each.template != WHISPERS])
    assert known.from_the_start and known.workshops / 2 < known.present_in <= known.workshops


def test_no_two_of_the_numbers_are_ever_added(shown: Database) -> None:
    people, [webinars] = counts_of_people.of_project(shown, FACILITATOR), counts_of_people.heads(shown, FACILITATOR)
    numbers = [people.participants, people.attendances, people.came_again, webinars.heads]
    sums = {a + b for a in numbers for b in numbers if a and b} | {sum(number or 0 for number in numbers)}
    told = {*numbers, *people.rounds.values(), people.other_rounds, webinars.events}
    assert not told & sums


def test_who_only_notes_signals_has_attended_nothing(filled: Database) -> None:
    for number in range(6):
        whispers.note(filled, FACILITATOR, f"note-{number:05d}", text="Huomasin jotain.", kind="threat", language="fi")
    assert counts_of_people.of_project(filled, FACILITATOR).participants is None


def visits(*rounds_of_people: int) -> list[dict[str, object]]:
    return [{"participant_id": p, "round_id": r} for p, many in enumerate(rounds_of_people) for r in range(1, many + 1)]


def test_a_few_people_are_never_counted() -> None:
    few = counts_of_people.people(visits(1, 1, 2, 1))  # type: ignore[arg-type]
    assert (few.participants, few.attendances, few.rounds, few.came_again) == (None, None, {}, None)
    one_came_twice = counts_of_people.people(visits(*[1] * 9, 2))  # type: ignore[arg-type]
    assert one_came_twice.participants == 10 and one_came_twice.attendances is None, "11 - 10 would tell of one"
    assert one_came_twice.came_again is None and 1 not in one_came_twice.rounds.values()
    nobody = counts_of_people.people([])
    assert (nobody.participants, nobody.came_again) == (None, None)


def test_regions_of_the_demo_are_those_of_the_report(shown: Database) -> None:
    assert len(regions.every(shown)) == 9 and all(region.work_packages for region in regions.every(shown))
    assert len(workshops.every(shown, REVIEWER)) == len(workshops.every(shown, ADMIN)) > 18
