"""Choices are saved when they are tapped, the latest counts, and nobody hands the tablet on with something that is not saved."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from participation import stages, workshops
from participation.store import Database, open_database
from tests import builders
from tests.browser.tablet import A_MOMENT_LATER, Tablet
from tests.browser.visits import TABLET, Visits
from tests.serving import Server

pytestmark = pytest.mark.browser
WORDS = ("Puhutaan enemmän", "Kuunnellaan ensin", "Sama työntekijä pysyy", "Lisää aikaa")
SAVED = "Your votes are saved. You can change them until the voting closes."
WAY = "Your votes are on their way. Not saved yet."


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    opened = open_database(str(server.data / "yhdessa.db"))
    yield opened
    opened.close()


@pytest.fixture
def room(database: Database) -> builders.Room:
    made = builders.room(database, "participation_tool", people=1)
    made.open("add_themes")
    for words in WORDS:
        made.say(made.people[0], words)
    made.open("vote")
    return made


@pytest.fixture
def tablet(server: Server, visits: Visits, room: builders.Room) -> Iterator[Tablet]:
    tablet = Tablet(visits.page("fi", TABLET, touch=True), server.address, "fi")
    tablet.join(room.workshop.join_code)
    yield tablet
    tablet.page.context.close()


def votes(room: builders.Room) -> dict[str, str]:
    """Every vote of the workshop's present stage, by words."""
    with room.database.read() as look:
        rows = look.rows(
            "SELECT t.text, v.choice FROM vote v JOIN theme t ON t.id = v.target_id JOIN stage s ON s.id = v.stage_id"
            " WHERE s.workshop_id = :id",
            id=room.workshop.id,
        )
    return {row["text"]: row["choice"] for row in rows}


def agree(room: builders.Room) -> None:
    vote = next(stage for stage in room.stages if stage.kind == "vote")
    stages.edit(room.database, builders.FACILITATOR, vote.id, settings={**vote.settings, "method": "agree"})


def tap_on(tablet: Tablet, words: str, choice: str) -> None:
    """In a vote by agreeing: goes to the theme by the list at the end or the way back, and taps."""
    heading = tablet.page.get_by_role("heading", level=1)
    while heading.inner_text() != words:
        before = heading.inner_text()
        tablet.button("Previous theme").click()
        expect(heading).not_to_have_text(before)
        tablet.page.evaluate(A_MOMENT_LATER)
    tablet.button(choice).click()
    expect(heading).not_to_have_text(words)
    tablet.page.evaluate(A_MOMENT_LATER)


def test_dots_that_were_tapped_are_saved_when_the_stage_closes(room: builders.Room, tablet: Tablet) -> None:
    for words in WORDS[:3]:
        tablet.button("Give a vote", tablet.card(words)).click()
    expect(tablet.button("Given")).to_have_count(3)
    room.open("pause")
    expect(tablet.card(WORDS[0])).to_have_count(0)
    assert votes(room) == dict.fromkeys(WORDS[:3], "1")


def test_nothing_is_given_before_the_server_has_it(room: builders.Room, tablet: Tablet) -> None:
    tablet.page.context.set_offline(True)
    for words in WORDS[:3]:
        tablet.button("Give a vote", tablet.card(words)).click()
    expect(tablet.button("On its way")).to_have_count(3)
    expect(tablet.button("Given")).to_have_count(0)
    tablet.sees(WAY)
    assert tablet.say(SAVED) not in tablet.whole() and tablet.say("You have given all your votes.") not in tablet.whole()
    tablet.button("Next person").click()
    tablet.button("Give the tablet to the next person").click()
    tablet.sees("The network is away")
    expect(tablet.page.get_by_role("dialog")).to_contain_text(
        tablet.say_many("{n} answer has not been saved yet.", "{n} answers have not been saved yet.", 3)
    )
    tablet.page.context.set_offline(False)
    tablet.button("Try again").click()
    expect(tablet.button("I take part")).to_be_visible()
    assert votes(room) == dict.fromkeys(WORDS[:3], "1")


def test_votes_that_come_after_the_close_are_given_back_with_a_sentence_also_before_the_tablet_is_handed_on(
    room: builders.Room, tablet: Tablet
) -> None:
    tablet.page.context.set_offline(True)
    tablet.button("Give a vote", tablet.card(WORDS[0])).click()
    expect(tablet.button("On its way")).to_have_count(1)
    tablet.button("Next person").click()
    room.open("pause")
    tablet.page.context.set_offline(False)
    closed = "This stage is closed now. Look at what is open."
    dialog = tablet.page.get_by_role("dialog")
    expect(dialog).to_contain_text(tablet.say(closed))
    expect(tablet.button("Give the tablet to the next person")).to_have_count(0)
    assert votes(room) == {}
    tablet.page.reload()
    expect(tablet.page.get_by_role("region", name=tablet.say("What did not get through"))).to_contain_text(tablet.say(closed))
    tablet.button("I have read this").click()
    assert tablet.say(closed) not in tablet.whole()
    tablet.button("Next person").click()
    tablet.button("Give the tablet to the next person").click()
    expect(tablet.button("I take part")).to_be_visible()


