"""Days, numbers and names as documents write them, in the language of the document and never of the page."""

from datetime import date

from babel.numbers import format_decimal

from participation import clock, shared_texts
from participation import days as calendar
from participation.insight import roles
from participation.model.kinds import KINDS
from participation.model.people import GROUP_NAMES
from participation.model.texts import N_, Texts
from participation.texts import say


def day(moment: str, language: str) -> str:
    """The day of a stored moment."""
    return calendar.written(language, clock.day_of(moment))


def plain_day(stored: str, language: str) -> str:
    """A day that was stored as one, such as `2026-12-01`."""
    return calendar.written(language, date.fromisoformat(stored))


def days(first: str | None, last: str | None, language: str) -> str:
    """From one day to another; empty where none is known."""
    return " – ".join(plain_day(each, language) for each in (first, last) if each)


def number(of: float, language: str) -> str:
    """A number as the language writes it, means with one decimal."""
    return str(format_decimal(of, "#,##0.0" if isinstance(of, float) else "#,##0", locale=calendar.LOCALES[language]))


def share(of: float) -> str:
    """A share in per cent, rounded as everywhere."""
    return f"{roles.percent(of)} %"


def kind(value: str | None, language: str) -> str:
    """What a kind of theme is called; themes without one are just themes."""
    known = KINDS.get(value or "")
    return say(language, known.name) if known else say(language, N_("Themes"))


def writer(group: str | None, language: str) -> str:
    """Whose words these are: a role group where it may be named."""
    return say(language, GROUP_NAMES[group]) if group in GROUP_NAMES else say(language, N_("Participant"))


def status(value: str | None, language: str) -> str:
    """What was decided, in a word or two."""
    known = shared_texts.statuses().get(value or "")
    return known.label.say(language) if known else say(language, N_("No decision"))


def role(value: str | None, language: str) -> str:
    """What a role is called; empty without one."""
    known = shared_texts.roles().get(value or "")
    return known.label.say(language) if known else ""


def names(of: list[Texts] | tuple[Texts, ...], language: str) -> str:
    """Several names, one after the other."""
    return ", ".join(each.say(language) for each in of)
