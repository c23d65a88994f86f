"""The screen as HTML: words exactly as they were typed and as nothing but text, and only as much as fits."""

import re
from html import unescape
from pathlib import Path

import pytest

from participation import address, grouping, screen, workshops
from participation.model.texts import Texts
from participation.model.theme import Theme
from participation.screen import Picture
from participation.store import Database, open_database
from participation.web.console import plain
from participation.web.screen import fit, joining, page, wall
from participation.web.screen.band import Band
from tests import having_read
from tests.builders import FACILITATOR, Room, room

HOSTILE = "<script>alert(1)</script> \"quoted\" & 'so' **bold** :red[x] $x$ [link](https://example.com)\nnext line 🙂"
ADDRESS = "https://yhdessa.example/screen?show=x"


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_database(str(tmp_path / "yhdessa.db"))


def picture(of: Room) -> Picture:
    return screen.of(of.database, workshops.get(of.database, FACILITATOR, of.workshop.id))


def drawn(of: Room) -> str:
    return page.draw(picture(of), ADDRESS)


def theme(text: str, kind: str | None = None, number: int = 0) -> Theme:
    return Theme(f"{kind}{number}{text[:5]}", "w", "s", "p", text, "fi", kind, "shown", None, None, False, "", "", "")


def cards(html: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'<li(?: class="[a-z ]+")?><p lang="\w\w"[^>]*>(.*?)</p></li>', html, re.DOTALL)]


def test_words_stand_exactly_as_they_were_typed_and_are_no_html(database: Database) -> None:
    made = room(database, people=1)
    made.open("add_themes")
    made.say(made.people[0], HOSTILE)
    html = drawn(made)
    assert cards(html) == [HOSTILE]
    assert "<script" not in html


def test_hostile_group_names_are_no_html_either(database: Database) -> None:
    made = room(database, people=1)
    made.open("add_themes")
    one = made.say(made.people[0], "Teema.")
    grouping.put(database, FACILITATOR, made.workshop.id, [one], group=None, name="<b onclick=x>Nimi</b>")
    made.open("group")
    workshops.show_on_screen(database, FACILITATOR, made.workshop.id, "groups")
    assert "<b onclick" not in drawn(made)
    assert "&lt;b onclick=x&gt;Nimi" in drawn(made)


def test_every_card_says_its_language_and_the_newest_is_marked(database: Database) -> None:
    made = room(database)
    finnish, swedish = made.join()[0], made.join(language="sv")[0]
    made.open("add_themes")
    made.say(finnish, "Suomeksi.")
    made.say(swedish, "På svenska.")
    html = drawn(made)
    assert '<li class="new"><p lang="sv" dir="auto">På svenska.</p></li>' in html
    assert '<li><p lang="fi" dir="auto">Suomeksi.</p></li>' in html


def test_only_a_theme_that_just_came_moves(database: Database) -> None:
    made = room(database, people=1)
    made.open("add_themes")
    made.say(made.people[0], "Uusin.")
    assert "come" not in page.draw(picture(made), ADDRESS)
    assert 'class="new come"' in page.draw(picture(made), ADDRESS, came=True)


def test_nothing_on_the_screen_can_be_pressed(database: Database) -> None:
    made = room(database, people=1)
    for kind in ("welcome", "add_themes", "pause", "group", "vote", "check"):
        made.open(kind)
        assert not re.search(r"<(a|button|input|form)\b", drawn(made))


def test_what_was_not_shown_is_nowhere_in_the_page(database: Database) -> None:
    made = room(database, people=1)
    made.open("add_themes")
    made.say(made.people[0], "Tätä ei ole näytetty.", show=False)
    having_read.hold(database, FACILITATOR, made.say(made.people[0], "Tätä hoidetaan.", show=False))
    assert "ei ole näytetty" not in drawn(made)
    assert "hoidetaan" not in drawn(made)


def test_the_question_stands_in_two_languages_and_the_code_in_two_parts(database: Database) -> None:
    made = room(database)
    made.open("add_themes")
    html, code = drawn(made), made.workshop.join_code
    assert '<p class="also" lang="sv">' in html
    assert f"<strong>{joining.in_two(code)}</strong>" in html
    assert "yhdessa.example/j" in html


