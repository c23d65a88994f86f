"""What the join page asks: the roles that a plan offers, and a coarse age only where the plan says why."""

import json

import pytest

from participation import attendance, audience, exports, join_page, mine, notice, review, stages, workshops
from participation import room as rooms
from participation.errors import NotAllowed, Refused
from participation.ids import new_token
from participation.join_page import Asked
from participation.model.texts import Texts
from participation.project import project, project_roles
from participation.store import Database
from tests.builders import ADMIN, FACILITATOR, REVIEWER, Room, key, room

WHY = Texts.same("Haluamme kuulla nuoria, jotka jäävät palvelujen väliin.")
PROFESSIONS = ("sosiaaliohjaaja_perhetyo", "nuorisotyontekija", "sairaanhoitaja", "psykologi", "sivistystoimi", "young_expert")


@pytest.fixture
def made(database: Database) -> Room:
    project.fill_from_report(database, ADMIN)
    return room(database)


def plan(made: Room, roles: tuple[str, ...] = (), why: Texts | None = None) -> None:
    join_page.plan(made.database, FACILITATOR, made.workshop.id, Asked(roles, why))


def join(made: Room, role: str, age: str = "") -> attendance.Joined:
    return attendance.join(made.database, new_token(), made.workshop.join_code, role, "fi", age)


def page(made: Room) -> dict[str, object]:
    with made.database.read() as look:
        return join_page.as_json(look, workshops.find(look, made.workshop.id))


def bands(made: Room) -> list[str | None]:
    with made.database.read() as look:
        return [row["age_band"] for row in look.rows("SELECT age_band FROM attendance ORDER BY tablet")]


def test_without_a_choice_the_usual_six_are_offered(made: Room) -> None:
    with made.database.read() as look:
        assert join_page.offered(look, made.workshop.id) == join_page.usual()
    assert page(made)["ages"] is None
    with pytest.raises(Refused, match="Choose who you are"):
        join(made, "psykologi")


def test_the_professions_and_the_education_sector_can_be_chosen_and_count_by_their_group(made: Room) -> None:
    plan(made, PROFESSIONS)
    with made.database.read() as look:
        labels = {role.value: (role.group, role.label.fi) for role in join_page.offered(look, made.workshop.id)}
    assert labels["psykologi"] == ("O", "Psykologi") and labels["sosiaaliohjaaja_perhetyo"][0] == "C" and len(labels) == 6
    assert (join(made, "sivistystoimi").who.role, join(made, "sivistystoimi").who.role_group) == ("sivistystoimi", "O")
    with pytest.raises(Refused):
        join(made, "management")
    for _ in range(3):
        join(made, "sairaanhoitaja")
    assert dict(audience.of_workshop(made.database, FACILITATOR, made.workshop.id).role_groups) == {"O": 5}


def test_a_new_role_of_the_project_can_be_offered_and_merged(made: Room) -> None:
    new = project_roles.put(made.database, ADMIN, None, name={"fi": "kouluvalmentaja", "sv": "skolcoach"}, group="O")
    plan(made, (new,))
    assert join(made, new).who.role_group == "O"
    project_roles.merge(made.database, ADMIN, new, "psykologi")
    assert join_page.asked(made.database, FACILITATOR, made.workshop.id).roles == ("psykologi",)
    assert join(made, "psykologi").who.role == "psykologi"


def test_who_is_in_already_stays_what_they_were_when_the_choice_changes(made: Room) -> None:
    visitor = new_token()
    first = attendance.join(made.database, visitor, made.workshop.join_code, "developer", "fi").who
    plan(made, ("psykologi",))
    again = attendance.join(made.database, visitor, made.workshop.join_code, "young_expert", "fi").who
    assert (again.id, again.role, again.role_group) == (first.id, "developer", "D")


def test_only_facilitators_plan_it_and_only_with_known_roles(made: Room) -> None:
    with pytest.raises(NotAllowed):
        join_page.plan(made.database, REVIEWER, made.workshop.id, Asked())
    with pytest.raises(Refused):
        plan(made, ("<b>",))
    with pytest.raises(Refused, match="why you ask"):
        join_page.reason("  ")


