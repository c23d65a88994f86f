"""A staff page in a browser: its live parts are drawn again when they hear that something moved, and its buttons are pressed."""

import asyncio
import json
from dataclasses import dataclass, replace
from typing import Any

from participation.load import messages
from participation.load.browser import Browser
from participation.load.http import Address

TRIGGER = "$$STREAMLIT_INTERNAL_KEY_{id}__events"
LISTENS = "listening-"


@dataclass
class _LivePart:
    """A fragment that listens: what it has seen of the counters when it was drawn."""

    fragment: str
    address: str
    seen: dict[str, int]


class StaffPage:
    """The console or the room's screen, with one live stream for all of its parts, as its script does it."""

    def __init__(self, address: Address) -> None:
        self.browser = Browser(address)
        self.browser.on_drawn = self._take
        self.runs = 0
        self._buttons: dict[str, messages.Element] = {}
        self._live: dict[str, _LivePart] = {}
        self._finished = asyncio.Event()

    async def open(self, path: str) -> str:
        """Opens the page and draws it; gives the path where it ended."""
        return await self.browser.open_page(path)

    @property
    def stream(self) -> str | None:
        """The address of the live stream that the page listens to."""
        return next((part.address for part in self._live.values()), None)

    def hear(self, counters: bytes) -> None:
        """Takes in the counters: each part whose topics moved asks to be drawn again."""
        now: dict[str, int] = json.loads(counters)
        for element_id, part in self._live.items():
            moved = [topic for topic, value in part.seen.items() if now.get(topic, 0) > value]
            if moved:
                part.seen.update({topic: now[topic] for topic in moved})
                event = json.dumps([{"event": "moved", "value": ",".join(moved)}])
                place = replace(self.browser.place, fragment=part.fragment)
                self.browser.send(messages.rerun(place, event=(TRIGGER.format(id=element_id), event)))

    async def press(self, beginning: str) -> None:
        """Presses the button, drawn last, whose key begins so, and waits until its part was drawn again."""
        button = next(button for key, button in reversed(self._buttons.items()) if key.startswith(beginning))
        self._finished.clear()
        self.browser.send(messages.rerun(replace(self.browser.place, fragment=button.fragment), pressed=button.id))
        await asyncio.wait_for(self._finished.wait(), 30)

    def has(self, beginning: str) -> bool:
        """Whether a button whose key begins so was drawn."""
        return any(key.startswith(beginning) for key in self._buttons)

    def _take(self, said: messages.Read) -> None:
        if said.finished:
            self.runs += 1
            self._finished.set()
        for element in said.elements:
            if element.kind == "button":
                self._buttons.pop(element.key, None)
                self._buttons[element.key] = element
            elif element.key.startswith(LISTENS) and element.json:
                given: dict[str, Any] = json.loads(element.json)
                if "seen" in given:
                    self._live[element.id] = _LivePart(element.fragment, given["address"], given["seen"])
