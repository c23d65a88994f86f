"""Everything that a participant can write goes through one gate: no identity code, a length, a number, and a person reads it first.

The lists below name every way in. A new route, kind of stage or input that is in none of them fails a test.
"""

import json
from collections.abc import Callable

import pytest

from participation import (
    activities,
    ballots,
    forms,
    group_names,
    grouping,
    room,
    screen,
    snapshot,
    stages,
    themes,
    whispers,
    workshops,
)  # fmt: skip
from participation.activities.activity import FITS, Activity
from participation.activities.form import Form
from participation.activities.taking_themes import TakingThemes
from participation.errors import NotFound, Refused
from participation.model import limits
from participation.model.fields import Field
from participation.model.people import Participant
from participation.model.texts import Texts
from participation.project import team_questions
from participation.store import Database
from participation.web import tablet_answers
from participation.wordings import Changed
from tests import having_read
from tests.builders import FACILITATOR, Room, accounts, key
from tests.builders import room as a_room

CODE = "131052-308T"
WRITE = {"add_theme", "change_theme", "answer", "group"}  # routes that bring somebody's own words
CHOOSE = {"take_back_theme", "support_theme", "vote", "written_down", "language", "pause", "adult", "ready", "take_back_all"}
ASK = {"near"}  # what is looked for is kept nowhere
OPEN, CLOSED = {"text"}, {"scale", "two_scales", "choose_one", "choose_many", "date", "choose_theme"}

WORDS_OF_STAGES = [
    (kind, field)
    for kind, known in activities.kinds().items()
    for activity in [activities.of(kind, known.example())]
    for field in (activity.details() if isinstance(activity, TakingThemes) else activity.fields())
]


def test_every_route_is_known_to_bring_words_or_choices() -> None:
    assert set(tablet_answers.ANSWERS) == WRITE | CHOOSE | ASK


def test_every_input_is_known_to_be_open_or_closed() -> None:
    assert set(FITS) == OPEN | CLOSED


def check(activity: Activity, field: Field, value: object) -> object:
    if isinstance(activity, TakingThemes):
        kind = (*field.only_kinds, *activity.kinds, None)[0]
        return activity.check_theme("Sanat.", kind, {field.name: value})[2][field.name]
    assert isinstance(activity, Form)
    return activity.check_answer(field.name, value)


@pytest.mark.parametrize(("kind", "field"), WORDS_OF_STAGES, ids=lambda each: each if isinstance(each, str) else each.name)
def test_no_answer_of_any_stage_takes_an_identity_code_or_more_than_its_length(kind: str, field: Field) -> None:
    activity = activities.of(kind, activities.kinds()[kind].example())
    if field.name == "small_step":
        activity = activities.of(kind, {"kinds": ["achievement"]})
    for wrong in (CODE, "131052A308T", f"soita {CODE} nyt", "x" * (field.max_length + 1), "\u3164", "\u202e"):
        with pytest.raises(Refused):
            check(activity, field, wrong)
    if field.input in OPEN:
        assert check(activity, field, " Sosiaaliohjaaja 🩷 ") == "Sosiaaliohjaaja 🩷"
        assert check(activity, field, "a\u0308" * field.max_length) == "a\u0308" * field.max_length
    else:
        with pytest.raises(Refused):
            check(activity, field, "jotain omaa")


@pytest.mark.parametrize("kind", [kind for kind, known in activities.kinds().items() if known.takes_themes])
def test_the_words_of_every_stage_go_through_the_gate(kind: str) -> None:
    activity = activities.of(kind, activities.kinds()[kind].example())
    assert isinstance(activity, TakingThemes)
    for wrong in (CODE, "x" * (activity.max_length + 1), "\u2800"):
        with pytest.raises(Refused):
            activity.check_theme(wrong, None, {})


@pytest.fixture
def made(database: Database) -> Room:
    accounts(database)
    made = a_room(database, people=3)
    made.open("add_themes")
    return made


Write = Callable[[Room, Participant, str], object]


