"""Whatever a tablet sends can be refused. The sentence then stands where the person tapped, and a screen reader says it.

The server of these tests refuses one kind of answer at a time, in our own words and with our own mark.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from participation import grouping, stages
from participation.model.texts import Texts
from participation.model.workshop import Stage
from participation.store import Database, open_database
from participation.web.tablet_answers import ANSWERS
from tests import builders
from tests.browser.tablet import A_MOMENT_LATER, Tablet
from tests.browser.visits import TABLET, Visits
from tests.serving import Server

pytestmark = pytest.mark.browser
OTHERS = ("Puhutaan enemmän", "Kuunnellaan ensin", "Sama työntekijä pysyy")
GROUP = "Yhdessä puhutaan"
REFUSED: set[str] = set()


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    opened = open_database(str(server.data / "yhdessa.db"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def room(database: Database) -> builders.Room:
    made = builders.room(database, "participation_tool", people=1)
    asking = Texts.same("Kysymykset")
    for kind in ("question_list", "vote"):
        stages.add(database, builders.FACILITATOR, made.workshop.id, kind=kind, name=asking, prompt=asking, minutes=5, after=None)
    agree = [stage for stage in made.stages if stage.kind == "vote"][-1]
    stages.edit(database, builders.FACILITATOR, agree.id, settings={**agree.settings, "method": "agree"})
    group = next(stage for stage in made.stages if stage.kind == "group")
    stages.edit(database, builders.FACILITATOR, group.id, settings={**group.settings, "may_help": True})
    made.open("add_themes")
    for words in OTHERS:
        made.say(made.people[0], words)
    return made


@pytest.fixture(scope="module")
def tablet(server: Server, visits: Visits, room: builders.Room) -> Iterator[Tablet]:
    tablet = Tablet(visits.page("fi", TABLET, touch=True), server.address, "fi")
    tablet.join(room.workshop.join_code)
    room.open("add_themes")
    tablet.add("Oma ajatukseni")
    yield tablet
    tablet.page.context.close()


def sentence(path: str) -> str:
    return f"Tätä ei voi ottaa nyt ({path}). Kysy ohjaajalta."


@contextmanager
def refusing(page: Page, path: str, wanted: str | None = None) -> Iterator[None]:
    """The server refuses this answer as long as the block."""

    def refuse(route: Route) -> None:
        body = {"yhdessa": 1, "refused": dict.fromkeys(("fi", "sv", "en"), wanted or sentence(path))}
        route.fulfill(status=400, content_type="application/json", headers={"x-yhdessa": "1"}, body=json.dumps(body))

    REFUSED.add(path)
    where = re.compile(rf"/api/{path}(/|$)")
    page.route(where, refuse)
    yield
    page.unroute(where)


def is_said(page: Page, near: Locator, path: str) -> None:
    """The sentence stands within `near`, and was announced."""
    expect(near.get_by_text(sentence(path)).first).to_be_visible()
    expect(page.locator("[role=status]").filter(has_text=sentence(path)).first).to_be_attached()
    page.evaluate(A_MOMENT_LATER)


def in_stage(room: builders.Room, tablet: Tablet, stage: Stage) -> None:
    now = next((each for each in room.stages if each.state == "open"), None)
    if now is None or now.id != stage.id:
        stages.open_stage(room.database, builders.FACILITATOR, room.workshop.id, stage.id, after=now and now.id)
    expect(tablet.page.locator(".place")).to_have_text(stage.name.fi)


def stage_of(room: builders.Room, kind: str, number: int = 0) -> Stage:
    return [stage for stage in room.stages if stage.kind == kind][number]


def test_a_theme_that_is_refused_is_back_in_its_box_with_the_sentence_beside_it(room: builders.Room, tablet: Tablet) -> None:
    page, composer = tablet.page, tablet.page.locator("section.composer")
    in_stage(room, tablet, stage_of(room, "add_themes"))
    with refusing(page, "add_theme"):
        tablet.send("Tätä ei oteta")
        is_said(page, composer, "add_theme")
    expect(tablet.box).to_have_value("Tätä ei oteta")
    with refusing(page, "near"):
        tablet.box.fill("Tämä on jo sanottu kerran")
        is_said(page, composer, "near")
    tablet.box.fill("")


def test_a_change_and_taking_back_are_refused_on_the_card_of_the_theme(room: builders.Room, tablet: Tablet) -> None:
    page, card = tablet.page, tablet.page.locator("li.mine").first
    in_stage(room, tablet, stage_of(room, "add_themes"))
    with refusing(page, "change_theme"):
        tablet.button("Change", card).click()
        card.get_by_role("textbox").fill("Muutin tätä")
        tablet.button("Save the change", card).click()
        is_said(page, card, "change_theme")
    expect(card.get_by_role("textbox")).to_have_value("Muutin tätä")
    tablet.button("Leave it as it was", card).click()
    with refusing(page, "take_back_theme"):
        tablet.button("Take back", card).click()
        tablet.button("Yes, take it back", card).click()
        is_said(page, card, "take_back_theme")
    expect(card).to_contain_text("Oma ajatukseni")


def test_a_setting_is_refused_where_it_was_chosen(room: builders.Room, tablet: Tablet) -> None:
    page, dialog = tablet.page, tablet.page.get_by_role("dialog")
    with refusing(page, "language"):
        page.locator("#bar-language").click()
        dialog.get_by_role("button", name="Suomi").click()
        is_said(page, dialog, "language")
    tablet.button("Done").click()
    with refusing(page, "pause"):
        page.locator("#bar-pause").click()
        is_said(page, page.locator(".foot"), "pause")
        tablet.button("I have read this").click()
    page.locator("#bar-pause").click()
    expect(tablet.button("Come back")).to_be_visible()
    page.evaluate(A_MOMENT_LATER)
    with refusing(page, "pause"):
        tablet.button("Come back").click()
        is_said(page, dialog, "pause")
    tablet.button("Come back").click()
    expect(dialog).to_have_count(0)


def test_calling_an_adult_and_taking_everything_back_are_refused_in_their_dialogs(room: builders.Room, tablet: Tablet) -> None:
    page, dialog = tablet.page, tablet.page.get_by_role("dialog")
    with refusing(page, "adult"):
        page.locator("#bar-adult").click()
        tablet.button("Yes, tell the facilitator").click()
        is_said(page, dialog, "adult")
        expect(dialog).to_contain_text(tablet.say("You can go to the facilitator at any time."))
    tablet.button("Back", dialog).click()
    in_stage(room, tablet, stage_of(room, "add_themes"))
    tablet.box.fill("Vielä kesken")
    tablet.button("My own page").click()
    with refusing(page, "take_back_all"):
        tablet.button("Take everything back").click()
        tablet.button("Take everything back", dialog).click()
        is_said(page, dialog, "take_back_all")
    tablet.button("Keep everything", dialog).click()
    tablet.button("Back to the workshop").click()
    expect(tablet.box).to_have_value("Vielä kesken")
    tablet.box.fill("")


def test_grouping_is_refused_beside_the_themes(room: builders.Room, tablet: Tablet) -> None:
    page = tablet.page
    shown = {theme.text: theme.id for theme in grouping.of_workshop(room.database, builders.FACILITATOR, room.workshop.id).themes}
    grouping.put(room.database, builders.FACILITATOR, room.workshop.id, [shown[OTHERS[0]]], group=None, name=GROUP)
    in_stage(room, tablet, stage_of(room, "group"))
    with refusing(page, "group"):
        page.locator("label.tile").filter(has_text=OTHERS[1]).click()
        page.get_by_label(tablet.say("Or give a new group a name")).fill("Uusi ryhmä")
        tablet.button("Make a group").click()
        is_said(page, page.locator("section.composer"), "group")
        expect(page.get_by_label(tablet.say("Or give a new group a name"))).to_have_value("Uusi ryhmä")
        expect(page.locator("label.tile").filter(has_text=OTHERS[1]).locator("input")).to_be_checked()
        inside = page.locator("section.group li").filter(has_text=OTHERS[0])
        tablet.button("Take out of the group", inside).click()
        is_said(page, inside, "group")
    tablet.button("Take out of the group", inside).click()
    expect(page.locator("label.tile").filter(has_text=OTHERS[0])).to_be_visible()


@pytest.mark.parametrize("number", [0, 1], ids=["dots", "agree"])
def test_a_vote_is_refused_at_its_theme(room: builders.Room, tablet: Tablet, number: int) -> None:
    page = tablet.page
    in_stage(room, tablet, stage_of(room, "vote", number))
    with refusing(page, "vote"):
        if number == 0:
            tablet.button("Give a vote", tablet.card(OTHERS[2])).click()
            is_said(page, tablet.card(OTHERS[2]), "vote")
            expect(tablet.button("Give a vote", tablet.card(OTHERS[2]))).to_be_visible()
        else:
            words = tablet.answer("I agree")
            here = page.locator(".refused-vote").filter(has_text=words)
            is_said(page, here, "vote")


def test_a_form_is_refused_at_its_question_and_the_ready_at_its_button(room: builders.Room, tablet: Tablet) -> None:
    page = tablet.page
    in_stage(room, tablet, stage_of(room, "read_together"))
    field = next(field for field in stages.activity(stage_of(room, "read_together")).fields() if field.input == "text")
    box = page.locator(f"#field-{field.name}")
    with refusing(page, "answer"):
        page.locator("label.tile").first.click()
        is_said(page, page.locator(".surface"), "answer")
        expect(page.locator("label.tile input:checked")).to_have_count(0)
        box.fill("Omat sanani")
        tablet.button("Send my text").click()
        is_said(page, page.locator(".surface"), "answer")
    expect(box).to_have_value("Omat sanani")
    with refusing(page, "ready"):
        tablet.button("I am ready").click()
        is_said(page, page.locator(".go"), "ready")
        expect(tablet.button("I am ready")).to_be_visible()
    tablet.sees("Your answers are saved. You can change them while this stage is open.")


def test_support_is_refused_beside_the_theme(room: builders.Room, tablet: Tablet) -> None:
    page = tablet.page
    asked = stage_of(room, "question_list")
    in_stage(room, tablet, asked)
    room.say(room.people[0], "Kuka vastaa meille?")
    card = page.locator("li.theirs").filter(has_text="Kuka vastaa meille?")
    with refusing(page, "support_theme"):
        tablet.button("Support", card).click()
        is_said(page, card, "support_theme")
        expect(tablet.button("Support", card)).to_be_visible()


def test_what_cannot_be_looked_up_says_so(room: builders.Room, tablet: Tablet) -> None:
    page = tablet.page
    with refusing(page, "what_happened"):
        tablet.button("What happened").click()
        expect(page.get_by_text(sentence("what_happened"))).to_be_visible()
    tablet.button("Back to the workshop").click()
    with refusing(page, "words"):
        page.locator("#bar-more").click()
        tablet.button("What the words mean").click()
        expect(page.get_by_role("dialog").get_by_text(sentence("words"))).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name=tablet.say("Back to where I was")).click()


def test_handing_the_tablet_on_is_refused_in_its_dialog(room: builders.Room, tablet: Tablet) -> None:
    page, dialog = tablet.page, tablet.page.get_by_role("dialog")
    if (read := tablet.button("I have read this")).count():
        read.click()
    tablet.button("Next person").click()
    while (read := tablet.button("I have read this", dialog)).count():
        read.click()
    with refusing(page, "next_person"):
        tablet.button("Give the tablet to the next person").click()
        expect(dialog.get_by_text(sentence("next_person"))).to_be_visible()
    tablet.button("Back", dialog).click()


def test_joining_coming_back_and_the_written_code_are_refused_where_they_were_tapped(
    server: Server, visits: Visits, room: builders.Room
) -> None:
    tablet = Tablet(visits.page("fi", TABLET, touch=True), server.address, "fi")
    page, code = tablet.page, room.workshop.join_code
    with refusing(page, "invitation"):
        page.goto(f"{server.address}/join?code={code}")
        expect(page.locator("form.code-form").get_by_text(sentence("invitation"))).to_be_visible()
    tablet.open_invitation(code)
    with refusing(page, "join"):
        page.locator("label.tile").first.click()
        tablet.button("I take part").click()
        is_said(page, page.locator(".go"), "join")
    tablet.button("I have been here before. I have a return code.").click()
    with refusing(page, "return"):
        page.get_by_label(tablet.say("Your return code")).fill("kettu-kuusi-93")
        tablet.button("Come back with the code").click()
        is_said(page, page.locator("form.code-form"), "return")
    tablet.button("Back to the invitation").click()
    page.locator("label.tile").first.click()
    tablet.button("I take part").click()
    shown = tablet.read_return_code()
    with refusing(page, "written_down"):
        tablet.button("I have written it down").click()
        is_said(page, page.locator(".go"), "written_down")
    assert tablet.read_return_code() == shown
    page.context.close()


def test_no_answer_was_left_out() -> None:
    assert set(ANSWERS) <= REFUSED, "another kind of answer needs a place for its refusal, and a case here"
