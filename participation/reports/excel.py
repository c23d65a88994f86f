"""Tables as one Excel file, a sheet each; what people wrote is always text and never a formula or a link."""

import io
import re
from collections.abc import Sequence

import xlsxwriter

from participation.reports.table import Table

LONGEST_SHEET_NAME = 31
WIDE, NARROW = 60, 16
_AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def as_xlsx(tables: Sequence[Table]) -> bytes:
    """The file. Under each table stands its note."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, _AS_TEXT)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    used: set[str] = set()
    for table in tables:
        sheet = book.add_worksheet(_sheet_name(table.name, used))
        sheet.set_column(0, 0, WIDE)
        sheet.set_column(1, max(1, len(table.columns) - 1), NARROW)
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, table.columns, head)
        for number, row in enumerate(table.rows, 1):
            sheet.write_row(number, 0, row, body)
        if table.note:
            sheet.write_string(len(table.rows) + 2, 0, table.note, body)
    book.close()
    return content.getvalue()


def _sheet_name(name: str, used: set[str]) -> str:
    plain = re.sub(r"[\[\]:*?/\\']", " ", name).strip() or "-"
    chosen, number = plain[:LONGEST_SHEET_NAME], 2
    while chosen.casefold() in used:
        ending = f" {number}"
        chosen, number = plain[: LONGEST_SHEET_NAME - len(ending)] + ending, number + 1
    used.add(chosen.casefold())
    return chosen
