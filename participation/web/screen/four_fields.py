"""The four fields on the screen: the chart at the left, which Streamlit draws, and at the right the same in words."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go

from participation import stages, texts
from participation.activities.four_field import FourField
from participation.model.texts import N_, Texts
from participation.screen import Picture
from participation.summaries import OnScale
from participation.texts import everywhere
from participation.web import four_fields as chart_of
from participation.web.screen import both

Given = Mapping[str, Any]
WIDTH = 35.0  # how wide the chart is, in rem
PIXELS, TEXT = 30, 32  # of a rem, and of a text, on a projector of 1920 x 1080; the style file scales the chart on others
FEW = N_("Something that few chose")


def of(picture: Picture) -> chart_of.Fields | None:
    """What the chart shows now: the group's picture, or the empty fields while people place their marks."""
    if picture.view == "task" and picture.stage is not None:
        activity = stages.activity(picture.stage)
        if isinstance(activity, FourField):
            ends = {option.value: option.label for option in activity.fields()[0].options}
            return chart_of.Fields(ends, activity.corner_names())
    shared = picture.shared
    if picture.view != "picture" or not shared or shared["too_few"] or not shared["corners"]:
        return None
    question = shared["questions"][0]
    scales = tuple(OnScale(scale["low"], scale["high"], scale["mean"], scale["spread"], scale["people"]) for scale in question["scales"])
    return chart_of.Fields(_texts(question["ends"]), _texts(shared["corners"]), scales)


def chart(fields: chart_of.Fields, language: str, room: float, *, dark: bool) -> go.Figure:
    """The chart as high as there is room."""
    return chart_of.chart(fields, language, width=int(WIDTH * PIXELS), height=int((room - 0.3) * PIXELS), text=TEXT, dark=dark)


def in_words(picture: Picture, language: str) -> str:
    """What the chart shows, for those who do not see it."""
    shared = picture.shared
    if picture.view == "picture" and shared and shared["questions"]:
        return Texts.of(shared["questions"][0]["sentence"]).say(language)
    return texts.say(language, "The four fields, still empty.")


def _texts(given: Mapping[str, Mapping[str, str]]) -> dict[str, Texts]:
    return {name: Texts.of(text) for name, text in given.items()}


def beside(languages: Sequence[str]) -> str:
    """What stands beside the empty fields while people place their marks."""
    said = both.paragraphs(everywhere(N_("Answer on your tablet.")), languages)
    soon = both.paragraphs(everywhere(N_("The shared picture comes when five or more have answered.")), languages)
    return f'<div class="fields" style="margin-left:{WIDTH + 1.5}rem">{said}{soon}</div>'


def table(question: Given, languages: Sequence[str]) -> str:
    """The sentence and the table beside the chart, which Streamlit draws over the left side."""
    said = both.paragraphs(Texts.of(question["sentence"]), languages)
    people = question["people"] or 1
    rows = "".join(_row(Texts.of(line["label"]), line["number"], people, languages) for line in question["counted"])
    if question["others"]:
        rows += _row(everywhere(FEW), question["others"], people, languages)
    spread = "".join(_spread(scale, arrow, languages[0]) for scale, arrow in zip(question["scales"], ("← →", "↑ ↓"), strict=False))
    return (
        f'<div class="fields" style="margin-left:{WIDTH + 1.5}rem">{said}<table class="plain"><tbody>{rows}</tbody></table>'
        f'<div class="spread" lang="{languages[0]}">{spread}{_open_ones(question, languages[0])}</div></div>'
    )


def _row(name: Texts, number: int, people: int, languages: Sequence[str]) -> str:
    said = escape(texts.say(languages[0], "{number} of {people}", number=number, people=people))
    return f'<tr><th scope="row">{both.html(name, languages)}</th><td><b>{said}</b></td></tr>'


def _spread(scale: Given, arrow: str, language: str) -> str:
    """Where most marks are on an axis: the spread, and not only the middle."""
    first = max(scale["low"], round(scale["mean"] - scale["spread"], 1))
    last = min(scale["high"], round(scale["mean"] + scale["spread"], 1))
    said = texts.say(
        language,
        "the middle is {mean}, most are from {first} to {last}",
        mean=number(scale["mean"], language),
        first=number(first, language),
        last=number(last, language),
    )
    return f"<p>{arrow} {escape(said)}</p>"


def number(value: float, language: str) -> str:
    """A number with the comma or point of the language."""
    return str(value) if language == "en" else str(value).replace(".", ",")


def _open_ones(question: Given, language: str) -> str:
    said = []
    if question["too_early"]:
        said.append(
            texts.say_many(language, "{n} person says: too early to say.", "{n} people say: too early to say.", question["too_early"])
        )
    if question["no_answer"]:
        said.append(
            texts.say_many(language, "{n} person did not want to answer.", "{n} people did not want to answer.", question["no_answer"])
        )
    return "".join(f'<p class="soft">{escape(each)}</p>' for each in said)
