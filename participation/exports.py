"""What a workshop said, as tables for files: shown themes in their own words, and votes as far as small groups allow."""

from collections.abc import Iterator, Sequence
from secrets import SystemRandom
from typing import Literal

from participation import beside, grouping, polis_export, results, review, shared_texts, stage_results, stage_tables, voting, workshops
from participation.access import require
from participation.insight import roles
from participation.model.grouping import Grouping
from participation.model.kinds import KINDS
from participation.model.people import Staff
from participation.model.texts import Texts
from participation.reports import polis
from participation.reports.bundle import as_zip
from participation.reports.table import Cell, Table
from participation.reports.table_files import TABLE_FILES
from participation.store import Database
from participation.texts import say
from participation.voting import Figure

Layout = Literal["xlsx", "csv", "plain-csv", "polis"]

_THEMES = Texts("Teemat", "Teman", "Themes")
_THEME_COLUMNS = (
    Texts("Teema omin sanoin", "Temat med egna ord", "The theme in its own words"),
    Texts("Kieli", "Språk", "Language"),
    Texts("Laji", "Slag", "Kind"),
    Texts("Kirjoittajan rooliryhmä", "Skribentens rollgrupp", "Role group of the writer"),
    Texts("Ryhmä", "Grupp", "Group"),
    Texts("Muuta", "Annat", "More"),
    Texts("Mitä päätettiin", "Vad som beslöts", "What was decided"),
)
_WORDS = Texts("Teema tai ryhmä", "Tema eller grupp", "Theme or group")
_VOTES = Texts("ääniä", "röster", "votes")
_OF = Texts("vastanneita", "har svarat", "answered")
_SHARE = Texts("osuus", "andel", "share")
_PASSES = Texts("ohitti", "hoppade över", "passed")
_DISAGREES = Texts("eri mieltä", "av annan åsikt", "disagreed")
_ALL = Texts("Kaikki", "Alla", "Everyone")


def file(database: Database, who: Staff, workshop_id: str, layout: Layout, language: str = "fi") -> bytes:
    """What a workshop said as one file: an Excel book, or a zip of CSV files; `polis`, for administrators, holds each ballot."""
    with database.read() as look:
        require(look, who, "reviewer", "facilitator")
    if layout == "polis":
        return as_zip(polis.files(polis_export.conversation(database, who, workshop_id)))
    return TABLE_FILES[layout].several(list(_named(database, who, workshop_id, language).items()))


def of_workshop(database: Database, who: Staff, workshop_id: str, language: str) -> list[Table]:
    """A table of the themes, then of each vote that is closed, then of each other stage; people's words stay in their own language."""
    return list(_named(database, who, workshop_id, language).values())


def _named(database: Database, who: Staff, workshop_id: str, language: str) -> dict[str, Table]:
    """The tables by what their file is called."""
    with database.read() as look:
        require(look, who, "reviewer", "facilitator")
        workshops.for_staff(look, who, workshop_id)
        grouped = grouping.read(look, workshop_id)
    closed = [ballot for ballot in results.of_workshop(database, who, workshop_id) if ballot.stage.state != "open"]
    return {
        "themes": _themes(database, who, workshop_id, grouped, language),
        **{f"vote-{number}": _ballot(ballot, number, language) for number, ballot in enumerate(closed, 1)},
        **stage_tables.of(stage_results.of_workshop(database, who, workshop_id), language),
    }


def _themes(database: Database, who: Staff, workshop_id: str, grouped: Grouping, language: str) -> Table:
    lines = review.in_workshop(database, who, workshop_id)
    with database.read() as look:
        notes = {line.theme.id: beside.of_theme(look, line.theme) for line in lines}
    names = {group_id: group.name.text for group_id, group in grouped.groups.items()}
    statuses = shared_texts.statuses()
    rows = tuple(
        (
            line.theme.text,
            line.theme.language,
            say(language, KINDS[line.theme.kind].name) if line.theme.kind else None,
            say(language, roles.NAMES[line.role_group]) if line.role_group else None,
            names[grouped.final(line.theme.group_id)] if line.theme.group_id else None,
            "; ".join(_in_one_line(note, language) for note in notes.get(line.theme.id, ())) or None,
            statuses[line.status].label.say(language) if line.status in statuses else None,
        )
        for line in SystemRandom().sample(lines, len(lines))  # in an order that tells nothing of who wrote when
    )
    return Table(_THEMES.say(language), tuple(column.say(language) for column in _THEME_COLUMNS), rows)


def _in_one_line(note: beside.Note, language: str) -> str:
    said = note.said.say(language)
    return f"{note.label.say(language)} {said}" if note.label else said


def _ballot(ballot: results.Ballot, number: int, language: str) -> Table:
    result = ballot.result
    agree = result.method == "agree"
    people = [_ALL.say(language), *(say(language, roles.NAMES[column.group]) for column in result.columns)]
    columns = (_WORDS.say(language), *(f"{who}: {what}" for who in people for what in _figures_named(agree, language)))
    rows = tuple(
        (row.target.words, *_cells(row.all, agree), *_by_group(row.by_group, len(result.columns), agree)) for row in _ranked(result)
    )
    notes = (ballot.sentence, *([ballot.note] if ballot.note else []), *ballot.reworded)
    note = " ".join(each.say(language) for each in notes)
    return Table(f"{number}. {ballot.stage.name.say(language)}", columns, rows, note)


def _ranked(result: voting.Result) -> Sequence[voting.ResultRow]:
    """The first ones first; tied ones in an order that tells nothing of when they were written."""
    rank = voting.method(result.method).rank
    mixed = SystemRandom().sample(result.rows, len(result.rows))
    return sorted(mixed, key=lambda row: -rank(row.all) if row.all is not None else 1)


def _figures_named(agree: bool, language: str) -> Iterator[str]:
    for figure in (_VOTES, *((_PASSES, _DISAGREES) if agree else ()), _OF, _SHARE):
        yield figure.say(language)


def _cells(figure: Figure | None, agree: bool) -> tuple[Cell, ...]:
    if figure is None:
        return (None,) * (5 if agree else 3)
    others = (figure.passes, figure.disagrees) if agree else ()
    return (figure.votes, *others, figure.rests_on, round(figure.share, 4))


def _by_group(figures: tuple[Figure, ...] | None, columns: int, agree: bool) -> tuple[Cell, ...]:
    if figures is None:
        return _cells(None, agree) * columns
    return tuple(cell for figure in figures for cell in _cells(figure, agree))
