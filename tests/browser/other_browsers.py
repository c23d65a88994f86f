"""Firefox ESR and WebKitGTK, the nearest thing to an iPad here, driven as WebDriver drives a browser."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from marionette_driver.marionette import Marionette
from selenium import webdriver
from selenium.webdriver.webkitgtk.service import Service

from tests.serving import free_port

MINI_BROWSER = next(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"), Path("MiniBrowser"))


class Element(Protocol):
    """Something on a page."""

    text: str

    def click(self) -> None:
        """Taps it."""

    def send_keys(self, text: str) -> None:
        """Types into it."""


class Driver(Protocol):
    """What the two drivers have in common."""

    def get(self, address: str) -> object:
        """Goes to an address."""

    def find_elements(self, by: str, value: str) -> list[Any]:
        """Everything that fits."""

    def execute_script(self, script: str) -> Any:
        """What a script of the page gives back."""

    def add_cookie(self, cookie: dict[str, str]) -> object:
        """Gives the browser a cookie of the page that is open."""


class _Firefox(Marionette):  # type: ignore[misc]
    def get(self, address: str) -> None:
        self.navigate(address)


@contextmanager
def firefox(folder: Path) -> Iterator[Driver]:
    """Firefox, driven by Mozilla's own client."""
    port = free_port()
    driver = _Firefox(
        bin="/usr/bin/firefox-esr",
        headless=True,
        port=port,
        gecko_log=str(folder / "firefox.log"),
        prefs={"intl.accept_languages": "fi", "marionette.port": port, "network.captive-portal-service.enabled": False},
        workspace=str(folder),
    )
    driver.start_session()
    try:
        yield driver
    finally:
        driver.delete_session()
        driver.cleanup()


@contextmanager
def webkit(folder: Path) -> Iterator[Driver]:
    """WebKitGTK's small browser on a screen that nobody sees."""
    number = f":{free_port() % 10_000 + 100}"
    with (folder / "xvfb.log").open("w") as log:
        screen = subprocess.Popen(["Xvfb", number, "-screen", "0", "1024x1400x24", "-nolisten", "tcp"], stdout=log, stderr=log)
    environment = os.environ | {"DISPLAY": number, "GDK_BACKEND": "x11", "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "LANG": "C.UTF-8"}
    options = webdriver.WebKitGTKOptions()
    options.binary_location = str(MINI_BROWSER)
    options.add_argument("--automation")
    driver = webdriver.WebKitGTK(options=options, service=Service("/usr/bin/WebKitWebDriver", env=environment))
    try:
        yield driver
    finally:
        driver.quit()
        screen.terminate()
        screen.wait()


BROWSERS: dict[str, Callable[[Path], Any]] = {"firefox": firefox, "webkit": webkit}
