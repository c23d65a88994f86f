"""Makes the pictures of the guide: a real server with the demo project, and everybody in their own browser.

    python -m docs.pictures.make [--port 8501] [NAME ...]     only the pictures with these names, otherwise all

It needs what the tests need (`make test`) and Chromium. Look at each picture before you keep it.
"""

import argparse
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect

from participation import demo, grouping, moderation, stages, workshops
from participation.model.people import Staff
from participation.model.texts import LANGUAGES
from participation.model.workshop import Workshop
from participation.staff import accounts
from participation.store import Database, open_database
from participation.web import pages
from tests import having_read
from tests.browser.by_http import Person
from tests.browser.looking import settled
from tests.browser.staff import sign_in
from tests.browser.tablet import YOUNG, Tablet
from tests.browser.visits import CONSOLE, DESK, PHONE, SCREEN, Visits, visiting
from tests.serving import Server

PLACE = Path(__file__).parent
COLOURS, SCREEN_WIDTH, LARGEST = 256, 1280, 250_000
WHO = Staff("pictures", "pictures", "Pictures", frozenset({"admin"}), "fi")
SAID = (
    ("fi", "helps", "Auttaa, kun palaveri on paikassa, jonka saan itse valita."),
    ("fi", "hinders", "Estää, jos huoneessa on liian monta aikuista."),
    ("sv", "helps", "Det hjälper när någon förklarar orden först."),
    ("en", "helps", "It helps when I know beforehand what we talk about."),
    ("fi", "hinders", "Estää, jos työntekijä vaihtuu eikä kukaan kerro siitä."),
    ("sv", "hinders", "Det hindrar om mötet är mitt i skoldagen."),
    ("en", "hinders", "It gets in the way when everyone is in a hurry."),
    ("fi", "helps", "Auttaa, kun saan ottaa mukaan jonkun, johon luotan."),
    ("fi", "helps", "Auttaa, kun minulle kerrotaan, mitä palaverin jälkeen tapahtui."),
)
SHOWN = 7
OWN = {
    "fi": "Auttaa, kun minulta kysytään ensin, mistä haluan puhua.",
    "sv": "Det hjälper när någon först frågar vad jag vill prata om.",
    "en": "It helps when someone asks first what I want to talk about.",
}
HELD = "Minua pelottaa mennä tänään kotiin."
REASON = {
    "fi": "Kokeilemme tätä keväällä kolmessa palaverissa.",
    "sv": "Vi prövar det här på tre möten i vår.",
    "en": "We try this in three meetings in spring.",
}
COMPARED = "Round 1: Participation of children and young people"  # it has role groups of five and more
GROUP = "Kysytään lapselta ensin"
DESKS = (
    *("workshops", "templates", "project", "rounds", "process", "safety"),
    *("cards", "models", "regions", "overview", "reports"),
)


@dataclass
class Studio:
    """The server, the browsers, and the one open workshop of the demo project."""

    server: Server
    database: Database
    visits: Visits
    workshop: Workshop
    wanted: frozenset[str]
    tablets: Mapping[str, Tablet]
    consoles: Mapping[str, Page]

    def keep(self, page: Page, name: str, language: str = "", *, whole: bool = False) -> None:
        """Saves what stands on the page, small enough for a repository."""
        if self.wanted and name not in self.wanted:
            return
        settled(page)
        page.wait_for_timeout(700)  # charts draw themselves after that
        file = PLACE / language / f"{name}.png"
        file.parent.mkdir(exist_ok=True)
        picture = Image.open(BytesIO(page.screenshot(full_page=whole, animations="disabled")))
        if picture.width > SCREEN_WIDTH:
            picture = picture.resize((SCREEN_WIDTH, round(picture.height * SCREEN_WIDTH / picture.width)), Image.Resampling.LANCZOS)
        picture.convert("RGB").quantize(COLOURS, kmeans=2, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
            file, optimize=True
        )
        size = file.stat().st_size
        print(f"{file.relative_to(PLACE)}: {size // 1000} kB{' TOO LARGE' if size > LARGEST else ''}")

    def open_desk(self, language: str, address: str) -> Page:
        """A page of the staff, in the size of a desk."""
        page = self.consoles[language].context.new_page()
        page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
        page.goto(f"{self.server.address}/{address}")
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        return page

    def go_on(self, kind: str) -> None:
        """Moves on to the next stage of a kind."""
        wanted = next(stage for stage in stages.of_workshop(self.database, WHO, self.workshop.id) if stage.kind == kind)
        now = workshops.get(self.database, WHO, self.workshop.id).stage_id
        stages.open_stage(self.database, WHO, self.workshop.id, wanted.id, after=now)


