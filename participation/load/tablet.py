"""One tablet of a load run: joins as a browser does, listens to the room, writes a theme, votes."""

import asyncio
import json
import random
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from participation.load.browser import Browser, keyed
from participation.load.figures import Figures
from participation.load.http import Address, Answer, ConnectionLost

ROLES = ("young_expert", "experience_parent", "child_welfare", "other_service", "management", "developer")
CHOICES = ("agree", "pass", "disagree")
MOST_TRIES = 8
LOST = (ConnectionLost, ConnectionError, TimeoutError, OSError)


@dataclass
class Room:
    """What all tablets of the run share: the room as the first one heard it after the last move."""

    code: str
    workshop_id: str
    stage_id: str = ""
    targets: list[str] = field(default_factory=list)

    def take(self, room: Mapping[str, Any]) -> None:
        """Keeps what the tablets need to answer."""
        stage = room["stage"] or {}
        self.stage_id = stage.get("id", "")
        self.targets = [target["id"] for target in stage.get("targets", ())]


class Tablet:
    """One person's tablet."""

    def __init__(self, number: int, address: Address, room: Room, figures: Figures) -> None:
        self.number = number
        self.browser = Browser(address)
        self.room = room
        self.figures = figures
        self.joined = False
        self.listening: asyncio.Task[None] | None = None
        self._seen_stage = b""
        self._choices: dict[str, str] = {}

    async def join(self, *, first_visit: bool = False) -> None:
        """From the QR code to the open stage; counts as an error when it fails."""
        started = time.perf_counter()
        try:
            await self.browser.open_page(f"/j/{self.room.code}", first_visit=first_visit)
            await self.browser.get("/api/state")
            await self.browser.get(f"/api/invitation/{self.room.code}")
            content = {"code": self.room.code, "role": random.choice(ROLES), "language": "fi"}
            answer = await self._post_until_answered("/api/join", content)
            if answer is None or answer.status != 200:
                return
            heard = asyncio.get_running_loop().create_future()
            self.listening = asyncio.create_task(self._listen(heard))
            await asyncio.wait_for(heard, 30)
        except LOST as lost:
            self.figures.errors[f"join: {type(lost).__name__}"] += 1
            return
        self.joined = True
        self.figures.joins.add(time.perf_counter() - started)

    async def write(self) -> None:
        """Adds one theme of its own."""
        started = time.perf_counter()
        text = f"Teema {self.number}: toivon, että meitä kuunnellaan ja että sovitut asiat tapahtuvat ajallaan."
        content = {"stage": self.room.stage_id, "text": text, "kind": None, "language": "fi"}
        answer = await self._post_until_answered("/api/add_theme", content)
        if answer is not None and answer.status == 200:
            self.figures.themes.add(time.perf_counter() - started)

    async def vote_until(self, end: float, between_votes: float) -> None:
        """Votes at random moments, `between_votes` seconds apart on average, until `end`."""
        await asyncio.sleep(random.uniform(0, between_votes))
        while time.perf_counter() < end:
            if self.room.targets:
                await self._vote()
            await asyncio.sleep(random.expovariate(1 / between_votes))

    async def close(self) -> None:
        """Puts the tablet away."""
        if self.listening is not None:
            self.listening.cancel()
            with suppress(asyncio.CancelledError):
                await self.listening
        await self.browser.close()

    async def _vote(self) -> None:
        target = random.choice(self.room.targets)
        stage = self.room.stage_id
        choice = random.choice([choice for choice in CHOICES if choice != self._choices.get(target)])
        tapped_at = time.perf_counter()
        answer = await self._post_until_answered("/api/vote", {"stage": stage, "choices": {target: choice}})
        if answer is None:
            return
        if answer.status == 200:
            self._choices[target] = choice
            self.figures.votes.add(time.perf_counter() - tapped_at)
            self.figures.screen.vote_answered(tapped_at)
        elif stage == self.figures.stage_now:
            self.figures.errors[f"vote: {answer.status}"] += 1
        else:
            self.figures.votes_too_late += 1

    async def _post_until_answered(self, path: str, content: Mapping[str, object]) -> Answer | None:
        """Sends as the tablet does: waits when told to, tries again with the same key when the network fails."""
        body = keyed(content)
        pause = 0.5
        for _ in range(MOST_TRIES):
            try:
                answer = await self.browser.post(path, body)
            except LOST as lost:
                self.figures.errors[f"{path}: {type(lost).__name__}"] += 1
            else:
                if answer.status == 429:
                    self.figures.waits += 1
                    await asyncio.sleep(float(answer.json().get("again_in", pause)))
                    continue
                if answer.status < 500:
                    if answer.status != 200 and path != "/api/vote":
                        self.figures.errors[f"{path}: {answer.status}"] += 1
                    return answer
                self.figures.errors[f"{path}: {answer.status}"] += 1
            await asyncio.sleep(pause)
            pause = min(2 * pause, 5.0)
        return None

    async def _listen(self, heard: "asyncio.Future[None]") -> None:
        """Listens; after a break it asks who it is and then listens again, as the tablet's script does."""
        pause = 0.5
        while True:
            try:
                async for event in self.browser.listen(f"/live/{self.room.workshop_id}/tablet"):
                    if event.name == "room":
                        self._hear(event.data)
                        if not heard.done():
                            heard.set_result(None)
            except LOST as lost:
                self.figures.errors[f"live: {type(lost).__name__}"] += 1
            else:
                self.figures.errors["live: ended"] += 1
            await asyncio.sleep(pause * random.uniform(0.7, 1.3))
            pause = min(2 * pause, 3.0)
            with suppress(*LOST):
                await self.browser.get("/api/state")

    def _hear(self, data: bytes) -> None:
        seen = self.figures.heard_room(data, self._seen_stage)
        if seen != self._seen_stage:
            self._seen_stage = seen
            if self.room.stage_id.encode() != seen:
                self.room.take(json.loads(data))
