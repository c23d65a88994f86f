"""The group's picture of a form: for each question the middle with its spread on a line, or bars with numbers."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from participation import texts
from participation.model.texts import Texts
from participation.web.screen import both, fit, four_fields

QUESTION, LINE = 2.1, 1.9  # heights of a heading, and of a line or bar with its words


def draw(picture: Mapping[str, Any], room: float, languages: Sequence[str]) -> str:
    """As many questions as fit in a room of this height, in the first language."""
    language = languages[0]
    if picture["too_few"]:
        said = "".join(f'<p lang="{code}">{escape(_say(picture["too_few"], code))}</p>' for code in languages)
        return f'<div class="calm around">{said}</div>'
    questions = picture["questions"]
    columns = 1 if len(questions) == 1 else 2
    filled = fit.columns([_height(question) for question in questions], columns, room, 0.6)
    drawn = "".join(f"<div>{''.join(_question(questions[place], languages) for place in places)}</div>" for places in filled)
    left = len(questions) - sum(map(len, filled))
    more = f'<p class="foot">{escape(texts.say_many(language, "{n} more question", "{n} more questions", left))}</p>' if left else ""
    return f'<div class="shared{" two" if columns == 2 else ""}" lang="{language}">{drawn}</div>{more}'


def _height(question: Mapping[str, Any]) -> float:
    return QUESTION + 3.2 + LINE * (2.4 * len(question["scales"]) + len(question["counted"]) + bool(question["others"]))


def _say(given: Mapping[str, str], language: str) -> str:
    return Texts.of(given).say(language)


def _question(question: Mapping[str, Any], languages: Sequence[str]) -> str:
    language = languages[0]
    said = both.paragraphs(Texts.of(question["sentence"]), languages) if question["sentence"] and question["counted"] else ""
    scales = "".join(_scale(scale, _ends(question, place, language), language) for place, scale in enumerate(question["scales"]))
    people = question["people"] or 1
    rows = "".join(_bar(_signed(line, language), line["number"], people) for line in question["counted"])
    if question["others"]:
        rows += _bar(texts.say(language, "Something that few chose"), question["others"], people)
    table = f'<table class="bars"><tbody>{rows}</tbody></table>' if rows else ""
    return f"<section><h2>{escape(_say(question['label'], language))}</h2>{said}{scales}{table}</section>"


def _signed(line: Mapping[str, Any], language: str) -> str:
    """A choice with its sign; a face of ours needs none, its word says it."""
    sign = line["sign"] or ""
    return f"{sign} {_say(line['label'], language)}" if sign and ord(sign[0]) < 0x10000 else _say(line["label"], language)


def _ends(question: Mapping[str, Any], place: int, language: str) -> tuple[str, str]:
    low, high = ("bottom", "top") if place else ("left", "right")
    ends = question["ends"]
    return (_say(ends[low], language), _say(ends[high], language)) if low in ends else ("", "")


def _scale(scale: Mapping[str, Any], ends: tuple[str, str], language: str) -> str:
    length = scale["high"] - scale["low"] or 1
    low, high = (max(0.0, min(1.0, (scale["mean"] + side * scale["spread"] - scale["low"]) / length)) for side in (-1, 1))
    mean = (scale["mean"] - scale["low"]) / length
    said = texts.say(
        language,
        "The middle is {mean}, on a scale from {low} to {high}.",
        mean=four_fields.number(scale["mean"], language),
        low=scale["low"],
        high=scale["high"],
    )
    line = (
        f'<div class="line" aria-hidden="true"><i style="left:{low:.1%};width:{high - low:.1%}"></i><b style="left:{mean:.1%}"></b></div>'
    )
    names = f'<p class="ends"><span>{escape(ends[0])}</span><span>{escape(ends[1])}</span></p>' if ends[0] else ""
    return f"<p>{escape(said)} {escape(_say(scale['in_words'], language))}</p>{line}{names}"


def _bar(label: str, number: int, people: int) -> str:
    wide = f"{100 * number / people:.0f}%"
    cell = f'<div><span class="bar"><i class="all" style="width:{wide}"></i></span><b>{number}</b></div>'
    return f'<tr style="height:{LINE}rem"><th scope="row"><span>{escape(label)}</span></th><td>{cell}</td></tr>'
