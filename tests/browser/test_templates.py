"""Templates and weak signals in a real browser: the preview of the tablet, a file that is brought in, a note on a phone."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from participation import moderation, workshops
from participation.model.workshop import WHISPERS
from participation.store import open_database
from participation.template_files import own_templates, templates
from tests.browser.staff import sign_in
from tests.browser.visits import DESK, PHONE, Visits
from tests.builders import ADMIN, FACILITATOR
from tests.serving import Server

pytestmark = pytest.mark.browser


def of_staff(visits: Visits, server: Server, size: tuple[int, int], name: str, *roles: str) -> Page:
    device = visits.device("en", size)
    sign_in(device, server, open_database(str(server.data / "yhdessa.db")), name, *roles)
    return device.new_page()


def complaints(page: Page) -> list[str]:
    """What axe finds in our own part of the page."""
    found = Axe().run(page, context="[class*=st-key-page-]", options={"runOnly": ["wcag2a", "wcag2aa"]})
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found.response["violations"]]


def test_a_template_is_brought_in_looked_at_on_the_tablet_and_changed(
    visits: Visits, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YHDESSA_DATA", str(server.data))
    text = own_templates.as_yaml(FACILITATOR, "forum").replace("id: forum", "id: our_forum")
    wrong, right = tmp_path / "wrong.yaml", tmp_path / "right.yaml"
    wrong.write_text(text.replace("minutes: 10\n", "minutes: 10000\n", 1), "utf-8")
    right.write_text(text, "utf-8")
    page = of_staff(visits, server, DESK, "Aino", "facilitator")
    page.goto(f"{server.address}/templates")
    page.locator("input[type=file]").set_input_files(wrong)
    expect(page.get_by_text(re.compile(r"Line \d+: Choose from 1 to 240 minutes"))).to_be_visible()
    assert templates.own() == ()
    expect(page.locator("label:has(input[type=file])")).not_to_have_text("")
    assert complaints(page) == []

    page.locator("input[type=file]").set_input_files(right)
    tablet = page.get_by_role("img", name=re.compile("as a tablet shows it"))
    first = templates.of("forum").stages[0]
    expect(tablet.locator(".tablet")).to_contain_text(first.name.en)
    prompt = page.get_by_label("Question to the room (English)")
    prompt.fill("What is new today?")
    prompt.blur()
    expect(tablet.locator(".tablet")).to_contain_text("What is new today?")
    assert tablet.locator(".scaled").get_attribute("inert") is not None, "nothing in the preview can be tapped"
    box = tablet.bounding_box()
    assert box and abs(box["height"] / box["width"] - 1024 / 768) < 0.03
    page.get_by_role("button", name="Save the template").click()
    expect(page.get_by_text("The template is saved.")).to_be_visible()
    assert templates.of("our_forum").stages[0].prompt.en == "What is new today?"
    assert complaints(page) == []


def test_a_weak_signal_is_noted_on_a_phone_with_three_touches(visits: Visits, server: Server) -> None:
    page = of_staff(visits, server, PHONE, "Maija", "management")
    page.goto(f"{server.address}/note")
    page.get_by_role("textbox").fill("Many families ask for the same thing.")
    page.get_by_text("Opportunity").click()
    send = page.get_by_role("button", name="Send my signal")
    box = send.bounding_box()
    assert box and box["y"] + box["height"] <= PHONE[1], "the button is there without scrolling"
    send.dblclick()
    expect(page.get_by_text("Thank you. A facilitator reads it first.")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_value("")
    database = open_database(str(server.data / "yhdessa.db"))
    [standing] = [known for known in workshops.every(database, ADMIN) if known.template == WHISPERS]
    assert [theme.kind for theme in moderation.queue(database, FACILITATOR, standing.id)] == ["opportunity"]
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert complaints(page) == []
