"""Adding themes: what people write, what happens to it, and what nobody else sees."""

import pytest

from participation import care, mine, moderation, themes
from participation import room as rooms
from participation.errors import NotAllowed, NotFound, Refused
from participation.store import Database
from tests import having_read
from tests.builders import FACILITATOR, REVIEWER, Room, key, room


@pytest.fixture
def open_room(database: Database) -> Room:
    made = room(database, people=2)
    made.open("add_themes")
    return made


def shown_texts(made: Room) -> list[str]:
    return [theme["text"] for theme in rooms.of(made.database, made.workshop.id)["themes"]]  # type: ignore[attr-defined]


def own(made: Room, number: int = 0) -> list[dict[str, object]]:
    found = mine.of(made.database, made.people[number])["themes"]
    assert isinstance(found, list)
    return found


def test_a_theme_waits_until_the_facilitator_shows_it(open_room: Room) -> None:
    theme_id = open_room.say(open_room.people[0], "Kysy minulta ensin.", show=False)
    assert shown_texts(open_room) == []
    assert own(open_room)[0]["state"] == "waiting"
    having_read.show(open_room.database, FACILITATOR, theme_id)
    assert shown_texts(open_room) == ["Kysy minulta ensin."]


def test_the_same_key_sent_twice_adds_one_theme(open_room: Room) -> None:
    who, stage = open_room.people[0], open_room.stages[1]
    given = {"stage_id": stage.id, "text": "Kerran", "kind": None, "language": "fi"}
    once_only = key()
    first = themes.add(open_room.database, who, once_only, **given)  # type: ignore[arg-type]
    again = themes.add(open_room.database, who, once_only, **given)  # type: ignore[arg-type]
    assert first == again
    assert len(moderation.queue(open_room.database, FACILITATOR, open_room.workshop.id)) == 1


@pytest.mark.parametrize("text", ["", "   \n ", "\u200b\u200f", "a" * 281, "a" * 1_000_000, "\x00\x07"])
def test_an_empty_or_too_long_text_is_refused_with_a_sentence(open_room: Room, text: str) -> None:
    with pytest.raises(Refused):
        open_room.say(open_room.people[0], text)
    assert own(open_room) == []


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "**lihava** $x$ [a](b)", "=1+1", "👩‍👧 hei", "a" * 280, "rivi\ntoinen"])
def test_a_text_is_kept_as_it_was_typed(open_room: Room, text: str) -> None:
    open_room.say(open_room.people[0], text)
    assert shown_texts(open_room) == [text]


def test_control_and_direction_marks_are_taken_out(open_room: Room) -> None:
    open_room.say(open_room.people[0], "a\u202eb\x07c")
    assert shown_texts(open_room) == ["abc"]


def test_a_personal_identity_code_is_refused(open_room: Room) -> None:
    with pytest.raises(Refused):
        open_room.say(open_room.people[0], "Olen 131052-308T")


def test_a_text_held_for_care_is_seen_by_nobody_else(open_room: Room) -> None:
    theme_id = open_room.say(open_room.people[0], "TESTI: tarvitsen aikuisen apua")
    having_read.hold(open_room.database, FACILITATOR, theme_id)
    assert shown_texts(open_room) == []
    assert moderation.queue(open_room.database, FACILITATOR, open_room.workshop.id) == []
    assert own(open_room, 1) == []
    sentence = own(open_room)[0]["sentence"]
    assert isinstance(sentence, dict) and sentence["en"] == "Thank you for telling. An adult will read this."
    with pytest.raises(NotAllowed):
        moderation.held(open_room.database, REVIEWER, open_room.workshop.id)


def test_a_text_that_may_need_an_adult_stands_first_in_the_queue(open_room: Room) -> None:
    open_room.say(open_room.people[0], "Ensimmäinen", show=False)
    open_room.say(open_room.people[0], "minua lyödään", show=False)
    assert moderation.queue(open_room.database, FACILITATOR, open_room.workshop.id)[0].text == "minua lyödään"


