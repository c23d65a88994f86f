"""What staff do about words that they have just read: each names the words as they stand now, as a page does."""

from collections.abc import Sequence
from typing import Any

from participation import decisions, moderation, promises, review, themes, translations, wordings
from participation.cards import editing
from participation.model.people import Staff
from participation.store import Database


def mark(database: Database, theme_id: str) -> str:
    """The mark of the present words; of nothing where there are none."""
    with database.read() as look:
        row = look.row("SELECT id FROM theme WHERE id = :id", id=theme_id)
        return wordings.of(themes.find(look, theme_id)) if row else ""


def show(database: Database, who: Staff, theme_id: str) -> None:
    moderation.show(database, who, theme_id, mark(database, theme_id))


def send_back(database: Database, who: Staff, theme_id: str, reason: str) -> None:
    moderation.send_back(database, who, theme_id, mark(database, theme_id), reason)


def hold(database: Database, who: Staff, theme_id: str) -> None:
    moderation.hold(database, who, theme_id, mark(database, theme_id))


def mark_answered(database: Database, who: Staff, theme_id: str, *, answered: bool) -> None:
    moderation.mark_answered(database, who, theme_id, mark(database, theme_id), answered=answered)


def decide(database: Database, who: Staff, theme_ids: Sequence[str], **what: Any) -> None:
    decisions.decide(database, who, {theme_id: mark(database, theme_id) for theme_id in theme_ids}, **what)


def answer(database: Database, who: Staff, theme_id: str, **what: Any) -> None:
    decisions.answer(database, who, theme_id, mark(database, theme_id), **what)


def translate(database: Database, who: Staff, theme_id: str, language: str, text: str) -> None:
    translations.put(database, who, theme_id, mark(database, theme_id), language, text)


def set_tags(database: Database, who: Staff, theme_id: str, tags: Sequence[str]) -> None:
    review.set_tags(database, who, theme_id, mark(database, theme_id), tags)


def look_again(database: Database, who: Staff, theme_id: str, outcome: str, again_on: object = None) -> None:
    promises.look_again(database, who, theme_id, mark(database, theme_id), outcome, again_on)


def take_in(database: Database, who: Staff, version_id: str, theme_id: str) -> str:
    return editing.take_in(database, who, version_id, theme_id, mark(database, theme_id))
