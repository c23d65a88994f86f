"""How people's words stand among ours, wherever they are written out: in their own language and their own direction.

The words may run from right to left, and may hold anything. `html` is for pages, `Said` for cells, headings and items of
documents, `isolated` for a sentence or a label that is one text.
"""

import unicodedata
from html import escape
from typing import Self

FIRST_STRONG, END = "\u2068", "\u2069"  # what stands between them finds its own direction and leaves the rest alone
UNKNOWN = "und"  # a language that is none of ours: better than one that reads it wrongly aloud


class Said(str):
    """Somebody's own words as one text, with the language that they were written in."""

    language: str

    def __new__(cls, text: str, language: str) -> Self:
        made = super().__new__(cls, text)
        made.language = language
        return made


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    first = next((found for sign in text if (found := unicodedata.bidirectional(sign)) in ("L", "R", "AL")), "L")
    return first != "L"


def language_of(text: str, language: str) -> str:
    """The language to say for the words: none of ours runs from right to left, whatever the writer's tablet was set to."""
    return UNKNOWN if is_right_to_left(text) else language


def attributes(text: str, language: str) -> str:
    """What tells a page the language and the direction of the words; `dir` also isolates them from what stands beside."""
    said = language_of(text, language)
    return ' dir="auto"' + (f' lang="{escape(said, quote=True)}"' if said else "")


def html(text: str, language: str, tag: str = "bdi", more: str = "") -> str:
    """The words as HTML. `more` are further attributes, such as ` class="own"`."""
    return f"<{tag}{more}{attributes(text, language)}>{escape(text)}</{tag}>"


def isolated(text: str) -> str:
    """The words for a place that holds one text only; where nothing runs from right to left they stay as they are."""
    if not any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text):
        return text
    return "\n".join(f"{FIRST_STRONG}{line}{END}" for line in text.split("\n"))
