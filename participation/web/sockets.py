"""How many web sockets are open: each holds a Streamlit session with its memory, so that every kind of visitor has an end.

Who took part or is signed in is never kept out by strangers. A whole class behind one address comes in.
"""

import ipaddress
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.types import Message, Receive

OF_ONE = 20
OF_AN_ADDRESS = 4000  # a hall of people behind one address comes in
OF_STRANGERS = 6000
LARGEST_OF_STRANGER = 256 * 1024  # bytes of one message
LARGEST = 8 * 1024 * 1024  # with a file to take in


class Sockets:
    """The open sockets of this process."""

    def __init__(self, of_one: int = OF_ONE, of_an_address: int = OF_AN_ADDRESS, of_strangers: int = OF_STRANGERS) -> None:
        self._of_one = of_one
        self._of_an_address = of_an_address
        self._of_strangers = of_strangers
        self._open: Counter[str] = Counter()

    @contextmanager
    def one(self, visitor: str | None, address: str, *, stranger: bool) -> Iterator[bool]:
        """Whether there is room for one more; as long as the block lasts it counts."""
        near = f"address:{network(address)}"
        limits = {f"visitor:{visitor}" if visitor else near: self._of_one if visitor else self._of_an_address}
        if stranger:
            limits |= {near: self._of_an_address, "strangers": self._of_strangers}
        if any(self._open[name] >= most for name, most in limits.items()):
            yield False
            return
        self._open.update(limits.keys())
        try:
            yield True
        finally:
            self._open.subtract(limits.keys())
            self._open += Counter()  # forgets who has none any more


def network(address: str) -> str:
    """The address, or the part of an IPv6 address that one household or machine has for itself."""
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((number, 64), strict=False)) if number.version == 6 else str(number)


def with_an_end(receive: Receive, longest: int) -> Receive:
    """The same `receive`, for which a message that is too long ends the connection."""

    async def shorter() -> Message:
        message = await receive()
        if message["type"] == "websocket.receive" and len(message.get("bytes") or message.get("text") or "") > longest:
            return {"type": "websocket.disconnect", "code": 1009}
        return message

    return shorter
