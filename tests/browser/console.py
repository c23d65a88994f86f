"""A facilitator at the console, who reads English."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

PASSWORD = "kolme pientä kettua"


@dataclass
class Console:
    """The console of one workshop in a browser."""

    page: Page
    address: str

    def make_administrator(self, code: str) -> None:
        """Makes the first administrator with the code that the server printed."""
        self.page.goto(self.address)
        self.page.get_by_text("Make the first administrator").first.click()
        self.page.get_by_label("Code from the server").fill(code)
        self.page.get_by_label("Your name").fill("Aino")
        self.page.get_by_label("Username").fill("aino")
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.button("Make the first administrator").click()
        expect(self.button("Aino")).to_be_visible()

    def make_workshop(self, template: str, name: str, support: str) -> None:
        """Makes a workshop from a template, and is then at its console."""
        self.page.get_by_role("combobox", name="Template").click()
        self.page.get_by_role("option", name=template).click()
        title = self.page.get_by_label("Name (English)")
        expect(title).to_have_count(1)
        expect(title).to_have_value(template)
        title.fill(name)
        self.page.get_by_label("Support person: role and place, not a name").fill(support)
        self.button("Make the workshop").click()
        expect(self.page.get_by_role("heading", name=name)).to_be_visible()

    def button(self, name: str | re.Pattern[str], inside: Locator | None = None) -> Locator:
        """A button by what stands on it."""
        return (inside or self.page).get_by_role("button", name=name)

    @property
    def join_code(self) -> str:
        """The code beside the QR code."""
        return self.page.get_by_text(re.compile(r"^Code [A-Z0-9]{3,4} [A-Z0-9]{3,4}$")).inner_text().removeprefix("Code ").replace(" ", "")

    def start(self, stage: str) -> None:
        """Moves to the next stage, which has this name."""
        name = "Start the break" if stage == "Break" else f"Start: {stage}"
        expect(self.page.locator(".st-key-next button")).to_have_count(1)  # not while it is being drawn anew
        self.button(name).click()
        expect(self.page.locator('[aria-current="step"]')).to_contain_text(stage)

    @property
    def waiting(self) -> Locator:
        """The theme that is to be read now."""
        return self.page.locator(".st-key-say-wait .words")

    def is_read(self, number: int) -> None:
        """Waits until so many themes wait."""
        expect(self.page.locator(".st-key-queue-head .number")).to_have_text(str(number))

    def decide(self, about: dict[str, str]) -> None:
        """Decides about every theme that waits: `show`, `hold`, or the reason to send it back, by its words."""
        left = dict(about)
        while left:
            expect(self.waiting).to_have_text(re.compile("|".join(map(re.escape, left))))
            words = self.waiting.inner_text()
            buttons = re.compile(re.findall(r"st-key-shown-\S+", self._showing.get_attribute("class") or "")[0])
            self._decide(left.pop(words))
            if left:
                expect(self.waiting).not_to_have_text(words)
                expect(self._showing).not_to_have_class(buttons)  # the words of the next theme stand there before its buttons
        self.is_read(0)

    @property
    def _showing(self) -> Locator:
        """What holds the button that shows a theme; its class names the theme."""
        return self.page.locator(".st-key-waiting [class*='st-key-shown-']").first

    def _decide(self, what: str) -> None:
        queue = self.page.locator(".st-key-waiting")
        expect(self.button("Show to everyone", queue)).to_have_count(1)  # not while it is being drawn anew
        if what == "show":
            self.button("Show to everyone", queue).first.click()  # what the last run left over stands below it
        elif what == "hold":
            self.button("Hold for care", queue).click()
        else:
            self.button("Send back", queue).click()
            queue.get_by_role("radio", name=what).click()
            self.button("Send the theme back", queue).click()

    def group(self, name: str, *beginnings: str) -> None:
        """Taps themes by how they begin, and makes a group of them."""
        for beginning in beginnings:
            pill = self.button(re.compile(f"^{beginning}"))
            pill.click()
            expect(pill).to_have_attribute("aria-pressed", "true")
        self.button("New group").click()
        self.page.get_by_label("Name of the new group, in the room's own words").fill(name)
        self.button("Make the group").click()
        expect(self.button(re.compile(f"^{name}"))).to_be_visible()

    def close_stage(self) -> None:
        """Closes the present stage and stays at it."""
        self.button("Close", self.page.locator(".st-key-rail-more")).click()
        self.button("Close this stage").click()
        expect(self.button("Close this stage")).to_have_count(0)
        self.page.keyboard.press("Escape")

    def finish(self) -> None:
        """Closes the workshop after its last stage, with the button that stands in the place of the next one."""
        self.button("Close the workshop", self.page.locator(".st-key-next")).click()
        self.button("Yes, close the workshop", self.page.locator(".st-key-next-yes")).click()
        expect(self.page.get_by_text("This workshop is closed.")).to_be_visible()

    def close_workshop(self) -> None:
        """Closes it, and says once more that it is meant."""
        self.button("Close", self.page.locator(".st-key-rail-more")).click()
        self.button("Close the workshop").click()
        self.button("Yes, close the workshop").click()
        expect(self.page.get_by_text("This workshop is closed.")).to_be_visible()
