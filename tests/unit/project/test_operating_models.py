"""Operating models: an idea is tried only when who, time and money are written, and no move is ever edited away."""

from dataclasses import replace

import pytest

from participation import forms, stages, way, workshops
from participation.errors import NotAllowed, Refused
from participation.model.texts import Texts
from participation.operating_models import cards, innokyla, usefulness
from participation.project import project
from participation.reports.markdown import as_markdown
from participation.store import Database
from participation.template_files import templates
from participation.texts import everywhere
from participation.themes import find
from tests.builders import ADMIN, FACILITATOR, REVIEWER, Room, accounts, key, room

MANAGEMENT = replace(REVIEWER, roles=frozenset({"management"}))
RESOURCES = {"who": "two youth workers", "time": "a day a week", "money": "none besides"}


@pytest.fixture
def filled(database: Database) -> Database:
    accounts(database)
    project.fill_from_report(database, ADMIN)
    return database


def put(database: Database, model_id: str | None = None, **fields: str) -> str:
    return cards.put(database, REVIEWER, model_id, language="en", name="A shared call", fields=fields)


def model(database: Database, model_id: str) -> cards.OperatingModel:
    return next(one for one in cards.every(database, MANAGEMENT) if one.id == model_id)


def test_the_models_of_the_report_are_there_with_where_they_stand(filled: Database) -> None:
    known = {one.id: one.state for one in cards.every(filled, MANAGEMENT)}
    assert len(known) == 8
    assert known["hehku"] == "pilot" and known["demanding-support"] == "not_continued" and known["service-paths"] == "not_carried_out"
    assert all(not one.missing() for one in cards.every(filled, MANAGEMENT))


def test_an_idea_is_tried_only_when_who_time_and_money_are_written(filled: Database) -> None:
    made = put(filled, who="two youth workers")
    with pytest.raises(Refused) as refused:
        cards.move(filled, REVIEWER, made, state="try_out")
    assert refused.value.say("en") == "Before it is tried, write these in its card: how much time, money."
    with pytest.raises(Refused):
        cards.move(filled, REVIEWER, made, state="spread")
    put(filled, made, **RESOURCES)
    cards.move(filled, REVIEWER, made, state="try_out")
    with pytest.raises(Refused, match="stay written"):
        put(filled, made, money="")
    assert [one.state for one in model(filled, made).history] == ["idea", "try_out"]


@pytest.mark.parametrize("state", ["stopped", "not_continued", "not_carried_out"])
def test_an_end_needs_its_reason_and_stays_visible(filled: Database, state: str) -> None:
    made = put(filled)
    with pytest.raises(Refused, match="in one sentence why"):
        cards.move(filled, REVIEWER, made, state=state)
    cards.move(filled, REVIEWER, made, state=state, reason="Nobody had time.")
    last = model(filled, made).history[-1]
    assert (last.state, last.reason.en, last.by) == (state, "Nobody had time.", "Riikka")


@pytest.mark.parametrize("statement", ["UPDATE operating_model_move SET reason = 'x'", "DELETE FROM operating_model_move"])
def test_nobody_can_edit_a_move_away(filled: Database, statement: str) -> None:
    with pytest.raises(Exception, match="never"), filled.write() as change:
        change.run(statement)


def test_only_reviewers_and_coordinators_write(filled: Database) -> None:
    for who in (FACILITATOR, MANAGEMENT):
        with pytest.raises(NotAllowed):
            cards.put(filled, who, None, language="en", name="x", fields={})
        with pytest.raises(NotAllowed):
            cards.move(filled, who, "hehku", state="in_use")


def test_a_link_is_a_web_address(filled: Database) -> None:
    with pytest.raises(Refused, match="https"):
        cards.put(filled, REVIEWER, None, language="en", name="x", fields={}, links=["javascript:alert(1)"])