def _question(made: Room, who: Participant, text: str) -> object:
    box = team_questions.open_box(made.database, FACILITATOR, made.workshop.id)
    return team_questions.ask(made.database, box.key, "Tiimi", text, "fi")


def _team(made: Room, who: Participant, text: str) -> object:
    box = team_questions.open_box(made.database, FACILITATOR, made.workshop.id)
    return team_questions.ask(made.database, box.key, text, "Mitä?", "fi")


def _stage(made: Room) -> str:
    return next(stage.id for stage in made.stages if stage.state == "open")


WAYS_IN: dict[str, Write] = {
    "add_theme": lambda made, who, text: themes.add(
        made.database, who, key(), stage_id=_stage(made), text=text, kind=None, language="fi"
    ),
    "change_theme": lambda made, who, text: themes.change_own(made.database, who, key(), made.say(who, "Ennen."), text=text, kind=None),
    "whisper": lambda made, who, text: whispers.note(made.database, FACILITATOR, key(), text=text, kind="threat", language="fi"),
    "translation": lambda made, who, text: having_read.translate(made.database, FACILITATOR, made.say(who, "Sanat."), "sv", text),
    "team_question": _question,
    "team_name": _team,
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS_IN)
@pytest.mark.parametrize("wrong", [CODE, "131052–308T", "811228-9874", "x" * 4001, "\u3164", " "])
def test_every_way_in_has_the_same_gate(made: Room, way: str, wrong: str) -> None:
    with pytest.raises(Refused):
        WAYS_IN[way](made, made.people[0], wrong)
    WAYS_IN[way](made, made.people[0], "Kiitos 🩷 kaikille")


def helping(made: Room) -> list[str]:
    """Three shown themes, and a stage in which participants may help to group."""
    ids = [made.say(who, f"Teema {number}.") for number, who in enumerate(made.people)]
    stage = made.open("group")
    stages.edit(made.database, FACILITATOR, stage.id, settings={"may_help": True})
    return ids


@pytest.mark.parametrize("wrong", [CODE, "131052+308T", "x" * 81, "\u3164", ""])
def test_a_name_for_a_group_goes_through_the_gate(made: Room, wrong: str) -> None:
    ids = helping(made)
    with pytest.raises(Refused):
        grouping.help_put(made.database, made.people[0], key(), ids[:1], group=None, name=wrong)
    assert not grouping.of_workshop(made.database, FACILITATOR, made.workshop.id).groups


def named(made: Room, name: str = "Virtasen Maija", who: int = 0) -> str:
    ids = helping(made)
    return str(grouping.help_put(made.database, made.people[who], key(), ids, group=None, name=name)["group"])


def seen_by_the_room(made: Room) -> str:
    with made.database.read() as look:
        pictured = [group.name.text for group in snapshot.of(look, made.workshop.id).grouping.groups.values()]
    workshops.show_on_screen(made.database, FACILITATOR, made.workshop.id, "groups")
    workshop = workshops.get(made.database, FACILITATOR, made.workshop.id)
    drawn = str(screen.of(made.database, workshop))
    return json.dumps([room.of(made.database, made.workshop.id), pictured], ensure_ascii=False) + drawn


def test_a_name_that_a_participant_gives_is_seen_by_nobody_before_the_facilitator_has_read_it(made: Room) -> None:
    group = named(made)
    assert "Virtasen Maija" not in seen_by_the_room(made) and "Ryhmä 1" in seen_by_the_room(made)
    [waits] = group_names.waiting(made.database, FACILITATOR, made.workshop.id)
    assert (waits.group_id, waits.name.text, waits.marked) == (group, "Virtasen Maija", False)
    grouping.show_name(made.database, FACILITATOR, group, waits.mark)
    assert "Virtasen Maija" in seen_by_the_room(made)
    assert group_names.waiting(made.database, FACILITATOR, made.workshop.id) == []


