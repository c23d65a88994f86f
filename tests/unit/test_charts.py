"""Charts: everything that may be shown is there, nothing else, and words stand as they were typed."""

import html
from typing import Any

import plotly.graph_objects as go
import pytest

from participation import voting
from participation.checks import Question
from participation.insight.suppression import shown
from participation.texts import everywhere
from participation.voting import Choice, Result, Settings, Target
from participation.web import charts
from participation.web.chart_parts import DARK, LIGHT, lines, plain

THEMES = (Target("a", "Aikaa"), Target("b", "Palkkio"), Target("c", "Kukaan ei valinnut"))


def result(method: str = "approval", targets: tuple[Target, ...] = THEMES, **voters: tuple[int, int]) -> Result:
    """So many of each role group are for the first theme, so many for the second (or, if agreeing, against the first)."""
    yes, no = ("agree", "disagree") if method == "agree" else ("approve", "approve")
    choices = [
        Choice(f"{group}{number}", group, "a" if number < first or method == "agree" else "b", yes if number < first else no)
        for group, (first, second) in voters.items()
        for number in range(first + second)
    ]
    return shown(voting.method(method).count(choices, targets, Settings()))


def texts(figure: go.Figure) -> list[str]:
    return [html.unescape(note.text) for note in figure.layout.annotations]


def bars(figure: go.Figure, colour: str) -> list[float]:
    return [x for trace in figure.data for x, one in zip(trace.x, trace.marker.color, strict=True) if one == colour]


def test_every_shown_number_stands_beside_its_bar() -> None:
    seen = texts(charts.votes(result(E=(4, 2), C=(3, 6)), "en"))
    numbers = [text for text in seen if text.removeprefix("<b>").removesuffix("</b>").isdigit()]
    assert numbers == ["<b>8</b>", "<b>2</b>", "<b>6</b>", "<b>7</b>", "<b>4</b>", "<b>3</b>", "<b>0</b>", "<b>0</b>", "<b>0</b>"]


def test_bars_are_as_long_as_shares_of_the_people_they_rest_on() -> None:
    figure = charts.votes(result(E=(4, 2), C=(3, 6)), "en")
    (track, *_) = bars(figure, LIGHT.rest)
    assert bars(figure, LIGHT.main) == pytest.approx([track * 8 / 15, track * 7 / 15])


def test_the_first_ones_are_bold_also_when_tied() -> None:
    seen = texts(charts.votes(result(E=(5, 5)), "en"))
    assert {"<b>Aikaa</b>", "<b>Palkkio</b>", "Kukaan ei valinnut"} <= set(seen)


def test_groups_that_are_not_shown_are_not_drawn() -> None:
    figure = charts.votes(result(E=(4, 2), C=(1, 1)), "en")
    assert not any(group in text for text in texts(figure) for group in ("Everyone", "Experts", "Child"))
    assert not bars(figure, LIGHT.groups["E"])


def test_a_row_that_is_not_compared_has_everyone_only_and_a_hidden_row_is_left_out() -> None:
    choices = [Choice(f"{g}{n}", g, "a", "agree") for g in "EC" for n in range(9)]
    choices += [Choice(f"{g}{n}", g, "b", "agree") for g, number in (("E", 2), ("C", 9)) for n in range(number)]
    choices += [Choice(f"E{n}", "E", "c", "agree") for n in range(3)]
    seen = texts(charts.votes(shown(voting.method("agree").count(choices, THEMES, Settings())), "en"))
    assert seen.count("<b>100 %</b>") == 3 + 1
    assert not any("Kukaan" in text for text in seen)


def test_agree_ballots_say_each_part_with_a_sign_and_a_word() -> None:
    seen = texts(charts.votes(result("agree", E=(6, 4)), "en"))
    assert any("+ Agree" in text and "○ Pass" in text and "− Disagree" in text for text in seen)
    assert {"<b>+ 6</b>", "<b>− 4</b>", "<b>60 %</b>"} <= set(seen)


