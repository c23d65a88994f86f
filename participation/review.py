"""The reviewer's list: every theme that people added, searched, filtered and tagged, with its whole way."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from participation import beside, decisions, grouping, named_groups, results, stages, themes, wordings, workshops
from participation.access import require
from participation.cards import of_themes
from participation.cards.of_themes import PartOf
from participation.errors import NotFound
from participation.model import limits
from participation.model.grouping import Grouping
from participation.model.people import Staff
from participation.model.texts import Words
from participation.model.theme import Theme
from participation.model.workshop import Stage, Workshop
from participation.plain_text import clean, comparable
from participation.staff import belonging
from participation.store import Database, Row, Transaction
from participation.voting import Column, ResultRow


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
    role_group: str = ""


@dataclass(frozen=True)
class Reviewed:
    """One line of the list. `role_group` is None where groups are not named beside the themes of its stage."""

    theme: Theme
    workshop: Workshop
    role_group: str | None
    status: str | None
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One step of a theme's way that a reviewer may read: `written`, `changed` or `shown`, and when."""

    what: str
    at: str


@dataclass(frozen=True)
class InGroup:
    """The group that a theme is in now, since when, and the other themes in it."""

    name: Words
    at: str
    others: tuple[Theme, ...]


@dataclass(frozen=True)
class Votes:
    """What a theme (or its group) got in one vote that is closed, as far as small groups allow."""

    stage: Stage
    row: ResultRow
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Detail:
    """One theme with its way, everything that was decided about it and undone again, and its tags."""

    line: Reviewed
    beside: tuple[beside.Note, ...]
    way: tuple[Step, ...]
    group: InGroup | None
    votes: tuple[Votes, ...]
    cards: tuple[PartOf, ...]
    log: tuple[decisions.Decision, ...]


def every(database: Database, who: Staff, filters: Filters | None = None) -> list[Reviewed]:
    """The themes that fit the filters, oldest workshop first: only what a person has shown to everyone."""
    return fitting(_shown_to_all(database, who, "reviewer", "evaluator"), filters or Filters())


def in_workshop(database: Database, who: Staff, workshop_id: str) -> list[Reviewed]:
    """The shown themes of one workshop; also for whoever led it."""
    return fitting(_shown_to_all(database, who, "reviewer", "facilitator"), Filters(workshop=workshop_id))


def across(database: Database, who: Staff) -> list[Reviewed]:
    """The shown themes of every workshop that the person may see, for all who read across workshops."""
    return _shown_to_all(database, who, "reviewer", "evaluator", "facilitator", "coordinator", "management")


def _shown_to_all(database: Database, who: Staff, *roles: str) -> list[Reviewed]:
    with database.read() as look:
        require(look, who, *roles)
        rows = look.rows(
            "SELECT t.* FROM theme t JOIN workshop w ON w.id = t.workshop_id WHERE t.state = 'shown'"
            " ORDER BY w.created_at, w.id, t.created_at, t.id"
        )
        reach = belonging.reach(look, who)
        return [line for line in _lines(look, rows) if reach.covers(line.workshop)]


def fitting(lines: Sequence[Reviewed], wanted: Filters) -> list[Reviewed]:
    """The lines that fit the filters, in their order."""
    return [line for line in lines if _fits(line, wanted)]


def waiting(database: Database, who: Staff) -> int:
    """How many themes still wait for a facilitator to read them, and are therefore not in the list."""
    with database.read() as look:
        require(look, who, "reviewer", "evaluator")
        reach = belonging.reach(look, who)
        rows = look.rows("SELECT w.* FROM theme t JOIN workshop w ON w.id = t.workshop_id WHERE t.state = 'waiting'")
        return sum(1 for row in rows if reach.covers(Workshop.of(row)))


def _lines(look: Transaction, rows: Sequence[Row]) -> list[Reviewed]:
    by_id = {row["id"]: Workshop.of(row) for row in look.rows("SELECT * FROM workshop")}
    statuses = {row["theme_id"]: row["status"] for row in look.rows(decisions.LATEST)}
    tags: dict[str, list[str]] = {}
    for row in look.rows("SELECT theme_id, tag FROM theme_tag ORDER BY tag"):
        tags.setdefault(row["theme_id"], []).append(row["tag"])
    named = {workshop_id: named_groups.of_workshop(look, workshop_id) for workshop_id in {row["workshop_id"] for row in rows}}
    return [
        Reviewed(
            theme=Theme.of(row),
            workshop=by_id[row["workshop_id"]],
            role_group=named[row["workshop_id"]].get(row["id"]),
            status=statuses.get(row["id"]),
            tags=tuple(tags.get(row["id"], ())),
        )
        for row in rows
    ]


