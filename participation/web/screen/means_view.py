"""Several statements in parts, each with the middle of its answers as a bar and a number."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

from participation import texts
from participation.model.texts import Texts
from participation.web.screen import four_fields

Given = Mapping[str, Any]
HEADING, LOWEST, HIGHEST = 2.1, 1.9, 3.0  # heights of a part's name and of a row


def fits(questions: Sequence[Given]) -> bool:
    """Whether these questions are of that kind."""
    return len(questions) > 1 and all(question["part"] and len(question["scales"]) == 1 for question in questions)


def draw(questions: Sequence[Given], room: float, languages: Sequence[str]) -> str:
    """A row for each statement under the name of its part; without the names where there is little room."""
    language = languages[0]
    parts = [(name, list(own)) for name, own in groupby(questions, key=lambda each: Texts.of(each["part"]).say(language))]
    scale = questions[0]["scales"][0]
    legend = texts.say(
        language, "The bar is the middle of the answers, on a scale from {low} to {high}.", low=scale["low"], high=scale["high"]
    )
    left = room - 1.8
    named = left - HEADING * len(parts) >= LOWEST * len(questions)
    high = min(HIGHEST, (left - (HEADING * len(parts) if named else 0)) / len(questions))
    body = "".join((f"<h2>{escape(name)}</h2>" if named else "") + _table(own, max(high, LOWEST), language) for name, own in parts)
    return f'<div class="many" lang="{language}"><p class="legend">{escape(legend)}</p>{body}</div>'


def _table(questions: Sequence[Given], high: float, language: str) -> str:
    return f'<table class="bars"><tbody>{"".join(_row(each, high, language) for each in questions)}</tbody></table>'


def _row(question: Given, high: float, language: str) -> str:
    [scale] = question["scales"]
    wide = 100 * (scale["mean"] - scale["low"]) / ((scale["high"] - scale["low"]) or 1)
    label = escape(Texts.of(question["label"]).say(language))
    number = four_fields.number(scale["mean"], language)
    bar = f'<span class="bar"><i class="all" style="width:{wide:.1f}%"></i></span><b>{number}</b>'
    return f'<tr style="height:{high:.2f}rem"><th scope="row"><span>{label}</span></th><td><div>{bar}</div></td></tr>'
