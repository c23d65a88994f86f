"""The time, as the store keeps it: UTC, ISO 8601, with microseconds so that the text order is the time order.

A day is always one of the installation's time zone (`YHDESSA_TIME_ZONE`): what a person reads, and what a rule compares. No
other module turns a moment into a day.
"""

import os
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

HOME = "Europe/Helsinki"


def now() -> str:
    """The present moment, such as `2026-11-24T09:30:00.000000Z`."""
    return stamp(datetime.now(UTC))


def stamp(moment: datetime) -> str:
    """A moment with a time zone as the text that the store keeps."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment(text: str) -> datetime:
    """The moment that a stored text names."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def zone() -> ZoneInfo:
    """The installation's time zone; ValueError where its setting names none."""
    return _zone(os.environ.get("YHDESSA_TIME_ZONE") or HOME)


@cache
def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError) as unknown:
        raise ValueError(f"YHDESSA_TIME_ZONE: “{name}” is no time zone. Use a name such as {HOME}.") from unknown


def there(text: str) -> datetime:
    """A stored moment as the clocks of the installation show it."""
    return moment(text).astimezone(zone())


def day_of(when: str | datetime) -> date:
    """The day on which a moment is: a stored one, or one with a time zone."""
    return (moment(when) if isinstance(when, str) else when).astimezone(zone()).date()


def today() -> date:
    """The present day."""
    return day_of(now())


def end_of(day: date) -> str:
    """The last moment of a day, as the store keeps it."""
    return stamp(datetime.combine(day + timedelta(days=1), time(), zone()) - timedelta(microseconds=1))


def later(text: str, *, seconds: float) -> str:
    """The stored text of a moment `seconds` after `text` (before, when negative)."""
    return stamp(moment(text) + timedelta(seconds=seconds))
