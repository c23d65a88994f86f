"""A document as Markdown; what people wrote can become no heading, link, picture or code in it."""

import re

from participation.reports.document import Block, Document, Heading, Listing, Note, Paragraph, Picture, Quote, one_line, visible
from participation.reports.table import Table
from participation.said import isolated

_ANYWHERE = re.compile(r"([\\`*_\[\]<>|~&$@])")
_AT_THE_START = re.compile(r"^(\s*)([#+\-=]|\d+(?=[.)]))")
_ADDRESS = re.compile(r"(?i)(\b(?:https?|ftp|mailto|xmpp)):|\b(www)\.")


def as_markdown(document: Document) -> bytes:
    """The file. Pictures become the words that say what they show."""
    parts = [f"# {_inline(document.title)}", *(_block(block) for block in document.blocks)]
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8")


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * (1 + min(max(block.level, 1), 3))} {_inline(block.text)}"
        case Paragraph():
            return _written(block.text)
        case Note():
            return f"*{_inline(block.text)}*"
        case Quote():
            by = f"\\\n— {_inline(block.by)}" if block.by else ""
            return "\n".join(f"> {line}" for line in (_written(block.text) + by).split("\n"))
        case Listing():
            return "\n".join(f"{f'{n}.' if block.numbered else '-'} {_inline(item)}" for n, item in enumerate(block.items, 1))
        case Picture():
            return f"*{_inline(block.alt)}*"
        case Table():
            return _table(block)


def _table(table: Table) -> str:
    rows = [table.columns, tuple("---" for _ in table.columns), *table.rows]
    lines = [_row(row, escaped=place != 1) for place, row in enumerate(rows)]
    note = f"\n\n*{_inline(table.note)}*" if table.note else ""
    return f"**{_inline(table.name)}**\n\n" + "\n".join(lines) + note


def _row(row: tuple[object, ...], *, escaped: bool) -> str:
    return "| " + " | ".join((_inline("–" if cell is None else cell) if escaped else str(cell)) for cell in row) + " |"


def _inline(text: object) -> str:
    return _harmless(one_line(isolated(text) if isinstance(text, str) else text))


def _written(text: str) -> str:
    """Lines as they were typed: each ends with a hard break."""
    return "\\\n".join(_harmless(line.strip()) for line in visible(isolated(text)).strip().split("\n") if line.strip())


def _harmless(line: str) -> str:
    signs = _ANYWHERE.sub(r"\\\1", line)
    start = _AT_THE_START.sub(lambda found: f"{found[1]}{found[2]}\\" if found[2].isdigit() else f"{found[1]}\\{found[2]}", signs)
    return _ADDRESS.sub(lambda found: f"{found[1]}\\:" if found[1] else f"{found[2]}\\.", start)