def join(studio: Studio) -> None:
    """The invitation, the return code, and the question."""
    for language, tablet in studio.tablets.items():
        tablet.open_invitation(studio.workshop.join_code)
        studio.keep(tablet.page, "join", language, whole=True)
        tablet.page.locator("label.tile").first.click()
        tablet.button("I take part").click()
        tablet.return_code = tablet.read_return_code()
        studio.keep(tablet.page, "return_code", language)
        tablet.button("I have written it down").click()
        expect(tablet.box).to_be_visible()


def add_themes(studio: Studio) -> list[Person]:
    """Three write what they think; more people come and write too, and the facilitator has read some of it."""
    for language, tablet in studio.tablets.items():
        tablet.box.fill(OWN[language])
        tablet.page.locator("label.tile").first.click()
        studio.keep(tablet.page, "add_themes", language)
        tablet.button("Send my theme").click()
        expect(tablet.own(OWN[language])).to_be_visible()
    people = [Person(studio.server.address, language).join(studio.workshop.join_code, YOUNG) for language, _, _ in SAID]
    stage = people[0].state()["room"]["stage"]["id"]
    for person, (language, kind, text) in zip(people, SAID, strict=True):
        person.send("add_theme", stage=stage, text=text, kind=kind, language=language)
    people[0].send("add_theme", stage=stage, text=HELD, kind="hinders", language="fi")
    said = {text for _, _, text in SAID[:SHOWN]} | set(OWN.values())
    for theme in moderation.queue(studio.database, WHO, studio.workshop.id):
        if theme.text == HELD:
            having_read.hold(studio.database, WHO, theme.id)
        elif theme.text in said:
            having_read.show(studio.database, WHO, theme.id)
    return people


def console(studio: Studio) -> None:
    """What the facilitator sees while people write, and what the room sees."""
    for language, page in studio.consoles.items():
        page.goto(f"{studio.server.address}/run?workshop={studio.workshop.id}")
        expect(page.locator(".st-key-say-wait .words")).to_be_visible()
        studio.keep(page, "console", language)
        page.locator(".st-key-queue-head").get_by_role("button").first.click()
        expect(page.get_by_text(HELD)).to_be_visible()
        studio.keep(page, "care", language)
        desk = studio.open_desk(language, f"plan?workshop={studio.workshop.id}")
        studio.keep(desk, "plan", language)
        desk.close()
        page.goto(f"{studio.server.address}/run?workshop={studio.workshop.id}")
    screen = studio.visits.page("fi", SCREEN)
    screen.goto(f"{studio.server.address}/screen?show={studio.workshop.screen_key}")
    expect(screen.get_by_text(SAID[0][2])).to_be_visible()
    studio.keep(screen, "screen")
    screen.context.close()


