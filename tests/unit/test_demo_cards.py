"""The demo's cards: a published version that experts by experience approved, a draft that waits for them, in plain words."""

import re

import pytest

from participation import integrity
from participation.cards import changes, published, sets, sources, versions
from participation.cards.card import Card
from participation.model.texts import LANGUAGES
from participation.project import process
from participation.store import Database
from tests.builders import ADMIN
from tests.unit.demo_project import Loaded
from tests.unit.test_words_for_people import ABBREVIATIONS, LONGEST_SENTENCE, SCOLDING, length, sentences


def all_versions(database: Database) -> list[versions.Version]:
    [one] = sets.every(database, ADMIN)
    return versions.of_set(database, ADMIN, one.id)


def every_card(database: Database) -> list[Card]:
    return [card for version in all_versions(database) for card in version.cards]


def test_version_one_is_published_after_experts_by_experience_approved_it_and_version_two_waits(loaded: Loaded) -> None:
    draft, first = all_versions(loaded.database)
    assert (len(first.cards), first.is_published, len(draft.cards), draft.is_published) == (8, True, 9, False)
    assert [one.approved for one in first.readings] == [True, False] and first.approval and first.published_at
    assert first.approval.at < first.published_at
    assert draft.lock == versions.NOT_READ
    assert sorted(one.kind for one in changes.between(first.cards, draft.cards)) == ["changed", "new"]
    [shown] = published.every(loaded.database)
    assert (shown.number, shown.owner and shown.owner.fi) == (1, "Lastensuojelun Keskusliitto")


def test_each_card_comes_from_three_themes_or_more_and_they_were_there_before_it_was_read(loaded: Loaded) -> None:
    draft, first = all_versions(loaded.database)
    for version in (draft, first):
        behind = sources.of_version(loaded.database, ADMIN, version.id)
        assert [len(behind[card.id].shown) >= 3 for card in version.cards] == [True] * len(version.cards)
        read = version.approval.at if version.approval else "9"
        assert all(source.theme.created_at < read for one in behind.values() for source in one.shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cards_are_plain_and_whole_in_each_language(loaded: Loaded, language: str) -> None:
    for card in every_card(loaded.database):
        assert card.complete
        for text in (part.say(language) for part in card.parts.values()):
            assert max(length(sentence) for sentence in sentences(text)) <= min(12, LONGEST_SENTENCE[language]), text
            assert not re.search(rf"(?<!\w)(?:{ABBREVIATIONS[language]})(?!\w)", text), text
            assert not re.search(rf"\b(?:{SCOLDING[language]})\b", text, re.IGNORECASE), text


def test_the_product_says_the_same_of_its_approval_and_its_publishing(loaded: Loaded) -> None:
    [tool] = process.every(loaded.database, ADMIN)
    assert tool.owner == "keskusliitto" and [step.number for step in tool.steps if step.status == "done"] == list(range(1, 10))
    [one] = sets.every(loaded.database, ADMIN)
    assert one.process_id == tool.id


def test_the_database_with_the_cards_in_it_is_whole(loaded: Loaded) -> None:
    assert integrity.check(loaded.database).damage == []
