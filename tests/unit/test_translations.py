"""A translation beside a theme: the own words stay as they are, and everybody sees which is which."""

import pytest

from participation import room as rooms
from participation import themes, translations
from participation.errors import NotAllowed, Refused
from participation.store import Database
from tests import having_read
from tests.builders import FACILITATOR, REVIEWER, Room, key, room


@pytest.fixture
def made(database: Database) -> Room:
    made = room(database, people=6)
    made.open("add_themes")
    return made


def shown(made: Room, theme_id: str) -> dict[str, object]:
    found = rooms.of(made.database, made.workshop.id)["themes"]
    assert isinstance(found, list)
    return next(theme for theme in found if theme["id"] == theme_id)


def test_a_translation_stands_beside_the_own_words_and_says_who_made_it(made: Room) -> None:
    theme_id = made.say(made.people[0], "Sain puhua.")
    having_read.translate(made.database, FACILITATOR, theme_id, "sv", " Jag fick tala. ")
    theme = shown(made, theme_id)
    (translation,) = theme["translations"]  # type: ignore[misc]
    assert (theme["text"], translation["language"], translation["text"]) == ("Sain puhua.", "sv", "Jag fick tala.")
    assert translation["by"]["en"] == "Translation by the facilitator"


def test_a_translation_can_be_changed_and_taken_away(made: Room) -> None:
    theme_id = made.say(made.people[0], "Sain puhua.")
    for text in ("Jag talade.", "Jag fick tala."):
        having_read.translate(made.database, FACILITATOR, theme_id, "sv", text)
    assert [each["text"] for each in shown(made, theme_id)["translations"]] == ["Jag fick tala."]  # type: ignore[attr-defined]
    translations.take_away(made.database, FACILITATOR, theme_id, "sv")
    assert shown(made, theme_id)["translations"] == []


def test_a_theme_that_waits_can_be_translated_before_it_is_shown(made: Room) -> None:
    theme_id = made.say(made.people[0], "Sain puhua.", show=False)
    having_read.translate(made.database, FACILITATOR, theme_id, "en", "I got to speak.")
    having_read.show(made.database, FACILITATOR, theme_id)
    assert shown(made, theme_id)["translations"]


def test_a_held_theme_has_no_translation_that_anybody_sees(made: Room) -> None:
    theme_id = made.say(made.people[0], "Sain puhua.")
    having_read.translate(made.database, FACILITATOR, theme_id, "sv", "Jag fick tala.")
    having_read.hold(made.database, FACILITATOR, theme_id)
    assert translations.for_staff(made.database, FACILITATOR, made.workshop.id) == {}
    with pytest.raises(Refused):
        having_read.translate(made.database, FACILITATOR, theme_id, "en", "I got to speak.")


def test_other_words_or_an_unknown_language_take_no_old_translation_along(made: Room) -> None:
    who = made.people[0]
    theme_id = made.say(who, "Sain puhua.")
    having_read.translate(made.database, FACILITATOR, theme_id, "sv", "Jag fick tala.")
    for language in ("fi", "xx"):
        with pytest.raises(Refused):
            having_read.translate(made.database, FACILITATOR, theme_id, language, "Sama.")
    themes.change_own(made.database, who, key(), theme_id, text="En saanut puhua.", kind=None)
    having_read.show(made.database, FACILITATOR, theme_id)
    assert shown(made, theme_id)["translations"] == []


def test_a_translation_goes_with_its_theme(made: Room) -> None:
    who = made.people[0]
    theme_id = made.say(who, "Sain puhua.")
    having_read.translate(made.database, FACILITATOR, theme_id, "sv", "Jag fick tala.")
    themes.take_back(made.database, who, key(), theme_id)
    with made.database.read() as look:
        assert look.rows("SELECT theme_id FROM theme_translation") == []


def test_staff_translate_and_participants_do_not(made: Room) -> None:
    theme_id = made.say(made.people[0], "Sain puhua.")
    having_read.translate(made.database, REVIEWER, theme_id, "sv", "Jag fick tala.")
    assert translations.for_staff(made.database, REVIEWER, made.workshop.id)[theme_id][0].by_role == "reviewer"
    with pytest.raises(NotAllowed):
        having_read.translate(made.database, made.people[1], theme_id, "sv", "Jag.")  # type: ignore[arg-type]
