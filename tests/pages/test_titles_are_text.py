"""What people wrote is no Markdown anywhere on a page: a link in a title is the signs that were typed, and leads nowhere."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from participation import demo
from participation.model.people import Staff
from participation.model.texts import LANGUAGES, Texts
from participation.store import Database
from participation.web import as_typed, pages, shell
from tests.pages.conftest import SignIn
from tests.pages.opened import page

LINK = "[Voita palkinto](https://evil.example) www.evil.example a@evil.example :red[x] **lihava** $x$ <b>"
ACTS = "](https:"
NAMED = ("project", "work_package", "region", "round", "action_set", "organisation", "project_tag", "project_role", "milestone", "process")
NAMED = (*NAMED, "working_group", "series", "event", "card_set", "place", "region_group", "region_partner", "operating_model", "stage")
WRITTEN = {"theme": "text", "theme_group": "name", "theme_wording": "text", "account": "name", "open_item": "text"}
IN_THREE = {**dict.fromkeys(NAMED, "name"), "workshop": "title", "goal": "text", "conclusion": "text", "round_question": "text"}
AS_THEY_ARE = ("html", "bidi_component", "selectbox", "multiselect", "arrow_data_frame", "plotly_chart", "code", "text", "vega_lite_chart")
EVERYBODY = Staff("demo", "demo", LINK, frozenset({"admin", "facilitator", "reviewer", "coordinator", "evaluator", "management"}))


def test_a_label_shows_each_sign_as_it_was_typed_and_no_sign_acts() -> None:
    made = as_typed.label(LINK)
    assert made.replace(as_typed.JOINER, "").replace("\\", "") == LINK
    assert "](" not in made and "://" not in made and "www.e" not in made and "@evil" not in made and "**" not in made


def test_a_sentence_keeps_its_own_words_and_its_values_are_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "language", lambda: "en")
    said = shell.typed("Start: {name}", name=Texts.same("[x](http://evil.example)"))
    assert said.startswith("Start: ") and "](" not in said
    assert shell.typed("{n} themes", n=3) == "3 themes"


@pytest.fixture
def hostile(own_database: Database, sign_in: SignIn) -> Database:
    """The demo project, in which everybody has written a link into everything."""
    demo.load(own_database)
    with own_database.write() as change:
        for table, column in IN_THREE.items():
            for row in change.rows(f"SELECT rowid AS n FROM {table}"):
                said = json.dumps(dict.fromkeys(LANGUAGES, f"{LINK} {row['n']}"))
                change.run(f"UPDATE {table} SET {column} = :said WHERE rowid = :n", said=said, n=row["n"])
        for table, column in WRITTEN.items():
            change.run(f"UPDATE {table} SET {column} = :said || ' ' || substr({column}, 1, 20)", said=LINK)
    sign_in(EVERYBODY)
    return own_database


def acting(app: AppTest) -> Iterator[tuple[str, str]]:
    """Each thing on the page that Streamlit reads as Markdown and in which the link would lead away."""
    waiting: list[Any] = [app.main, app.sidebar]
    while waiting:
        each = waiting.pop()
        waiting += list(getattr(each, "children", {}).values())
        kind, proto = each.type, getattr(each, "proto", None)
        if proto is not None and kind not in AS_THEY_ARE and ACTS in _read_as_markdown(proto):
            yield kind, str(proto)[:300]


def _read_as_markdown(proto: Any) -> str:
    """The parts of an element that are no values of a field."""
    names = ("label", "body", "help", "options", "content_label")
    said = [getattr(proto, name, "") for name in names]
    expandable = getattr(proto, "expandable", None) or getattr(proto, "popover", None)
    return str(said) + str(getattr(expandable, "label", ""))


def test_nothing_that_people_wrote_is_a_link_on_any_page(hostile: Database) -> None:
    with hostile.read() as look:
        [workshop, *_] = [row["id"] for row in look.rows("SELECT id FROM workshop ORDER BY created_at")]
        [theme, *_] = [row["id"] for row in look.rows("SELECT id FROM theme WHERE state = 'shown' ORDER BY created_at")]
    found = {}
    for known in pages.every():
        if acts := list(acting(page(known.file, workshop=workshop, theme=theme))):
            found[known.path] = acts
    assert found == {}
