"""Times as the clocks and the calendar of the installation have them."""

from babel.dates import format_time

from participation import clock, days


def at(moment: str, language: str) -> str:
    """The time of day, such as 10.45."""
    return format_time(clock.there(moment), "short", locale=days.LOCALES[language])


def day(moment: str, language: str) -> str:
    """The day, such as 24.11.2026."""
    return days.written(language, clock.day_of(moment))


def minutes_since(moment: str) -> int:
    """How many whole minutes ago it was."""
    return max(0, int((clock.moment(clock.now()) - clock.moment(moment)).total_seconds() // 60))


def minutes_until(moment: str) -> int:
    """How many minutes are left, begun ones counted; 0 or less when it is over."""
    seconds = (clock.moment(moment) - clock.moment(clock.now())).total_seconds()
    return int(-(-seconds // 60))
