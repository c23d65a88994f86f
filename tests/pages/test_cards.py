"""The editors' page of the cards, and the page that anybody reads, with the demo's set."""

import pytest

from participation import review
from participation.cards import editing, published, sets, versions
from participation.cards.versions import Version
from participation.model.people import Staff
from participation.model.texts import LANGUAGES
from participation.store import Database
from tests.builders import ADMIN, FACILITATOR, REVIEWER, accounts
from tests.pages.conftest import SignIn
from tests.pages.opened import html, page, press, words, write
from tests.pages.test_project_over_time import EVALUATOR, MANAGEMENT

CARDS = "reviewer/cards.py"


@pytest.fixture
def here(own_database: Database, sign_in: SignIn) -> Database:
    accounts(own_database)
    sign_in(REVIEWER)
    return own_database


def newest(database: Database) -> Version:
    return versions.of_set(database, REVIEWER, sets.every(database, REVIEWER)[0].id)[0]


def test_an_empty_installation_says_what_will_be_here(here: Database, sign_in: SignIn) -> None:
    assert "There are no cards yet." in words(page(CARDS))
    sign_in(None)
    assert "The cards are not ready yet." in words(page("tool.py"))
    assert "Participation tool" not in [link.proto.label for link in page("participant/welcome.py").get("page_link")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demos_cards_are_drawn_in_each_language(shown: Database, sign_in: SignIn, language: str) -> None:
    sign_in(REVIEWER, language)
    said = html(page(CARDS))
    [set_] = published.every(shown)
    for card in newest(shown).cards:
        assert card.parts["promise"].say(language) in said
    sign_in(None, language)
    said = html(page("tool.py"))
    for card in set_.cards:
        for text in card.parts.values():
            assert text.say(language) in said
    assert newest(shown).cards[-1].parts["situation"].say(language) not in said, "a draft is not for everybody"


def test_the_door_leads_to_the_cards_once_they_are_published(shown: Database, sign_in: SignIn) -> None:
    sign_in(None)
    assert "Participation tool" in [link.proto.label for link in page("participant/welcome.py").get("page_link")]


@pytest.mark.parametrize("who", [FACILITATOR, REVIEWER, EVALUATOR, MANAGEMENT])
def test_who_reads_the_cards_and_who_writes(shown: Database, sign_in: SignIn, who: Staff) -> None:
    sign_in(who)
    at = page(CARDS)
    labels = {button.label for button in at.button}
    assert "We write about you." in html(at)
    assert ("Start a card" in labels) == (who is REVIEWER)
    assert ("Save the reading" in labels) == (who in (FACILITATOR, REVIEWER))
    assert ("Näytä minulle, mitä olet kirjoittanut minusta." in html(at)) == (who is not MANAGEMENT)
    assert ("See its way in Review" in html(at)) == (who in (REVIEWER, EVALUATOR))


def test_a_card_is_started_from_themes_and_written(shown: Database) -> None:
    at = page(CARDS)
    line = review.every(shown, REVIEWER)[0]
    next(box for box in at.multiselect if box.label == "Themes").set_value([line.theme.id])
    press(at, "Start a card")
    assert len(newest(shown).cards) == 10 and at.query_params["edit"] == newest(shown).cards[-1].id
    assert line.theme.text in html(at)
    write(at, "Situation (English)", "We say <b>goodbye</b>.")
    press(at, "Save the card")
    assert "We say &lt;b&gt;goodbye&lt;/b&gt;." in html(at)
    assert "Write each part of every card" in html(at)


def test_a_draft_of_a_workshop_is_taken_in(shown: Database) -> None:
    for card in newest(shown).cards:
        if "Et halua" in card.parts["situation"].fi:
            editing.set_themes(shown, REVIEWER, card.id, [])
    at = press(page(CARDS), "Take this draft in")
    assert newest(shown).cards[-1].parts["situation"].sv == "När någon är tyst på mötet."
    assert "När någon är tyst på mötet." in html(at)


def test_publishing_is_locked_with_its_reason_until_the_approval_is_recorded(shown: Database, sign_in: SignIn) -> None:
    sign_in(ADMIN)
    at = page(CARDS)
    assert "Experts by experience have not read this version yet." in html(at)
    assert newest(shown).lock == versions.NOT_READ
    next(box for box in at.selectbox if box.label == "What experts by experience said").set_value("approved")
    write(at, "Who read it and where, without names", "Three young people at the youth centre.")
    press(at, "Save the reading")
    assert "Choose the day" in words(at)
    at.date_input[0].set_value("today")
    press(at, "Save the reading")
    assert "The version can be published." in html(at)
    press(at, "Publish it for everybody")
    assert newest(shown).is_published and [one.number for one in published.every(shown)] == [2]
    press(at, "Start version 3")
    assert newest(shown).number == 3


def test_an_old_version_and_what_changed_can_be_read(shown: Database) -> None:
    at = page(CARDS)
    assert "What changed since version 1" in html(at) and "New card" in html(at)
    old = page(CARDS, version="1")
    assert "Asked for changes" in html(old) and "Approved" in html(old) and "It stays as it is." in html(old)
    assert "Start a card" not in {button.label for button in old.button}


def test_a_card_is_moved_and_taken_out(shown: Database) -> None:
    first, second, *_ = newest(shown).cards
    at = page(CARDS, edit=first.id)
    press(at, "Move later")
    assert [card.id for card in newest(shown).cards[:2]] == [second.id, first.id]
    press(at, "Take it out")
    assert len(newest(shown).cards) == 8 and len(published.every(shown)[0].cards) == 8


def test_a_set_is_made_and_deleted(here: Database) -> None:
    at = page(CARDS)
    write(at, "Name", "Cards for {meetings}")
    press(at, "Save the set")
    assert [one.name.sv for one in sets.every(here, REVIEWER)] == ["Cards for {meetings}"]
    press(at, "Delete")
    assert sets.every(here, REVIEWER) == []


def test_the_way_of_a_theme_in_review_leads_to_its_card(shown: Database) -> None:
    theme = next(line for line in review.every(shown, REVIEWER) if line.theme.text == "Kysy ensin, mitä minä itse ajattelen tilanteesta.")
    said = html(page("reviewer/review.py", theme=theme.theme.id))
    assert "Became part of a card" in said and "We talk about something hard." in said
