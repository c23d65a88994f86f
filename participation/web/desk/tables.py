"""Tables of figures as HTML that says which heading belongs to which number, with people's words escaped."""

from collections.abc import Iterable, Sequence
from html import escape

from participation.voting import Target
from participation.web.desk import words


def table(caption: str, columns: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]) -> str:
    """A table. `columns` and the first cell of each row are HTML already; the figures are plain text."""
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{escape(figure)}</td>" for figure in figures)}</tr>' for first, figures in rows
    )
    return (
        f'<table class="figures"><caption class="unseen">{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def target(of: Target) -> str:
    """The words of what was voted on."""
    return words.written(of.words, of.language)
