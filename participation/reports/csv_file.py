"""Tables as CSV: one kind for spreadsheets as they are set up in the Nordic countries, one for programs.

Neither has anything in it that a spreadsheet would run, whatever separator it takes for one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from participation.reports.table import Cell, Table

_SIGN = r"[=+\-@\uff1d\uff0b\uff0d\uff20]"  # the wide ones are signs of a formula, too
_AT_THE_START = re.compile(rf"\A(?=\s*{_SIGN}|[\t\r\n])")
_IN_THE_MIDDLE = re.compile(rf"""(?!\A)([,;|"'\t\r\n]\ *)(?={_SIGN})""")  # after what some program takes for the end of a cell


@dataclass(frozen=True)
class _Kind:
    between: str
    decimal: str
    encoding: str


_NORDIC = _Kind(";", ",", "utf-8-sig")  # the mark at the beginning is how Excel knows the letters
_PROGRAMS = _Kind(",", ".", "utf-8")


def as_csv(table: Table) -> bytes:
    """For Excel and LibreOffice with Nordic settings: `;` between cells, a decimal comma, and the note below the table."""
    note = [(), (table.note,)] if table.note else []
    return _written([table.columns, *table.rows, *note], _NORDIC)


def as_plain_csv(table: Table) -> bytes:
    """For programs: `,` between cells, a decimal point, and nothing but the table."""
    return _written([table.columns, *table.rows], _PROGRAMS)


def _written(rows: Sequence[Sequence[Cell]], kind: _Kind) -> bytes:
    return "".join(kind.between.join(_cell(cell, kind) for cell in row) + "\r\n" for row in rows).encode(kind.encoding)


def _cell(cell: Cell, kind: _Kind) -> str:
    """A number as one; a text in quotation marks, with an apostrophe before what a spreadsheet would run."""
    if cell is None:
        return ""
    if isinstance(cell, (int, float)):
        return str(cell).replace(".", kind.decimal)
    return '"' + _harmless(str(cell)).replace('"', '""') + '"'


def _harmless(text: str) -> str:
    return _AT_THE_START.sub("'", _IN_THE_MIDDLE.sub(r"\1'", text))
