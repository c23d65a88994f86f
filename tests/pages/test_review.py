"""The review page: the list, the filters in the address, the theme on the right, and the decision."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest

from participation import review, themes
from participation.model.texts import LANGUAGES
from participation.store import Database
from tests import having_read
from tests.builders import ADMIN, FACILITATOR, REVIEWER, Room, accounts, key, room
from tests.pages import opened
from tests.pages.conftest import SignIn
from tests.pages.opened import html

HOSTILE = "<script>alert(1)</script> **lihava** $x$ :red[punainen] [linkki](https://example.com) :smile: `koodi` 🙂"


@pytest.fixture
def workshop(own_database: Database, sign_in: SignIn) -> Room:
    accounts(own_database)
    sign_in(REVIEWER)
    made = room(own_database)
    made.join("young_expert", 6)
    made.join("management", 1)
    made.open("add_themes")
    return made


def page(**query: str) -> AppTest:
    return opened.page("reviewer/review.py", **query)


def texts(at: AppTest) -> str:
    return "\n".join([*(element.value for element in at.markdown), *(element.value for element in at.warning)])


def rows(at: AppTest) -> list[str]:
    return [button.key.removeprefix("open-") for button in at.button if (button.key or "").startswith("open-")]


def pills(at: AppTest) -> list[str]:
    return list(at.pills(key="filter-status").options)


def query(at: AppTest, name: str) -> str:
    return "".join(at.query_params.get(name, []))


def say_many(workshop: Room, number: int) -> list[str]:
    return [workshop.say(workshop.people[place % 6], f"Teema {place}.") for place in range(number)]


def decide(at: AppTest, theme: str, status: str, reason: str = "") -> AppTest:
    at.pills(key=f"status-{theme}").set_value(status)
    at.text_area(key=f"reason-{theme}").set_value(reason)
    at.button(key=f"save-{theme}").click().run()
    assert not at.exception
    return at


def test_nobody_who_is_not_a_reviewer_sees_a_theme(workshop: Room, sign_in: SignIn) -> None:
    workshop.say(workshop.people[0], "Kysytään ensin.")
    for who in (None, FACILITATOR):
        sign_in(who)
        assert "Kysytään" not in html(page())
    sign_in(ADMIN)
    assert "Kysytään" in html(page())


def test_an_empty_list_says_what_will_be_here(workshop: Room) -> None:
    workshop.say(workshop.people[0], "Odottaa.", show=False)
    at = page()
    assert "Here you will see every theme" in texts(at)
    assert "1 theme waits for a facilitator to read it." in texts(at)
    assert rows(at) == []


def test_what_nobody_has_shown_or_what_is_held_is_nowhere_on_the_page(workshop: Room) -> None:
    workshop.say(workshop.people[0], "Odottava.", show=False)
    held = workshop.say(workshop.people[0], "Hoidossa.")
    having_read.hold(workshop.database, FACILITATOR, held)
    workshop.say(workshop.people[0], "Näytetty.")
    for at in (page(), page(theme=held), page(q="hoidossa")):
        everything = html(at) + texts(at) + str(at.button) + str(at.checkbox)
        assert "Hoidossa" not in everything
        assert "Odottava" not in everything


def test_an_address_of_a_theme_that_is_not_there_says_so_and_offers_the_list(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    at = page(theme="gone")
    assert "This theme is not here any more." in texts(at)
    at.button(key="to-list").click().run()
    assert rows(at) == [theme]
    assert query(at, "theme") == ""


def test_words_of_participants_are_never_markdown_or_html(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], HOSTILE)
    having_read.set_tags(workshop.database, REVIEWER, theme, ["**merkintä**"])
    at = page()
    assert html(at).count("&lt;script&gt;") == 2
    assert "<script" not in html(at)
    assert "lihava** $x$" in html(at)
    for label in [button.label for button in at.button] + [box.label for box in at.checkbox]:
        assert not set(label) & set("<>*$`[]_~#|\\"), label
    assert "lihava" not in texts(at)


def test_words_say_their_language(workshop: Room) -> None:
    swede = workshop.join("young_expert", 1, language="sv")[0]
    workshop.say(swede, "Fråga först.")
    at = page()
    assert 'lang="sv">Fråga först.' in html(at)
    assert "In Swedish" in html(at)


def test_a_role_group_under_five_people_has_the_sign_and_name_of_a_participant(workshop: Room) -> None:
    workshop.say(workshop.people[-1], "Johdon sana.")
    at = page()
    assert "⬢" not in html(at)
    assert "○" in html(at)
    assert "Participant" in html(at)
    assert "Management" not in html(at)


def test_twelve_themes_stand_on_a_page_and_the_address_says_which(workshop: Room) -> None:
    ids = say_many(workshop, 14)
    at = page()
    assert rows(at) == ids[:12]
    at.button(key="page-after").click().run()
    assert rows(at) == ids[12:]
    assert query(at, "page") == "2"
    at.button(key="page-before").click().run()
    assert rows(at) == ids[:12]
    assert query(at, "page") == ""


def test_a_link_to_a_theme_opens_the_page_of_the_list_where_it_stands(workshop: Room) -> None:
    ids = say_many(workshop, 14)
    assert rows(page(theme=ids[13])) == ids[12:]


@pytest.mark.parametrize("strange", ["0", "-1", "99", "x", "²", "1" * 5000])
def test_a_strange_page_number_in_the_address_is_a_page_that_is_there(workshop: Room, strange: str) -> None:
    say_many(workshop, 14)
    assert rows(page(page=strange))


def test_strange_filters_in_the_address_are_left_out(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    at = page(workshop="x", round="x", package="x", kind="x", status="x", tag="x")
    assert rows(at) == [theme]


def test_filters_in_the_address_are_restored_and_go_back_there(workshop: Room) -> None:
    first, second = say_many(workshop, 2)
    having_read.decide(workshop.database, REVIEWER, [first], status="read")
    having_read.set_tags(workshop.database, REVIEWER, first, ["aika"])
    at = page(status="read", tag="aika", q="teema 0", workshop=workshop.workshop.id)
    assert rows(at) == [first]
    assert at.text_input(key="filter-q").value == "teema 0"
    assert at.selectbox(key="filter-tag").value == "aika"
    at.selectbox(key="filter-tag").set_value("").run()
    at.text_input(key="filter-q").set_value("").run()
    at.pills(key="filter-status").set_value("none").run()
    assert rows(at) == [second]
    assert (query(at, "status"), query(at, "tag"), query(at, "q")) == ("none", "", "")
    at.pills(key="filter-status").set_value("all").run()
    assert rows(at) == [first, second]
    assert query(at, "status") == ""


def test_a_search_without_a_hit_says_so_and_offers_all_themes(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    at = page(q="palkkio", status="none")
    assert "No theme fits this search." in texts(at)
    at.button(key="show-all").click().run()
    assert rows(at) == [theme]


def test_the_numbers_on_the_pills_add_up(workshop: Room) -> None:
    ids = say_many(workshop, 5)
    having_read.decide(workshop.database, REVIEWER, ids[:2], status="read")
    having_read.decide(workshop.database, REVIEWER, ids[2:3], status="being_tried")
    at = page(q="teema")
    assert pills(at) == ["All 5", "No decision 2", "Read 2", "Being tried 1"]
    assert "**2** without a decision · **3** decided" in texts(at)


def test_next_and_previous_go_through_the_list_and_turn_the_page(workshop: Room) -> None:
    ids = say_many(workshop, 14)
    at = page(theme=ids[11])
    at.button(key="step-next").click().run()
    assert (query(at, "theme"), query(at, "page")) == (ids[12], "2")
    at.button(key="step-prev").click().run()
    assert (query(at, "theme"), query(at, "page")) == (ids[11], "")
    at = page(theme=ids[-1])
    assert at.button(key="step-next").disabled


def test_after_a_decision_took_a_theme_off_the_list_next_is_the_one_that_followed_it(workshop: Room) -> None:
    ids = say_many(workshop, 3)
    at = decide(page(status="none", theme=ids[1]), ids[1], "read")
    assert rows(at) == [ids[0], ids[2]]
    assert "Teema 1." in html(at)
    at.button(key="step-next").click().run()
    assert query(at, "theme") == ids[2]


def test_a_decision_is_saved_with_its_reason_and_can_be_undone(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    at = decide(page(), theme, "not_now", "Ei vielä <b>nyt</b>.")
    assert "Saved about 1 theme: Not now, reason given." in texts(at)
    assert "Ei vielä &lt;b&gt;nyt&lt;/b&gt;." in html(at)
    assert "Decided by Riikka" in html(at)
    at.button(key="undo").click().run()
    assert review.detail(workshop.database, REVIEWER, theme).line.status is None
    assert "Undone: no decision again" in html(at)
    assert "undo" not in [button.key for button in at.button]


@pytest.mark.parametrize(
    ("status", "sentence"),
    [(None, "Choose what was decided."), ("merged", "Write the reason in one plain sentence."), ("not_now", "Write the reason")],
)
def test_the_page_shows_the_sentence_of_a_refusal_and_keeps_what_was_chosen(workshop: Room, status: str | None, sentence: str) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    at = decide(page(), theme, status)  # type: ignore[arg-type]
    assert sentence in texts(at)
    assert at.pills(key=f"status-{theme}").value == status
    assert review.detail(workshop.database, REVIEWER, theme).log == ()


def test_what_is_needed_and_what_the_writer_reads_is_said_before_saving(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    at = page()
    assert "Its writer reads this with the return code." in html(at)
    at.pills(key=f"status-{theme}").set_value("taken_in_changed").run()
    assert "(needed)" in at.text_area(key=f"reason-{theme}").label
    assert "We took your theme in. We changed it a little." in html(at)


def test_a_draft_of_a_reason_stays_with_its_theme(workshop: Room) -> None:
    ids = say_many(workshop, 2)
    at = page(theme=ids[0])
    at.text_area(key=f"reason-{ids[0]}").set_value("Kesken").run()
    at.button(key="step-next").click().run()
    assert at.text_area(key=f"reason-{ids[1]}").value == ""
    at.button(key="step-prev").click().run()
    assert at.text_area(key=f"reason-{ids[0]}").value == "Kesken"


def test_several_themes_from_several_pages_get_the_same_decision_and_undo_takes_it_off_all(workshop: Room) -> None:
    ids = say_many(workshop, 14)
    at = page()
    at.checkbox(key=f"pick-{ids[0]}").check().run()
    at.button(key="page-after").click().run()
    at.checkbox(key=f"pick-{ids[13]}").check().run()
    assert "**2 themes chosen**" in texts(at)
    at.button(key="same").click().run()
    decide(at, "together", "being_tried")
    assert {line.theme.id for line in review.every(workshop.database, REVIEWER) if line.status == "being_tried"} == {ids[0], ids[13]}
    assert "Saved about 2 themes: Being tried." in texts(at)
    assert "chosen" not in texts(at)
    at.button(key="undo").click().run()
    assert not any(line.status for line in review.every(workshop.database, REVIEWER))


def test_merging_needs_two_themes_and_a_reason(workshop: Room) -> None:
    ids = say_many(workshop, 3)
    at = page()
    at.checkbox(key=f"pick-{ids[0]}").check().run()
    assert at.button(key="merge").disabled
    at.checkbox(key=f"pick-{ids[2]}").check().run()
    at.button(key="merge").click().run()
    assert at.pills(key="status-together").value == "merged"
    at.button(key="save-together").click().run()
    assert "Write the reason in one plain sentence." in texts(at)
    at.text_area(key="reason-together").set_value("Sama asia.")
    at.button(key="save-together").click().run()
    assert [line.status for line in review.every(workshop.database, REVIEWER)] == ["merged", None, "merged"]


def test_a_theme_that_was_held_meanwhile_is_not_decided_about_with_the_others(workshop: Room) -> None:
    ids = say_many(workshop, 3)
    at = page()
    at.button(key="pick-page").click().run()
    at.button(key="same").click().run()
    having_read.hold(workshop.database, FACILITATOR, ids[1])
    decide(at, "together", "read")
    assert all(line.status is None for line in review.every(workshop.database, REVIEWER))
    assert "held for care" in texts(at)
    assert "Teema 1" not in html(at)


def test_somebody_elses_decision_is_not_undone(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    at = decide(page(), theme, "read")
    having_read.decide(workshop.database, ADMIN, [theme], status="taken_in")
    at.button(key="undo").click().run()
    assert "Somebody else has decided" in texts(at)
    assert review.detail(workshop.database, REVIEWER, theme).line.status == "taken_in"


def test_tags_are_added_and_taken_off(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    at = page()
    at.text_input(key=f"new-tag-{theme}").set_value("aika").run()
    at.text_input(key=f"new-tag-{theme}").set_value("laki").run()
    assert at.multiselect(key=f"tags-{theme}").value == ["aika", "laki"]
    assert at.text_input(key=f"new-tag-{theme}").value == ""
    at.multiselect(key=f"tags-{theme}").unselect("aika").run()
    assert review.detail(workshop.database, REVIEWER, theme).line.tags == ("laki",)


def test_workshops_with_the_same_title_can_be_told_apart(workshop: Room) -> None:
    workshop.say(workshop.people[0], "Kysytään ensin.")
    room(workshop.database)
    options = page().selectbox(key="filter-workshop").options
    assert len(options) == len(set(options)) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_every_language(workshop: Room, sign_in: SignIn, language: str) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    sign_in(REVIEWER, language)
    at = decide(page(), theme, "read")
    assert at.title[0].value == {"fi": "Katso teemat läpi", "sv": "Gå igenom teman", "en": "Review the themes"}[language]


def test_headings_come_in_order(workshop: Room) -> None:
    workshop.say(workshop.people[0], "Kysytään ensin.")
    at = page()
    levels = [1, *(2 for _ in at.header), *(3 for _ in at.subheader)]
    assert len(at.title) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_promise_is_looked_at_again_where_its_words_stand(workshop: Room) -> None:
    plain = workshop.say(workshop.people[0], "Ei ole lupaus.")
    forum = room(workshop.database, "forum", people=1)
    stage = forum.open("promise")
    made = themes.add(
        workshop.database,
        forum.people[0],
        key(),
        stage_id=stage.id,
        text="Lupaan soittaa.",
        kind="promise",
        language="fi",
        details={"look_again_on": "2026-01-31"},
    )
    having_read.show(workshop.database, FACILITATOR, str(made["theme"]))
    assert "this promise" not in html(page(theme=plain))
    at = page(theme=str(made["theme"]))
    assert "The day of this promise was 31 Jan 2026." in html(at)
    next(pills for pills in at.pills if pills.label == "How did it go?").set_value("not_kept_yet")
    next(button for button in at.button if button.label == "Save how it went").click().run()
    assert "Choose a day to come, when you look at it again." in texts(at)
    next(field for field in at.date_input if field.label.startswith("If it goes on")).set_value(date.today() + timedelta(days=30))
    next(button for button in at.button if button.label == "Save how it went").click().run()
    assert "Not yet" in html(at) and "We look at this promise again on " in html(at)
    next(pills for pills in at.pills if pills.label == "How did it go?").set_value("kept")
    next(button for button in at.button if button.label == "Save how it went").click().run()
    assert "It was kept" in html(at) and "this promise again" not in html(at)
