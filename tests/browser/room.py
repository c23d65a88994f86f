"""A whole room in browsers: a facilitator at the console, the screen, and tablets that do what a stage is for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from participation import group_pictures, shared_texts, stages, turns
from participation.activities.taking_themes import TakingThemes
from participation.model.fields import Field
from participation.model.texts import Texts
from participation.model.workshop import Stage
from participation.screen import ALONE
from participation.store import Database
from participation.web.screen.page import GO_ON
from tests.browser.console import Console
from tests.browser.tablet import A_MOMENT_LATER, Tablet
from tests.builders import FACILITATOR

WORDS = {"fi": "Meitä kuunnellaan", "sv": "Vi blir hörda", "en": "We are heard"}
SECRET = "Tämän kirjoitan vain itselleni"


@dataclass
class Room:
    """Everybody and everything that is in the room. It reads English first, then Finnish."""

    database: Database
    workshop_id: str
    console: Console
    screen: Page
    tablets: Sequence[Tablet]

    @property
    def stages(self) -> list[Stage]:
        """The stages now."""
        return stages.of_workshop(self.database, FACILITATOR, self.workshop_id)

    def go_through(self) -> None:
        """Every stage from the first to the last; in each the tablets do what it is for."""
        for stage in self.stages:
            self.console.start(stage.name.en)
            self.has_come(stage)
            DOES[stage.kind](self, stage) if stage.kind in DOES else self.themes(stage)

    def has_come(self, stage: Stage) -> None:
        """The stage is on the screen and on every tablet, in each one's own language."""
        expect(self.screen.locator(f'.room[data-stage="{stage.id}"][data-state="open"]')).to_be_visible()
        for tablet in self.tablets:
            expect(tablet.page.locator(".place")).to_have_text(stage.name.say(tablet.language))

    def on_screen(self, said: Texts | str, view: str = "") -> None:
        """Waits until the room reads this, in this view of the screen."""
        if view:
            expect(self.screen.locator(f'.room[data-view="{view}"]')).to_be_visible()
        for text in {said} if isinstance(said, str) else {said.en, said.fi}:
            expect(self.screen.locator(".room")).to_contain_text(text)

    def reading(self, stage: Stage) -> None:
        """There is something to read: the ground rules, a text, or only that there is a break."""
        text = getattr(stages.activity(stage), "text", None)
        said = shared_texts.ground_rules()[0].text if stage.kind == "welcome" else text or stage.prompt
        for tablet in self.tablets:
            expect(tablet.page.locator(".tablet")).to_contain_text(first_line(said.say(tablet.language)))
        self.on_screen(first_line(said.en), {"welcome": "rules", "pause": "pause"}.get(stage.kind, "text"))

    def note(self, stage: Stage) -> None:
        """What is written for oneself stays on the tablet, also over a reload, and is nowhere else."""
        writer, *others = self.tablets
        writer.page.locator("#private-note").fill(SECRET)
        writer.sees("Only you see this. It stays on this tablet and goes away when the workshop ends.")
        writer.page.reload()
        expect(writer.page.locator("#private-note")).to_have_value(SECRET)
        for other in others:
            other.reads_nothing_of(SECRET)
        assert SECRET not in self.screen.content() + self.console.page.content()
        assert stage.kind == "private_note"

    def listening(self, stage: Stage) -> None:
        """One tablet after the other has its turn, by its number; then everybody reads what was said."""
        said = {}
        for name in ("Give the first turn", *["Give the turn to the next tablet"] * (len(self.tablets) - 1)):
            before = turns.present(self.now(stage))
            self.console.button(name).click()
            expect(self.screen.locator(".turn")).not_to_contain_text(f"Tablet {before}") if before else None
            expect(self.screen.locator(".turn")).to_be_visible()
            number = turns.present(self.now(stage))
            assert number is not None
            self.on_screen(f"Tablet {number}", "turn")
            teller = self.tablets[number - 1]
            teller.sees("It is your turn now.")
            for other in self.tablets:
                if other is not teller:
                    other.sees("Now it is the turn of tablet {number}.", number=number)
            said[teller.language] = self.write(teller, stage, number)
        expect(self.console.button("Give the turn to the next tablet")).to_have_count(0)
        self.show(list(said.values()), on_screen=False)
        for tablet in self.tablets:
            expect(tablet.box).to_have_count(0)

    def now(self, stage: Stage) -> Stage:
        """The stage as it is now."""
        return next(each for each in self.stages if each.id == stage.id)

    def themes(self, stage: Stage) -> None:
        """Each adds something; nobody else sees it before the facilitator has shown it."""
        said = [self.write(tablet, stage, number) for number, tablet in enumerate(self.tablets)]
        assert said[0] not in self.screen.inner_text("body")
        self.tablets[1].reads_nothing_of(said[0])
        self.show(said)

    def write(self, tablet: Tablet, stage: Stage, number: int) -> str:
        """One theme with all that is asked beside it; gives its words."""
        activity = stages.activity(stage)
        assert isinstance(activity, TakingThemes)
        text = f"{WORDS[tablet.language]} {stage.position}"
        if len(activity.kinds) > 1:
            tap(tablet, "kind", number % len(activity.kinds))
        kind = activity.kinds[number % len(activity.kinds)] if activity.kinds else None
        for field in activity.details():
            if not field.only_kinds or kind in field.only_kinds:
                answer(tablet, field, number)
        tablet.box.fill(text)
        tablet.button("Send my theme").click()
        expect(tablet.own(text)).to_contain_text(tablet.say("The facilitator reads it first."))
        tablet.page.evaluate(A_MOMENT_LATER)
        return text

    def show(self, said: Sequence[str], *, on_screen: bool = True) -> None:
        """The facilitator shows them; every tablet has them, and the screen too unless it says whose turn it is."""
        self.console.is_read(len(said))
        self.console.decide(dict.fromkeys(said, "show"))
        for text in said:
            for tablet in self.tablets:
                tablet.reads(text)
            if on_screen:
                self.on_screen(text)

    def form(self, stage: Stage) -> None:
        """Each answers alone. Three answers give no picture of the group, and those of some forms never come to the screen."""
        for number, tablet in enumerate(self.tablets):
            for field in stages.activity(stage).fields():
                answer(tablet, field, number)
            tablet.ready()
            tablet.sees("Your answers are saved. You can change them while this stage is open.")
        self.console.close_stage()
        for tablet in self.tablets:
            tablet.sees("This stage is closed now. The next one comes by itself.")
        if stage.kind in ALONE:
            self.on_screen(GO_ON, "task")
        else:
            self.on_screen(group_pictures.TOO_FEW, "picture")
        expect(self.screen.get_by_role("table")).to_have_count(0)

    def picture(self, stage: Stage) -> None:
        """The picture of three is none."""
        for tablet in self.tablets:
            tablet.sees(group_pictures.TOO_FEW)
        self.on_screen(group_pictures.TOO_FEW, "picture")
        assert stage.kind == "group_picture"

    def vote(self, stage: Stage) -> None:
        """Each gives all votes; shown, the votes of three are still not there."""
        votes = stage.settings["votes"]
        for tablet in self.tablets:
            for left in range(votes):
                tablet.button("Give a vote").nth(left % 2).click()
                tablet.sees("Your votes are saved. You can change them until the voting closes.")
            tablet.ready()
            tablet.sees("Your votes are saved. You can change them until the voting closes.")
        self.console.button("Show the votes").click()
        self.on_screen("Fewer than 5 people have voted", "votes")
        expect(self.screen.get_by_role("table")).to_have_count(0)


