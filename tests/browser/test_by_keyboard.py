"""Taking part with nothing but a keyboard: Tab, arrows, Space and Enter, and always a focus that can be seen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from participation.store import Database, open_database
from tests import builders
from tests.browser.tablet import A_MOMENT_LATER, Tablet
from tests.browser.visits import Visits
from tests.serving import Server

pytestmark = pytest.mark.browser

MOST_TABS = 40
FOCUS = """
() => {
  let active = document.activeElement
  while (active && active.shadowRoot && active.shadowRoot.activeElement) active = active.shadowRoot.activeElement
  if (!active || active === document.body) return null
  const rings = [active, active.nextElementSibling, active.parentElement].filter(Boolean).map((one) => getComputedStyle(one))
  const box = active.getBoundingClientRect()
  const named = active.getAttribute("aria-label") || (active.labels && active.labels[0] && active.labels[0].innerText)
  return {
    name: (named || active.innerText || active.value || "").trim().replace(/\\s+/g, " "),
    ring: rings.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
    html: active.outerHTML.slice(0, 140),
    shown: box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth,
  }
}
"""


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    opened = open_database(str(server.data / "yhdessa.db"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def room(database: Database) -> builders.Room:
    made = builders.room(database, people=1)
    made.open("add_themes")
    for words in ("Sama työntekijä koko ajan.", "Palaveri kotona.", "Kysytään ensin."):
        made.say(made.people[0], words)
    return made


@pytest.fixture(scope="module")
def tablet(server: Server, visits: Visits) -> Tablet:
    return Tablet(visits.page("fi"), server.address, "fi")


def focus(page: Page) -> dict[str, object] | None:
    found: dict[str, object] | None = page.evaluate(FOCUS)
    return found


def tab_to(page: Page, name: str, *, back: bool = False) -> None:
    """Presses Tab until what has this name has the focus; on the way every focus can be seen."""
    seen = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        here = focus(page)
        if here is None:
            continue
        seen.append(here["name"])
        assert here["ring"], f"no ring around {here}"
        assert here["shown"], f"{here['name']} is outside of the page"
        if name in str(here["name"]):
            return
    raise AssertionError(f"{name} is not reached; only {seen}")


def test_one_joins_by_keyboard(room: builders.Room, tablet: Tablet) -> None:
    page = tablet.page
    tablet.open_invitation(room.workshop.join_code)
    tab_to(page, "Nuori kokemusasiantuntija")
    page.keyboard.press("Space")
    expect(page.get_by_role("radio", name="Nuori kokemusasiantuntija")).to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Kokemusvanhempi")).to_be_checked()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("radio", name="Nuori kokemusasiantuntija")).to_be_checked()
    tab_to(page, tablet.say("I take part"))
    page.keyboard.press("Enter")
    tablet.read_return_code()
    page.evaluate(A_MOMENT_LATER)
    tab_to(page, tablet.say("I have written it down"))
    page.keyboard.press("Enter")
    expect(tablet.box).to_be_visible()


def test_one_writes_a_theme_by_keyboard(tablet: Tablet) -> None:
    page = tablet.page
    tab_to(page, tablet.say("Your theme"))
    page.keyboard.type("Kirjoitin ilman hiirtä.")
    tab_to(page, tablet.say("Send my theme"))
    page.keyboard.press("Space")
    expect(tablet.own("Kirjoitin ilman hiirtä.")).to_contain_text(tablet.say("The facilitator reads it first."))
    tab_to(page, tablet.say("Your theme"), back=True)


def test_a_dialog_takes_the_focus_and_gives_it_back(tablet: Tablet) -> None:
    page = tablet.page
    tab_to(page, tablet.say("I want to talk to an adult"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name=tablet.say("I want to talk to an adult"))).to_be_visible()
    tab_to(page, tablet.say("Yes, tell the facilitator"))
    names = []
    for _ in range(8):
        page.keyboard.press("Tab")
        here = focus(page)
        names.append(here and here["name"])
    assert tablet.say("Send my theme") not in names
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    here = focus(page)
    assert here and here["name"] == tablet.say("I want to talk to an adult")


def test_one_votes_by_keyboard(room: builders.Room, tablet: Tablet) -> None:
    page = tablet.page
    vote = room.open("vote")
    expect(tablet.button("I am ready")).to_be_visible()
    for number in (1, 2):
        tab_to(page, tablet.say("Give a vote"))
        page.keyboard.press("Space" if number == 1 else "Enter")
        expect(tablet.button("Given")).to_have_count(number)
    tab_to(page, tablet.say("I am ready"))
    page.keyboard.press("Enter")
    expect(tablet.button("I am not ready yet")).to_be_focused()
    tablet.sees("Your votes are saved. You can change them until the voting closes.")
    with room.database.read() as look:
        assert len(look.rows("SELECT target_id FROM vote WHERE stage_id = :id", id=vote.id)) == 2