def test_a_name_is_written_in_one_language_at_a_time_and_read_in_each(filled: Database) -> None:
    made = cards.put(filled, REVIEWER, None, language="fi", name="Puhelu", fields={})
    cards.put(filled, REVIEWER, made, language="sv", name="Samtal", fields={})
    cards.put(filled, REVIEWER, made, language="fi", name="Yhteinen puhelu", fields={})
    assert model(filled, made).name == Texts("Yhteinen puhelu", "Samtal", "Yhteinen puhelu")


def test_a_model_begins_from_a_shown_idea_and_its_writer_hears_of_it(filled: Database) -> None:
    made = room(filled, "four_fields", 5)
    with filled.write() as change:
        change.run("UPDATE stage SET settings = :s WHERE kind = 'add_themes'", s='{"kinds": ["idea", "helps"]}')
    made.open("add_themes")
    idea = made.say(made.people[0], "Yhteinen puhelu.", kind="idea")
    waiting = made.say(made.people[0], "Odottaa.", kind="idea", show=False)
    other = made.say(made.people[0], "Muu.", kind="helps")
    for theme_id in (waiting, other):
        with pytest.raises(Refused):
            cards.put(filled, REVIEWER, None, language="fi", name="Puhelu", fields={}, theme_id=theme_id)
    put_in = cards.put(filled, REVIEWER, None, language="fi", name="Puhelu", fields={}, theme_id=idea)
    assert model(filled, put_in).themes == (idea,)
    with filled.read() as look:
        said = [step.sentence.en for step in way.of_theme(look, find(look, idea))]
    assert "It became the operating model “Puhelu”." in said


def asked(database: Database, steps: list[str]) -> Room:
    made = Room(database, workshops.create(database, FACILITATOR, templates.of("conversation")))
    added = stages.add(
        database,
        FACILITATOR,
        made.workshop.id,
        kind="usefulness",
        name=everywhere("Name"),
        prompt=everywhere("Name"),
        minutes=5,
        after=None,
    )
    about = model(database, "hehku").name.as_json()
    stages.edit(database, FACILITATOR, added.id, settings={"model": "hehku", "about": about})
    people = made.join(number=len(steps))
    stage = made.open("usefulness")
    for person, step in zip(people, steps, strict=True):
        forms.answer(database, person, key(), stage.id, {"usefulness": step})
    return made


def test_usefulness_is_shown_of_five_and_more_when_the_workshop_is_over(filled: Database) -> None:
    large, small = asked(filled, ["4", "4", "5", "5", "5", "too_early"]), asked(filled, ["1", "1", "1", "1"])
    assert usefulness.of_model(filled, MANAGEMENT, "hehku") == []
    for made in (large, small):
        workshops.close(filled, FACILITATOR, made.workshop.id)
    first, second = usefulness.of_model(filled, MANAGEMENT, "hehku")
    assert first.answers is not None and (first.answers.mean, first.answers.people) == (4.6, 5)
    assert second.answers is None
    assert usefulness.of_model(filled, MANAGEMENT, "nvr") == []


def test_answers_stay_with_the_model_that_they_are_about(filled: Database) -> None:
    made = asked(filled, ["4"])
    stage = next(one for one in made.stages if one.kind == "usefulness")
    with pytest.raises(Refused, match="answered about this model"):
        stages.edit(filled, FACILITATOR, stage.id, settings={"model": "nvr", "about": stage.settings["about"]})


def test_the_file_has_the_fields_of_an_innokyla_model_and_names_the_empty_ones(filled: Database) -> None:
    found = innokyla.sections(model(filled, "nvr"), "en", {"ita-uusimaa": "East Uusimaa"}, {})
    headings = [heading for heading, _ in found]
    assert headings[0] == "Name of the model" and headings.index("Funder") < headings.index("Basic idea of the solution")
    assert dict(found)["Funder"] == "Empty: write this part here."
    assert "Peer support" in dict(found)["Results of the evaluation in short"]
    text = as_markdown(innokyla.as_document(found, "en")).decode()
    assert text.startswith("# Non-violent resistance: parents' group\n\n## Where it is now\n\nPilot")
