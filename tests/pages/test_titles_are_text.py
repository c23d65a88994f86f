"""What people wrote is no Markdown anywhere on a page: a link in a title is the signs that were typed, and leads nowhere."""

import ast
from pathlib import Path

import pytest

from participation import workshops
from participation.model.texts import Texts
from participation.store import Database
from participation.web import as_typed, shell
from tests.builders import FACILITATOR, room
from tests.pages.conftest import SignIn
from tests.pages.opened import opened

LINK = "[Voita palkinto](https://evil.example) www.evil.example a@evil.example :red[x] **lihava** $x$ <b>"
MARKDOWN = ("title", "header", "subheader", "markdown", "caption", "expander", "popover", "success", "warning", "info", "error", "tabs")
ROOT = Path(__file__).parents[2]


def test_a_label_shows_each_sign_as_it_was_typed_and_no_sign_acts() -> None:
    made = as_typed.label(LINK)
    assert made.replace(as_typed.JOINER, "").replace("\\", "") == LINK
    assert "](" not in made and "://" not in made and "www.e" not in made and "@evil" not in made and "**" not in made


def test_a_sentence_keeps_its_own_words_and_its_values_are_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "language", lambda: "en")
    said = shell.typed("Start: {name}", name=Texts.same("[x](http://evil.example)"))
    assert said.startswith("Start: ") and "](" not in said
    assert shell.typed("{n} themes", n=3) == "3 themes"
