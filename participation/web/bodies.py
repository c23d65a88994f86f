"""Reading what came with a request: so much, within so long, and only so many slow ones at once.

A tablet's answer comes in one piece with its request. Only what does not is counted: nobody who is quick waits for the slow.
"""

import asyncio
from collections import Counter

from starlette.requests import Request

from participation.errors import Refused, SlowDown
from participation.model import limits
from participation.model.texts import N_

AT_ONCE = 1.0  # seconds; what has come by then is not slow
SECONDS = 10.0
SLOW_OF_ONE = 8
SLOW_OF_ALL = 200
WAIT = N_("The network is slow now. Your answer is kept on this tablet and sent again in a moment.")


class TooSlow(SlowDown):
    """What was sent did not come in time."""

    def __init__(self) -> None:
        super().__init__(WAIT, again_in=5.0)


class TooLarge(Refused):
    """More was sent than any answer has."""

    def __init__(self) -> None:
        super().__init__(limits.TOO_LONG, longest=int(limits.THEME))


class Bodies:
    """What is on its way to this process."""

    def __init__(self, at_once: float = AT_ONCE, seconds: float = SECONDS, of_one: int = SLOW_OF_ONE, of_all: int = SLOW_OF_ALL) -> None:
        self._at_once = at_once
        self._seconds = seconds
        self._of_one = of_one
        self._of_all = of_all
        self._slow: Counter[str] = Counter()

    async def read(self, request: Request, sender: str) -> bytes:
        """The whole body; raises TooSlow or TooLarge. Nobody has more than a few slow ones."""
        body = bytearray()
        if await _gather(request, body, self._at_once):
            return bytes(body)
        if self._slow[sender] >= self._of_one or self._slow.total() >= self._of_all:
            raise TooSlow
        self._slow[sender] += 1
        try:
            if not await _gather(request, body, self._seconds):
                raise TooSlow
        finally:
            self._slow[sender] -= 1
            self._slow += Counter()  # forgets who has none any more
        return bytes(body)


async def _gather(request: Request, body: bytearray, seconds: float) -> bool:
    """Adds what comes; whether that is all."""
    try:
        async with asyncio.timeout(seconds):
            while True:
                message = await request.receive()
                if message["type"] == "http.disconnect":
                    raise TooSlow
                body += message.get("body", b"")
                if len(body) > limits.BODY_BYTES:
                    raise TooLarge
                if not message.get("more_body"):
                    return True
    except TimeoutError:
        return False
