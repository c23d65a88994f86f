"""What a person takes back is in no file of the data folder afterwards, in no table and under no other name."""

import sqlite3
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from participation import (
    ballots,
    forms,
    grouping,
    integrity,
    mine,
    stages,
    themes,
    whispers,
)
from participation.activities.taking_themes import TakingThemes
from participation.model.fields import Field
from participation.model.people import Participant
from participation.model.workshop import Stage
from participation.store import Database, open_database
from tests import having_read
from tests.builders import FACILITATOR, REVIEWER, accounts, key, room
from tests.every_stage import EveryStage, every_stage

MARK = "Zxq"  # begins every text that the person writes, and stands in no other
WITHIN = 30.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def kept(folder: Path) -> Iterator[Database]:
    opened = open_database(str(folder / "yhdessa.db"))
    yield opened
    opened.close()


def found_in(folder: Path, mark: str = MARK) -> list[str]:
    """The files that hold the mark, whatever they are."""
    return [path.name for path in folder.rglob("*") if path.is_file() and mark.encode() in path.read_bytes()]


def gone_from(folder: Path, mark: str = MARK) -> bool:
    deadline = time.monotonic() + WITHIN
    while found_in(folder, mark) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not found_in(folder, mark)


def in_tables(database: Database, mark: str = MARK) -> list[str]:
    """The tables in which some column holds the mark."""
    with database.read() as look:
        if "Sqlite" in type(database).__name__:
            names = look.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        else:
            names = look.rows("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'")
        return [row["name"] for row in names if any(mark in str(dict(line)) for line in look.rows(f"SELECT * FROM {row['name']}"))]


class Writer:
    """Writes a text of its own into every field that it is asked for."""

    def __init__(self, made: EveryStage, who: Participant) -> None:
        self.made, self.who, self.database = made, who, made.room.database
        self._numbers = count(1)
        self.written = 0

    def text(self) -> str:
        self.written += 1
        return f"{MARK} sanon omin sanoin {next(self._numbers)} kertaa"

    def value(self, field: Field) -> object:
        if field.input == "text":
            return self.text()
        if field.input in ("choose_one", "choose_many") or (field.input == "scale" and field.options):
            value = field.options[0].value
            return [value] if field.input == "choose_many" else value
        return {"scale": field.low, "two_scales": [field.low, field.low], "date": "2030-01-01"}.get(field.input)

    def write(self, stage: Stage) -> None:
        activity = stages.activity(stage)
        if isinstance(activity, TakingThemes):
            kind = activity.kinds[0] if activity.kinds else None
            first = self._add(stage, activity, kind)
            more = self._details(activity)
            themes.change_own(self.database, self.who, key(), first, text=self.text(), kind=kind, details=more)
            having_read.show(self.database, FACILITATOR, first)
        elif activity.surface == "form":
            for field in activity.fields():
                for _ in range(2):  # the second is stored in the place of the first
                    forms.answer(self.database, self.who, key(), stage.id, {field.name: self.value(field)})

    def _add(self, stage: Stage, activity: TakingThemes, kind: str | None) -> str:
        said = {"text": self.text(), "kind": kind, "language": "fi", "details": self._details(activity)}
        given = themes.add(self.database, self.who, key(), stage_id=stage.id, **said)  # type: ignore[arg-type]
        return str(given["theme"])

    def _details(self, activity: TakingThemes) -> dict[str, object]:
        return {field.name: self.value(field) for field in activity.details() if not field.only_kinds}


def helps_to_group(writer: Writer) -> None:
    """Names groups from a tablet; the facilitator names one anew, joins it to another and undoes a step."""
    database, workshop = writer.database, writer.made.room.workshop.id
    stage = next(stage for stage in writer.made.room.stages if stage.kind == "group")
    stages.edit(database, FACILITATOR, stage.id, settings={"may_help": True})
    writer.made.open(stage)
    with database.read() as look:
        shown = [theme.id for theme in themes.shown_in(look, workshop)][:3]
    groups = [str(grouping.help_put(database, writer.who, key(), [theme], group=None, name=writer.text())["group"]) for theme in shown]
    grouping.rename(database, FACILITATOR, workshop, groups[0], name="Toinen nimi", language="fi")
    grouping.join(database, FACILITATOR, workshop, groups[1], into=groups[2])
    grouping.undo(database, FACILITATOR, workshop)


def staff_work_with_it(database: Database, theme: str) -> None:
    """What the staff write about a theme goes with it."""
    having_read.translate(database, FACILITATOR, theme, "sv", f"{MARK} på svenska med många ord")
    having_read.decide(database, REVIEWER, [theme], status="not_now", reason=f"{MARK} lapsen sanoin", due_on=None, owner_role=None)


