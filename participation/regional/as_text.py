"""A summary as a text to take along: headings, the own text first where there is one, and always what was built."""

from participation import clock
from participation.model.texts import N_
from participation.regional.own_texts import ROLE_NAMES
from participation.regional.paragraphs import Line, day
from participation.regional.summary import Paragraph, Summary
from participation.texts import say

SMALL_GROUPS = N_("No number of fewer than five people stands here, and none can be computed from this text.")


def markdown(summary: Summary, language: str) -> str:
    """The summary as Markdown, which also reads well as plain text."""
    made = say(language, N_("Made on {day} from what is in the tool."), day=day(clock.now()))
    parts = [f"# {_plain(summary.area.name.say(language))}", made]
    for paragraph in summary.paragraphs:
        parts += _paragraph(paragraph, language)
    return "\n\n".join([*parts, say(language, SMALL_GROUPS)]) + "\n"


def _paragraph(one: Paragraph, language: str) -> list[str]:
    parts = [f"## {say(language, one.heading)}"]
    if one.own:
        by = say(language, N_("Written by: {role}, {day}"), role=say(language, ROLE_NAMES[one.own.by_role]), day=day(one.own.at))
        parts += [_plain(one.own.text.say(language)), by]
    parts.append(_plain(one.built.sentence.say(language)))
    if one.lines:
        parts.append("\n".join(_line(line, language) for line in one.lines))
    return parts


def _line(line: Line, language: str) -> str:
    said = _plain(line.said.say(language))
    quoted = f"“{said}”" if line.language else said
    return f"- {quoted}" + (f" ({_plain(line.note.say(language))})" if line.note else "")


def _plain(text: str) -> str:
    """On one line, and nothing in it that Markdown would take for more than words."""
    one_line = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in one_line)
