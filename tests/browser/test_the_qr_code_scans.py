"""The QR code is read as a phone reads it: from what stands on the screen, the console and paper, with a long address, in every look."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from participation import address
from participation.store import Database, open_database
from tests import builders
from tests.browser import staff
from tests.browser.visits import CONSOLE, SCREEN, Visits
from tests.serving import Server, serving

pytestmark = pytest.mark.browser
LONG = "https://yhdessa-osallistuminen.lastensuojelu.hyvinvointialue-pohjois-savo.fi"
LOOKS = ({}, {"color_scheme": "dark"}, {"forced_colors": "active"}, {"color_scheme": "dark", "forced_colors": "active"})


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that was told an address of 68 signs."""
    assert len(LONG.partition("//")[2]) == 68
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(address.SETTING, LONG)
        with serving(tmp_path_factory.mktemp("server")) as running:
            yield running


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    opened = open_database(str(server.data / "yhdessa.db"))
    yield opened
    opened.close()


def read(page: Page, folder: Path) -> list[str]:
    """What the QR codes in the window say, read by zbar from a picture of it."""
    picture = folder / "seen.png"
    page.screenshot(path=picture)
    found = subprocess.run(["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture], capture_output=True, text=True)
    return found.stdout.split()


def looks_at(page: Page, folder: Path, scene: str, link: str) -> None:
    """Reads the code in every look."""
    for look in LOOKS:
        page.emulate_media(**{"color_scheme": "light", "forced_colors": "none", **look})  # type: ignore[arg-type]
        assert link in read(page, folder), (scene, look)
    page.emulate_media(color_scheme="light", forced_colors="none")


def test_the_screen_the_console_and_paper_hold_a_code_that_scans(
    server: Server, visits: Visits, database: Database, tmp_path: Path
) -> None:
    room = builders.room(database, people=1)
    link = f"{LONG}/j/{room.workshop.join_code}"
    screen = visits.page("fi", SCREEN)
    screen.goto(f"{server.address}/screen?show={room.workshop.screen_key}")
    expect(screen.locator(".join-now img")).to_be_visible()
    looks_at(screen, tmp_path, "before the start", link)
    screen.emulate_media(media="print")
    assert link in read(screen, tmp_path), "on paper"
    screen.emulate_media(media="screen")
    room.open("add_themes")
    expect(screen.locator(".joining img")).to_be_visible()
    looks_at(screen, tmp_path, "in the corner", link)
    card = screen.locator(".joining")
    assert card.evaluate("(card) => card.scrollWidth <= card.clientWidth"), "the code stays in its card"
    screen.set_viewport_size({"width": 1366, "height": 768})
    assert link in read(screen, tmp_path), "on a small projector"
    device = visits.device("fi", CONSOLE)
    staff.sign_in(device, server, database, "Fanni", "facilitator")
    console = device.new_page()
    console.goto(f"{server.address}/run?workshop={room.workshop.id}")
    code = console.locator(".st-key-way-in img")
    expect(code).to_be_visible()
    code.scroll_into_view_if_needed()
    looks_at(console, tmp_path, "on the console", link)