def test_a_theme_goes_back_with_a_plain_reason_and_can_be_written_again(open_room: Room) -> None:
    theme_id = open_room.say(open_room.people[0], "Pekka on tyhmä", show=False)
    having_read.send_back(open_room.database, FACILITATOR, theme_id, "hurts")
    assert own(open_room)[0]["state"] == "returned"
    themes.change_own(open_room.database, open_room.people[0], key(), theme_id, text="Kiusaaminen estää.", kind=None)
    assert [t.text for t in moderation.queue(open_room.database, FACILITATOR, open_room.workshop.id)] == ["Kiusaaminen estää."]


def test_changing_a_shown_theme_takes_it_off_the_screen_until_it_is_read_again(open_room: Room) -> None:
    theme_id = open_room.say(open_room.people[0], "Yksi")
    themes.change_own(open_room.database, open_room.people[0], key(), theme_id, text="Toinen", kind=None)
    assert shown_texts(open_room) == []


def test_the_words_first_written_stay_in_the_history_after_a_change(open_room: Room) -> None:
    theme_id = open_room.say(open_room.people[0], "Ensin näin")
    themes.change_own(open_room.database, open_room.people[0], key(), theme_id, text="Sitten näin", kind=None)
    with open_room.database.read() as look:
        kept = [row["text"] for row in look.rows("SELECT text FROM theme_wording ORDER BY number")]
    assert kept == ["Ensin näin", "Sitten näin"]


def test_one_theme_can_be_taken_back_until_grouping_starts(open_room: Room) -> None:
    theme_id = open_room.say(open_room.people[0], "Otan pois")
    themes.take_back(open_room.database, open_room.people[0], key(), theme_id)
    assert shown_texts(open_room) == [] and own(open_room) == []
    kept = open_room.say(open_room.people[0], "Jää")
    open_room.open("group")
    with pytest.raises(Refused):
        themes.take_back(open_room.database, open_room.people[0], key(), kept)
    assert own(open_room)[0]["can_change"] is False


def test_nobody_can_touch_anothers_theme(open_room: Room) -> None:
    theme_id = open_room.say(open_room.people[0], "Minun")
    with pytest.raises(NotFound):
        themes.take_back(open_room.database, open_room.people[1], key(), theme_id)
    with pytest.raises(NotFound):
        themes.change_own(open_room.database, open_room.people[1], key(), theme_id, text="Sinun", kind=None)


def test_a_theme_for_a_closed_or_unknown_stage_is_refused(open_room: Room) -> None:
    closed = next(stage for stage in open_room.stages if stage.kind == "add_themes" and stage.state != "open")
    for stage_id in (closed.id, "no-such-stage"):
        with pytest.raises(Refused):
            themes.add(open_room.database, open_room.people[0], key(), stage_id=stage_id, text="x", kind=None, language="fi")


def test_a_theme_can_be_supported_once_by_another(open_room: Room) -> None:
    theme_id = open_room.say(open_room.people[0], "Tuettava")
    for _ in range(2):
        themes.support(open_room.database, open_room.people[1], key(), theme_id)
    assert mine.of(open_room.database, open_room.people[1])["supported"] == [theme_id]
    with pytest.raises(NotFound):
        themes.support(open_room.database, open_room.people[0], key(), theme_id)


def test_the_facilitator_hears_that_somebody_wants_an_adult_and_not_who(open_room: Room) -> None:
    care.call_for_adult(open_room.database, open_room.people[0], key())
    (call,) = care.calls(open_room.database, FACILITATOR, open_room.workshop.id)
    assert set(vars(call)) == {"id", "at"}
    care.handle_call(open_room.database, FACILITATOR, call.id)
    assert care.calls(open_room.database, FACILITATOR, open_room.workshop.id) == []


def test_a_participant_may_not_moderate(open_room: Room) -> None:
    theme_id = open_room.say(open_room.people[0], "Odottaa", show=False)
    with pytest.raises(NotAllowed):
        having_read.show(open_room.database, open_room.people[0], theme_id)  # type: ignore[arg-type]
