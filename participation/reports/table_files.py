"""Tables as files that people take away. Every table that leaves the tool is written here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from participation.model.texts import N_
from participation.reports.bundle import as_zip
from participation.reports.csv_file import as_csv, as_plain_csv
from participation.reports.excel import as_xlsx
from participation.reports.table import Table

Named = Sequence[tuple[str, Table]]  # each with what its file is called, without an ending


@dataclass(frozen=True)
class TableFile:
    """A kind of file: its name for people, the ending of one table's and of several tables' file, and who writes them."""

    name: str
    ending: str
    endings: str
    one: Callable[[Table], bytes]
    several: Callable[[Named], bytes]


def _each(write: Callable[[Table], bytes]) -> Callable[[Named], bytes]:
    return lambda tables: as_zip({f"{name}.csv": write(table) for name, table in tables})


def _for_programs(tables: Named) -> bytes:
    """What stands below the tables elsewhere stands in a file of its own, so that a program finds nothing but the table."""
    notes = Table("notes", ("file", "note"), tuple((f"{name}.csv", table.note) for name, table in tables if table.note))
    return _each(as_plain_csv)([*tables, ("notes", notes)])


# In the order in which they are offered.
TABLE_FILES: dict[str, TableFile] = {
    "xlsx": TableFile(N_("Excel"), "xlsx", "xlsx", lambda table: as_xlsx([table]), lambda tables: as_xlsx([each for _, each in tables])),
    "csv": TableFile(N_("CSV for spreadsheets"), "csv", "zip", as_csv, _each(as_csv)),
    "plain-csv": TableFile(N_("CSV for programs"), "csv", "zip", as_plain_csv, _for_programs),
}
