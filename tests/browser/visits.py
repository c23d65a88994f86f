"""Browsers for tests: each visit is a device of its own, and what its pages asked for is written down."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Page, Request, expect, sync_playwright

TABLET, PHONE, CONSOLE, DESK, SCREEN = (768, 1024), (390, 844), (1280, 800), (1440, 900), (1920, 1080)
LOCALES = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
PATIENCE = 25_000  # longer than the 20 seconds after which the parts of the console are drawn anew by themselves


@dataclass
class Visits:
    """The devices of one test module. `hosts`: who was asked for anything; `surprises`: what no page may do."""

    browser: Browser
    hosts: set[str] = field(default_factory=set)
    surprises: list[str] = field(default_factory=list)

    def device(
        self, language: str = "en", size: tuple[int, int] = TABLET, *, touch: bool = False, reduced_motion: bool = True
    ) -> BrowserContext:
        """A browser that nobody has used yet."""
        context = self.browser.new_context(
            locale=LOCALES[language],
            viewport={"width": size[0], "height": size[1]},
            has_touch=touch,
            reduced_motion="reduce" if reduced_motion else "no-preference",
            timezone_id="Europe/Helsinki",
        )
        context.set_default_timeout(PATIENCE)
        context.on("request", self._asked)
        context.on("page", self._watch)
        return context

    def page(self, language: str = "en", size: tuple[int, int] = TABLET, *, touch: bool = False) -> Page:
        """The only page of a new device."""
        return self.device(language, size, touch=touch).new_page()

    @property
    def outside(self) -> set[str]:
        """The hosts beside our own server that were asked for anything."""
        return self.hosts - {"localhost"}

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about"):
            self.hosts.add(parts.hostname or request.url)

    def _watch(self, page: Page) -> None:
        page.on("websocket", lambda socket: self.hosts.add(urlsplit(socket.url).hostname or socket.url))
        page.on("pageerror", lambda error: self.surprises.append(f"{page.url}: {error}"))
        page.on("console", lambda said: self._complaint(page, said.text))
        page.on("dialog", lambda dialog: self._dialog(page, dialog.message, dialog.dismiss))

    def _complaint(self, page: Page, text: str) -> None:
        if "Content Security Policy" in text:
            self.surprises.append(f"{page.url}: {text}")

    def _dialog(self, page: Page, message: str, dismiss: object) -> None:
        self.surprises.append(f"{page.url}: a script asked: {message}")
        if callable(dismiss):
            dismiss()


@contextmanager
def visiting() -> Iterator[Visits]:
    """One Chromium for as long as the block; at its end it is held against what no page may do."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        visits = Visits(browser)
        yield visits
        browser.close()
    assert visits.outside == set()
    assert visits.surprises == []


def pictures() -> Path:
    """The folder for pictures: of the environment's choice, otherwise beside the tests and not kept by git."""
    folder = Path(os.environ.get("YHDESSA_SCREENSHOTS", "") or Path(__file__).parent / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def keep_failure(visits: Visits, test: str) -> None:
    """A picture of every open page when a test has failed."""
    open_pages = [page for context in visits.browser.contexts for page in context.pages]
    for number, page in enumerate(open_pages, 1):
        with suppress(Error):
            page.screenshot(path=pictures() / f"failed-{test[:80]}-{number}.png", timeout=5_000)
