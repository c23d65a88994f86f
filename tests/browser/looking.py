"""Looking at a page with axe, once it stands still."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

SERIOUS = ("serious", "critical")
_axe = Axe()


def settled(page: Page) -> None:
    """Waits until Streamlit has drawn everything, where it is there."""
    if not page.locator("main.yhdessa").count():
        expect(page.locator('[data-testid="stApp"]')).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator('[data-testid="stSkeleton"]')).to_have_count(0)
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    page.evaluate("document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))")


def faults(page: Page) -> list[tuple[str, int, str, str]]:
    """What axe calls serious or critical: the rule, the width of the page, where it is and why."""
    assert page.viewport_size
    width = page.viewport_size["width"]
    return [
        (rule["id"], width, node["html"][:160], node["failureSummary"].partition("\n")[2].strip()[:160])
        for rule in _axe.run(page).response["violations"]
        if rule["impact"] in SERIOUS
        for node in rule["nodes"]
    ]
