"""The facilitator of a load run: makes the workshop and moves it on.

`ConsoleFacilitator` signs in and presses the console's own button on the server, so that what is measured is what happens in a
room. `DatabaseFacilitator` uses the same use cases from this process; the server then hears of it as it hears of any other
process that writes (it looks twice a second), and the times from a stage change to the tablets include that wait.
"""

import asyncio
from contextlib import suppress
from urllib.parse import urlencode

from participation import ids, moderation, stages, wordings, workshops
from participation.errors import Refused
from participation.load.browser import check_same_database
from participation.load.http import Address
from participation.load.plan import CannotLoad
from participation.load.staff_page import StaffPage
from participation.model.people import Staff
from participation.model.texts import Texts
from participation.model.workshop import Stage, Workshop
from participation.staff import accounts, signing_in
from participation.store import Database
from participation.template_files import templates

COMMAND_LINE = Staff("command-line", "command-line", "Command line", frozenset({"facilitator", "reviewer"}), "en")
ADMINISTRATOR = Staff("command-line", "command-line", "Command line", frozenset({"admin"}), "en")
VISITOR = "yhdessa_visitor"
NEXT = "step-1-"  # the button's key ends with the stage that is seen
SECOND_VOTE = Texts("Mitä mieltä olet? Toinen kerta", "Vad tycker du? Andra gången", "What do you think? Second time")
TITLE = Texts("Kuormituskoe", "Belastningsprov", "Load test")


class DatabaseFacilitator:
    """Leads a workshop of its own, made from the template `conversation` with a second vote behind the first."""

    how = "use cases on the server's database, from another process"

    def __init__(self, database: Database, address: Address) -> None:
        self._database = database
        self._address = address
        self._workshop: Workshop | None = None
        self._stages: list[Stage] = []
        self._at = 0

    async def begin(self) -> Workshop:
        """Makes the workshop and opens its first stage."""
        self._workshop = await asyncio.to_thread(self._begin)
        await check_same_database(self._address, self._workshop.join_code)
        return self._workshop

    def _begin(self) -> Workshop:
        made = workshops.create(self._database, COMMAND_LINE, templates.of("conversation"), workshops.Plan(title=TITLE))
        planned = stages.of_workshop(self._database, COMMAND_LINE, made.id)
        vote = next(stage for stage in planned if stage.kind == "vote")
        again = stages.add(
            self._database,
            COMMAND_LINE,
            made.id,
            kind="vote",
            name=SECOND_VOTE,
            prompt=vote.prompt,
            minutes=vote.minutes,
            after=vote.id,
        )
        stages.edit(self._database, COMMAND_LINE, again.id, settings=vote.settings)
        self._stages = stages.of_workshop(self._database, COMMAND_LINE, made.id)
        stages.open_stage(self._database, COMMAND_LINE, made.id, self._stages[0].id, after=None)
        return made

    def next_stage(self) -> tuple[str, str]:
        """The id and the kind of the stage that `go_on` opens."""
        stage = self._stages[self._at + 1]
        return stage.id, stage.kind

    async def go_on(self) -> None:
        """Opens the next stage."""
        here, there = self._stages[self._at], self._stages[self._at + 1]
        workshop = self._its_workshop()
        await asyncio.to_thread(stages.open_stage, self._database, COMMAND_LINE, workshop.id, there.id, after=here.id)
        self._at += 1

    async def end(self) -> None:
        """Closes the workshop."""
        if self._workshop is not None:
            await asyncio.to_thread(workshops.close, self._database, COMMAND_LINE, self._workshop.id)

    async def show_themes(self) -> None:
        """Shows each theme that waits."""
        await asyncio.to_thread(self._show_themes)

    def _show_themes(self) -> None:
        for theme in moderation.queue(self._database, COMMAND_LINE, self._its_workshop().id):
            moderation.show(self._database, COMMAND_LINE, theme.id, wordings.of(theme))

    def _its_workshop(self) -> Workshop:
        assert self._workshop is not None, "begin comes first"
        return self._workshop


class ConsoleFacilitator(DatabaseFacilitator):
    """Leads from the console page of the server, in a browser of its own; reads themes through the use cases.

    It has an account for the time of the run, with a password that nobody knows.
    """

    how = "the console's button on the server"

    def __init__(self, database: Database, address: Address) -> None:
        super().__init__(database, address)
        self._console = StaffPage(address)
        self._account_id = ""
        self._following: asyncio.Task[None] | None = None

    async def begin(self) -> Workshop:
        """Makes the workshop, signs in and opens the console."""
        workshop = await super().begin()
        browser = self._console.browser
        await browser.open_page("/sign_in")
        ticket = await asyncio.to_thread(self._sign_in, browser.cookies.get(VISITOR, ""))
        console = f"/run?workshop={workshop.id}"
        reached = await browser.open_page(f"/session?{urlencode({'ticket': ticket, 'back': console})}")
        if reached != console or not self._console.has(NEXT) or self._console.stream is None:
            raise CannotLoad("The console could not be opened. Try --facilitator database.")
        self._following = asyncio.create_task(self._follow(self._console.stream))
        return workshop

    def _sign_in(self, visitor: str) -> str:
        username = f"load-{ids.new_id()}"
        made = accounts.create(self._database, ADMINISTRATOR, username, "Load test", ["facilitator"], ids.new_token())
        self._account_id = made.id
        return signing_in.ticket(self._database, visitor, made.id)

    async def go_on(self) -> None:
        """Presses the console's button for the next stage."""
        await self._console.press(NEXT)
        self._at += 1

    async def end(self) -> None:
        """Leaves the console and closes the account."""
        if self._following is not None:
            self._following.cancel()
        await self._console.browser.close()
        await super().end()
        if self._account_id:
            with suppress(Refused):  # the only account of an empty installation stays, without a password that anyone knows
                await asyncio.to_thread(accounts.disable, self._database, ADMINISTRATOR, self._account_id)

    async def _follow(self, stream: str) -> None:
        async for event in self._console.browser.listen(stream):
            if event.name == "counters":
                self._console.hear(event.data)
