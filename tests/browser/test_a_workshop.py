"""One whole workshop, from the first start of the server to the answer that its participants read.

The tests are the chapters of one story, in their order: each goes on where the one before ended.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from participation.store import Database, open_database
from participation.web.screen import joining
from tests.browser.by_http import Person
from tests.browser.console import Console
from tests.browser.staff import sign_in
from tests.browser.tablet import PARENT, SOCIAL_WORKER, Tablet
from tests.browser.visits import CONSOLE, DESK, PHONE, SCREEN, Visits
from tests.serving import Server

pytestmark = pytest.mark.browser

TEMPLATE, TITLE = "We make the participation tool together", "Cards for meetings"
WILD = "Minua auttoi, kun **sain itse** puhua. <script>alert('x')</script> [linkki](https://example.org) :smile: $x$"
MEETING = "Sain vaikuttaa, kun palaveri oli meillä kotona."
HOME = "Jag fick påverka när mötet var hemma hos oss."
HELD = "Jag är rädd för att gå hem i dag."
TIME = "It helped me when my worker had time."
NAMED = "Anna Virtanen from school helped me."
HALF = "Auttaa, kun ehditään kuunnella lop"
GROUP = "Mötet hemma"
REASON = "Kokeilemme tätä syksyllä kahdessa palaverissa."


@dataclass
class Story:
    """Everybody who is in it."""

    server: Server
    visits: Visits
    database: Database
    facilitator: Console
    screen: Page
    finnish: Tablet
    swedish: Tablet
    english: Tablet
    failed_before: int

    @property
    def tablets(self) -> tuple[Tablet, ...]:
        return (self.finnish, self.swedish, self.english)

    @property
    def workshop_id(self) -> str:
        return self.facilitator.page.url.partition("workshop=")[2]


@pytest.fixture(scope="module")
def story(request: pytest.FixtureRequest, server: Server, visits: Visits) -> Iterator[Story]:
    address = server.address
    database = open_database(str(server.data / "yhdessa.db"))
    yield Story(
        server,
        visits,
        database,
        Console(visits.page("en", CONSOLE), address),
        visits.page("en", SCREEN),
        Tablet(visits.page("fi", touch=True), address, "fi"),
        Tablet(visits.page("sv", PHONE, touch=True), address, "sv"),
        Tablet(visits.page("en"), address, "en"),
        request.session.testsfailed,
    )
    database.close()


@pytest.fixture(autouse=True)
def in_order(request: pytest.FixtureRequest, story: Story) -> None:
    """A chapter can only be told when those before it went well."""
    if request.session.testsfailed > story.failed_before:
        pytest.fail("the story broke off in a chapter before this one")


def on_screen(story: Story, text: str | re.Pattern[str]) -> None:
    """Waits until the room reads this."""
    expect(story.screen.get_by_text(text).first).to_be_visible()


def test_the_first_administrator_signs_in_with_the_code_that_the_server_printed(story: Story) -> None:
    story.facilitator.make_administrator(story.server.first_code)
    expect(story.facilitator.page.get_by_role("heading", name="Workshops")).to_be_visible()


def test_the_facilitator_makes_a_workshop_from_a_template_and_opens_the_screen(story: Story) -> None:
    console = story.facilitator
    console.make_workshop(TEMPLATE, TITLE, "youth worker, by the door")
    link = console.page.get_by_role("link", name="Open the screen").get_attribute("href")
    story.screen.goto(f"{story.server.address}{link}")
    on_screen(story, TITLE)
    code = console.join_code
    on_screen(story, joining.in_two(code))
    expect(story.screen.get_by_role("img", name=re.compile("QR code"))).to_be_visible()


def test_three_people_come_by_the_code_each_in_their_own_language(story: Story) -> None:
    code = story.facilitator.join_code
    for tablet, role in zip(story.tablets, ("young_expert", PARENT, SOCIAL_WORKER), strict=True):
        tablet.join(code, role)
        tablet.sees("The first question comes here by itself.")
        expect(tablet.page.locator("html")).to_have_attribute("lang", tablet.language)
        assert tablet.page.locator(".tablet").get_attribute("lang") == tablet.language
    assert len({tablet.return_code for tablet in story.tablets}) == 3
    expect(story.facilitator.page.get_by_role("row", name="under 5 have joined")).to_be_visible()


def test_a_reload_never_shows_the_return_code_again(story: Story) -> None:
    story.english.page.reload()
    story.english.sees("The first question comes here by itself.")
    story.english.reads_nothing_of(story.english.return_code)


def test_the_stages_come_to_the_tablets_by_themselves(story: Story) -> None:
    for stage in ("Welcome and ground rules", "When were you included?"):
        story.facilitator.start(stage)
    for tablet, question in zip(
        story.tablets,
        ("Muista hetki, jolloin sait oikeasti vaikuttaa.", "Tänk på en gång när du verkligen fick påverka.", "Remember a time when you"),
        strict=True,
    ):
        expect(tablet.page.get_by_role("heading", level=1)).to_contain_text(question)
        expect(tablet.box).to_be_visible()
    on_screen(story, "Remember a time when you could really have a say.")


def test_what_is_written_stands_with_its_writer_until_the_facilitator_has_read_it(story: Story) -> None:
    story.finnish.add(WILD)
    story.finnish.add(MEETING)
    story.swedish.add(HOME)
    story.swedish.add(HELD)
    story.english.add(TIME)
    story.english.add(NAMED)
    story.facilitator.is_read(6)
    for tablet, others in ((story.finnish, (HOME, HELD, TIME, NAMED)), (story.swedish, (WILD, MEETING, TIME, NAMED))):
        for text in others:
            tablet.reads_nothing_of(text)
    for text in (WILD, MEETING, HOME, HELD, TIME, NAMED):
        assert text not in story.screen.inner_text("body")


def test_the_facilitator_shows_some_sends_one_back_and_holds_one(story: Story) -> None:
    story.facilitator.decide(
        {
            WILD: "show",
            MEETING: "show",
            HOME: "show",
            HELD: "hold",
            TIME: "show",
            NAMED: "A name or another personal thing",
        }
    )
    expect(story.facilitator.button("Held 1")).to_be_visible()
    for tablet in story.tablets:
        for text in (WILD, MEETING, HOME, TIME):
            tablet.reads(text)
    for text in (WILD, MEETING, HOME, TIME):
        on_screen(story, text)


def test_the_writers_read_what_became_of_their_words(story: Story) -> None:
    expect(story.finnish.own(MEETING)).to_contain_text(story.finnish.say("Everyone can see it."))
    expect(story.english.own(NAMED)).to_contain_text("Please write this without names")
    expect(story.swedish.own(HELD)).to_contain_text(story.swedish.say("Thank you for telling. An adult will read this."))


def test_words_are_shown_as_they_were_typed_and_do_nothing(story: Story) -> None:
    pages = [story.finnish.page, story.swedish.page, story.screen, story.facilitator.page]
    for page in pages:
        assert page.locator("strong, b, em", has_text="sain itse").count() == 0
        assert page.get_by_role("link", name="linkki").count() == 0
    assert story.visits.surprises == []


def test_the_held_text_is_nowhere_else(story: Story) -> None:
    fourth = Person(story.server.address).join(story.facilitator.join_code)
    for tablet in (story.finnish, story.english):
        tablet.reads_nothing_of(HELD)
    for page in (story.screen, story.facilitator.page):
        assert HELD not in page.content()
    assert HELD not in str(fourth.state())
    assert NAMED not in str(fourth.state())
    assert HELD not in story.server.printed


def test_the_facilitator_reads_the_held_text_where_nobody_looks_over_the_shoulder(story: Story) -> None:
    console = story.facilitator
    console.button("Held 1").click()
    expect(console.page.get_by_text(HELD)).to_be_visible()
    console.page.get_by_role("button", name="Back to the queue").first.click()
    expect(console.page.get_by_role("heading", name="Waits for you")).to_be_visible()
    expect(console.page.get_by_text(HELD)).to_have_count(0)


def test_a_half_written_text_survives_the_next_stage_as_a_draft(story: Story) -> None:
    tablet = story.finnish
    tablet.box.fill(HALF)
    story.facilitator.start("What helps, what gets in the way?")
    expect(tablet.page.get_by_role("heading", level=1)).to_contain_text("Mikä auttaa lasta")
    expect(tablet.box).to_have_value("")
    draft = tablet.page.get_by_role("region", name=tablet.say("A text that you have not sent"))
    expect(draft).to_contain_text(HALF)
    tablet.page.reload()
    expect(draft).to_contain_text(HALF)
    tablet.button("Throw it away", draft).click()
    expect(draft).to_have_count(0)


def test_the_facilitator_groups_by_tapping(story: Story) -> None:
    console = story.facilitator
    console.start("Break")
    console.start("We group")
    console.group(GROUP, "Sain vaikuttaa", "Jag fick påverka")
    expect(console.page.get_by_text("Without a group · 2")).to_be_visible()
    for tablet in story.tablets:
        group = tablet.page.get_by_role("region", name=GROUP)
        expect(group).to_contain_text(MEETING)
        expect(group).to_contain_text(HOME)
    expect(story.screen.get_by_role("heading", name=GROUP)).to_be_visible()
    assert HELD not in story.screen.content()


def test_three_vote_and_the_screen_shows_nothing_of_it(story: Story) -> None:
    console = story.facilitator
    console.start("We vote")
    story.finnish.vote(WILD, GROUP)
    story.swedish.vote(GROUP)
    story.english.vote(GROUP, TIME)
    console.button("Show the votes").click()
    expect(console.page.get_by_text("Fewer than 5 people have voted. The numbers come when there are more.")).to_be_visible()
    on_screen(story, "Fewer than 5 people have voted")
    expect(story.screen.get_by_role("table")).to_have_count(0)
    for words in (WILD, MEETING, HOME, TIME, GROUP):
        assert words not in story.screen.content()
    console.button("Hide the votes").click()
    on_screen(story, "The votes are hidden until the facilitator shows them.")


def test_nobody_votes_for_what_was_not_shown(story: Story) -> None:
    for tablet in story.tablets:
        cards = tablet.page.locator("li.choice-card")
        expect(cards).to_have_count(3)
        assert not any(text in cards.all_inner_texts() for text in (HELD, NAMED))


def test_with_two_more_people_the_result_comes_on_the_screen(story: Story) -> None:
    for _ in range(2):
        Person(story.server.address).join(story.facilitator.join_code).vote(GROUP)
    story.facilitator.button("Show the votes").click()
    row = story.screen.get_by_role("row").filter(has_text=GROUP)
    expect(row).to_contain_text("5")
    on_screen(story, re.compile("5 people voted"))
    expect(story.screen.get_by_role("heading", level=1)).to_contain_text(GROUP)
    assert HELD not in story.screen.content()


def test_the_workshop_closes_for_everybody(story: Story) -> None:
    story.facilitator.close_workshop()
    for tablet in story.tablets:
        tablet.sees("This workshop is over.")
        tablet.sees("See what happened")
    on_screen(story, "Thank you for taking part.")


def test_the_reviewer_decides_with_a_reason(story: Story) -> None:
    page = story.visits.page("en", DESK)
    sign_in(page.context, story.server, story.database, "Riikka", "reviewer")
    page.goto(f"{story.server.address}/review")
    expect(page.get_by_role("heading", name="Review the themes")).to_be_visible()
    page.get_by_label("Search").fill("palaveri oli meillä")
    page.keyboard.press("Enter")
    expect(page.locator(".said")).to_contain_text(MEETING)
    assert HELD not in page.content() and NAMED not in page.content()
    page.get_by_role("radio", name="Being tried").click()
    page.get_by_label("Reason in one plain sentence").fill(REASON)
    page.get_by_role("button", name="Save the decision").click()
    expect(page.get_by_text("Saved about 1 theme: Being tried.")).to_be_visible()
    page.context.close()


def test_the_participant_reads_what_happened_with_the_return_code_in_a_fresh_browser(story: Story) -> None:
    page = story.visits.page("fi", PHONE)
    tablet = Tablet(page, story.server.address, "fi")
    page.goto(f"{story.server.address}/what-happened")
    page.get_by_label(tablet.say("Your return code")).fill(story.finnish.return_code)
    tablet.button("Come back with the code").click()
    mine = page.get_by_role("article").filter(has_text=MEETING)
    expect(mine).to_contain_text("Kokeillaan")
    expect(mine).to_contain_text(REASON)
    expect(mine).to_contain_text(GROUP)
    expect(page.get_by_role("article").filter(has_text=WILD)).not_to_contain_text(REASON)
    for text in (HOME, HELD, TIME, NAMED):
        tablet.reads_nothing_of(text)


def test_nothing_of_the_workshop_went_to_an_outside_host(story: Story) -> None:
    assert story.visits.hosts == {"localhost"}
    assert story.visits.surprises == []
    for text in (WILD, MEETING, HOME, HELD, TIME, NAMED, story.finnish.return_code):
        assert text not in story.server.printed
