"""Times as the reader's own clock and calendar have them."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_time

from participation import clock, days

HOME = "Europe/Helsinki"


def at(moment: str, language: str, time_zone: str | None) -> str:
    """The time of day, such as 10.45."""
    return format_time(_there(moment, time_zone), "short", locale=days.LOCALES[language])


def day(moment: str, language: str, time_zone: str | None) -> str:
    """The day, such as 24.11.2026."""
    return days.written(language, _there(moment, time_zone).date())


def minutes_since(moment: str) -> int:
    """How many whole minutes ago it was."""
    return max(0, int((clock.moment(clock.now()) - clock.moment(moment)).total_seconds() // 60))


def minutes_until(moment: str) -> int:
    """How many minutes are left, begun ones counted; 0 or less when it is over."""
    seconds = (clock.moment(moment) - clock.moment(clock.now())).total_seconds()
    return int(-(-seconds // 60))


def _there(moment: str, time_zone: str | None) -> datetime:
    try:
        zone = ZoneInfo(time_zone or HOME)
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo(HOME)
    return clock.moment(moment).astimezone(zone)
