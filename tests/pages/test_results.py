"""The results page: for each vote a sentence, a chart and a table, never more than small groups allow."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from html import escape

import pytest
from streamlit.testing.v1 import AppTest

from participation import ballots, checks, exports, forms, grouping, stage_results, stages, workshops
from participation.model.people import Participant
from participation.model.texts import LANGUAGES
from participation.store import Database
from participation.web.desk import result_story
from tests import having_read
from tests.builders import ADMIN, FACILITATOR, REVIEWER, Room, accounts, key, room
from tests.every_stage import every_stage
from tests.pages import opened
from tests.pages.conftest import SignIn
from tests.pages.opened import html

HOSTILE = "<script>alert(1)</script> **lihava** $x$ :red[punainen] [linkki](https://example.com) <b>x</b> 🙂"


@pytest.fixture
def workshop(own_database: Database, sign_in: SignIn) -> Room:
    accounts(own_database)
    sign_in(REVIEWER)
    return with_people(own_database)


def with_people(database: Database, template: str = "participation_tool") -> Room:
    made = room(database, template)
    made.join("young_expert", 6)
    made.join("child_welfare", 5)
    made.join("management", 1)
    made.open("add_themes")
    return made


def vote(workshop: Room, choose: Callable[[Participant], dict[str, object]], *, close: bool = True) -> None:
    stage = workshop.open("vote")
    for person in workshop.people:
        if chosen := choose(person):
            ballots.cast(workshop.database, person, key(), stage.id, chosen)
    if close:
        stages.close_present(workshop.database, FACILITATOR, workshop.workshop.id)


def page(**query: str) -> AppTest:
    return opened.page("reviewer/results.py", **query)


def charts(at: AppTest) -> list[dict[str, object]]:
    return [json.loads(element.proto.spec) for element in at.get("plotly_chart")]


def alts(at: AppTest) -> list[str]:
    return [element.proto.alt for element in at.get("plotly_chart")]


def table(at: AppTest, caption: str) -> list[list[str]]:
    found = re.search(rf'<table class="figures"><caption class="unseen">{caption}</caption>(.*?)</table>', html(at), re.DOTALL)
    assert found, caption
    rows = re.findall(r"<tr>(.*?)</tr>", found.group(1), re.DOTALL)
    return [[re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)] for row in rows]


def test_only_staff_see_results(workshop: Room, sign_in: SignIn) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    vote(workshop, lambda person: {theme: 1})
    for who in (FACILITATOR, REVIEWER, ADMIN):
        sign_in(who)
        assert "Kysytään" in html(page())
    sign_in(None)
    assert "Kysytään" not in html(page())


def test_before_any_workshop_the_page_says_what_will_be_here(own_database: Database, sign_in: SignIn) -> None:
    accounts(own_database)
    sign_in(FACILITATOR)
    room(own_database)
    at = page()
    assert "Results come when a workshop has begun." in "".join(element.value for element in at.markdown)


def test_a_workshop_with_nothing_to_show_says_so(workshop: Room) -> None:
    assert "This workshop has nothing to show yet." in "".join(element.value for element in page().markdown)


def test_a_vote_is_a_sentence_then_a_chart_with_a_text_then_a_table(workshop: Room) -> None:
    first, second, third = (workshop.say(workshop.people[0], words) for words in ("Aikaa.", "Palkkio.", "Ei kukaan."))
    vote(workshop, lambda person: {first: 1, **({second: 1} if person.role_group == "E" else {})})
    at = page()
    assert "<h2>Most of you chose “Aikaa”.</h2>" in html(at)
    assert "12 people voted" in html(at)
    assert alts(at)[0].startswith("Most of you chose “Aikaa”.")
    assert table(at, "Votes of everyone together") == [
        ["Theme or group", "Votes", "Share"],
        ["Aikaa.", "12", "100 %"],
        ["Palkkio.", "6", "50 %"],
        ["Ei kukaan.", "0", "0 %"],
    ], third


def test_role_groups_stand_side_by_side_with_small_ones_merged(workshop: Room) -> None:
    first, second = (workshop.say(workshop.people[0], words) for words in ("Aikaa.", "Palkkio."))
    vote(workshop, lambda person: {first if person.role_group == "E" else second: 1})
    at = page()
    assert table(at, "Share of each group") == [
        ["Theme or group", "◆Experts by experience", "■Professionals"],
        ["Aikaa.", "100 %", "0 %"],
        ["Palkkio.", "0 %", "100 %"],
    ]
    assert "Experts by experience" in alts(at)[1]
    assert "Management" not in html(at)
    assert "Child welfare" not in html(at)
    assert "more often" in re.findall(r"<h3>(.*?)</h3>", html(at))[1]


def test_where_groups_may_not_be_compared_there_is_no_comparison(own_database: Database, sign_in: SignIn) -> None:
    accounts(own_database)
    sign_in(REVIEWER)
    small = room(own_database)
    small.join("young_expert", 6)
    small.join("child_welfare", 2)
    small.open("add_themes")
    theme = small.say(small.people[0], "Kysytään ensin.")
    vote(small, lambda person: {theme: 1})
    at = page()
    assert len(charts(at)) == 1
    assert "Share of each group" not in html(at)
    assert "side by side only where each has at least 5 people" in html(at)


def test_fewer_than_five_voters_give_a_sentence_and_no_number(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    vote(workshop, lambda person: {theme: 1} if person in workshop.people[:4] else {})
    at = page()
    assert "<h2>Fewer than 5 people have voted." in html(at)
    assert charts(at) == []
    assert "Kysytään" not in re.sub(r"<details>.*?</details>", "", html(at), flags=re.DOTALL)
    assert "people voted" not in html(at)


def test_a_tie_is_said_as_a_tie(workshop: Room) -> None:
    first, second = (workshop.say(workshop.people[0], words) for words in ("Aikaa.", "Palkkio."))
    vote(workshop, lambda person: {first: 1, second: 1})
    at = page()
    assert "<h2>“Aikaa” and “Palkkio” got equally many votes.</h2>" in html(at)
    assert "It is a tie. The tool does not choose between them" in html(at)


def test_an_open_vote_says_that_it_is_open_and_compares_no_groups(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    vote(workshop, lambda person: {theme: 1}, close=False)
    at = page()
    assert "the vote is still open" in html(at)
    assert "Share of each group" not in html(at)


def test_the_numbers_of_an_open_vote_come_when_it_closes(workshop: Room) -> None:
    first = workshop.say(workshop.people[0], "Aikaa.")
    vote(workshop, lambda person: {first: 1}, close=False)
    shown = html(page())
    assert "10 people or more have voted. The numbers come later" in shown and "<table" not in shown


def test_words_that_changed_after_people_voted_are_said_beside_the_result(workshop: Room) -> None:
    first = workshop.say(workshop.people[0], "Aikaa.")
    group = grouping.put(workshop.database, FACILITATOR, workshop.workshop.id, [first], group=None, name="More time")
    vote(workshop, lambda person: {group: 1}, close=False)
    grouping.rename(workshop.database, FACILITATOR, workshop.workshop.id, group, name="Less time", language="en")
    stages.close_present(workshop.database, FACILITATOR, workshop.workshop.id)
    assert "The facilitator changed the words “More time” to “Less time” after people had voted" in html(page())


def test_agree_votes_tell_agree_pass_and_disagree(own_database: Database, sign_in: SignIn) -> None:
    accounts(own_database)
    sign_in(REVIEWER)
    talk = with_people(own_database, "conversation")
    theme = talk.say(talk.people[0], "Kysytään ensin.")
    words = {"E": "agree", "C": "disagree", "M": "pass"}
    vote(talk, lambda person: {theme: words[person.role_group]})
    at = page()
    assert table(at, "Votes of everyone together")[1] == ["Kysytään ensin.", "6", "1", "5", "12", "50 %"]
    legend = json.dumps(charts(at)[0])
    assert all(word in legend for word in ("Agree", "Pass", "Disagree"))


def test_words_of_participants_are_escaped_in_tables_charts_and_sentences(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], HOSTILE)
    vote(workshop, lambda person: {theme: 1})
    at = page()
    assert "<script" not in html(at)
    assert "&lt;script&gt;" in html(at)
    assert "lihava** $x$" in html(at)
    for chart in charts(at):
        assert "<script" not in json.dumps(chart)
        assert "&lt;script&gt;" in json.dumps(chart)
    assert not any("lihava" in element.value for element in at.markdown)


def test_long_words_are_whole_in_the_table(workshop: Room) -> None:
    long = ("Kerrotaan mitä tapahtui " * 12).strip()[:280].strip()
    theme = workshop.say(workshop.people[0], long)
    vote(workshop, lambda person: {theme: 1})
    assert table(page(), "Votes of everyone together")[1][0] == long


def test_a_chart_has_at_most_ten_rows_and_the_table_has_all(workshop: Room) -> None:
    ids = [workshop.say(workshop.people[place % 12], f"Teema {place}.") for place in range(14)]
    vote(workshop, lambda person: {ids[0]: 1})
    at = page()
    assert len(table(at, "Votes of everyone together")) == 15
    texts = [note["text"] for note in charts(at)[0]["layout"]["annotations"]]  # type: ignore[index]
    assert sum("Teema" in text for text in texts) == result_story.MOST
    assert "The table has 4 more." in html(at)


def test_what_is_held_for_care_is_in_no_result(workshop: Room) -> None:
    theme, held = (workshop.say(workshop.people[0], words) for words in ("Aikaa.", "Hoidossa."))
    vote(workshop, lambda person: {theme: 1, held: 1})
    having_read.hold(workshop.database, FACILITATOR, held)
    at = page()
    assert "Hoidossa" not in html(at) + json.dumps(charts(at)) + "".join(alts(at))


def test_the_participation_check_gives_means_with_the_number_they_rest_on(workshop: Room) -> None:
    stage = workshop.open("check")
    for place, person in enumerate(workshop.people):
        forms.answer(workshop.database, person, key(), stage.id, {"space": 4, "voice": 2, **({"audience": 5} if place < 4 else {})})
    stages.close_present(workshop.database, FACILITATOR, workshop.workshop.id)
    at = page()
    assert table(at, "Participation check")[1:] == [
        ["I got to say what I wanted.", "4.0", "12"],
        ["I understood the questions.", "2.0", "12"],
        ["People listened to me.", "–", "fewer than 5"],
        ["I know what happens to my ideas next.", "–", "fewer than 5"],
    ]
    assert "Highest: “I got to say what I wanted” (4.0 of 5). Lowest: “I understood the questions” (2.0 of 5)." in html(at)


def test_an_open_check_has_no_means(workshop: Room) -> None:
    stage = workshop.open("check")
    for person in workshop.people:
        forms.answer(workshop.database, person, key(), stage.id, {"space": 4})
    at = page()
    assert "4.0" not in html(at)
    assert all(question.mean is None for question in checks.of_workshop(workshop.database, REVIEWER, workshop.workshop.id))


def test_the_workshop_is_chosen_and_stands_in_the_address(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    vote(workshop, lambda person: {theme: 1})
    other = with_people(workshop.database)
    at = page()
    assert at.selectbox(key="results-workshop").value == other.workshop.id
    at.selectbox(key="results-workshop").set_value(workshop.workshop.id).run()
    assert "".join(at.query_params["workshop"]) == workshop.workshop.id
    assert "Kysytään" in html(at)
    assert "Kysytään" in html(page(workshop=workshop.workshop.id))
    assert "Kysytään" not in html(page(workshop="gone"))


def test_a_draft_is_not_offered(workshop: Room) -> None:
    draft = room(workshop.database)
    assert workshops.get(workshop.database, REVIEWER, draft.workshop.id).opened_at is None
    assert len(page().selectbox(key="results-workshop").options) == 1


def files(at: AppTest) -> list[str]:
    return [element.proto.id.rpartition("download-")[2] for element in at.get("download_button")]


def test_each_takes_away_what_they_may(own_database: Database, sign_in: SignIn) -> None:
    accounts(own_database)
    talk = with_people(own_database, "conversation")
    theme = talk.say(talk.people[0], "Kysytään ensin.")
    vote(talk, lambda person: {theme: "agree"})
    sign_in(REVIEWER)
    assert files(page()) == ["xlsx", "csv", "plain-csv"]
    sign_in(ADMIN)
    assert files(page()) == ["xlsx", "csv", "plain-csv", "polis"]


def test_ballots_for_polis_are_offered_only_where_five_have_voted_with_agree(workshop: Room, sign_in: SignIn) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    vote(workshop, lambda person: {theme: 1})
    sign_in(ADMIN)
    assert files(page()) == ["xlsx", "csv", "plain-csv"]


def test_the_files_have_what_the_page_has(workshop: Room) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    vote(workshop, lambda person: {theme: 1})
    given = exports.file(workshop.database, REVIEWER, workshop.workshop.id, "csv", "en")
    with zipfile.ZipFile(io.BytesIO(given)) as bundle:
        assert any("Kysytään ensin." in bundle.read(name).decode("utf-8-sig") for name in bundle.namelist() if "vote" in name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_stage_is_a_sentence_with_its_picture_and_table(own_database: Database, sign_in: SignIn, language: str) -> None:
    accounts(own_database)
    sign_in(REVIEWER, language)
    made = every_stage(own_database)
    for _ in made.walk():
        pass
    stages.close_present(own_database, FACILITATOR, made.room.workshop.id)
    said = html(at := page())
    for result in stage_results.of_workshop(own_database, REVIEWER, made.room.workshop.id):
        assert f"<h2>{escape(result.sentence.say(language))}</h2>" in said, result.stage.kind
    assert len(charts(at)) >= 10 and all(alts(at))
    assert {"en": "Where help breaks off", "fi": "Missä apu katkeaa", "sv": "Var hjälpen bryts"}[language] in said
    for words in ("Kukaan ei kerro, mitä odottaessa voi tehdä.", "Yksi tuttu aikuinen", "Palveluesihenkilö"):
        assert words in said, words


def test_four_answers_give_a_sentence_and_neither_picture_nor_number(own_database: Database, sign_in: SignIn) -> None:
    accounts(own_database)
    sign_in(REVIEWER)
    team = room(own_database, "weekly_team", people=4)
    stage = team.open("support_needed")
    for person in team.people:
        forms.answer(own_database, person, key(), stage.id, {"support": ["training"]})
    stages.close_present(own_database, FACILITATOR, team.workshop.id)
    at = page()
    assert "<h2>Fewer than five people have answered." in html(at)
    assert charts(at) == [] and "<table" not in html(at)


def test_choices_of_which_none_has_five_people_are_counted_together(own_database: Database, sign_in: SignIn) -> None:
    accounts(own_database)
    sign_in(REVIEWER)
    made = room(own_database, "forum")
    made.join("child_welfare", 8)
    stage = made.open("rooting")
    for place, person in enumerate(made.people):
        forms.answer(own_database, person, key(), stage.id, {"rooting": ("seed", "sprout", "root")[place % 3]})
    stages.close_present(own_database, FACILITATOR, made.workshop.id)
    shown = html(page(workshop=made.workshop.id))
    assert "8 people answered" in shown and "A seed" not in shown


def test_without_a_comparison_the_table_stands_beside_the_chart(own_database: Database, sign_in: SignIn) -> None:
    accounts(own_database)
    sign_in(REVIEWER)
    small = room(own_database, people=6)
    small.open("add_themes")
    theme = small.say(small.people[0], "Kysytään ensin.")
    vote(small, lambda person: {theme: 1})
    at = page()
    assert table(at, "Votes of everyone together")[1] == ["Kysytään ensin.", "6", "100 %"]
    assert len(charts(at)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_every_language(workshop: Room, sign_in: SignIn, language: str) -> None:
    theme = workshop.say(workshop.people[0], "Kysytään ensin.")
    vote(workshop, lambda person: {theme: 1})
    sign_in(REVIEWER, language)
    at = page()
    assert at.title[0].value == {"fi": "Tulokset", "sv": "Resultat", "en": "Results"}[language]
