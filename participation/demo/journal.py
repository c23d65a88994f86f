"""Writes the demo's rows as the use cases would have written them then, with the time when it happened."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from participation import clock, ids, shared_texts
from participation.activities import Activity
from participation.demo.files import DemoTheme, Person
from participation.model.texts import Texts
from participation.store import Transaction

PROJECT = "demo"
GROUPED_AFTER = 9


@dataclass(frozen=True)
class DemoStage:
    """A stage of a demo workshop and when it was open. `name` is its id in the template."""

    id: str
    name: str
    kind: str
    opened: datetime | None
    closed: datetime | None
    takes: tuple[str, ...] | None
    activity: Activity


@dataclass(frozen=True)
class DemoWorkshop:
    """A demo workshop, its stages and who attended it. Those between the rounds have no `round`."""

    id: str
    key: str
    round: int | None
    work_package: str
    is_open: bool
    join_code: str
    stages: tuple[DemoStage, ...]
    people: tuple[tuple[str, Person], ...]
    ends: datetime

    def stage(self, kind: str) -> DemoStage:
        """The first stage of this kind."""
        return next(stage for stage in self.stages if stage.kind == kind)

    def named(self, name: str) -> DemoStage:
        """The stage with this id in the template."""
        return next(stage for stage in self.stages if stage.name == name)

    def person(self, code: str) -> tuple[str, Person]:
        """Who attended with this return code."""
        return next(found for found in self.people if found[1].code == code)


@dataclass(frozen=True)
class PlacedTheme:
    """A theme that stands in the store. `target` is what its votes go to: its group, or itself."""

    id: str
    target: str
    workshop: DemoWorkshop
    author_id: str
    given: DemoTheme


@dataclass(frozen=True)
class Words:
    """What somebody wrote: their words, and what stood beside them."""

    text: str
    language: str
    kind: str | None = None
    group: str | None = None
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass
class Journal:
    """One transaction and one row of random numbers, so that the demo is the same each time."""

    change: Transaction
    random: Random
    groups: dict[tuple[str, str], str] = field(default_factory=dict)

    def event(self, theme_id: str, what: str, *, by_role: str, at: datetime, detail: str | None = None) -> None:
        """One step of a theme's way."""
        self.change.save(
            "theme_event",
            {"id": ids.new_id(), "theme_id": theme_id, "what": what, "detail": detail, "by_role": by_role, "at": clock.stamp(at)},
        )

    def group(self, workshop: DemoWorkshop, name: str, language: str, at: datetime) -> str:
        """The theme group with this name in the workshop, made when it is not there yet."""
        place = (workshop.id, name)
        if place not in self.groups:
            self.groups[place] = ids.new_id()
            self.change.save(
                "theme_group",
                {
                    "id": self.groups[place],
                    "workshop_id": workshop.id,
                    "name": name,
                    "language": language,
                    "joined_into": None,
                    "created_at": clock.stamp(at),
                },
            )
        return self.groups[place]

    def theme(
        self, workshop: DemoWorkshop, stage: DemoStage, author: tuple[str, Person], words: Words, written: datetime
    ) -> tuple[str, str | None]:
        """A theme that its author wrote and the facilitator showed; gives its id and that of its group."""
        assert stage.opened is not None
        shown, grouped = written + minutes(0.2), max(written + minutes(0.4), stage.opened + minutes(GROUPED_AFTER))
        group_id = self.group(workshop, words.group, words.language, grouped) if words.group else None
        theme_id = ids.new_id()
        self.change.save(
            "theme",
            {
                "id": theme_id,
                "workshop_id": workshop.id,
                "stage_id": stage.id,
                "participant_id": author[0],
                "text": words.text,
                "language": words.language,
                "kind": words.kind,
                "details": json.dumps(words.details, ensure_ascii=False) if words.details else None,
                "state": "shown",
                "reason": None,
                "group_id": group_id,
                "marked": int(shared_texts.may_need_care(words.text)),
                "created_at": clock.stamp(written),
                "changed_at": clock.stamp(written),
                "shown_at": clock.stamp(shown),
            },
        )
        wording = {"theme_id": theme_id, "number": 1, "text": words.text, "at": clock.stamp(written)}
        self.change.save("theme_wording", wording, key=("theme_id", "number"))
        self.event(theme_id, "written", by_role=author[1].group, at=written)
        self.event(theme_id, "shown", by_role="facilitator", at=shown)
        if group_id:
            self.event(theme_id, "grouped", by_role="facilitator", at=grouped, detail=group_id)
        return theme_id, group_id

    def tag(self, theme_id: str, tag: str) -> None:
        """A tag on a theme."""
        self.change.save("theme_tag", {"theme_id": theme_id, "tag": tag}, key=("theme_id", "tag"))

    def vote(self, stage: DemoStage, participant_id: str, target_id: str, at: datetime) -> None:
        """One vote."""
        row = {"stage_id": stage.id, "participant_id": participant_id, "target_id": target_id, "choice": "1", "at": clock.stamp(at)}
        self.change.save("vote", row, key=("stage_id", "participant_id", "target_id"))

    def answer(self, stage: DemoStage, participant_id: str, field_name: str, value: object, at: datetime) -> None:
        """One answer to a question of a form, checked as the stage checks it."""
        checked = stage.activity.check_answer(field_name, value)
        row = {
            "stage_id": stage.id,
            "participant_id": participant_id,
            "field": field_name,
            "value": json.dumps(checked, ensure_ascii=False),
        }
        self.change.save("answer", {**row, "at": clock.stamp(at)}, key=("stage_id", "participant_id", "field"))


def as_stored(text: Texts) -> str:
    """A text as the store keeps it."""
    return json.dumps(text.as_json(), ensure_ascii=False)


def minutes(number: float) -> timedelta:
    """So many minutes."""
    return timedelta(minutes=number)
