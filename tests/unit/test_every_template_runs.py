"""Every workshop design runs from its first stage to its last, with twelve people of mixed roles and three languages."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from participation import (
    activities,
    ballots,
    forms,
    grouping,
    mine,
    moderation,
    results,
    screen,
    snapshot,
    stages,
    themes,
    turns,
    workshops,
)
from participation import room as rooms
from participation.errors import Refused
from participation.model.fields import Field
from participation.model.people import Participant
from participation.model.texts import LANGUAGES
from participation.model.workshop import Stage
from participation.store import Database
from participation.template_files import own_templates, templates
from participation.template_files.templates import Template
from tests import having_read
from tests.builders import FACILITATOR, Room, key

SECRET = "Kukaan muu ei saa nähdä tätä"
WORDS = {"fi": "Meitä kuunnellaan", "sv": "Vi blir hörda", "en": "We are heard"}
PEOPLE = [("young_expert", 3), ("experience_parent", 3), ("child_welfare", 3), ("other_service", 1), ("management", 1), ("developer", 1)]
SURFACES = {"themes", "ballot", "form", "result", "picture", "read", "grouping", "note"}


class Run:
    """One workshop on its way: at each open stage, everyone does what its surface asks."""

    def __init__(self, database: Database, template: Template) -> None:
        self.database = database
        self.room = Room(database, workshops.create(database, FACILITATOR, template))
        tongues = cycle(LANGUAGES)
        for role, number in PEOPLE:
            for _ in range(number):
                self.room.join(role, language=next(tongues))
        self.at: Stage | None = None

    def stages(self) -> Iterator[Stage]:
        """Opens one stage after the other, until none is left."""
        while True:
            opened = stages.go_on(self.database, FACILITATOR, self.room.workshop.id, after=self.at.id if self.at else None)
            if opened is None:
                return
            self.at = opened
            yield opened

    def room_json(self) -> dict[str, Any]:
        """What every tablet gets; it must be JSON, and never hold what a facilitator keeps for care."""
        text = json.dumps(rooms.of(self.database, self.room.workshop.id), ensure_ascii=False)
        assert SECRET not in text
        return json.loads(text)  # type: ignore[no-any-return]

    def on_tablets(self) -> dict[str, Any]:
        """The open stage as the tablets draw it; each person's own part goes with it."""
        whole = self.room_json()
        for who in self.room.people:
            own = json.dumps(mine.of(self.database, who), ensure_ascii=False)
            assert SECRET not in own or who == self.room.people[0]
        assert SECRET not in str(screen.of(self.database, workshops.get(self.database, FACILITATOR, self.room.workshop.id)))
        stage: dict[str, Any] = whole["stage"]
        assert (stage["id"], stage["open"]) == (self.at and self.at.id, True)
        assert all(stage["name"][language] and stage["prompt"][language] for language in LANGUAGES)
        assert stage["surface"] in SURFACES
        return stage

    def act(self, stage: Stage) -> None:
        """Everyone does what the open stage asks."""
        drawn = self.on_tablets()
        {
            "themes": self.add_themes,
            "grouping": self.group,
            "ballot": self.vote,
            "form": self.answer,
            "picture": lambda *_: self.see_picture(),
            "result": lambda *_: self.see_result(),
            "read": lambda *_: None,
            "note": lambda *_: None,
        }[drawn["surface"]](stage, drawn)

    def add_themes(self, stage: Stage, drawn: Mapping[str, Any]) -> None:
        taking = themes.taking_themes(stage)
        kinds = cycle([kind["value"] for kind in drawn["kinds"]] or [None])
        added: list[str] = []
        for number, who in enumerate(self.room.people):
            if stage.kind == "listening_round":
                assert turns.go_on(self.database, FACILITATOR, stage.id)
            details = {field.name: self.an_answer(field, number) for field in taking.details()}
            details = {name: value for name, value in details.items() if value is not None}
            if taking.only_groups and who.role_group not in taking.only_groups:
                with pytest.raises(Refused):
                    self.add(who, stage, next(kinds), details)
                continue
            added.append(self.add(who, stage, next(kinds), details))
        self.hold_one(stage)
        assert not {theme["id"] for theme in self.room_json()["themes"]} & set(added), "nothing shows before a person has shown it"
        for theme_id in added:
            having_read.show(self.database, FACILITATOR, theme_id)
        shown = {theme["id"]: theme for theme in self.room_json()["themes"]}
        assert set(added) <= set(shown)
        asked = {field.name for field in taking.details()}
        assert {detail["name"] for theme_id in added for detail in shown[theme_id]["details"]} == asked
        if taking.supports:
            for who in self.room.people[1:]:
                themes.support(self.database, who, key(), added[0])

    def add(self, who: Participant, stage: Stage, kind: str | None, details: Mapping[str, object]) -> str:
        text = f"{WORDS[who.language]} {stage.position}"
        given = themes.add(self.database, who, key(), stage_id=stage.id, text=text, kind=kind, language=who.language, details=details)
        return str(given["theme"])

    def hold_one(self, stage: Stage) -> None:
        """One text more that an adult must see, and nobody else."""
        taking = themes.taking_themes(stage)
        if taking.most_of_one or (taking.only_groups and self.room.people[0].role_group not in taking.only_groups):
            return
        given = themes.add(self.database, self.room.people[0], key(), stage_id=stage.id, text=SECRET, kind=None, language="fi")
        having_read.hold(self.database, FACILITATOR, str(given["theme"]))

    def group(self, stage: Stage, drawn: Mapping[str, Any]) -> None:
        ids = [theme["id"] for theme in self.room_json()["themes"]]
        for number, first in enumerate(range(0, min(len(ids), 6), 3), 1):
            grouping.put(self.database, FACILITATOR, self.room.workshop.id, ids[first : first + 3], group=None, name=f"Ryhmä {number}")
        if drawn["may_group"]:
            grouping.help_put(self.database, self.room.people[1], key(), ids[6:7], group=None, name="Oma ryhmä")
        assert self.room_json()["groups"]

    def vote(self, stage: Stage, drawn: Mapping[str, Any]) -> None:
        targets = [target["id"] for target in drawn["targets"]]
        assert targets, "there is something to vote on"
        word = {"dots": 1, "approval": "approve", "agree": "agree"}[drawn["method"]]
        most = drawn["votes"] or len(targets)
        for who in self.room.people:
            ballots.cast(self.database, who, key(), stage.id, dict.fromkeys(targets[:most], word))
        [counted] = [
            ballot for ballot in results.of_workshop(self.database, FACILITATOR, self.room.workshop.id) if ballot.stage.id == stage.id
        ]
        assert counted.result.voters in (10, 12), "while it is open, the number of voters goes in steps of five"

    def answer(self, stage: Stage, drawn: Mapping[str, Any]) -> None:
        fields = stages.activity(stage).fields()
        assert [field["name"] for field in drawn["fields"]] == [field.name for field in fields]
        for number, who in enumerate(self.room.people):
            values = {field.name: self.an_answer(field, number) for field in fields}
            forms.answer(self.database, who, key(), stage.id, values)
            kept = mine.of(self.database, who)["answers"]
            assert isinstance(kept, dict)
            assert set(kept.get(stage.id, {})) == {name for name, value in values.items() if value is not None}

    def an_answer(self, field: Field, number: int) -> object:
        """Something that fits; the same from all, so that the group's picture may show it."""
        if field.input == "choose_theme":
            shown = self.room_json()["themes"]
            return shown[0]["id"] if shown else None
        return {
            "text": "Yksi asia",
            "choose_one": field.options[0].value if field.options else None,
            "choose_many": [option.value for option in field.options[:2]],
            "scale": field.options[-1].value if field.options else field.high,
            "two_scales": [field.high, field.high],
            "date": "2027-01-15",
        }[field.input]

    def see_picture(self) -> None:
        shown = self.room_json()["stage"]["picture"]
        assert shown is not None, "a picture follows a form"
        assert shown["too_few"] is None and shown["questions"], shown

    def see_result(self) -> None:
        result = self.room_json()["stage"]["result"]
        assert result is not None, "a result follows a vote"
        assert result["rows"] and result["sentence"]["fi"]


