"""A document as a plain list of blocks, so that the same content becomes a Word file, Markdown and a web page.

Use cases make the blocks in the reader's language. What participants wrote stands in `Quote` or in cells as they typed it: every
writer takes out what cannot be seen and interprets nothing.
"""

import re
from dataclasses import dataclass

from participation import plain_text, said
from participation.reports.table import Table

DEEPEST = 3
ISOLATES = (said.FIRST_STRONG, said.END)
_ISOLATE = re.compile(f"([{said.FIRST_STRONG}{said.END}])")


@dataclass(frozen=True)
class Heading:
    """A heading inside the document, from 1 (a chapter) to 3."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Plain running text of the tool or of its staff."""

    text: str


@dataclass(frozen=True)
class Quote:
    """Somebody's own words in the language that they were written in; `by` says whose, never by name."""

    text: str
    language: str = ""
    by: str = ""


@dataclass(frozen=True)
class Listing:
    """A list of short texts, with numbers where their order matters."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Note:
    """What the reader must know about the figures or the words beside it."""

    text: str


@dataclass(frozen=True)
class Picture:
    """A picture as PNG or JPEG; `alt` says in words what it shows."""

    content: bytes
    alt: str


Block = Heading | Paragraph | Quote | Listing | Note | Picture | Table


@dataclass(frozen=True)
class Document:
    """A whole document in one language (`fi`, `sv` or `en`)."""

    title: str
    language: str
    blocks: tuple[Block, ...]


def visible(text: object) -> str:
    """The text without what does harm in a file; everything else stays as it was typed, and isolated where it was."""
    return "".join(part if part in ISOLATES else plain_text.visible(part) for part in _ISOLATE.split(str(text)))


def one_line(text: object) -> str:
    """The visible text on one line."""
    return " ".join(visible(text).split())
