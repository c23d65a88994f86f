"""The tablet in every kind of stage: axe in light and dark, narrow and wide; no sideways scroll at 320 px with text at 200 %."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from participation import activities, ballots, grouping, stages
from participation.model.texts import Texts
from participation.project import glossary
from participation.store import Database, open_database
from tests import builders
from tests.browser.looking import faults, settled
from tests.browser.tablet import Tablet
from tests.browser.visits import PHONE, TABLET, Visits, pictures
from tests.serving import Server

pytestmark = pytest.mark.browser

THEMES = {
    "Minua auttoi, kun työntekijä kysyi ensin minulta eikä vanhemmilta.": "Kysytään ensin",
    "Sain itse päättää, kuka palaveriin tulee.": "Kysytään ensin",
    "Palaveri pidettiin meillä kotona, ja äiti keitti kahvia. Silloin oli helpompi puhua.": "Paikka, jossa on hyvä olla",
    "Toimistolla pitää odottaa käytävässä, jossa kaikki näkevät.": "Paikka, jossa on hyvä olla",
    "Sama työntekijä koko ajan. En jaksa kertoa alusta joka kerta.": "",
    "Jag vill höra hur det gick efteråt.": "",
    "Lastensuojelutarpeenselvityksen päätösasiakirjan sanat ovat liian vaikeita.": "",
}
MOST = {"welcome", "add_themes", "group", "vote", "agree", "result", "card", "four_field"}
KINDS = [*activities.kinds(), "agree"]
TOO_WIDE = """
() => {
  const all = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])])
  const sticksOut = (one) => {
    const box = one.getBoundingClientRect()
    return box.width > 1 && box.height > 1 && box.right > window.innerWidth + 1 && getComputedStyle(one).visibility !== "hidden"
  }
  const scrolls = (one) => one.scrollWidth > one.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(one).overflowX)
  return all(document).filter((one) => sticksOut(one) || scrolls(one)).map((one) => one.outerHTML.slice(0, 160))
}
"""


@dataclass
class Scene:
    """A workshop in full swing, a tablet, and a narrow phone whose reader needs large letters."""

    room: builders.Room
    tablet: Tablet
    narrow: Tablet

    def open(self, kind: str) -> None:
        """Opens a new stage of this kind on both."""
        name = Texts.same(f"Osallisuussuunnitelman tarkistuslista: {kind}")
        prompt = Texts.same("Mikä auttaa lasta tai vanhempaa osallistumaan? Mikä estää? Kirjoita yksi asia kerrallaan.")
        made = stages.add(
            self.room.database,
            builders.FACILITATOR,
            self.room.workshop.id,
            kind="vote" if kind == "agree" else kind,
            name=name,
            prompt=prompt,
            minutes=10,
            after=None,
        )
        if kind == "agree":
            stages.edit(self.room.database, builders.FACILITATOR, made.id, settings={"method": "agree"})
        now = next((stage.id for stage in self.room.stages if stage.state == "open"), None)
        stages.open_stage(self.room.database, builders.FACILITATOR, self.room.workshop.id, made.id, after=now)
        for tablet in (self.tablet, self.narrow):
            expect(tablet.page.locator(".place")).to_have_text(f"Osallisuussuunnitelman tarkistuslista: {kind}")


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    opened = open_database(str(server.data / "yhdessa.db"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def room(database: Database) -> builders.Room:
    """Ten people have added themes, grouped them and voted."""
    made = builders.room(database)
    people = made.join(number=5) + made.join("child_welfare", 5)
    made.open("add_themes")
    ids = {words: made.say(people[number], words) for number, words in enumerate(THEMES)}
    groups: dict[str, str] = {}
    for words, group in THEMES.items():
        if group:
            known = groups.get(group)
            put = grouping.put(database, builders.FACILITATOR, made.workshop.id, [ids[words]], group=known, name=None if known else group)
            groups[group] = put
    vote = made.open("vote")
    for number, person in enumerate(people):
        chosen = [*groups.values(), *ids.values()][number % 3]
        ballots.cast(database, person, builders.key(), vote.id, {chosen if chosen in groups.values() else groups["Kysytään ensin"]: 1})
    return made


@pytest.fixture(scope="module")
def scene(server: Server, visits: Visits, room: builders.Room) -> Scene:
    tablet = Tablet(visits.page("fi", TABLET, touch=True), server.address, "fi")
    narrow = Tablet(visits.page("fi", (320, 640), touch=True), server.address, "fi")
    room.open("add_themes")
    for each in (tablet, narrow):
        each.join(room.workshop.join_code)
    tablet.add("Oma teemani, jonka muutkin näkevät.")
    narrow.button("Text size").click() if narrow.button("Text size").count() else narrow.page.locator("#bar-size").click()
    narrow.page.get_by_role("button", name="200 %").click()
    narrow.button("Done").click()
    return Scene(room, tablet, narrow)


def look(page: Page, kind: str, size: tuple[int, int], *, dark: bool = False, keep: bool = True) -> list[tuple[str, int, str, str]]:
    """What axe finds at this size; a picture is kept."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme="dark" if dark else "light")
    settled(page)
    if keep:
        page.screenshot(path=pictures() / f"stage-{kind}-{size[0]}{'-dark' if dark else ''}.png")
    return faults(page)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_stage_is_for_everybody(scene: Scene, kind: str) -> None:
    scene.open(kind)
    page = scene.tablet.page
    found = look(page, kind, PHONE)
    assert page.evaluate(TOO_WIDE) == []
    found += look(page, kind, (1280, 800), dark=True, keep=False)
    if kind in MOST:
        found += look(page, kind, TABLET) + look(page, kind, PHONE, dark=True)
    assert found == []
    settled(scene.narrow.page)
    scene.narrow.page.screenshot(path=pictures() / f"stage-{kind}-320-at-200.png")
    assert scene.narrow.page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("place", ["join", "mine", "what-happened"])
