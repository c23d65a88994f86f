"""What is shown, held, decided and taken on is exactly what a person read; other words come back to be read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from participation import decisions, mine, moderation, promises, review, themes, translations, wordings, workshops
from participation.cards import editing, sets, versions
from participation.errors import NotFound, Refused
from participation.model.theme import Theme
from participation.store import Database
from participation.wordings import Changed
from tests import having_read
from tests.builders import ADMIN, FACILITATOR, REVIEWER, Room, accounts, key, room


@pytest.fixture
def made(database: Database) -> Room:
    accounts(database)
    made = room(database, people=2)
    made.open("add_themes")
    return made


def present(made: Room, theme_id: str) -> Theme:
    with made.database.read() as look:
        return themes.find(look, theme_id)


def change(made: Room, theme_id: str, text: str, kind: str | None = None) -> None:
    themes.change_own(made.database, made.people[0], key(), theme_id, text=text, kind=kind)


Press = Callable[[Room, str, str], object]
MODERATE: list[Press] = [
    lambda made, theme, read: moderation.show(made.database, FACILITATOR, theme, read),
    lambda made, theme, read: moderation.send_back(made.database, FACILITATOR, theme, read, "hurts"),
    lambda made, theme, read: moderation.hold(made.database, FACILITATOR, theme, read),
    lambda made, theme, read: translations.put(made.database, FACILITATOR, theme, read, "sv", "Översatt."),
]
AFTER_SHOWING: list[Press] = [
    lambda made, theme, read: decisions.decide(made.database, REVIEWER, {theme: read}, status="read"),
    lambda made, theme, read: review.set_tags(made.database, REVIEWER, theme, read, ["koulu"]),
    lambda made, theme, read: moderation.mark_answered(made.database, FACILITATOR, theme, read, answered=True),
]


@pytest.mark.parametrize("press", MODERATE)
def test_words_that_were_changed_after_they_were_read_come_back_to_be_read(made: Room, press: Press) -> None:
    theme_id = made.say(made.people[0], "Opettaja kuunteli minua.", show=False)
    read = wordings.of(present(made, theme_id))
    change(made, theme_id, "Opettaja Virtanen kuunteli minua.")
    with pytest.raises(Changed, match="The writer changed this. Read it again."):
        press(made, theme_id, read)
    assert present(made, theme_id).state == "waiting"
    press(made, theme_id, wordings.of(present(made, theme_id)))


@pytest.mark.parametrize("press", AFTER_SHOWING)
def test_what_is_decided_and_marked_names_the_words_too(made: Room, press: Press) -> None:
    theme_id = made.say(made.people[0], "Opettaja kuunteli minua.")
    read = wordings.of(present(made, theme_id))
    change(made, theme_id, "Opettaja ei kuunnellut minua.")
    having_read.show(made.database, FACILITATOR, theme_id)
    with pytest.raises(Changed):
        press(made, theme_id, read)
    press(made, theme_id, wordings.of(present(made, theme_id)))


def test_another_kind_or_another_spelling_is_another_wording(made: Room) -> None:
    theme = present(made, made.say(made.people[0], "Sää", show=False))
    others = (
        replace(theme, text="Sa\u0308a\u0308"),
        replace(theme, text="Sää."),
        replace(theme, kind="hinders"),
        replace(theme, language="sv"),
        replace(theme, details={"where": "school"}),
        replace(theme, state="held"),
    )
    assert len({wordings.of(each) for each in (theme, *others)}) == 1 + len(others)


def test_a_translation_that_was_not_read_does_not_go_along(made: Room) -> None:
    theme_id = made.say(made.people[0], "Sain puhua.", show=False)
    read = wordings.of(present(made, theme_id), [])
    having_read.translate(made.database, REVIEWER, theme_id, "sv", "Något annat.")
    with pytest.raises(Changed, match="translation"):
        moderation.show(made.database, FACILITATOR, theme_id, read)
    moderation.show(made.database, FACILITATOR, theme_id, wordings.of(present(made, theme_id), [("sv", "Något annat.")]))
    assert present(made, theme_id).state == "shown"


def test_a_text_that_another_facilitator_holds_is_not_shown_from_an_old_page(made: Room) -> None:
    theme_id = made.say(made.people[0], "Minua lyödään.", show=False)
    read = wordings.of(present(made, theme_id))
    moderation.hold(made.database, FACILITATOR, theme_id, read)
    with pytest.raises(Changed, match="Somebody else has looked at this"):
        moderation.show(made.database, ADMIN, theme_id, read)
    assert present(made, theme_id).state == "held"


def test_pressing_twice_is_the_same_as_once(made: Room) -> None:
    theme_id = made.say(made.people[0], "Kerran.", show=False)
    read = wordings.of(present(made, theme_id))
    for _ in range(2):
        moderation.show(made.database, FACILITATOR, theme_id, read)
    assert present(made, theme_id).state == "shown"


def test_one_changed_theme_of_several_stops_the_whole_decision(made: Room) -> None:
    first, second = made.say(made.people[0], "Yksi."), made.say(made.people[0], "Kaksi.")
    read = {each: wordings.of(present(made, each)) for each in (first, second)}
    change(made, second, "Kolme.")
    having_read.show(made.database, FACILITATOR, second)
    with pytest.raises(Changed):
        decisions.decide(made.database, REVIEWER, read, status="merged", reason="Sama asia.")
    with made.database.read() as look:
        assert decisions.history(look, first) == []


def test_a_decision_keeps_the_mark_of_its_words_and_the_words_stay(made: Room) -> None:
    theme_id = made.say(made.people[0], "Tästä päätetään.")
    having_read.decide(made.database, REVIEWER, [theme_id], status="being_tried")
    with made.database.read() as look:
        [decision] = decisions.history(look, theme_id)
        theme = themes.find(look, theme_id)
        assert decision.wording == wordings.check(look, theme, wordings.of(theme))
    with pytest.raises(Refused, match="Something was decided about this, so the words stay"):
        change(made, theme_id, "Jotain aivan muuta.")
    [own] = mine.of(made.database, made.people[0])["themes"]  # type: ignore[misc]
    assert not own["can_change"]
    assert present(made, theme_id).text == "Tästä päätetään."
    decisions.undo_last(made.database, REVIEWER, [theme_id])
    change(made, theme_id, "Nyt saa taas muuttaa.")


def test_words_in_a_closed_workshop_stay_but_can_be_taken_back(made: Room) -> None:
    first, second = made.say(made.people[0], "Yksi."), made.say(made.people[0], "Kaksi.")
    having_read.decide(made.database, REVIEWER, [second], status="read")
    workshops.close(made.database, FACILITATOR, made.workshop.id)
    with pytest.raises(Refused, match="This workshop is closed, so the words stay"):
        change(made, first, "Muuta.")
    themes.take_back(made.database, made.people[0], key(), first)
    mine.take_back_all(made.database, made.people[0], key())
    for gone in (first, second):
        with pytest.raises(NotFound):
            present(made, gone)


def test_a_card_and_a_promise_name_the_words_too(database: Database) -> None:
    accounts(database)
    made = room(database, people=1)
    made.open("card")
    theme_id = made.say(made.people[0], "Kun minua ei kuulla.")
    set_id = sets.put(database, REVIEWER, None, name={"fi": "Kortit"})
    version_id = versions.of_set(database, REVIEWER, set_id)[0].id
    read = wordings.of(present(made, theme_id))
    change(made, theme_id, "Kun minut unohdetaan.")
    having_read.show(database, FACILITATOR, theme_id)
    with pytest.raises(Changed):
        editing.take_in(database, REVIEWER, version_id, theme_id, read)
    having_read.take_in(database, REVIEWER, version_id, theme_id)


def test_looking_again_at_a_promise_names_its_words(database: Database) -> None:
    accounts(database)
    made = room(database, "closing_dialogue", people=1)
    stage = made.open("promise")
    given = themes.add(
        database, made.people[0], key(), stage_id=stage.id, text="Soitamme.", kind=None, language="fi",
        details={promises.LOOK_AGAIN: date(2026, 1, 2).isoformat()},
    )  # fmt: skip
    theme_id = str(given["theme"])
    having_read.show(database, FACILITATOR, theme_id)
    read = wordings.of(present(made, theme_id))
    change(made, theme_id, "Emme soita.")
    having_read.show(database, FACILITATOR, theme_id)
    with pytest.raises(Changed):
        promises.look_again(database, FACILITATOR, theme_id, read, promises.KEPT)
    having_read.look_again(database, FACILITATOR, theme_id, promises.KEPT)