def test_agree_disagree_agree_without_a_network_ends_as_agree(room: builders.Room, tablet: Tablet) -> None:
    agree(room)
    heading = tablet.page.get_by_role("heading", level=1)
    expect(tablet.button("I do not agree")).to_be_visible()
    tablet.page.context.set_offline(True)
    words = heading.inner_text()
    tablet.answer("I agree")
    other = tablet.answer("I do not agree")
    tap_on(tablet, words, "I do not agree")
    tap_on(tablet, words, "I agree")
    tap_on(tablet, other, "I agree")
    tap_on(tablet, other, "I do not agree")
    tap_on(tablet, words, "I do not agree")
    tap_on(tablet, words, "I agree")
    tablet.page.context.set_offline(False)
    tablet.is_up_to_date()
    expect(tablet.page.get_by_text(tablet.say(WAY))).to_have_count(0)
    assert votes(room) == {words: "agree", other: "disagree"}


def test_two_pages_of_one_browser_keep_the_order_of_the_taps(room: builders.Room, tablet: Tablet) -> None:
    first = tablet.page
    second = first.context.new_page()
    second.goto(f"{tablet.address}/take_part")
    other = Tablet(second, tablet.address, "fi")
    expect(other.button("Give a vote")).to_have_count(4)
    first.context.set_offline(True)
    tablet.button("Give a vote", tablet.card(WORDS[0])).click()
    expect(other.button("On its way")).to_have_count(1)
    other.button("On its way").click()
    expect(tablet.button("On its way")).to_have_count(0)
    tablet.button("Give a vote", tablet.card(WORDS[1])).click()
    expect(other.button("On its way", other.card(WORDS[1]))).to_have_count(1)
    first.context.set_offline(False)
    for page in (tablet, other):
        expect(page.button("Given", page.card(WORDS[1]))).to_have_count(1)
    assert votes(room) == {WORDS[1]: "1"}


def test_the_order_outlives_a_reload(room: builders.Room, tablet: Tablet) -> None:
    def never(route: Route) -> None:
        route.abort()

    page: Page = tablet.page
    page.route("**/api/vote", never)
    tablet.button("Give a vote", tablet.card(WORDS[0])).click()
    tablet.button("Give a vote", tablet.card(WORDS[1])).click()
    tablet.button("On its way", tablet.card(WORDS[0])).click()
    page.reload()
    expect(tablet.button("On its way")).to_have_count(1)
    page.unroute("**/api/vote")
    expect(tablet.button("Given", tablet.card(WORDS[1]))).to_have_count(1)
    assert votes(room) == {WORDS[1]: "1"}


def form(room: builders.Room) -> str:
    """Opens a form with a question to be answered in words; gives the question's name."""
    together = room.open("read_together")
    return next(field.name for field in stages.activity(together).fields() if field.input == "text")


def answers(room: builders.Room) -> list[str]:
    with room.database.read() as look:
        rows = look.rows("SELECT a.value FROM answer a JOIN stage s ON s.id = a.stage_id WHERE s.workshop_id = :id", id=room.workshop.id)
    return [row["value"] for row in rows]


def test_words_that_were_not_sent_are_offered_when_the_stage_closes_and_go_when_one_is_ready(
    room: builders.Room, tablet: Tablet
) -> None:
    box = tablet.page.locator(f"#field-{form(room)}")
    box.fill("Jäi kesken")
    tablet.sees("You have a text that is not sent yet. It is sent when you are ready.")
    assert answers(room) == []
    stages.close_present(room.database, builders.FACILITATOR, room.workshop.id)
    left = tablet.page.get_by_role("region", name=tablet.say("A text that you have not sent"))
    expect(left).to_contain_text("Jäi kesken")
    expect(left).to_contain_text(tablet.say("It is not sent."))
    expect(box).to_have_value("")
    room.open("pause")
    expect(left).to_contain_text("Jäi kesken")
    form(room)
    expect(box).to_have_value("Jäi kesken")
    tablet.ready()
    tablet.sees("Your answers are saved. You can change them while this stage is open.")
    assert answers(room) == ['"Jäi kesken"']
    expect(left).to_have_count(0)


def test_before_a_tablet_is_handed_on_words_that_were_not_sent_can_be_sent(room: builders.Room, tablet: Tablet) -> None:
    tablet.page.locator(f"#field-{form(room)}").fill("Lähetän tämän sittenkin")
    tablet.button("Next person").click()
    dialog = tablet.page.get_by_role("dialog")
    tablet.sees("You have a text that you have not sent. It goes away too.")
    tablet.button("Send it", dialog).click()
    expect(dialog.get_by_text("Lähetän tämän sittenkin")).to_have_count(0)
    tablet.button("Give the tablet to the next person").click()
    expect(tablet.button("I take part")).to_be_visible()
    assert answers(room) == ['"Lähetän tämän sittenkin"']


def test_a_text_that_was_not_sent_before_the_workshop_closed_is_still_the_writers(room: builders.Room, tablet: Tablet) -> None:
    room.open("add_themes")
    tablet.box.fill("Ehdin kirjoittaa tämän")
    workshops.close(room.database, builders.FACILITATOR, room.workshop.id)
    left = tablet.page.get_by_role("region", name=tablet.say("A text that you have not sent"))
    expect(left).to_contain_text("Ehdin kirjoittaa tämän")
    tablet.button("Send it", left).click()
    expect(tablet.page.get_by_role("region", name=tablet.say("What did not get through"))).to_be_visible()
    expect(left).to_contain_text("Ehdin kirjoittaa tämän")
