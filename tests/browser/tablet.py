"""A participant at a tablet: what they can do and see there, in their own language."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from participation import shared_texts, texts

WAITING = (
    "Waiting for the network. {n} answer is safe on this tablet.",
    "Waiting for the network. {n} answers are safe on this tablet.",
)
# The tablet takes two taps within a third of a second for one: a person who reads and writes is slower.
A_MOMENT_LATER = "new Promise((done) => setTimeout(done, 400))"
YOUNG, PARENT, SOCIAL_WORKER = "young_expert", "experience_parent", "child_welfare"


@dataclass
class Tablet:
    """One person's tablet. Buttons and sentences are named in English, and found in the person's language."""

    page: Page
    address: str
    language: str
    return_code: str = ""

    def say(self, message_id: str, **values: object) -> str:
        """The tablet's sentence in this person's language."""
        return texts.say(self.language, message_id, **values)

    def say_many(self, one: str, many: str, number: int) -> str:
        """The tablet's sentence about a number of things in this person's language."""
        return texts.say_many(self.language, one, many, number)

    def button(self, message_id: str, inside: Locator | None = None, **values: object) -> Locator:
        """A button by what stands on it."""
        return (inside or self.page).get_by_role("button", name=self.say(message_id, **values), exact=True)

    def sees(self, sentence: str, **values: object) -> None:
        """Waits until a sentence of the tool is there."""
        expect(self.page.get_by_text(self.say(sentence, **values)).locator("visible=true").first).to_be_visible()

    def reads(self, own_words: str) -> None:
        """Waits until somebody's words are there exactly as they were written."""
        expect(self.words(own_words)).to_be_visible()

    def words(self, own_words: str) -> Locator:
        """Somebody's words on this tablet."""
        return self.page.locator(".words").filter(has_text=re.compile(f"^{re.escape(own_words)}$")).first

    def reads_nothing_of(self, own_words: str) -> None:
        """These words stand nowhere on the page."""
        assert own_words not in self.whole()

    def whole(self) -> str:
        """All the text on the page, also what only a screen reader says."""
        return str(self.page.evaluate(WHOLE_TEXT))

    def own(self, own_words: str) -> Locator:
        """The card of one of the person's own themes."""
        return self.page.locator("li.mine").filter(has_text=own_words)

    def open_invitation(self, code: str) -> None:
        """Comes by the link that the QR code on the screen holds."""
        self.page.goto(f"{self.address}/j/{code}")
        expect(self.button("I take part")).to_be_visible()

    def join(self, code: str, role: str = YOUNG) -> None:
        """Takes part, and writes the return code down."""
        self.open_invitation(code)
        self.choose(role_name(role, self.language))
        self.button("I take part").click()
        self.return_code = self.read_return_code()
        self.button("I have written it down").click()
        expect(self.button("I have written it down")).to_have_count(0)

    def read_return_code(self) -> str:
        """The return code that is shown this once."""
        code = self.page.get_by_text(re.compile(r"^[a-zåäö]+(-[a-zåäö]+)+-\d+$"))
        expect(code).to_be_visible()
        return code.inner_text()

    def choose(self, name: str) -> None:
        """Taps a large tile."""
        self.page.locator("label.tile").filter(has_text=name).click()
        expect(self.page.get_by_role("radio", name=name)).to_be_checked()

    @property
    def box(self) -> Locator:
        """Where a theme is written."""
        return self.page.get_by_role("textbox", name=self.say("Your theme"))

    def send(self, text: str, *, kind: str | None = None) -> None:
        """Writes a theme and taps to send it."""
        self.box.fill(text)
        if kind:
            self.choose(kind)
        self.button("Send my theme").click()
        self.page.evaluate(A_MOMENT_LATER)

    def add(self, text: str, *, kind: str | None = None) -> None:
        """Writes a theme, sends it, and waits for the thanks."""
        self.send(text, kind=kind)
        self.sees("The facilitator reads it first.")
        expect(self.box).to_have_value("")
        expect(self.own(text)).to_contain_text(self.say("The facilitator reads it first."))

    def waits_for_network(self, number: int) -> None:
        """Reads that so many answers wait on this tablet."""
        sentence = self.say_many(*WAITING, number)
        expect(self.page.get_by_text(sentence)).to_be_visible()

    def is_up_to_date(self, *, within: float = 10_000) -> None:
        """Reads that everything is saved, and nothing of a network any more."""
        expect(self.page.get_by_text(self.say("Saved.")).first).to_be_visible(timeout=within)
        expect(self.page.get_by_text(self.say("Waiting for the network."))).to_have_count(0)

    def answer(self, choice: str) -> str:
        """Taps an answer to the theme that is there now, and is then at the next one; gives the theme's words."""
        heading = self.page.get_by_role("heading", level=1)
        words = heading.inner_text()
        self.button(choice).click()
        expect(heading).not_to_have_text(words)
        self.page.evaluate(A_MOMENT_LATER)
        return words

    def card(self, own_words: str) -> Locator:
        """The card of something that can be voted on."""
        return self.page.locator("li.choice-card").filter(has_text=own_words)

    def vote(self, *wanted: str) -> None:
        """Gives one vote to each, reads that they are saved, and is ready."""
        for own_words in wanted:
            self.button("Give a vote", self.card(own_words)).click()
        self.sees("Your votes are saved. You can change them until the voting closes.")
        self.ready()

    def ready(self) -> None:
        """Says to be ready, and reads that it got through."""
        self.button("I am ready").click()
        self.sees("You are ready.")


def role_name(role: str, language: str) -> str:
    """What stands on the tile of a role."""
    return next(tile.label.say(language) for tile in shared_texts.role_tiles() if tile.value == role)


WHOLE_TEXT = """
() => {
  const all = (root) => [...root.childNodes].map((node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent
    if (node.nodeType !== Node.ELEMENT_NODE || ["SCRIPT", "STYLE"].includes(node.tagName)) return ""
    const named = ["aria-label", "title", "alt", "placeholder"].map((name) => node.getAttribute(name) || "").join(" ")
    return [named, node.value || "", node.shadowRoot ? all(node.shadowRoot) : "", all(node)].join("\\n")
  }).join("\\n")
  return all(document.body) + document.title
}
"""
