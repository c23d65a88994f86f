"""Documents are made of what may be shown: never a held, returned or taken-back theme, and no number of a few people."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from participation import demo, stages, themes, workshops
from participation.documents import evaluation_report, newsletter, path_proposal, people_part, sources, statements
from participation.errors import NotAllowed, NotFound
from participation.model.people import Staff
from participation.model.texts import LANGUAGES
from participation.project import events, project, rounds
from participation.reports.document import Document, Quote
from participation.reports.html import as_html
from participation.reports.markdown import as_markdown
from participation.reports.word import as_docx
from participation.staff import belonging
from participation.store import Database
from participation.template_files import templates
from participation.workshops import Plan
from tests import having_read
from tests.builders import ADMIN, FACILITATOR, REVIEWER, Room, accounts, key

EVALUATOR = replace(REVIEWER, roles=frozenset({"evaluator"}))
Make = Callable[[Database, Staff, str], Document]


@pytest.fixture
def filled(database: Database) -> Database:
    accounts(database)
    project.fill_from_report(database, ADMIN)
    return database


@pytest.fixture
def shown(database: Database) -> Database:
    accounts(database)
    demo.load(database)
    return database


def text(document: Document) -> str:
    return as_html(document).decode()


def held_in(database: Database, **plan: str) -> Room:
    made = Room(database, workshops.create(database, FACILITATOR, templates.of("participation_tool"), Plan(**plan)))
    made.join(number=6)
    of_kinds = next(stage for stage in made.stages if stage.name.en == "What helps, what gets in the way?")
    stages.open_stage(database, FACILITATOR, made.workshop.id, of_kinds.id, after=None)
    return made


def every_document(database: Database, who: Staff, language: str = "fi") -> list[Document]:
    a_round = rounds.every(database, who)[0].round.id
    made = [
        evaluation_report.document(database, who, language, evaluation_report.Asked(voices=20)),
        evaluation_report.document(database, who, language, evaluation_report.Asked(a_round, 20)),
        newsletter.document(database, who, language, newsletter.Asked(a_round, ("vipu", "trainers"))),
        statements.document(database, who, language, statements.Asked()),
    ]
    return made + [
        path_proposal.document(database, who, language, path_proposal.Asked(one.stage.id)) for one in path_proposal.choices(database, who)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_of_the_demo_is_made_in_every_language_and_kind_of_file(shown: Database, language: str) -> None:
    made = every_document(shown, EVALUATOR, language)
    assert len(made) > 5
    for one in made:
        assert one.language == language and one.blocks
        assert as_docx(one) and as_markdown(one) and as_html(one)


def test_only_shown_themes_are_in_any_document(filled: Database) -> None:
    a_room = held_in(filled, round_id="round-1", work_package_id="WP1")
    [one, two, three, four, five, _] = a_room.people
    kept = a_room.say(one, "Tämä näkyy kaikille.", kind="helps")
    held = a_room.say(two, "Tämä on hoidossa.", kind="helps", show=False)
    having_read.hold(filled, FACILITATOR, held)
    back = a_room.say(three, "Tämä palautettiin.", kind="helps", show=False)
    having_read.send_back(filled, FACILITATOR, back, "personal")
    gone = a_room.say(four, "Tämä otettiin takaisin.", kind="helps")
    themes.take_back(filled, four, key(), gone)
    a_room.say(five, "Tämä odottaa.", kind="helps", show=False)
    having_read.set_tags(filled, REVIEWER, kept, [statements.LAW])
    said = "".join(text(document) for document in every_document(filled, REVIEWER))
    assert "Tämä näkyy kaikille." in said
    for words in ("hoidossa.", "palautettiin.", "otettiin takaisin.", "Tämä odottaa."):
        assert words not in said, words


def test_a_role_group_of_a_few_is_not_named(filled: Database) -> None:
    a_room = held_in(filled, round_id="round-1")
    alone = a_room.join("child_welfare", 1)[0]
    a_room.say(alone, "Olen yksin täällä.", kind="helps")
    quotes = [
        block
        for block in evaluation_report.document(filled, REVIEWER, "en", evaluation_report.Asked("round-1")).blocks
        if isinstance(block, Quote)
    ]
    assert [quote.by for quote in quotes if quote.text == "Olen yksin täällä."] == ["Participant"]


def test_documents_are_for_reviewers_and_evaluators(filled: Database) -> None:
    for who in (FACILITATOR, replace(REVIEWER, roles=frozenset({"management"}))):
        with pytest.raises(NotAllowed):
            evaluation_report.document(filled, who, "fi", evaluation_report.Asked())
        with pytest.raises(NotAllowed):
            path_proposal.choices(filled, who)


def test_another_regions_themes_are_not_in_a_document_and_it_says_so(filled: Database) -> None:
    a_room = held_in(filled, region_id="kymenlaakso", round_id="round-1")
    a_room.say(a_room.people[0], "Kymenlaaksossa sanottu.", kind="helps")
    belonging.put(filled, ADMIN, REVIEWER.account_id, regions=["helsinki"], organisations=[])
    said = text(evaluation_report.document(filled, REVIEWER, "en", evaluation_report.Asked("round-1")))
    assert "Kymenlaaksossa sanottu." not in said and "own regions" in said
    assert "Kymenlaaksossa sanottu." in text(evaluation_report.document(filled, EVALUATOR, "en", evaluation_report.Asked("round-1")))


def test_a_round_that_is_gone_is_refused_plainly(filled: Database) -> None:
    with pytest.raises(NotFound, match="round is not here"):
        newsletter.document(filled, REVIEWER, "fi", newsletter.Asked("none"))


def test_people_of_a_round_are_told_only_where_no_difference_tells_of_a_few(filled: Database) -> None:
    first = held_in(filled, round_id="round-1")
    assert people_part.by_round(filled) == {"round-1": 6}
    second = Room(filled, workshops.create(filled, FACILITATOR, templates.of("participation_tool"), Plan(round_id="round-2")))
    second.join(number=4)
    second.open("add_themes")
    assert people_part.by_round(filled) == {}, "four people came to the second round"
    second.join(number=1)
    assert people_part.by_round(filled) == {"round-1": 6, "round-2": 5}
    assert first.people


def test_a_newsletter_names_its_audience_and_the_events_that_are_for_it(filled: Database) -> None:
    for name, audience in (("VIPU-päivä", "vipu"), ("Kouluttajien päivä", "trainers"), ("Kaikkien päivä", None)):
        events.put(filled, FACILITATOR, None, kind="info", name={"fi": name}, on_day="2099-01-01", audience=audience)
    said = text(newsletter.document(filled, REVIEWER, "fi", newsletter.Asked("round-1", ("vipu",), opening="Hei <b>kaikki</b>!")))
    assert "VIPU-yhteyshenkilöt" in said and "VIPU-päivä" in said and "Kaikkien päivä" in said
    assert "Kouluttajien päivä" not in said and "Hei &lt;b&gt;kaikki&lt;/b&gt;!" in said


def test_a_newsletter_about_one_work_package_leaves_the_others_out(filled: Database) -> None:
    for package in ("WP1", "WP2"):
        a_room = held_in(filled, round_id="round-1", work_package_id=package)
        a_room.say(a_room.people[0], f"Sanottu paketissa {package}.", kind="helps")
    said = text(newsletter.document(filled, REVIEWER, "fi", newsletter.Asked("round-1", packages=("WP2",))))
    assert "paketissa WP2" in said and "paketissa WP1" not in said


def test_a_statement_has_the_tagged_themes_with_their_decision(filled: Database) -> None:
    a_room = held_in(filled)
    tagged = a_room.say(a_room.people[0], "Lakiin pitää kirjoittaa oma työntekijä.", kind="hinders")
    a_room.say(a_room.people[1], "Tätä ei merkitä.", kind="helps")
    having_read.set_tags(filled, REVIEWER, tagged, [statements.LAW])
    having_read.decide(filled, REVIEWER, [tagged], status="to_management", reason="Viemme tämän johdolle.")
    said = text(statements.document(filled, REVIEWER, "fi", statements.Asked(to="Ministeriö")))
    assert "Lakiin pitää kirjoittaa" in said and "Viemme tämän johdolle." in said and "Ministeriö" in said
    assert "Tätä ei merkitä." not in said


def test_a_proposal_compares_two_variants_of_a_path(shown: Database) -> None:
    chosen = next(one for one in path_proposal.choices(shown, REVIEWER) if "muuttaa omaan kotiin" in one.name.fi)
    said = text(path_proposal.document(shown, REVIEWER, "en", path_proposal.Asked(chosen.stage.id, "We propose this.")))
    for words in ("The two variants compared", "Where help breaks off", "What it needs", "What is proposed", "We propose this."):
        assert words in said, words
    assert "sunnuntai" in said


def test_voices_prefer_what_something_came_of_and_keep_their_order(shown: Database) -> None:
    lines = list(sources.of(shown, REVIEWER).lines)
    chosen = sources.voices(lines, 5)
    assert len(chosen) == 5 and all(line.status in sources.ACTED_ON for line in chosen)
    assert chosen == [line for line in lines if line in chosen]
