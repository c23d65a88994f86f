"""A whole stage in Firefox ESR and in WebKitGTK: a person joins, writes, is read and votes; the console leads, the screen follows."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from participation import moderation, stages, texts
from participation.store import Database, open_database
from tests import builders, having_read
from tests.browser.other_browsers import BROWSERS, Driver
from tests.browser.staff import session
from tests.browser.tablet import WHOLE_TEXT, YOUNG, role_name
from tests.serving import Server

pytestmark = pytest.mark.browser

PATIENCE = 40.0
WORDS, OTHERS = "Minua auttoi, kun sain itse puhua.", "Palaveri oli meillä kotona."
FIND = """
const all = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
const [css, text] = [%r, %r];
const fits = (one) => one.matches(css) && one.getClientRects().length && (!text || one.textContent.includes(text));
return all(document).filter(fits).pop() || null;
"""


@dataclass
class Device:
    """A tablet, a console and a screen in a browser that is not Chromium; it reads Finnish."""

    driver: Driver

    def find(self, css: str, text: str = "") -> Any:
        """Waits until something is there that fits and holds the text; the innermost."""
        return until(lambda: self.driver.execute_script(FIND % (css, text)), f"{css} with {text!r} on {self}")

    def tap(self, name: str, css: str = "button") -> None:
        """Taps a button by what stands on it."""
        until(lambda: self._tapped(FIND % (css, name)), f"a tap on {name!r} on {self}")

    def sees(self, text: str) -> None:
        """Waits until a sentence is there."""
        self.find("*", text)

    def __str__(self) -> str:
        return str(self.driver.execute_script(f"return location.pathname + ({WHOLE_TEXT})()"))[:2000]

    def _tapped(self, script: str) -> bool:
        found = self.driver.execute_script(script)
        with suppress(Exception):  # drawn anew between finding and tapping: a person taps again
            if found:
                found.click()
                return True
        return False


def say(message: str) -> str:
    """A sentence of the tool in Finnish."""
    return texts.say("fi", message)


def until(look: Callable[[], Any], what: str) -> Any:
    """Waits for something to be there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.1)
    raise AssertionError(f"never there: {what}")


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    opened = open_database(str(server.data / "yhdessa.db"))
    yield opened
    opened.close()


@pytest.fixture(params=BROWSERS)
def device(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Device]:
    with BROWSERS[request.param](tmp_path) as driver:
        yield Device(driver)


def test_a_person_goes_all_the_way_through_a_stage(device: Device, server: Server, database: Database) -> None:
    room = builders.room(database)
    others = room.join(number=6)
    device.driver.get(f"{server.address}/j/{room.workshop.join_code}")
    device.tap(role_name(YOUNG, "fi"), "label.tile")
    device.tap(say("I take part"))
    device.tap(say("I have written it down"))
    room.open("add_themes")
    device.find("textarea").send_keys(WORDS)
    device.tap(say("Send my theme"))
    device.sees(say("The facilitator reads it first."))
    [theme] = until(lambda: moderation.queue(database, builders.FACILITATOR, room.workshop.id), "the theme in the queue")
    assert theme.text == WORDS
    having_read.show(database, builders.FACILITATOR, theme.id)
    device.sees(say("Everyone can see it."))
    room.say(others[0], OTHERS)
    device.sees(OTHERS)
    vote = room.open("vote")
    device.tap(say("Give a vote"))
    device.sees(say("Your votes are saved. You can change them until the voting closes."))
    device.tap(say("I am ready"))
    device.sees(say("You are ready."))
    with database.read() as look:
        assert len(look.rows("SELECT * FROM vote WHERE stage_id = :stage", stage=vote.id)) == 1
    stages.close_present(database, builders.FACILITATOR, room.workshop.id)
    device.sees(say("This stage is closed now. The next one comes by itself."))


def test_the_console_leads_and_the_screen_follows(device: Device, server: Server, database: Database) -> None:
    room = builders.room(database)
    first = room.stages[0]
    device.driver.get(f"{server.address}/glossary")
    name = f"ohjaaja{room.workshop.join_code.lower()}"
    device.driver.add_cookie({"name": "yhdessa_session", "value": session(database, name, "facilitator"), "path": "/"})
    device.driver.get(f"{server.address}/run?workshop={room.workshop.id}")
    device.tap(texts.say("fi", "Start: {name}", name=first.name.fi))
    until(lambda: room.stages[0].state == "open", "the stage that the console opened")
    device.find('[aria-current="step"]', first.name.fi)
    device.driver.get(f"{server.address}/screen?show={room.workshop.screen_key}")
    device.find(f'.room[data-stage="{first.id}"]', first.name.fi)
    second = room.open("add_themes")
    device.find(f'.room[data-stage="{second.id}"]', second.name.fi)
