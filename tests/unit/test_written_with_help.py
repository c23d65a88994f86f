"""Somebody else writes what a person says: a mark for the writer and the reviewer, and for nobody else."""

import pytest

from participation import exports, mine, review, themes
from participation import room as rooms
from participation.store import Database
from tests import having_read
from tests.builders import FACILITATOR, REVIEWER, Room, key, room


@pytest.fixture
def made(database: Database) -> Room:
    made = room(database, people=1)
    made.open("add_themes")
    return made


def add(made: Room, text: str, *, with_help: bool) -> str:
    stage = next(stage for stage in made.stages if stage.state == "open")
    given = themes.add(made.database, made.people[0], key(), stage_id=stage.id, text=text, kind=None, language="fi", with_help=with_help)
    return str(given["theme"])


def helped(made: Room) -> dict[str, bool]:
    own = mine.of(made.database, made.people[0])["themes"]
    return {theme["text"]: theme["helped"] for theme in own}  # type: ignore[attr-defined]


def test_the_writer_sees_which_words_another_hand_wrote(made: Room) -> None:
    add(made, "Itse kirjoitettu", with_help=False)
    add(made, "Sanelin tämän", with_help=True)
    assert helped(made) == {"Itse kirjoitettu": False, "Sanelin tämän": True}


def test_the_mark_stays_when_the_words_are_changed_and_comes_with_a_change(made: Room) -> None:
    first, second = add(made, "Yksi", with_help=True), add(made, "Kaksi", with_help=False)
    themes.change_own(made.database, made.people[0], key(), first, text="Yksi muutettu", kind=None)
    themes.change_own(made.database, made.people[0], key(), second, text="Kaksi muutettu", kind=None, with_help=True)
    assert helped(made) == {"Yksi muutettu": True, "Kaksi muutettu": True}


def test_the_reviewer_sees_it_and_neither_the_room_nor_a_file_does(made: Room) -> None:
    made.say(made.people[0], "Itse")
    spoken = add(made, "Sanelin", with_help=True)
    having_read.show(made.database, FACILITATOR, spoken)
    assert review.detail(made.database, REVIEWER, spoken).line.theme.with_help
    shown = rooms.of(made.database, made.workshop.id)["themes"]
    assert len({frozenset(theme) for theme in shown}) == 1 and "help" not in str(shown).lower()  # type: ignore[attr-defined]
    assert "help" not in str(exports.of_workshop(made.database, REVIEWER, made.workshop.id, "en")[0].rows).lower()
