"""Limits stand once, in `participation.model.limits`: no form, file or tablet writes one of its own."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from participation import activities
from participation.activities.taking_themes import TakingThemes
from participation.model import limits

ROOT = Path(__file__).parents[2]
FORMS = sorted([*(ROOT / "participation/web").rglob("*.py"), *(ROOT / "pages").rglob("*.py")])
TEXTS, NUMBERS = {"text_input", "text_area"}, {"number_input", "slider"}


def asked(names: set[str]) -> Iterator[tuple[Path, ast.Call]]:
    for path in FORMS:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names:
                yield path, node


def test_no_form_for_a_text_writes_its_longest_itself() -> None:
    own = [
        f"{path.name}:{node.lineno}"
        for path, node in asked(TEXTS)
        for given in node.keywords
        if given.arg == "max_chars" and isinstance(given.value, ast.Constant)
    ]
    assert own == []


def test_no_form_for_a_number_writes_its_ends_itself() -> None:
    own = [
        f"{path.name}:{node.lineno}"
        for path, node in asked(NUMBERS)
        if not any(isinstance(each, ast.Starred) for each in node.args)
        or any(given.arg in ("min_value", "max_value") for given in node.keywords)
    ]
    assert own == []


def test_the_tablet_gets_its_limits_from_the_server() -> None:
    tablet = "".join(path.read_text("utf-8") for path in (ROOT / "participation/web/tablet").rglob("*.js"))
    for number in {str(int(limit)) for limit in (limits.THEME, limits.GROUP_NAME, limits.LINE)}:
        assert f"= {number};" not in tablet and f"|| {number}" not in tablet and f"maxlength: {number}" not in tablet


@pytest.mark.parametrize("kind", [kind for kind, known in activities.kinds().items() if known.takes_themes])
def test_every_stage_that_takes_words_says_how_long_they_may_be(kind: str) -> None:
    activity = activities.of(kind, activities.kinds()[kind].example())
    assert isinstance(activity, TakingThemes)
    said = activity.as_json()
    assert said["max_length"] == limits.THEME
    assert all(field["max_length"] <= limits.ANSWER for field in said["details"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("limit", [limits.MINUTES, limits.VOTES, limits.VOTES_ON_ONE, limits.THEME_LENGTH, limits.GROUP_SIZE, limits.HEADS])
def test_every_number_has_two_ends_and_a_sentence_that_says_them(limit: limits.Whole) -> None:
    assert limit.fits(limit.lowest) and limit.fits(limit.highest)
    assert not any(map(limit.fits, (limit.lowest - 1, limit.highest + 1, True, "3", 3.5, None)))
    assert "{lowest}" in limit.sentence and "{highest}" in limit.sentence
