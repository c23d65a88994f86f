"""What is documented is there, and what is there is documented."""

import csv
import re
import tomllib
from functools import cache
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po

from participation import demo, texts
from participation.__main__ import main
from participation.model.texts import LANGUAGES
from participation.store import open_database
from participation.web import pages

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
OUTSIDE = ("http://", "https://", "#")
TOPS = ("app.py", "benchmarks", "docs", "pages", "participation", "tests", "workshop_data")
LARGEST_PICTURE = 250_000


def read(*parts: str) -> str:
    return ROOT.joinpath(*parts).read_text("utf-8")


def guide(language: str) -> str:
    return read("docs", "guide", f"{language}.md")


@cache
def feature_rows() -> tuple[tuple[str, str, str], ...]:
    found = re.findall(r"^\| ([A-L]\d\d) \| (.+) \| (.+) \|$", read("docs", "features.md"), re.MULTILINE)
    return tuple(found)


def documents() -> list[Path]:
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]


@cache
def tool_words(language: str) -> re.Pattern[str]:
    """The tool's sentences in a language, with anything where a value goes."""
    with (texts.FOLDER / f"{'fi' if language == 'en' else language}.po").open("rb") as file:
        entries = [entry for entry in read_po(file) if entry.id]
    said = [form for entry in entries for form in forms(entry.id if language == "en" else entry.string)]
    return re.compile("|".join(re.sub(r"\\{\w+\\}", ".+?", re.escape(each)) for each in said if each))


def forms(of: object) -> list[str]:
    """The singular, and the plural where there is one."""
    return [of] if isinstance(of, str) else [str(each) for each in of] if isinstance(of, list | tuple) else []


def test_the_features_are_exactly_those_of_the_report_and_each_stands_once() -> None:
    with (ROOT / "tests" / "data" / "features.csv").open(encoding="utf-8", newline="") as file:
        of_report = [row["id"] for row in csv.DictReader(file)]
    assert [row[0] for row in feature_rows()] == of_report
    assert len(set(of_report)) == len(of_report)


def test_the_counts_above_the_features_add_up() -> None:
    said = re.search(r"Of (\d+) rows (\d+) can be seen, (\d+) partly, (\d+) are not built, and (\d+)", read("docs", "features.md"))
    assert said
    ways = [where.split(":")[0] for _, _, where in feature_rows()]
    partly, unbuilt, never = (ways.count(word) for word in ("partly", "not built", "not a thing to build"))
    seen = len(ways) - partly - unbuilt - never
    assert [int(number) for number in said.groups()] == [len(ways), seen, partly, unbuilt, never]


def test_a_feature_that_can_be_seen_names_its_place() -> None:
    without = [row[0] for row in feature_rows() if not row[2].startswith("not ") and "`" not in row[2]]
    assert without == []


def test_every_path_that_the_documents_name_is_there() -> None:
    missing = []
    for document in documents():
        for named in re.findall(r"`([\w./-]+)`", document.read_text("utf-8")):
            if named.startswith(TOPS) and "/" in named and not (ROOT / named).exists() and not named.startswith("workshop_data/live"):
                missing.append(f"{document.name}: {named}")
    assert missing == []


def test_every_link_and_picture_in_the_documents_leads_somewhere() -> None:
    broken = []
    for document in documents():
        for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text("utf-8")):
            if not target.startswith(OUTSIDE) and not (document.parent / target.partition("#")[0]).exists():
                broken.append(f"{document.name}: {target}")
    assert broken == []


def test_every_picture_is_used_and_small_and_has_words() -> None:
    used = {
        (document.parent / target).resolve()
        for document in documents()
        for words, target in re.findall(r"!\[([^\]]*)\]\(([^)\s]+)\)", document.read_text("utf-8"))
        if words
    }
    kept = {path.resolve() for path in (DOCS / "pictures").rglob("*.png")}
    assert kept == used
    assert [path.name for path in kept if path.stat().st_size > LARGEST_PICTURE] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_named_in_the_guide(language: str) -> None:
    told = guide(language)
    assert [page.path for page in pages.every() if f"`/{page.path}`" not in told] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bold_word_of_the_guide_stands_in_the_tool(language: str) -> None:
    bold = re.findall(r"\*\*(.+?)\*\*", guide(language))
    assert bold
    assert [words for words in bold if not tool_words(language).fullmatch(words)] == []


@pytest.mark.parametrize("statement", ["privacy", "accessibility"])
def test_every_bold_word_of_the_statements_stands_in_the_tool(statement: str) -> None:
    whole = read("docs", f"{statement}.md")
    parts = re.split(r"^## (?:Suomeksi|På svenska|In English)$", whole, flags=re.MULTILINE)[1:]
    for language, part in zip(LANGUAGES, parts, strict=True):
        assert [words for words in re.findall(r"\*\*(.+?)\*\*", part) if not tool_words(language).fullmatch(words)] == []


def test_every_command_is_told_in_the_readme_or_the_guide() -> None:
    told = read("README.md") + guide("en")
    assert isinstance(main, click.Group)
    assert [name for name in main.commands if not re.search(rf"\b{name}\b", told)] == []


def test_the_readme_counts_the_demo_right(tmp_path: Path) -> None:
    database = open_database(str(tmp_path / "demo.db"))
    loaded = demo.load(database)
    database.close()
    assert f"{loaded.participants} participants and {loaded.themes} themes" in " ".join(read("README.md").split())


def test_the_changelog_has_the_version() -> None:
    version = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    assert f"## {version}" in read("CHANGELOG.md")


def reliability_rows() -> list[tuple[str, str, str]]:
    rows = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", read("docs", "reliability.md"), re.MULTILINE)
    return [row for row in rows if row[0] not in ("fault", "attack")]


def test_every_row_about_reliability_names_a_test_that_is_there() -> None:
    for fault, _, named in reliability_rows():
        found = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", named)
        assert found, fault
        for file, test in found:
            assert f"def {test}(" in (ROOT / file).read_text("utf-8"), f"{fault}: {file}::{test}"
