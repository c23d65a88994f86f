"""Words, signs and days as the desk shows them. What people wrote becomes escaped HTML: it is never read as Markdown."""

from collections.abc import Sequence
from datetime import date
from html import escape

from participation import days, said, shared_texts
from participation.beside import Note
from participation.insight import roles
from participation.model.kinds import KINDS
from participation.model.people import GROUP_COLOURS, GROUP_NAMES, GROUP_SIGNS
from participation.model.texts import N_
from participation.review import Reviewed
from participation.web import times
from participation.web.shell import language, say

IN_LANGUAGE = {"fi": N_("In Finnish"), "sv": N_("In Swedish"), "en": N_("In English")}
STATUS_COLOURS = {
    "read": "gray",
    "merged": "violet",
    "taken_in": "green",
    "taken_in_changed": "green",
    "being_tried": "orange",
    "to_management": "blue",
    "not_now": "yellow",
}


def written(text: str, in_language: str, tag: str = "span") -> str:
    """What a person wrote, as HTML that says its language to a screen reader and keeps its direction to itself."""
    return said.html(text, in_language, tag, ' class="written"')


def beside(notes: Sequence[Note]) -> str:
    """What stands beside the words: details and translations, each with its label; empty without any."""
    lines = []
    for note in notes:
        label = f"<b>{escape(say(note.label))}</b> " if note.label else ""
        words = written(note.said.say(language()), note.language) if note.language else escape(say(note.said))
        lines.append(f"<li>{label}{escape(note.sign or '')} {words}</li>")
    return f'<ul class="beside">{"".join(lines)}</ul>' if lines else ""


def letters(text: str, longest: int = 60) -> str:
    """Only the letters and digits of what a person wrote: a name for a button, in which nothing can be Markdown."""
    plain = " ".join("".join(sign if sign.isalnum() else " " for sign in text).split())
    return said.isolated(plain if len(plain) <= longest else plain[:longest].rsplit(" ", 1)[0])


def badge(text: str, colour: str) -> str:
    """A short word on coloured ground."""
    return f'<span class="badge {colour}">{escape(text)}</span>'


def status(value: str | None) -> str:
    """What a status is called; also for a theme that nobody has decided about."""
    known = shared_texts.statuses().get(value or "")
    return say(known.label) if known else say(N_("No decision"))


def status_badge(value: str | None) -> str:
    """The status of a theme on its colour."""
    return badge(status(value), STATUS_COLOURS.get(value or "", "gray"))


def kind_badge(value: str | None) -> str:
    """The kind of a theme with its sign; empty without one."""
    kind = KINDS.get(value or "")
    return badge(f"{kind.sign} {say(kind.name)}", kind.colour) if kind else ""


def line(of: Reviewed) -> str:
    """A theme on one line: the sign of its writer's role group, its words, its status."""
    whole = group_sign(of.role_group) + written(of.theme.text, of.theme.language) + status_badge(of.status)
    return f'<p class="line">{whole}</p>'


def group_sign(group: str | None) -> str:
    """The sign of a role group in its colour; a ring where the group may not be named."""
    colour, sign = (GROUP_COLOURS[group], GROUP_SIGNS[group]) if group in GROUP_SIGNS else ("gray", "○")
    return f'<i class="sign {colour}" aria-hidden="true">{sign}</i>'


def group_name(group: str | None) -> str:
    """What a role group is called; “participant” where it may not be named."""
    return say(GROUP_NAMES[group]) if group in GROUP_NAMES else say(N_("Participant"))


def column_sign(group: str) -> tuple[str, str]:
    """The sign and colour of people side by side: a role group, all professionals, or others."""
    like = "C" if group == roles.PROFESSIONALS else group
    return (GROUP_SIGNS[like], GROUP_COLOURS[like]) if like in GROUP_SIGNS else ("○", "gray")


def column_name(group: str) -> str:
    """The sign and the name of people side by side."""
    sign, colour = column_sign(group)
    return f'<i class="sign {colour}" aria-hidden="true">{sign}</i>{escape(say(roles.name(group)))}'


def day(at: str) -> str:
    """The day of a stored moment, in the installation."""
    return times.day(at, language())


def plain_day(stored: str) -> str:
    """A day that was stored as one, such as `2026-12-01`."""
    return days.written(language(), date.fromisoformat(stored))