def group_and_vote(studio: Studio, people: list[Person]) -> None:
    """The themes in groups, the ballot, and the votes on the screen."""
    studio.go_on("group")
    shown = {theme.text: theme.id for theme in grouping.of_workshop(studio.database, WHO, studio.workshop.id).themes}
    together = [shown[OWN[language]] for language in LANGUAGES] + [shown[SAID[3][2]]]
    grouping.put(studio.database, WHO, studio.workshop.id, together, group=None, name=GROUP)
    for language, page in studio.consoles.items():
        page.goto(f"{studio.server.address}/run?workshop={studio.workshop.id}")
        expect(page.get_by_role("button", name=GROUP).first).to_be_visible()
        studio.keep(page, "grouping", language)
    studio.go_on("vote")
    for language, tablet in studio.tablets.items():
        card = tablet.card(GROUP)
        tablet.button("Give a vote", card).click()
        studio.keep(tablet.page, "vote", language)
        tablet.ready()
    for number, person in enumerate(people):
        person.vote(GROUP, SAID[number % 4][2], SAID[4 + number % 3][2]) if number % 4 != 3 else person.vote(GROUP, SAID[0][2])
    vote = next(stage for stage in stages.of_workshop(studio.database, WHO, studio.workshop.id) if stage.kind == "vote")
    workshops.show_on_screen(studio.database, WHO, studio.workshop.id, "votes")
    workshops.reveal(studio.database, WHO, studio.workshop.id, vote.id, revealed=True)
    screen = studio.visits.page("fi", SCREEN)
    screen.goto(f"{studio.server.address}/screen?show={studio.workshop.screen_key}")
    expect(screen.get_by_role("table")).to_be_visible()
    studio.keep(screen, "votes")
    screen.context.close()


def afterwards(studio: Studio) -> None:
    """The review, the decision, what the participant reads, the results, and the pages of the project."""
    workshops.close(studio.database, WHO, studio.workshop.id)
    ids = {theme.text: theme.id for theme in grouping.of_workshop(studio.database, WHO, studio.workshop.id).themes}
    compared = next(each for each in workshops.every(studio.database, WHO) if each.title.en == COMPARED)
    account = accounts.every(studio.database, WHO)[0]
    reviewer = replace(WHO, account_id=account.id)
    for language, tablet in studio.tablets.items():
        theme = ids[OWN[language]]
        having_read.decide(studio.database, reviewer, [theme], status="being_tried", reason=REASON[language])
        tablet.page.goto(f"{studio.server.address}/what-happened")
        expect(tablet.page.get_by_text(REASON[language])).to_be_visible()
        studio.keep(tablet.page, "what_happened", language, whole=True)
        desk = studio.open_desk(language, f"review?theme={theme}")
        studio.keep(desk, "review", language)
        desk.close()
        desk = studio.open_desk(language, f"results?workshop={compared.id}")
        studio.keep(desk, "results", language)
        desk.close()
        for name in DESKS:
            if name in {page.path for page in pages.every()}:
                desk = studio.open_desk(language, name)
                studio.keep(desk, name, language)
                desk.close()


@contextmanager
def studio(port: int, wanted: frozenset[str]) -> Iterator[Studio]:
    """Everything set up, and taken down at the end."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"{folder}/yhdessa.db")
        demo.load(database)
        workshop = next(each for each in workshops.every(database, WHO) if each.state == "open" and each.stage_id)
        server = Server(Path(folder), port)
        server.start()
        try:
            with visiting() as visits:
                tablets, consoles = {}, {}
                for language, name in zip(LANGUAGES, ("Aino", "Britta", "Carol"), strict=True):
                    tablets[language] = Tablet(visits.page(language, PHONE, touch=True), server.address, language)
                    device = visits.device(language, CONSOLE)
                    sign_in(device, server, database, name, "admin", "facilitator", "reviewer")
                    consoles[language] = device.new_page()
                yield Studio(server, database, visits, workshop, wanted, tablets, consoles)
        finally:
            server.stop()
            database.close()


def main() -> None:
    """Tells the story of one workshop, and keeps a picture of each part."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("names", nargs="*")
    given.add_argument("--port", type=int, default=8501)
    asked = given.parse_args()
    with studio(asked.port, frozenset(asked.names)) as ready:
        join(ready)
        people = add_themes(ready)
        console(ready)
        group_and_vote(ready, people)
        afterwards(ready)


if __name__ == "__main__":
    main()