def first_line(text: str) -> str:
    """The first line or sentence of a text: what surely stands in one piece on the page."""
    return text.splitlines()[0].partition(". ")[0]


def tap(tablet: Tablet, name: str, number: int) -> None:
    """Taps one of the tiles of a question."""
    tiles = tablet.page.locator(f'label.tile:has(input[name="{name}"])')
    tiles.nth(number).click()
    expect(tiles.nth(number).locator("input")).to_be_checked()


def answer(tablet: Tablet, field: Field, number: int) -> None:
    """Answers one question."""
    box = tablet.page.locator(f"#field-{field.name}")
    if field.input == "text":
        box.fill(f"{WORDS[tablet.language]} {number}")
    elif field.input == "date":
        box.fill("2027-03-01")
    elif field.input == "choose_theme":
        box.select_option(index=1)
    elif field.input == "two_scales":
        for end in ("right", "right", "top")[: number + 1]:
            tablet.page.locator(f"button.end-{end}").click()
        expect(tablet.page.locator(".my-mark")).to_be_visible()
    else:
        tap(tablet, field.name, number % (len(field.options) or field.high))


DOES: dict[str, Callable[[Room, Stage], None]] = {
    **dict.fromkeys(("welcome", "pause", "read_text"), Room.reading),
    **dict.fromkeys(("permission", "check", "four_field", "theses"), Room.form),
    "private_note": Room.note,
    "listening_round": Room.listening,
    "group_picture": Room.picture,
    "vote": Room.vote,
}
