"""One load run from the first tablet to the figures: join, write, vote with a move of the stage in between, rest."""

import asyncio
import math
import random
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

import psutil

from participation import open_files
from participation.load.figures import Figures, StageChange
from participation.load.http import Address
from participation.load.plan import CannotLoad, Plan
from participation.load.server import ServerFacts
from participation.load.staff_page import StaffPage
from participation.load.tablet import LOST, Room, Tablet
from participation.model.workshop import Workshop

FILES_A_TABLET = 3
THEME_SECONDS = 10.0
SETTLE_SECONDS = 4.0
Advance = Callable[[int], None]


class Facilitator(Protocol):
    """Who leads the workshop of the run."""

    how: str

    async def begin(self) -> Workshop:
        """Makes the workshop and opens its first stage."""
        ...

    def next_stage(self) -> tuple[str, str]:
        """The id and the kind of the stage that `go_on` opens."""
        ...

    async def go_on(self) -> None:
        """Opens the next stage."""
        ...

    async def show_themes(self) -> None:
        """Shows the themes that wait."""
        ...

    async def end(self) -> None:
        """Goes home."""
        ...


class Run:
    """One run; `advance` is called with each step of the plan's `steps`."""

    def __init__(self, plan: Plan, address: Address, facilitator: Facilitator, server: ServerFacts, advance: Advance) -> None:
        self.plan, self.address, self.facilitator, self.server = plan, address, facilitator, server
        self.advance = advance
        self.figures = Figures()
        self.tablets: list[Tablet] = []
        self.usage: dict[str, float] = {}
        if open_files.allow_many() < FILES_A_TABLET * plan.tablets + 100:
            raise CannotLoad(f"This machine does not let one program hold {FILES_A_TABLET * plan.tablets} connections.")

    async def measure(self) -> dict[str, object]:
        """Carries out the run and gives its figures; whatever happens, all go home at the end."""
        try:
            workshop = await self.facilitator.begin()
            screen = asyncio.create_task(self._watch_screen(workshop))
            try:
                return await self._measure(workshop)
            finally:
                screen.cancel()
                await asyncio.gather(screen, return_exceptions=True)
        finally:
            await asyncio.gather(*(tablet.close() for tablet in self.tablets), return_exceptions=True)
            await self.facilitator.end()

    async def _measure(self, workshop: Workshop) -> dict[str, object]:
        client = psutil.Process()
        self.server.begin()
        started = time.perf_counter()
        await self._join(Room(workshop.join_code, workshop.id))
        self.usage["joining"] = self.server.cpu_percent()
        joined_in = time.perf_counter() - started
        if not self.tablets:
            raise CannotLoad(f"No tablet could join: {dict(self.figures.errors) or 'no reason known'}.")
        await self._write()
        before = sum(client.cpu_times()[:2])
        voted_in = await self._vote()
        client_percent = 100 * (sum(client.cpu_times()[:2]) - before) / voted_in
        await self._rest()
        return self._summary(joined_in, voted_in, client_percent)

    async def _join(self, room: Room) -> None:
        joining = []
        start = time.perf_counter()
        for number in range(self.plan.tablets):
            await asyncio.sleep(max(0.0, start + number / self.plan.join_per_second - time.perf_counter()))
            tablet = Tablet(number, self.address, room, self.figures)
            joining.append(asyncio.create_task(self._join_one(tablet)))
        await asyncio.gather(*joining)

    async def _join_one(self, tablet: Tablet) -> None:
        await tablet.join(first_visit=self.plan.first_visit)
        if tablet.joined:
            self.tablets.append(tablet)
        else:
            await tablet.close()
        self.advance(1)

    async def _write(self) -> None:
        """Some write a theme at their own moment; the facilitator shows them a few at a time."""
        await self._go_on()
        await self._heard_by_all()
        writers = random.sample(self.tablets, min(len(self.tablets), self.plan.themes))

        async def write(tablet: Tablet) -> None:
            await asyncio.sleep(random.uniform(0, THEME_SECONDS))
            await tablet.write()

        writing = [asyncio.create_task(write(tablet)) for tablet in writers]
        while writing:
            _, pending = await asyncio.wait(writing, timeout=THEME_SECONDS / 5)
            await self.facilitator.show_themes()
            writing = list(pending)

    async def _vote(self) -> float:
        await self._go_on()
        await self._heard_by_all()
        self.server.begin()
        start = time.perf_counter()
        end = start + self.plan.seconds
        voting = [asyncio.create_task(tablet.vote_until(end, self.plan.between_votes)) for tablet in self.tablets]
        try:
            await self._pass_time(start + self.plan.seconds / 2)
            await self._go_on()
            await self._pass_time(end)
            self.usage["voting"] = self.server.cpu_percent()
            await self._go_on()
            await self._heard_by_all()
        finally:
            for task in voting:
                task.cancel()
            await asyncio.gather(*voting, return_exceptions=True)
        return time.perf_counter() - start

    async def _rest(self) -> None:
        """All joined, nobody does anything."""
        if self.plan.idle_seconds:
            self.server.begin()
            await self._pass_time(time.perf_counter() + self.plan.idle_seconds)
            self.usage["idle"] = self.server.cpu_percent()

    async def _go_on(self) -> None:
        stage_id, kind = self.facilitator.next_stage()
        self.figures.changes.append(StageChange(kind, len(self.tablets), stage_id.encode()))
        await self.facilitator.go_on()

    async def _heard_by_all(self) -> None:
        """Waits until each tablet heard of the last move, or has had long enough for it."""
        change = self.figures.changes[-1]
        until = time.perf_counter() + SETTLE_SECONDS + len(self.tablets) / 500
        while len(change.reached.durations) < change.expected and time.perf_counter() < until:
            await asyncio.sleep(0.05)

    async def _pass_time(self, until: float) -> None:
        while (left := until - time.perf_counter()) > 0:
            await asyncio.sleep(min(1.0, left))
            self.advance(math.ceil(min(1.0, left)))

    async def _watch_screen(self, workshop: Workshop) -> None:
        """The room's screen: it is drawn again whenever it hears that something moved."""
        screen = StaffPage(self.address)
        try:
            await screen.open(f"/screen?show={workshop.screen_key}")
            if screen.stream is None:
                self.figures.errors["screen: it does not listen"] += 1
                return
            async for event in screen.browser.listen(screen.stream):
                if event.name == "counters":
                    self.figures.screen.heard(event.data, time.perf_counter())
                    screen.hear(event.data)
        except LOST as lost:
            self.figures.errors[f"screen: {lost}"] += 1
        finally:
            with suppress(*LOST):
                await screen.browser.close()

    def _summary(self, joined_in: float, voted_in: float, client_percent: float) -> dict[str, object]:
        figures = self.figures
        return {
            "tablets": self.plan.tablets,
            "joined": len(self.tablets),
            "seconds": self.plan.seconds,
            "facilitator": self.facilitator.how,
            "first_visit": self.plan.first_visit,
            "joins_per_second": {"asked": self.plan.join_per_second, "held": round(len(self.tablets) / joined_in, 1)},
            "join_ms": figures.joins.summary(),
            "theme_to_answer_ms": figures.themes.summary(),
            "tap_to_answer_ms": figures.votes.summary(),
            "votes_per_second": round(len(figures.votes.durations) / voted_in, 1),
            "vote_to_screen_ms": figures.screen.timings.summary(),
            "stage_to_tablet_ms": figures.stage_summary(),
            "rooms_heard": figures.rooms_heard,
            "megabytes_heard": round(figures.bytes_heard / 1e6, 1),
            "told_to_wait": figures.waits,
            "votes_after_their_stage_closed": figures.votes_too_late,
            "errors": dict(figures.errors),
            "sessions_open_at_end": sum(tablet.browser.session_open for tablet in self.tablets),
            "server_cpu_percent": self.usage,
            "server_memory_mb": self.server.memory_mb(),
            "client_cpu_percent": round(client_percent, 1),
        }
