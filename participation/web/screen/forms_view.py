"""The group's picture of a form: a sentence first, then bars with words, several questions as rows, or lines side by side."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from participation import texts
from participation.activities.lines import LIGHTS
from participation.model.texts import N_, Texts
from participation.texts import everywhere
from participation.web.screen import both, fit, four_fields, means_view, shared_picture

Given = Mapping[str, Any]
LIGHT_COLOURS = {"well": "green", "thoughts": "yellow", "worry": "red"}
PARTS = ("first", "second", "third")
MOST_PARTS = 3
LOWEST_ROW, MORE = 1.85, 1.4  # of a question, and of the line that says how many more there are
FIVE = 20.2  # height of the five lines below their sentence
THIRD = (fit.WIDE - fit.SIDES - 4.0) / 3  # how wide one of the five lines is
FEW = N_("Something that few chose")


def draw(picture: Given, room: float, languages: Sequence[str]) -> str:
    """The picture in a room of this height; what fits its kind."""
    if picture["too_few"]:
        said = "".join(f'<p lang="{code}">{escape(Texts.of(picture["too_few"]).say(code))}</p>' for code in languages)
        return f'<div class="calm around">{said}</div>'
    questions = picture["questions"]
    if picture["kind"] == "lines":
        return _lines(picture, room, languages)
    if picture["corners"] and questions[0]["scales"]:
        return four_fields.table(questions[0], languages)
    if means_view.fits(questions):
        return means_view.draw(questions, room, languages)
    if len(questions) > 1 and all(0 < len(question["counted"]) <= MOST_PARTS for question in questions):
        return _rows(picture, room, languages)
    return shared_picture.draw(picture, room, languages)


def _rows(picture: Given, room: float, languages: Sequence[str]) -> str:
    """Many questions with the same few answers: a row each, its bar in parts with their numbers."""
    language, questions = languages[0], picture["questions"]
    sentence = Texts.of(picture["sentence"]) if picture["sentence"] else None
    said = both.paragraphs(sentence, languages[:1]) if sentence else ""
    room -= both.height(sentence, languages[:1], fit.WIDE - fit.SIDES, 1.1) if sentence else 0
    options = {line["value"]: (line["sign"], Texts.of(line["label"])) for question in questions for line in question["counted"]}
    names = list(options)
    legend = "".join(
        f'<span><i class="part {PARTS[place % 3]}" aria-hidden="true">{escape(sign or "")}</i> {both.html(label, languages)}</span>'
        for place, (sign, label) in enumerate(options.values())
    )
    if any(question["others"] for question in questions):
        legend += f'<span><i class="part few" aria-hidden="true">○</i> {both.sentence(FEW, languages)}</span>'
    left = room - 2.0
    high = min(2.9, left / len(questions))
    shown = questions if high >= LOWEST_ROW else questions[: max(1, int((left - MORE) // LOWEST_ROW))]
    rows = "".join(_parts(question, names, options, max(high, LOWEST_ROW), language) for question in shown)
    more = len(questions) - len(shown)
    foot = f'<p class="soft">{escape(texts.say_many(language, "{n} more question", "{n} more questions", more))}</p>' if more else ""
    table = f'<table class="bars"><tbody>{rows}</tbody></table>'
    return f'<div class="many" lang="{language}">{said}<p class="legend">{legend}</p>{table}{foot}</div>'


def _parts(question: Given, names: Sequence[str], options: Mapping[str, tuple[str | None, Texts]], high: float, language: str) -> str:
    people = question["people"] or 1
    numbers = {line["value"]: line["number"] for line in question["counted"]}
    parts = [(PARTS[place % 3], options[name], numbers[name]) for place, name in enumerate(names) if numbers.get(name)]
    if question["others"]:
        parts.append(("few", ("○", everywhere(FEW)), question["others"]))
    bar = "".join(
        f'<i class="part {kind}" style="width:{100 * number / people:.1f}%"><span aria-hidden="true">{escape(sign or "")}</span>'
        f'<span class="unseen">{escape(label.say(language))}</span> {number}</i>'
        for kind, (sign, label), number in parts
    )
    label = escape(Texts.of(question["label"]).say(language))
    return f'<tr style="height:{high:.2f}rem"><th scope="row"><span>{label}</span></th><td><div class="parts">{bar}</div></td></tr>'


def _lines(picture: Given, room: float, languages: Sequence[str]) -> str:
    """The five lines: how those with the same eyes see each, or everybody together, and the lights that people chose."""
    by_eyes = picture["by_eyes"]
    sentence = Texts.of(by_eyes["sentence"])
    spoken = languages if both.height(sentence, languages, fit.WIDE - fit.SIDES, 1.2) + FIVE < room else languages[:1]
    scales = {question["name"]: question for question in picture["questions"]}
    blocks = "".join(_line(line, by_eyes["sides"], scales, languages) for line in by_eyes["lines"] if line["name"] in scales)
    return f'<div class="lines">{both.paragraphs(sentence, spoken)}<div class="five">{blocks}</div></div>'


def _line(line: Given, sides: Sequence[Given], scales: Mapping[str, Given], languages: Sequence[str]) -> str:
    language = languages[0]
    label = Texts.of(line["label"])
    names = Texts(*(text.partition(":")[0] for text in (label.fi, label.sv, label.en)))
    fitting = languages if fit.lines(both.plain(names, languages), THIRD / 1.1, bold=True) == 1 else languages[:1]
    compared = list(zip((Texts.of(side["name"]) for side in sides), line["sides"], strict=False))
    shown = compared or [(everywhere(N_("Everyone")), scale) for scale in scales[line["name"]]["scales"]]
    rows = "".join(_estimate(name.say(language), scale, language) for name, scale in shown)
    words = Texts.of(line["in_words"]) if compared else Texts.of(shown[0][1]["in_words"])
    lights = scales.get(f"{line['name']}_light")
    return (
        f'<section lang="{language}"><h2>{both.html(names, fitting)}</h2><table><tbody>{rows}</tbody></table>'
        f"<p>{escape(words.say(language))}</p>{_lights(lights, language) if lights else ''}</section>"
    )


def _estimate(name: str, scale: Given, language: str) -> str:
    low, high = (max(0.0, min(10.0, scale["mean"] + side * scale["spread"])) for side in (-1, 1))
    bar = (
        f'<div class="line" aria-hidden="true"><i style="left:{10 * low:.1f}%;width:{10 * (high - low):.1f}%"></i>'
        f'<b style="left:{10 * scale["mean"]:.1f}%"></b></div>'
    )
    return f'<tr><th scope="row">{escape(name)}</th><td>{bar}</td><td><b>{four_fields.number(scale["mean"], language)}</b></td></tr>'


def _lights(question: Given, language: str) -> str:
    """How many chose each light, by shape, word and colour."""
    numbers = {line["value"]: line["number"] for line in question["counted"]}
    said = [
        f'<span class="{LIGHT_COLOURS[value]}"><i aria-hidden="true">{sign}</i> '
        f"{escape(texts.say(language, word))} <b>{numbers[value]}</b></span>"
        for value, word, sign in LIGHTS
        if value in numbers
    ]
    if question["others"]:
        said.append(f"<span>○ {escape(texts.say(language, FEW))} <b>{question['others']}</b></span>")
    return f'<p class="lights">{" ".join(said)}</p>'
