"""The time, as the store keeps it: UTC, ISO 8601, with microseconds so that the text order is the time order."""

from datetime import UTC, datetime, timedelta


def now() -> str:
    """The present moment, such as `2026-11-24T09:30:00.000000Z`."""
    return stamp(datetime.now(UTC))


def stamp(moment: datetime) -> str:
    """A moment with a time zone as the text that the store keeps."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment(text: str) -> datetime:
    """The moment that a stored text names."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def later(text: str, *, seconds: float) -> str:
    """The stored text of a moment `seconds` after `text` (before, when negative)."""
    return stamp(moment(text) + timedelta(seconds=seconds))
