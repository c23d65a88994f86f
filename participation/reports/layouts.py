"""The kinds of file that a document can be taken away in."""

from collections.abc import Callable
from dataclasses import dataclass

from participation.model.texts import N_
from participation.reports.document import Document
from participation.reports.html import as_html
from participation.reports.markdown import as_markdown
from participation.reports.word import as_docx


@dataclass(frozen=True)
class Layout:
    """A kind of file: its name for people, its ending, and who writes it."""

    name: str
    ending: str
    mime: str
    write: Callable[[Document], bytes]


LAYOUTS: dict[str, Layout] = {
    "word": Layout(N_("Word file"), "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", as_docx),
    "web": Layout(N_("Web page"), "html", "text/html", as_html),
    "markdown": Layout(N_("Markdown text"), "md", "text/markdown", as_markdown),
}
