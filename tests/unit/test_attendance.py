"""Joining, coming back, and handing a tablet over; and that nothing of a person is kept that tells who it is."""

import pytest

from participation import attendance, clock, mine, return_codes, workshops
from participation.errors import Gone, NotFound, Refused
from participation.ids import new_token
from participation.store import Database
from tests.builders import FACILITATOR, key, room


def test_joining_gives_a_return_code_until_it_is_written_down(database: Database) -> None:
    made, visitor = room(database), new_token()
    first = attendance.join(database, visitor, made.workshop.join_code, "young_expert", "sv")
    assert first.return_code and first.return_code.count("-") == 3
    attendance.write_down_code(database, first.who, key())
    again = attendance.join(database, visitor, made.workshop.join_code, "young_expert", "sv")
    assert again.return_code is None and again.who.id == first.who.id


def test_a_join_that_is_sent_again_makes_one_person(database: Database) -> None:
    made, visitor = room(database), new_token()
    people = {attendance.join(database, visitor, made.workshop.join_code, "young_expert", "fi").who.id for _ in range(3)}
    assert len(people) == 1


def test_the_code_in_small_letters_and_with_spaces_opens_the_same_workshop(database: Database) -> None:
    made = room(database)
    code = made.workshop.join_code
    assert attendance.invitation(database, f" {code[:3].lower()} {code[3:].lower()} ").id == made.workshop.id


def test_a_wrong_code_says_so(database: Database) -> None:
    with pytest.raises(NotFound):
        attendance.invitation(database, "XXXXXX")


def test_a_closed_workshop_says_when_it_closed(database: Database) -> None:
    made = room(database)
    made.open("welcome")
    workshops.close(database, FACILITATOR, made.workshop.id)
    with pytest.raises(Gone) as gone:
        attendance.invitation(database, made.workshop.join_code)
    closed = clock.moment(str(workshops.get(database, FACILITATOR, made.workshop.id).closed_at))
    assert f"{closed.day}.{closed.month}.{closed.year}" in gone.value.say("fi")


def test_a_shut_door_lets_those_who_joined_stay(database: Database) -> None:
    made, visitor = room(database), new_token()
    inside = attendance.join(database, visitor, made.workshop.join_code, "developer", "fi")
    workshops.set_joining(database, FACILITATOR, made.workshop.id, is_open=False)
    with pytest.raises(Refused):
        attendance.join(database, new_token(), made.workshop.join_code, "developer", "fi")
    assert attendance.join(database, visitor, made.workshop.join_code, "developer", "fi").who.id == inside.who.id


def test_the_return_code_brings_the_same_person_to_another_tablet(database: Database) -> None:
    made = room(database)
    joined = attendance.join(database, new_token(), made.workshop.join_code, "young_expert", "fi")
    made.people.append(joined.who)
    made.open("add_themes")
    made.say(joined.who, "Minun sanani")
    assert joined.return_code is not None
    other_tablet = new_token()
    back = attendance.come_back(database, other_tablet, joined.return_code.upper().replace("-", "  "), None)
    assert back.id == joined.who.id
    themes = mine.of(database, back)["themes"]
    assert isinstance(themes, list) and len(themes) == 1
    assert attendance.of_visitor(database, other_tablet) == back


def test_a_person_who_comes_back_to_a_later_workshop_is_the_same_person(database: Database) -> None:
    first, second, visitor = room(database), room(database), new_token()
    one = attendance.join(database, visitor, first.workshop.join_code, "young_expert", "fi")
    two = attendance.join(database, visitor, second.workshop.join_code, "young_expert", "fi")
    assert one.who.id == two.who.id and two.who.workshop_id == second.workshop.id
    assert one.return_code is not None and two.return_code is not None
    at_home = attendance.come_back(database, new_token(), two.return_code, first.workshop.join_code)
    assert at_home.workshop_id == first.workshop.id


def test_an_unknown_return_code_says_so(database: Database) -> None:
    with pytest.raises(NotFound):
        attendance.come_back(database, new_token(), "kettu-kuusi-193", None)


def test_after_handing_over_the_browser_belongs_to_nobody(database: Database) -> None:
    made, visitor = room(database), new_token()
    attendance.join(database, visitor, made.workshop.join_code, "young_expert", "fi")
    attendance.hand_over(database, visitor)
    assert attendance.of_visitor(database, visitor) is None


def test_the_database_holds_neither_the_return_code_nor_the_cookie(database: Database) -> None:
    made, visitor = room(database), new_token()
    joined = attendance.join(database, visitor, made.workshop.join_code, "young_expert", "fi")
    with database.read() as look:
        kept = str([look.rows(f"SELECT * FROM {table}") for table in ("participant", "visitor", "attendance", "delivered")])
    assert joined.return_code is not None
    assert joined.return_code not in kept and visitor not in kept


def test_nobody_gets_the_return_code_of_somebody_else(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    made = room(database)
    drawn = iter(["kettu-kuusi-193", "kettu-kuusi-193", "lumi-puro-222"])
    monkeypatch.setattr(return_codes, "make", lambda _: next(drawn))
    codes = [attendance.join(database, new_token(), made.workshop.join_code, "young_expert", "fi").return_code for _ in range(2)]
    assert codes == ["kettu-kuusi-193", "lumi-puro-222"]