def test_everything_that_a_person_wrote_anywhere_is_gone_from_every_file_after_taking_all_back(kept: Database, folder: Path) -> None:
    accounts(kept)
    made = every_stage(kept)
    writer = Writer(made, made.room.join("young_expert")[0])
    for stage in sorted(made.room.stages, key=lambda stage: stage.kind in ("group", "vote")):  # until then words may change
        made.open(stage)
        made.fill(stage)
        writer.write(stage)
    helps_to_group(writer)
    with kept.read() as look:
        own = themes.of_participant(look, writer.who.id)
    shown = [theme for theme in own if theme.state == "shown"]
    staff_work_with_it(kept, shown[0].id)
    assert writer.written > 40 and found_in(folder)

    mine.take_back_all(kept, writer.who, key())
    assert in_tables(kept) == []
    assert gone_from(folder)
    kept.close()
    assert found_in(folder) == []


def test_one_theme_that_is_taken_back_is_gone_with_its_earlier_words(kept: Database, folder: Path) -> None:
    made = room(kept, "conversation", people=2)
    stage = made.open("add_themes")
    given = themes.add(kept, made.people[0], key(), stage_id=stage.id, text=f"{MARK} ensin näin", kind=None, language="fi")
    theme = str(given["theme"])
    themes.change_own(kept, made.people[0], key(), theme, text=f"{MARK} sitten toisin", kind=None)
    themes.take_back(kept, made.people[0], key(), theme)
    assert gone_from(folder)


def test_a_person_who_noted_signals_takes_them_back_too(kept: Database, folder: Path) -> None:
    made = room(kept, "conversation")
    [who] = made.join("child_welfare")
    whispers.note(kept, who, key(), text=f"{MARK} kuulin tämän", kind="threat", language="fi")
    mine.take_back_all(kept, who, key())
    assert gone_from(folder)


def test_words_of_many_others_moving_about_in_the_file_leave_nothing_behind(kept: Database, folder: Path) -> None:
    made = room(kept, "conversation", people=12)
    stage = made.open("add_themes")
    leaves, *others = made.people
    for number in range(200):
        who = leaves if number % 4 == 0 else others[number % len(others)]
        text = f"{MARK if who is leaves else 'Muu'} {number} " + "sana " * (number % 40)
        theme = str(themes.add(kept, who, key(), stage_id=stage.id, text=text, kind=None, language="fi")["theme"])
        if number % 3 == 0:
            themes.change_own(kept, who, key(), theme, text=text + "lisää ja vielä lisää", kind=None)
    mine.take_back_all(kept, leaves, key())
    assert gone_from(folder)
    assert found_in(folder, "Muu 1 ")


def test_an_answer_sent_again_after_taking_all_back_brings_nothing_back(database: Database) -> None:
    made = room(database, "conversation", people=1)
    stage, [who] = made.open("add_themes"), made.people
    sent = {"stage_id": stage.id, "text": f"{MARK} kerran", "kind": None, "language": "fi"}
    again = key()
    themes.add(database, who, again, **sent)  # type: ignore[arg-type]
    mine.take_back_all(database, who, key())
    themes.add(database, who, again, **sent)  # type: ignore[arg-type]
    assert in_tables(database) == []


def test_names_that_others_gave_to_groups_stay(database: Database) -> None:
    made = room(database, "participation_tool", people=2)
    made.open("add_themes")
    first, second = made.say(made.people[1], "Yksi"), made.say(made.people[1], "Kaksi")
    stages.edit(database, FACILITATOR, next(s for s in made.stages if s.kind == "group").id, settings={"may_help": True})
    made.open("group")
    grouping.help_put(database, made.people[0], key(), [first], group=None, name=f"{MARK} nimi")
    grouping.help_put(database, made.people[1], key(), [second], group=None, name="Toisen nimi")
    mine.take_back_all(database, made.people[0], key())
    names = [group.name.text for group in grouping.of_workshop(database, FACILITATOR, made.workshop.id).groups.values()]
    assert names == ["Ryhmä 1", "Ryhmä 2"]  # the other one waits to be read
    assert in_tables(database) == [] and in_tables(database, "Toisen nimi") != []


def test_a_database_of_an_earlier_version_is_written_anew_once(folder: Path) -> None:
    opened = open_database(str(folder / "yhdessa.db"))
    opened.close()
    with sqlite3.connect(folder / "yhdessa.db") as before:  # as it was without secure_delete
        before.execute("PRAGMA user_version = 0")
        before.execute("PRAGMA secure_delete = OFF")
        before.execute("INSERT INTO setting VALUES ('old', ?)", (f"{MARK} " * 3000,))
        before.commit()
        before.execute("DELETE FROM setting WHERE name = 'old'")
        before.commit()
    before.close()
    assert found_in(folder)
    open_database(str(folder / "yhdessa.db")).close()
    assert found_in(folder) == []


def test_holding_a_theme_that_has_votes_is_no_damage(database: Database) -> None:
    made = room(database, "conversation", people=3)
    made.open("add_themes")
    theme = made.say(made.people[0], "Tästä puhutaan")
    vote = made.open("vote")
    for person in made.people[1:]:
        ballots.cast(database, person, key(), vote.id, {theme: "agree"})
    having_read.hold(database, FACILITATOR, theme)
    assert integrity.check(database).damage == []
