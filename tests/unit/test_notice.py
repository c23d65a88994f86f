"""What participants are told about their data stands in the privacy statement, with its version, in every language."""

from pathlib import Path

import pytest

from participation import notice
from participation.model.texts import LANGUAGES

STATEMENT = Path(__file__).parents[2] / "docs" / "privacy.md"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_privacy_statement_has_the_text_of_the_join_page_word_for_word(language: str) -> None:
    assert notice.text().say(language) in STATEMENT.read_text("utf-8")


def test_the_version_is_said_in_each_language() -> None:
    assert STATEMENT.read_text("utf-8").count(notice.VERSION) == len(LANGUAGES)
