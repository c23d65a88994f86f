"""A document as a web page that stands alone: every text is escaped, nothing is fetched and no script can run."""

import base64
from html import escape

from participation.reports.document import DEEPEST, Block, Document, Heading, Listing, Note, Paragraph, Picture, Quote, one_line, visible
from participation.reports.table import Table
from participation.said import Said, attributes

_STYLE = (
    "body{font:1.05rem/1.5 Verdana,Arial,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1c2b29;background:#fff}"
    "h1,h2,h3,h4{line-height:1.25}blockquote{margin:.8rem 0;padding:.2rem 1rem;border-left:.3rem solid #0f5b50;white-space:pre-line}"
    "table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:bold;padding:.3rem 0}"
    "th,td{border:1px solid #877f72;padding:.35rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
    "blockquote div,p,li,h1,h2,h3,h4{overflow-wrap:anywhere}"
    "p.note,blockquote footer{color:#53615d}img{max-width:100%}@page{size:A4;margin:18mm}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def as_html(document: Document) -> bytes:
    """The whole page, as a file."""
    title = escape(one_line(document.title))
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n{body(document)}\n</main>\n</body>\n</html>\n"
    )
    return page.encode("utf-8")


def body(document: Document, *, top: int = 1) -> str:
    """What stands on the page, for a preview inside another page too; the title is a heading of level `top`."""
    title = f"<h{top}>{escape(one_line(document.title))}</h{top}>"
    return "\n".join([title, *(_block(block, top) for block in document.blocks)])


def _block(block: Block, top: int) -> str:
    match block:
        case Heading():
            level = top + min(max(block.level, 1), DEEPEST)
            return f"<h{level}>{escape(one_line(block.text))}</h{level}>"
        case Paragraph():
            return f"<p>{_lines(block.text)}</p>"
        case Note():
            return f'<p class="note">{_lines(block.text)}</p>'
        case Quote():
            return _quote(block)
        case Listing():
            tag = "ol" if block.numbered else "ul"
            return f"<{tag}>{''.join(f'<li>{_words(item)}</li>' for item in block.items)}</{tag}>"
        case Picture():
            data = base64.b64encode(block.content).decode("ascii")
            kind = "jpeg" if block.content.startswith(b"\xff\xd8") else "png"
            return f'<p><img src="data:image/{kind};base64,{data}" alt="{escape(one_line(block.alt))}"></p>'
        case Table():
            return _table(block)


def _words(cell: object) -> str:
    """A cell or an item: somebody's own words say their language, and keep their direction to themselves."""
    lines = _lines(str(cell))
    return f"<bdi{attributes(cell, cell.language)}>{lines}</bdi>" if isinstance(cell, Said) else lines


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in visible(text).split("\n"))


def _quote(quote: Quote) -> str:
    own = attributes(quote.text, quote.language)
    by = f"<footer>{escape(one_line(quote.by))}</footer>" if quote.by else ""
    return f"<blockquote><div{own}>{escape(visible(quote.text))}</div>{by}</blockquote>"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(one_line(column))}</th>' for column in table.columns)
    rows = "".join(f"<tr>{_cells(row)}</tr>" for row in table.rows)
    note = f'<p class="note">{_lines(table.note)}</p>' if table.note else ""
    return f"<table><caption>{escape(one_line(table.name))}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}"


def _cells(row: tuple[object, ...]) -> str:
    shown = [_words("–" if cell is None else cell) for cell in row]
    return "".join(f'<th scope="row">{cell}</th>' if place == 0 else f"<td>{cell}</td>" for place, cell in enumerate(shown))