def test_an_age_is_kept_only_where_the_plan_says_why_and_only_of_experts_by_experience(made: Room) -> None:
    join(made, "young_expert", "13-15")
    plan(made, why=WHY)
    join(made, "young_expert", "13-15")
    join(made, "child_welfare", "18")
    join(made, "young_expert", "14")
    join(made, "young_expert", "")
    assert bands(made) == [None, "13-15", None, None, None]


def test_ages_are_forgotten_when_they_are_not_asked_any_more(made: Room) -> None:
    plan(made, why=WHY)
    join(made, "young_expert", "16-17")
    plan(made)
    assert bands(made) == [None]


def test_the_console_says_ages_only_in_steps_of_five(made: Room) -> None:
    plan(made, why=WHY)
    for band, number in (("13-15", 4), ("16-17", 3)):
        for _ in range(number):
            join(made, "young_expert", band)
    assert audience.of_workshop(made.database, FACILITATOR, made.workshop.id).ages == {}
    for band, number in (("13-15", 6), ("16-17", 2), ("16-17", 4)):
        for _ in range(number):
            join(made, "young_expert", band)
    assert audience.of_workshop(made.database, FACILITATOR, made.workshop.id).ages == {"13-15": 10, "16-17": 5}


def test_an_age_is_in_no_file_no_room_and_not_beside_a_theme(made: Room) -> None:
    plan(made, why=WHY)
    who = join(made, "young_expert", "16-17").who
    made.open("add_themes")
    theme = made.say(who, "Kukaan ei kysynyt.")
    tables = exports.of_workshop(made.database, REVIEWER, made.workshop.id, "fi")
    seen = [tables, review.detail(made.database, REVIEWER, theme), rooms.of(made.database, made.workshop.id)]
    assert not [each for each in seen if "16-17" in str(each) or "16–17" in str(each)]


def test_a_person_reads_that_an_age_is_held_and_takes_it_back(made: Room) -> None:
    plan(made, why=WHY)
    who = join(made, "young_expert", "10-12").who
    assert "age" in str(mine.of(made.database, who)["holds"])
    mine.take_back_all(made.database, who, key())
    assert bands(made) == [None]
    assert "the age" not in str(mine.of(made.database, who)["holds"])


def test_the_join_page_says_who_gets_the_results_and_who_arranges(made: Room) -> None:
    assert "not agreed yet" in str(page(made)["results_go_to"]) and page(made)["arranged_by"] is None
    wanted = workshops.Plan(receiver="palvelupäällikkö", organisation_id="fskc")
    workshops.change_plan(made.database, FACILITATOR, made.workshop.id, wanted)
    assert "palvelupäällikkö" in str(page(made)["results_go_to"]) and "FSKC" in str(page(made)["arranged_by"])


def test_what_participants_were_told_stays_with_the_workshop(made: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    assert made.workshop.notice is None
    made.open("welcome")
    monkeypatch.setattr(notice, "VERSION", "2030-01-01")
    now = workshops.get(made.database, FACILITATOR, made.workshop.id)
    stages.go_on(made.database, FACILITATOR, made.workshop.id, after=now.stage_id)
    assert workshops.get(made.database, FACILITATOR, made.workshop.id).notice not in (None, "2030-01-01")
    assert json.dumps(page(made)["notice"])


def test_who_only_watches_is_a_number_and_nobody_who_takes_part(made: Room) -> None:
    audience.watch(made.database, FACILITATOR, made.workshop.id, 3)
    seen = audience.of_workshop(made.database, FACILITATOR, made.workshop.id)
    assert (seen.watching, seen.joined) == (3, None)
    with pytest.raises(Refused):
        audience.watch(made.database, FACILITATOR, made.workshop.id, -1)
    with pytest.raises(NotAllowed):
        audience.watch(made.database, REVIEWER, made.workshop.id, 1)