def test_the_other_pages_of_a_participant_are_for_everybody(server: Server, scene: Scene, place: str) -> None:
    page = scene.tablet.page
    page.goto(f"{server.address}/{place}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert look(page, place, PHONE) + look(page, place, TABLET, dark=True) + look(page, place, (1280, 800)) == []


def test_joining_is_for_everybody(server: Server, visits: Visits, room: builders.Room) -> None:
    page = visits.page("fi", PHONE)
    tablet = Tablet(page, server.address, "fi")
    page.goto(f"{server.address}/join")
    tablet.sees("The code on the screen")
    found = look(page, "join-code", PHONE)
    tablet.open_invitation(room.workshop.join_code)
    found += look(page, "join-invitation", PHONE) + look(page, "join-invitation", TABLET)
    found += look(page, "join-invitation", TABLET, dark=True) + look(page, "join-invitation", (1280, 800))
    tablet.choose("Kehittäjä")
    tablet.button("I take part").click()
    tablet.read_return_code()
    found += look(page, "return-code", TABLET) + look(page, "return-code", PHONE, dark=True)
    tablet.button("I have written it down").click()
    for name in ("adult", "language", "size", "more", "pause"):
        page.locator(f"#bar-{name}").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        found += look(page, f"dialog-{name}", PHONE) + look(page, f"dialog-{name}", TABLET, dark=True)
        if name != "pause":
            page.keyboard.press("Escape")
            expect(page.get_by_role("dialog")).to_have_count(0)
    assert found == []
    page.context.close()


def test_the_words_open_over_a_half_written_theme_and_leave_it(scene: Scene, database: Database) -> None:
    glossary.put(database, builders.ADMIN, None, term={"fi": "vastinpari"}, meaning={"fi": "ihminen, joka jatkaa työtä"})
    glossary.put(database, builders.ADMIN, None, term={"fi": "kierros"}, meaning={"fi": "sama kysymys uudestaan"})
    scene.tablet.page.goto(f"{scene.tablet.address}/take_part")
    scene.open("add_themes")
    tablet = scene.tablet
    tablet.box.fill("Puolikas ajatus")
    tablet.page.locator("#bar-more").click()
    tablet.button("What the words mean").click()
    tablet.sees("ihminen, joka jatkaa työtä")
    tablet.page.get_by_role("textbox", name=tablet.say("Search for a word")).fill("kierr")
    expect(tablet.page.get_by_text("ihminen, joka jatkaa työtä")).to_have_count(0)
    tablet.sees("sama kysymys uudestaan")
    assert look(tablet.page, "words", PHONE) + look(tablet.page, "words", TABLET, dark=True) == []
    tablet.button("Back to where I was").click()
    expect(tablet.box).to_have_value("Puolikas ajatus")
    tablet.box.fill("")


def test_somebody_writes_for_a_person_until_the_person_writes_again(scene: Scene) -> None:
    scene.tablet.page.goto(f"{scene.tablet.address}/take_part")
    scene.open("add_themes")
    for tablet in (scene.tablet, scene.narrow):
        tablet.page.locator("#bar-more").click()
        tablet.button("Someone helps me").click()
        tablet.button("Someone writes for me").click()
    tablet = scene.tablet
    tablet.add("Sanelin tämän", kind=tablet.say("Helps"))
    expect(tablet.own("Sanelin tämän")).to_contain_text(tablet.say("Written with help."))
    assert look(tablet.page, "helped", PHONE) + look(tablet.page, "helped", TABLET, dark=True) == []
    assert scene.narrow.page.evaluate(TOO_WIDE) == []
    for each in (scene.narrow, tablet):
        each.button("I write myself again").click()
        expect(each.button("I write myself again")).to_have_count(0)
    tablet.add("Kirjoitin itse", kind=tablet.say("Gets in the way"))
    expect(tablet.own("Kirjoitin itse")).not_to_contain_text(tablet.say("Written with help."))