def run(database: Database, template: Template) -> Run:
    made = Run(database, template)
    seen = []
    for stage in made.stages():
        made.act(stage)
        with database.read() as look:
            assert snapshot.of(look, stage.workshop_id).stages
        seen.append(stage.kind)
    assert seen == [stage.kind for stage in template.stages]
    return made


@pytest.mark.parametrize("template", templates.shipped(), ids=lambda template: template.id)
def test_every_template_runs_from_its_first_stage_to_its_last(database: Database, template: Template) -> None:
    made = run(database, template)
    workshop_id = made.room.workshop.id
    for ballot in results.of_workshop(database, FACILITATOR, workshop_id):
        assert ballot.sentence.fi
        assert ballot.result.voters == len(made.room.people)
    workshops.close(database, FACILITATOR, workshop_id)
    assert made.room_json()["workshop"]["state"] == "closed"
    held = moderation.held(database, FACILITATOR, workshop_id)
    assert {theme.text for theme in held} <= {SECRET}
    with pytest.raises(Refused):
        themes.add(database, made.room.people[0], key(), stage_id=str(made.at and made.at.id), text="Myöhässä", kind=None, language="fi")


def test_a_template_that_somebody_copied_and_edited_runs_too(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YHDESSA_DATA", str(tmp_path))
    copied = own_templates.copy(FACILITATOR, "participation_tool")
    text = own_templates.as_yaml(FACILITATOR, copied.id).replace("minutes: 25", "minutes: 40")
    own_templates.save(FACILITATOR, text)
    made = run(database, templates.of(copied.id))
    minutes = [stage.minutes for stage in stages.of_workshop(database, FACILITATOR, made.room.workshop.id)]
    assert minutes.count(40) == 2 and 25 not in minutes


def test_a_stage_of_every_kind_runs(database: Database) -> None:
    """Kinds that no shipped template has yet run too, once something stands there to vote on and to choose from."""
    form = next(kind for kind, activity in activities.kinds().items() if activity.surface == "form")
    first = ["add_themes", form, "group_picture", "vote", "result"]
    order = [*first, *(kind for kind in activities.kinds() if kind not in first)]
    basis = templates.of("conversation")
    some = basis.stages[0]
    made = replace(
        basis,
        stages=tuple(replace(some, id=kind, kind=kind, settings=dict(activities.kinds()[kind].example())) for kind in order),
    )
    ran = run(database, made)
    every = stages.of_workshop(database, FACILITATOR, ran.room.workshop.id)
    assert {stage.kind for stage in every if stage.opened_at} == set(activities.kinds())
