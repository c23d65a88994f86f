"""On the console and in the review a press is about the words that stood there, also when they changed meanwhile."""

import pytest

from participation import decisions, grouping, stages, themes
from participation.store import Database
from tests import having_read
from tests.builders import FACILITATOR, REVIEWER, Room, accounts, key, room
from tests.pages import opened
from tests.pages.conftest import SignIn
from tests.pages.test_console import console, press, tap, theme, waits, words

AGAIN = "The writer changed this. Read it again."


@pytest.fixture
def made(own_database: Database, sign_in: SignIn) -> Room:
    accounts(own_database)
    sign_in(FACILITATOR)
    made = room(own_database, people=2)
    made.open("add_themes")
    return made


def change(made: Room, theme_id: str, text: str) -> None:
    themes.change_own(made.database, made.people[0], key(), theme_id, text=text, kind=None)


@pytest.mark.parametrize(("label", "state"), [("Show to everyone", "shown"), ("Hold for care", "held")])
def test_a_press_on_words_that_changed_brings_them_back_to_be_read(made: Room, label: str, state: str) -> None:
    (one,) = waits(made, "Ensimmäinen sanamuoto.")
    app = console(made)
    change(made, one, "Toinen sanamuoto.")
    app = press(app, label)
    assert theme(made, one).state == "waiting"
    assert AGAIN in words(app) and "Toinen sanamuoto." in words(app)
    app = press(app, label)
    assert theme(made, one).state == state


def test_words_that_change_before_the_eyes_of_the_reader_are_told_of_and_a_press_on_its_way_is_not_about_them(made: Room) -> None:
    (one,) = waits(made, "Ensimmäinen sanamuoto.")
    app = console(made)
    change(made, one, "Toinen sanamuoto.")
    app = app.run()
    assert AGAIN in words(app)
    app = press(app, "Show to everyone")
    assert theme(made, one).state == "waiting", "this press may have been on its way before the new words stood there"
    press(app, "Show to everyone")
    assert theme(made, one).state == "shown"


def test_sending_back_is_about_the_words_that_were_read(made: Room) -> None:
    (one,) = waits(made, "Ensimmäinen sanamuoto.")
    app = press(console(made), "Send back")
    app.button_group(key=f"reason-{one}").set_value("hurts").run()
    change(made, one, "Toinen sanamuoto.")
    app = press(app, "Send the theme back")
    assert theme(made, one).state == "waiting" and AGAIN in words(app)


def test_a_held_text_that_changes_is_read_again_before_it_is_shown(made: Room) -> None:
    (one,) = waits(made, "Ensimmäinen sanamuoto.")
    having_read.hold(made.database, FACILITATOR, one)
    app = press(console(made), "Held 1")
    change(made, one, "Toinen sanamuoto.")
    app = tap(app, "care-show-")
    assert theme(made, one).state == "held" and AGAIN in words(app)
    tap(app, "care-show-")
    assert theme(made, one).state == "shown"


def test_a_translation_of_words_that_changed_is_not_kept(made: Room) -> None:
    (one,) = waits(made, "Sain puhua.")
    app = console(made)
    next(area for area in app.text_area if area.label == "Svenska").set_value("Jag fick tala.")
    change(made, one, "En saanut puhua.")
    app = press(app, "Save the translation")
    assert AGAIN in words(app) and "Jag fick tala." not in words(app)


def test_who_adds_a_translation_has_read_it_and_can_show_the_theme_at_once(made: Room) -> None:
    (one,) = waits(made, "Sain puhua.")
    app = console(made)
    next(area for area in app.text_area if area.label == "Svenska").set_value("Jag fick tala.")
    app = press(app, "Save the translation")
    press(app, "Show to everyone")
    assert theme(made, one).state == "shown"


def test_a_decision_in_the_review_is_about_the_words_that_were_read(made: Room, sign_in: SignIn) -> None:
    one = made.say(made.people[0], "Ensimmäinen sanamuoto.")
    sign_in(REVIEWER)
    app = opened.page("reviewer/review.py", theme=one)
    app.button_group(key=f"status-{one}").set_value("read").run()
    change(made, one, "Toinen sanamuoto.")
    having_read.show(made.database, FACILITATOR, one)
    app = app.button(key=f"save-{one}").click().run()
    with made.database.read() as look:
        assert decisions.history(look, one) == []
    assert AGAIN in words(app)
    app.button(key=f"save-{one}").click().run()
    with made.database.read() as look:
        assert [each.status for each in decisions.history(look, one)] == ["read"]


def test_a_name_for_a_group_from_a_tablet_waits_in_the_queue(made: Room) -> None:
    one = made.say(made.people[0], "Yksi.")
    stage = made.open("group")
    stages.edit(made.database, FACILITATOR, stage.id, settings={"may_help": True})
    grouping.help_put(made.database, made.people[0], key(), [one], group=None, name="Aikuisten aika")
    app = console(made)
    assert "A name for a group, written in the room" in words(app) and '<p class="number">1</p>' in words(app)
    app = press(app, "Show this name to everyone")
    assert "A name for a group, written in the room" not in words(app)
    assert [each.name.text for each in grouping.of_workshop(made.database, FACILITATOR, made.workshop.id).groups.values()] == [
        "Aikuisten aika"
    ]
    grouping.help_put(made.database, made.people[1], key(), [one], group=None, name="Toinen nimi")
    app = press(console(made), "Take this name away")
    names = [each.name.text for each in grouping.of_workshop(made.database, FACILITATOR, made.workshop.id).groups.values()]
    assert "Toinen nimi" not in names and len(names) == 2