def test_nothing_is_drawn_of_a_result_that_is_not_shown() -> None:
    hidden = result(E=(2, 2))
    assert texts(charts.votes(hidden, "en")) == []
    assert charts.votes_in_words(hidden, "en") == "Fewer than 5 people have voted. We show the result when there are more."


@pytest.mark.parametrize("words", ["<b>x</b> & <a href='y'>z</a>", "$\\alpha$ 5 $", "&lt; &amp; {x} %{y}", "a<br>b"])
def test_words_are_drawn_as_they_were_typed(words: str) -> None:
    escaped = plain(words)
    assert html.unescape(escaped) == words
    assert not set("<>$") & set(escaped)
    seen = [note.text for note in charts.votes(result(targets=(Target("a", words), *THEMES[1:]), E=(3, 5)), "en").layout.annotations]
    assert escaped in seen


def test_long_words_are_cut_into_lines_and_the_rest_is_left_to_the_table() -> None:
    assert lines("yhteistyö " * 60, 300, 16)[-1].endswith("…")
    assert len(lines("yhteistyö " * 60, 300, 16)) == 3
    assert all(len(line) <= 36 for line in lines("ä" * 500, 300, 16))


def test_differences_stand_with_the_largest_first_and_a_sign_for_each_group() -> None:
    figure = charts.differences(result(E=(1, 9), C=(8, 2), O=(5, 5)), "en")
    assert [trace.text[0] for trace in figure.data][:6] == ["◆", "■", "▲"] * 2
    assert {"Experts by experience 10", "Child welfare 10", "Other services 10"} <= set(texts(figure))


def test_signs_at_the_same_share_do_not_cover_each_other() -> None:
    figure = charts.differences(result(E=(5, 5), C=(5, 5), O=(5, 5)), "en")
    places = [(trace.x[0], trace.y[0]) for trace in figure.data]
    assert len(set(places)) == len(places)


def test_the_check_shows_means_with_one_decimal_as_the_language_writes_it() -> None:
    questions = [
        Question("a", everywhere("People listened to me."), 4.25, 8),
        Question("b", everywhere("I understood the questions."), None, None),
    ]
    assert "<b>4,2</b>" in texts(charts.check(questions, "fi"))
    assert "too few answers to show" in texts(charts.check(questions, "en"))
    assert charts.check_in_words(questions, "en") == (
        "People listened to me. 4.2 / 5. I understood the questions. too few answers to show."
    )


def test_charts_say_in_words_what_they_show() -> None:
    two = result(E=(1, 9), C=(8, 2))
    said = charts.votes_in_words(two, "en")
    assert said == "Most of you chose “Palkkio”. Palkkio: 11 / 20; Aikaa: 9 / 20; Kukaan ei valinnut: 0 / 20."
    assert charts.differences_in_words(two, "en").endswith("Aikaa: Experts by experience 10 %, Child welfare 80 %.")
    assert charts.differences_in_words(result(E=(5, 5)), "en") == "The groups are not shown side by side."


@pytest.mark.parametrize(("dark", "colours"), [(False, LIGHT), (True, DARK)])
def test_light_and_dark_have_colours_of_their_own(dark: bool, colours: Any) -> None:
    figure = charts.votes(result(E=(4, 2), C=(3, 6)), "en", dark=dark)
    assert figure.layout.font.color == colours.ink
    assert bars(figure, colours.groups["E"])


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("colours", "grounds"), [(LIGHT, ("#FFFFFF", "#FBF8F3")), (DARK, ("#1C2A27", "#121C1A"))])
def test_letters_on_their_ground_have_a_contrast_of_four_and_a_half(colours: Any, grounds: tuple[str, str]) -> None:
    for ground, ink in (colours.agree, colours.passing, colours.disagree):
        assert contrast(ground, ink) >= 4.5
    for ground in grounds:
        for ink in (colours.ink, colours.muted, *colours.signs.values()):
            assert contrast(ground, ink) >= 4.5


def test_the_screen_is_read_from_afar() -> None:
    figure = charts.votes(result(E=(4, 2), C=(3, 6)), "en", size=charts.SCREEN)
    assert min(note.font.size for note in figure.layout.annotations) >= 30
