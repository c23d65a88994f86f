"""The facilitator of a load run: makes the workshop and moves it on, through the same use cases as the console.

It works on the server's own database from this process. The server hears of it as it hears of any other process that
writes (it looks twice a second), so the times from a stage change to the tablets include that wait.
"""

import asyncio

from participation import moderation, stages, templates, workshops
from participation.model.people import Staff
from participation.model.texts import Texts
from participation.model.workshop import Stage, Workshop
from participation.store import Database

COMMAND_LINE = Staff("command-line", "command-line", "Command line", frozenset({"facilitator", "reviewer"}), "en")
SECOND_VOTE = Texts("Mitä mieltä olet? Toinen kerta", "Vad tycker du? Andra gången", "What do you think? Second time")
TITLE = Texts("Kuormituskoe", "Belastningsprov", "Load test")


class DatabaseFacilitator:
    """Leads a workshop of its own, made from the template `conversation` with a second vote behind the first."""

    how = "use cases on the server's database, from another process"

    def __init__(self, database: Database) -> None:
        self._database = database
        self._workshop: Workshop | None = None
        self._stages: list[Stage] = []
        self._at = 0

    async def begin(self) -> Workshop:
        """Makes the workshop and opens its first stage."""
        self._workshop = await asyncio.to_thread(self._begin)
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

    async def show_themes(self) -> None:
        """Shows each theme that waits."""
        await asyncio.to_thread(self._show_themes)

    def _show_themes(self) -> None:
        for theme in moderation.queue(self._database, COMMAND_LINE, self._its_workshop().id):
            moderation.show(self._database, COMMAND_LINE, theme.id)

    def _its_workshop(self) -> Workshop:
        assert self._workshop is not None, "begin comes first"
        return self._workshop