def test_a_name_that_is_taken_away_is_gone_and_the_group_stays(made: Room) -> None:
    group = named(made)
    [waits] = group_names.waiting(made.database, FACILITATOR, made.workshop.id)
    grouping.take_name_away(made.database, FACILITATOR, group, waits.mark)
    assert "Virtasen Maija" not in seen_by_the_room(made)
    found = grouping.of_workshop(made.database, FACILITATOR, made.workshop.id)
    assert found.groups[group].name.text == "Ryhmä 1" and len(found.members()[group]) == 3
    grouping.rename(made.database, FACILITATOR, made.workshop.id, group, name="Aikuisten aika", language="fi")
    assert "Aikuisten aika" in seen_by_the_room(made)


def test_undoing_brings_no_unread_name_to_the_wall(made: Room) -> None:
    group = named(made)
    grouping.rename(made.database, FACILITATOR, made.workshop.id, group, name="Luettu", language="fi")
    grouping.undo(made.database, FACILITATOR, made.workshop.id)
    assert "Virtasen Maija" not in seen_by_the_room(made)


def test_a_name_is_shown_only_in_the_words_that_were_read(made: Room) -> None:
    group = named(made)
    [waits] = group_names.waiting(made.database, FACILITATOR, made.workshop.id)
    grouping.rename(made.database, FACILITATOR, made.workshop.id, group, name="Aikuisten aika", language="fi")
    with pytest.raises(Changed):
        grouping.show_name(made.database, FACILITATOR, group, waits.mark)
    with pytest.raises(NotFound):
        grouping.show_name(made.database, FACILITATOR, "0" * 20, waits.mark)


def test_a_name_with_a_worrying_word_is_marked(made: Room) -> None:
    named(made, "minua lyödään")
    [waits] = group_names.waiting(made.database, FACILITATOR, made.workshop.id)
    assert waits.marked


def test_nobody_names_groups_without_end(made: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "GROUPS_OF_ONE_PERSON", 2)
    ids = helping(made)
    for number in range(2):
        grouping.help_put(made.database, made.people[0], key(), ids, group=None, name=f"Ryhmä {number}")
    with pytest.raises(Refused, match="very many groups"):
        grouping.help_put(made.database, made.people[0], key(), ids, group=None, name="Vielä yksi")
    grouping.help_put(made.database, made.people[1], key(), ids, group=None, name="Toisen nimi")


def test_a_name_that_staff_give_is_shown_at_once_but_has_no_identity_code(made: Room) -> None:
    ids = helping(made)
    with pytest.raises(Refused, match="identity code"):
        grouping.put(made.database, FACILITATOR, made.workshop.id, ids, group=None, name=CODE)
    group = grouping.put(made.database, FACILITATOR, made.workshop.id, ids, group=None, name="Aikuisten aika")
    with pytest.raises(Refused, match="identity code"):
        grouping.rename(made.database, FACILITATOR, made.workshop.id, group, name=CODE, language="fi")
    assert "Aikuisten aika" in seen_by_the_room(made)


def test_no_choice_of_a_vote_is_a_text(made: Room) -> None:
    theme = made.say(made.people[0], "Äänestettävä.")
    stage = made.open("vote")
    for choice in (CODE, "vapaata tekstiä"):
        with pytest.raises(Refused):
            ballots.cast(made.database, made.people[0], key(), stage.id, {theme: choice})
    for choice in (["lista"], {"a": 1}):
        ballots.cast(made.database, made.people[0], key(), stage.id, {theme: choice})
    with made.database.read() as look:
        assert not look.rows("SELECT choice FROM vote")


def test_what_is_written_in_a_form_is_read_by_its_writer_alone(database: Database) -> None:
    accounts(database)
    made = a_room(database, people=2)
    stage = stages.add(
        database, FACILITATOR, made.workshop.id, kind="read_together", name=Texts.same("Luetaan"), prompt=Texts.same("Mitä?"), minutes=5,
        after=None,
    )  # fmt: skip
    stages.open_stage(database, FACILITATOR, made.workshop.id, stage.id, after=None)
    with pytest.raises(Refused, match="identity code"):
        forms.answer(database, made.people[0], key(), stage.id, {"word": CODE})
    forms.answer(database, made.people[0], key(), stage.id, {"word": "Salainen sana"})
    assert "Salainen sana" not in seen_by_the_room(made)
