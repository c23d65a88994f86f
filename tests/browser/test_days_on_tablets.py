"""A tablet writes the days that the installation has, wherever its own clock stands."""

import pytest
from playwright.sync_api import sync_playwright

from participation.web.tablet import files
from tests.serving import Server

pytestmark = pytest.mark.browser
DAYS = ("2026-11-24T22:30:00.000000Z", "2026-11-25")  # the first is 00:30 on the 25th in Helsinki
READ = """async ([address, given]) => {
  const { dayOf, useLanguage } = await import(address)
  useLanguage("fi")
  return given.map(dayOf)
}"""


def test_a_tablet_far_away_writes_the_day_that_it_is_here(server: Server) -> None:
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"])
        page = browser.new_context(timezone_id="America/New_York").new_page()
        page.goto(f"{server.address}/_stcore/health")
        said = page.evaluate(READ, [f"{server.address}{files.folder()}/say.js", list(DAYS)])
        browser.close()
    assert said == ["25. marraskuuta 2026"] * 2
