"""Whispers: weak signals that professionals note from everyday work, whenever they notice one."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from participation import attendance, moderation, results, stages, what_happened, whispers, workshops
from participation import room as rooms
from participation.errors import NotAllowed, NotFound, Refused
from participation.ids import new_token
from participation.model.people import Participant, Staff
from participation.model.workshop import WHISPERS, Workshop
from participation.store import Database
from participation.template_files import templates
from tests import having_read
from tests.builders import ADMIN, FACILITATOR, REVIEWER, key, room

SIGNAL = "Moni perhe kysyy nyt samaa asiaa."


def noted(database: Database, who: Staff | Participant, text: str = SIGNAL, given: str | None = None) -> str:
    return whispers.note(database, who, given or key(), text=text, kind="threat", strength="whisper", where="everyday", language="fi")


def standing(database: Database) -> Workshop:
    [found] = [known for known in workshops.every(database, ADMIN) if known.template == WHISPERS]
    return found


def queue(database: Database) -> list[str]:
    return [theme.text for theme in moderation.queue(database, FACILITATOR, standing(database).id)]


def test_a_signal_waits_for_a_facilitator_with_its_kind_strength_and_place(database: Database) -> None:
    theme_id = noted(database, REVIEWER)
    [theme] = moderation.queue(database, FACILITATOR, standing(database).id)
    assert (theme.id, theme.kind, theme.details) == (theme_id, "threat", {"strength": "whisper", "where": "everyday"})
    assert rooms.of(database, theme.workshop_id)["themes"] == []
    having_read.show(database, FACILITATOR, theme_id)
    shown = rooms.of(database, theme.workshop_id)["themes"]
    assert isinstance(shown, list)
    assert [each["text"] for each in shown] == [SIGNAL]


def test_the_same_tap_twice_is_one_signal(database: Database) -> None:
    given = key()
    assert noted(database, REVIEWER, given=given) == noted(database, REVIEWER, given=given)
    assert queue(database) == [SIGNAL]


def test_all_signals_stand_in_one_workshop_that_nobody_joins(database: Database) -> None:
    for who in (FACILITATOR, REVIEWER, ADMIN):
        noted(database, who)
    workshop = standing(database)
    assert (workshop.state, workshop.joining, workshop.title.fi) == ("open", False, "Hiljaiset signaalit arjesta")
    with pytest.raises(Refused):
        attendance.join(database, new_token(), workshop.join_code, "developer", "fi")
    assert WHISPERS not in {template.id for template in templates.all()}


def test_many_first_signals_at_once_make_one_workshop(database: Database) -> None:
    with ThreadPoolExecutor(4) as pool:
        people = [Staff(f"staff-{n}", "x", "X", frozenset({"reviewer"})) for n in range(4)]
        list(pool.map(lambda who: noted(database, who), people))
    assert len(queue(database)) == 4


def test_a_standing_workshop_that_was_closed_or_moved_goes_on(database: Database) -> None:
    noted(database, REVIEWER)
    first = standing(database)
    stages.close_present(database, FACILITATOR, first.id)
    noted(database, REVIEWER)
    assert len(queue(database)) == 2
    workshops.close(database, FACILITATOR, first.id)
    noted(database, REVIEWER)
    latest = next(known for known in workshops.every(database, ADMIN) if known.template == WHISPERS)
    assert latest.id != first.id
    assert len(moderation.queue(database, FACILITATOR, latest.id)) == 1


def test_nothing_of_an_account_stands_beside_its_signals(database: Database) -> None:
    noted(database, REVIEWER)
    noted(database, REVIEWER)
    with database.read() as look:
        tables = ("theme", "participant", "attendance", "pseudonym", "theme_event", "delivered")
        kept = str([look.rows(f"SELECT * FROM {table}") for table in tables])
        people = look.rows("SELECT role_group FROM participant")
    assert [row["role_group"] for row in people] == ["D"]
    assert REVIEWER.account_id not in kept
    assert REVIEWER.username not in kept


@pytest.mark.parametrize("role", ["child_welfare", "other_service", "management", "developer"])
def test_a_professional_who_takes_part_notes_signals_under_their_own_return_code(database: Database, role: str) -> None:
    made = room(database)
    joined = attendance.join(database, new_token(), made.workshop.join_code, role, "sv")
    noted(database, joined.who)
    [told] = what_happened.of(database, joined.who)
    assert told["words"] == {"text": SIGNAL, "language": "fi"}
    assert joined.return_code
    back = attendance.come_back(database, new_token(), joined.return_code, None)
    assert back.workshop_id == made.workshop.id, "a return code leads to the workshop, not to the signals"


def test_experts_by_experience_and_strangers_are_told_calmly(database: Database) -> None:
    [expert] = room(database).join("young_expert")
    for who in (expert, None):
        assert not whispers.may_note(who)
        with pytest.raises(NotAllowed):
            whispers.note(database, who, key(), text=SIGNAL, kind="threat", language="fi")
        with pytest.raises(NotAllowed):
            whispers.latest_of(database, who)


def test_a_signal_without_a_kind_or_with_an_unknown_strength_is_refused(database: Database) -> None:
    for wrong in ({"kind": None}, {"kind": "idea"}, {"kind": "threat", "strength": "roar"}, {"kind": "threat", "where": "moon"}):
        with pytest.raises(Refused):
            whispers.note(database, REVIEWER, key(), text=SIGNAL, language="fi", **wrong)


def test_the_writer_sees_their_latest_signals(database: Database) -> None:
    assert whispers.latest_of(database, REVIEWER) == []
    for number in range(7):
        noted(database, REVIEWER, f"Merkki {number}")
    noted(database, ADMIN, "Toisen merkki")
    assert [theme.text for theme in whispers.latest_of(database, REVIEWER)] == [f"Merkki {n}" for n in (6, 5, 4, 3, 2)]


def test_who_notes_very_many_signals_gets_another_pseudonym(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("participation.model.limits.THEMES_OF_ONE_PERSON", 2)
    for _ in range(3):
        noted(database, REVIEWER)
    assert len(queue(database)) == 3


def test_a_code_of_nobody_opens_no_pseudonym(database: Database) -> None:
    noted(database, REVIEWER)
    with pytest.raises(NotFound):
        attendance.come_back(database, new_token(), "", None)
    assert results.of_workshop(database, REVIEWER, standing(database).id) == []
