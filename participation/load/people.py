"""The persons of a recorded conversation as browser sessions on a running server: one session and cookie each."""

import asyncio
import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from participation import open_files
from participation.load.browser import Browser, check_same_database, keyed
from participation.load.http import Address
from participation.load.tablet import LOST
from participation.replay import ROLE, NotTaken

MOST_TRIES = 8


class BrowserPeople:
    """Persons who act through the pages and the API of a server."""

    def __init__(self, address: Address) -> None:
        open_files.allow_many()
        self._address = address
        self._browsers: dict[str, Browser] = {}
        self._themes: dict[str, set[str]] = {}
        self._listening: list[asyncio.Task[None]] = []

    async def join(self, person: str, code: str) -> None:
        """Opens the join page in a browser of its own and joins."""
        if not self._browsers:
            await check_same_database(self._address, code)
        browser = self._browsers[person] = Browser(self._address)
        await browser.open_page(f"/j/{code}")
        reply = await self._send(person, "/api/join", {"code": code, "role": ROLE, "language": "en"})
        self._themes[person] = _own(reply)
        self._listening.append(asyncio.create_task(_listen(browser, reply["room"]["workshop"]["id"])))

    async def say(self, person: str, stage_id: str, text: str) -> str:
        """Adds a theme."""
        content = {"stage": stage_id, "text": text, "kind": None, "language": "en"}
        own = _own(await self._send(person, "/api/add_theme", content))
        (new,) = own - self._themes[person]
        self._themes[person] = own
        return new

    async def vote(self, person: str, stage_id: str, theme_id: str, choice: str) -> None:
        """Casts a vote."""
        await self._send(person, "/api/vote", {"stage": stage_id, "choices": {theme_id: choice}})

    async def leave(self) -> None:
        """Closes every browser."""
        for listening in self._listening:
            listening.cancel()
        await asyncio.gather(*(browser.close() for browser in self._browsers.values()))

    async def _send(self, person: str, path: str, content: Mapping[str, object]) -> Mapping[str, Any]:
        """The reply; waits when told to, and sends again with the same key when the network fails."""
        body = keyed(content)
        for _ in range(MOST_TRIES):
            try:
                answer = await self._browsers[person].post(path, body)
            except LOST:
                await asyncio.sleep(0.5)
                continue
            if answer.status == 200:
                reply: Mapping[str, Any] = answer.json()
                return reply
            if answer.status == 429:
                await asyncio.sleep(float(answer.json().get("again_in", 1)))
            elif answer.status >= 500:
                await asyncio.sleep(0.5)
            else:
                raise NotTaken(_sentence(answer.body))
        raise NotTaken(f"no answer after {MOST_TRIES} tries")


async def _listen(browser: Browser, workshop_id: str) -> None:
    """Takes in the room's news for as long as the person is there."""
    with suppress(*LOST):
        async for _ in browser.listen(f"/live/{workshop_id}/tablet"):
            pass


def _own(reply: Mapping[str, Any]) -> set[str]:
    return {theme["id"] for theme in reply["mine"]["themes"]}


def _sentence(body: bytes) -> str:
    try:
        return str(json.loads(body)["refused"]["en"])
    except (ValueError, KeyError, TypeError):
        return body[:200].decode(errors="replace")