def test_a_full_wall_says_how_many_of_how_many_it_shows(database: Database) -> None:
    made = room(database, people=1)
    made.open("add_themes")
    for number in range(40):
        made.say(made.people[0], f"Teema numero {number}, joka vie kaksi riviä tilaa kortilla.")
    html = drawn(made)
    number = len(cards(html))
    assert 6 <= number < 40
    assert f"40 teemaa, joista tässä {number} uusinta" in html
    assert cards(html)[0].startswith("Teema numero 39")


def test_the_commoner_of_two_kinds_gets_two_columns() -> None:
    themes = [theme("a", "hinders", 1), theme("b", "helps", 2), theme("c", "hinders", 3)]
    assert [(column.kind, column.wide) for column in wall.by_kind(themes)] == [("helps", 1), ("hinders", 2)]


def test_a_single_kind_fills_the_wall_and_many_kinds_share_it() -> None:
    assert [(column.kind, column.wide) for column in wall.by_kind([theme("a")])] == [("", 3)]
    kinds = ["helps", "hinders", "achievement", "challenge", "learning", "threat"]
    many = [theme(f"{kind} {n}", kind, n) for n in range(2) for kind in kinds]
    columns = wall.by_kind([*many, theme("x", "helps", 9), theme("y", "hinders", 9), theme("z", "threat", 9)])
    assert [column.kind for column in columns] == ["helps", "hinders", "threat", ""]
    assert sum(len(column.themes) for column in columns) == 15


def test_a_long_word_and_kept_breaks_take_their_lines() -> None:
    assert fit.lines("A" * 100, 10.0) >= 6
    assert fit.lines("one\n\nthree", 30.0) == 3
    assert fit.lines("", 30.0) == 1
    assert fit.lines("Viestillä on helpompi vastata kuin puhelimessa.", 15.0) == 2


def test_columns_take_what_has_room_and_always_the_first() -> None:
    assert fit.columns([5, 5, 5, 5], 2, 11.0, 1.0) == [[0, 2], [1, 3]]
    assert fit.columns([99, 5], 1, 10.0, 1.0) == [[0]]
    assert fit.columns([], 3, 10.0, 1.0) == [[], [], []]


def test_a_long_question_is_set_smaller_so_that_the_rest_has_room() -> None:
    short, long = (Band("", Texts.same(text), ("fi",), 21.0) for text in ("Mikä auttaa?", "Mikä auttaa sinua? " * 12))
    assert short.size > long.size
    assert short.height <= 13
    assert long.height <= 16


@pytest.mark.parametrize(
    ("text", "acts"),
    [(":material/face:", ":m"), ("a -> b -- c", "->"), ("www.example.com", "www.e"), ("me@example.com", "@e"), (":smile:", ":s")],
)
def test_a_label_breaks_up_what_streamlit_would_turn_into_an_icon_an_arrow_or_a_link(text: str, acts: str) -> None:
    read = re.sub(r"\\(.)", r"\1", plain.label(text))
    assert acts not in read
    assert read.replace(plain.JOINER, "") == text


@pytest.mark.parametrize("text", ["**x** $y$ <b>", "1. first # `code`", "[a](b) ![c](d)"])
def test_every_sign_of_markdown_is_escaped_in_a_label(text: str) -> None:
    assert not re.search(r"(?<!\\)[*$<>#`\[\]()!]", plain.label(text))


def test_labels_of_equal_words_are_told_apart() -> None:
    labels = plain.labels({"one": "Sama", "two": "Sama", "three": "Sama"})
    assert len(set(labels.values())) == 3
    assert {label.replace(plain.JOINER, "") for label in labels.values()} == {"Sama"}


@pytest.mark.parametrize("state", ["before the start", "in a stage"])
def test_a_screen_that_tablets_cannot_reach_says_so_to_the_facilitator_and_has_no_code(
    database: Database, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    made = room(database, people=1)
    if state == "in a stage":
        made.open("add_themes")
    here = "http://localhost:8501/screen?show=x"
    monkeypatch.setattr(address, "in_network", lambda: "192.168.1.20")
    assert "192.168.1.20:8501/j" in page.draw(picture(made), here).replace("<wbr>", "") and "<img" in page.draw(picture(made), here)
    monkeypatch.setattr(address, "in_network", lambda: None)
    alone = page.draw(picture(made), here)
    assert "tabletit eivät vielä löydä tätä tietokonetta" in alone and "<img" not in alone and "localhost" not in alone
