"""The reviewer's list: every theme that people added, searched, filtered and tagged, with its whole way."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from participation import decisions, room, themes, way
from participation.access import require
from participation.errors import NotFound
from participation.model.people import Staff
from participation.model.theme import Theme
from participation.model.workshop import Workshop
from participation.plain_text import clean
from participation.store import Database, Row, Transaction

LONGEST_TAG = 40


@dataclass(frozen=True)
class Filters:
    """What to look for; empty means everything. `status` is a decision's status, or `none` for not decided yet."""

    words: str = ""
    workshop: str = ""
    round: str = ""
    work_package: str = ""
    kind: str = ""
    status: str = ""
    tag: str = ""


@dataclass(frozen=True)
class Reviewed:
    """One line of the list. `role_group` is None where the group is too small to be named in that workshop."""

    theme: Theme
    workshop: Workshop
    role_group: str | None
    status: str | None
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Detail:
    """One theme with its way, its decisions and its tags."""

    line: Reviewed
    way: tuple[way.Step, ...]
    decisions: tuple[decisions.Decision, ...]
    wordings: int


def every(database: Database, who: Staff, filters: Filters | None = None) -> list[Reviewed]:
    """The themes that fit the filters, oldest workshop first. What is held for care or sent back isn't here."""
    require(who, "reviewer")
    with database.read() as look:
        rows = look.rows(
            "SELECT t.* FROM theme t JOIN workshop w ON w.id = t.workshop_id WHERE t.state IN ('shown', 'waiting')"
            " ORDER BY w.created_at, w.id, t.created_at, t.id"
        )
        lines = _lines(look, rows)
    return [line for line in lines if _fits(line, filters or Filters())]


def _lines(look: Transaction, rows: Sequence[Row]) -> list[Reviewed]:
    workshops = {row["id"]: Workshop.of(row) for row in look.rows("SELECT * FROM workshop")}
    statuses = {row["theme_id"]: row["status"] for row in look.rows(decisions.LATEST)}
    tags: dict[str, list[str]] = {}
    for row in look.rows("SELECT theme_id, tag FROM theme_tag ORDER BY tag"):
        tags.setdefault(row["theme_id"], []).append(row["tag"])
    named = {workshop_id: room.role_groups_that_may_be_named(look, workshop_id) for workshop_id in {row["workshop_id"] for row in rows}}
    return [
        Reviewed(
            theme=Theme.of(row),
            workshop=workshops[row["workshop_id"]],
            role_group=named[row["workshop_id"]].get(row["participant_id"]),
            status=statuses.get(row["id"]),
            tags=tuple(tags.get(row["id"], ())),
        )
        for row in rows
    ]


def _fits(line: Reviewed, wanted: Filters) -> bool:
    return (
        all(word in line.theme.text.casefold() for word in wanted.words.casefold().split())
        and wanted.workshop in ("", line.workshop.id)
        and wanted.round in ("", line.workshop.round_id)
        and wanted.work_package in ("", line.workshop.work_package_id)
        and wanted.kind in ("", line.theme.kind)
        and wanted.status in ("", line.status or "none")
        and (not wanted.tag or wanted.tag in line.tags)
    )


def by_status(lines: Sequence[Reviewed]) -> dict[str, int]:
    """How many themes have each status; `none` counts those without a decision. The counts add up to the list."""
    return dict(Counter(line.status or "none" for line in lines))


def detail(database: Database, who: Staff, theme_id: str) -> Detail:
    """One theme with its whole way; raises NotFound."""
    require(who, "reviewer")
    with database.read() as look:
        theme = themes.find(look, theme_id)
        rows = look.rows("SELECT * FROM theme WHERE id = :id AND state IN ('shown', 'waiting')", id=theme_id)
        if not rows:
            raise NotFound(themes.NOT_HERE)
        count = look.row("SELECT count(*) AS n FROM theme_wording WHERE theme_id = :id", id=theme_id)
        return Detail(
            line=_lines(look, rows)[0],
            way=tuple(way.of_theme(look, theme)),
            decisions=tuple(decisions.history(look, theme_id)),
            wordings=count["n"] if count else 1,
        )


def set_tags(database: Database, who: Staff, theme_id: str, tags: Sequence[str]) -> None:
    """The tags of a theme, and no others."""
    require(who, "reviewer")
    wanted = {clean(tag, LONGEST_TAG) for tag in tags if tag.strip()}
    with database.write() as change:
        theme = themes.find(change, theme_id)
        change.run("DELETE FROM theme_tag WHERE theme_id = :id", id=theme_id)
        for tag in sorted(wanted):
            change.save("theme_tag", {"theme_id": theme_id, "tag": tag}, key=("theme_id", "tag"))
        change.raise_counter(theme.workshop_id, "decisions")


def known_tags(database: Database, who: Staff) -> list[str]:
    """Every tag in use."""
    require(who, "reviewer")
    with database.read() as look:
        return [row["tag"] for row in look.rows("SELECT DISTINCT tag FROM theme_tag ORDER BY tag")]

