"""What a load run does, within bounds that keep it from harming anything but a server of one's own."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from participation.load.http import Address

MOST_TABLETS = 5000
LONGEST_SECONDS = 600.0
FASTEST_JOINS = 200.0


class CannotLoad(Exception):
    """The load can't be run, or can't go on; the text says why in one line."""


@dataclass(frozen=True)
class Plan:
    """How many tablets do what for how long."""

    tablets: int
    seconds: float
    join_per_second: float = 20.0
    between_votes: float = 6.0
    themes: int = 60
    idle_seconds: float = 20.0
    first_visit: bool = False

    def __post_init__(self) -> None:
        bounds = (
            ("tablets", self.tablets, 1, MOST_TABLETS),
            ("seconds", self.seconds, 1, LONGEST_SECONDS),
            ("join-per-second", self.join_per_second, 0.1, FASTEST_JOINS),
            ("themes", self.themes, 1, 500),
            ("idle-seconds", self.idle_seconds, 0, 120),
        )
        for name, value, least, most in bounds:
            if not least <= value <= most:
                raise CannotLoad(f"{name} must be from {least} to {most}.")

    @property
    def steps(self) -> int:
        """How many steps the run has, for a progress bar."""
        return self.tablets + round(self.seconds) + round(self.idle_seconds)


def own_address(url: str) -> Address:
    """The address of a server on this machine; anything else is refused, because a load run is an attack elsewhere."""
    parts = urlsplit(url)
    try:
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise CannotLoad(f"{url} is not an address such as http://127.0.0.1:8501.") from None
    if parts.scheme != "http" or not host or port is None:
        raise CannotLoad(f"{url} is not an address such as http://127.0.0.1:8501.")
    if not _is_loopback(host):
        raise CannotLoad("Only a server on this machine may be loaded: use http://127.0.0.1 and its port.")
    return Address(host, port)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