def _fits(line: Reviewed, wanted: Filters) -> bool:
    return (
        all(word in comparable(line.theme.text).casefold() for word in comparable(wanted.words).casefold().split())
        and wanted.workshop in ("", line.workshop.id)
        and wanted.round in ("", line.workshop.round_id)
        and wanted.work_package in ("", line.workshop.work_package_id)
        and wanted.kind in ("", line.theme.kind)
        and wanted.status in ("", line.status or "none")
        and (not wanted.tag or wanted.tag in line.tags)
        and wanted.role_group in ("", line.role_group)
    )


def by_status(lines: Sequence[Reviewed]) -> dict[str, int]:
    """How many themes have each status; `none` counts those without a decision. The counts add up to the list."""
    return dict(Counter(line.status or "none" for line in lines))


def detail(database: Database, who: Staff, theme_id: str) -> Detail:
    """One theme with its whole way; raises NotFound, also for a text that nobody has shown or that is held for care."""
    with database.read() as look:
        require(look, who, "reviewer", "evaluator")
        theme = _shown(look, theme_id)
        rows = look.rows("SELECT * FROM theme WHERE id = :id", id=theme_id)
        grouped = grouping.read(look, theme.workshop_id)
        line = _lines(look, rows)[0]
        belonging.check(look, who, line.workshop)
        return Detail(
            line=line,
            beside=beside.of_theme(look, theme),
            way=_way(look, theme_id),
            group=_group(look, theme, grouped),
            votes=tuple(_votes(look, theme)),
            cards=of_themes.of_theme(look, theme_id),
            log=tuple(decisions.log(look, theme_id)),
        )


def _shown(look: Transaction, theme_id: str) -> Theme:
    theme = themes.find(look, theme_id)
    if theme.state != "shown":
        raise NotFound(themes.NOT_HERE)
    return theme


def _way(look: Transaction, theme_id: str) -> tuple[Step, ...]:
    """What the writer did and when everyone could see it. That a text waited, went back or was held is not told on."""
    rows = look.rows(
        "SELECT what, at FROM theme_event WHERE theme_id = :id AND what IN ('written', 'changed', 'shown') ORDER BY at",
        id=theme_id,
    )
    steps = [Step(row["what"], row["at"]) for row in rows]
    last = len(steps) - 1
    return tuple(step for place, step in enumerate(steps) if place == last or (step.what, steps[place + 1].what) != ("shown", "shown"))


def _group(look: Transaction, theme: Theme, grouped: Grouping) -> InGroup | None:
    if theme.group_id is None:
        return None
    group = grouped.groups[grouped.final(theme.group_id)]
    put = look.row("SELECT max(at) AS at FROM theme_event WHERE theme_id = :id AND what = 'grouped'", id=theme.id)
    others = tuple(other for other in grouped.members()[group.id] if other.id != theme.id)
    return InGroup(group.name, str(put["at"]) if put and put["at"] else theme.changed_at, others)


def _votes(look: Transaction, theme: Theme) -> Iterator[Votes]:
    for stage in stages.in_order(look, theme.workshop_id):
        if stage.kind != "vote" or not stage.closed_at or stage.state == "open":
            continue
        result = results.of_closed(look, stage).result
        row = results.row_of(result, theme.id)
        if row is not None and row.all is not None:
            yield Votes(stage, row, result.columns if row.by_group is not None else ())


def set_tags(database: Database, who: Staff, theme_id: str, read: str, tags: Sequence[str]) -> None:
    """The tags of a theme in the words that were read, and no others."""
    with database.write() as change:
        require(change, who, "reviewer")
        wanted = {" ".join(clean(tag, limits.TAG).split()) for tag in tags if tag.strip()}
        theme = _shown(change, theme_id)
        workshops.for_staff(change, who, theme.workshop_id)
        wordings.check(change, theme, read)
        change.run("DELETE FROM theme_tag WHERE theme_id = :id", id=theme_id)
        for tag in sorted(wanted):
            change.save("theme_tag", {"theme_id": theme_id, "tag": tag}, key=("theme_id", "tag"))
        change.raise_counter(theme.workshop_id, "decisions")


def known_tags(database: Database, who: Staff) -> list[str]:
    """Every tag in use on a theme of the list."""
    with database.read() as look:
        require(look, who, "reviewer", "evaluator")
        reach = belonging.reach(look, who)
        rows = look.rows(
            "SELECT DISTINCT g.tag, w.* FROM theme_tag g JOIN theme t ON t.id = g.theme_id JOIN workshop w ON w.id = t.workshop_id"
            " WHERE t.state = 'shown'"
        )
        return sorted({row["tag"] for row in rows if reach.covers(Workshop.of(row))})
