"""Writes the demo's rows as the use cases would have written them then, with the time when it happened."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from participation import clock, ids
from participation.demo.files import DemoTheme, Person
from participation.model.texts import Texts
from participation.store import Transaction


@dataclass(frozen=True)
class DemoStage:
    """A stage of a demo workshop and when it was open."""

    id: str
    kind: str
    opened: datetime | None
    closed: datetime | None
    takes: tuple[str, ...] | None


@dataclass(frozen=True)
class DemoWorkshop:
    """A demo workshop, its stages and who attended it."""

    id: str
    round: int
    work_package: str
    is_open: bool
    join_code: str
    stages: tuple[DemoStage, ...]
    people: tuple[tuple[str, Person], ...]
    ends: datetime

    def stage(self, kind: str) -> DemoStage:
        """The first stage of this kind."""
        return next(stage for stage in self.stages if stage.kind == kind)


@dataclass(frozen=True)
class PlacedTheme:
    """A theme that stands in the store. `target` is what its votes go to: its group, or itself."""

    id: str
    target: str
    workshop: DemoWorkshop
    author_id: str
    given: DemoTheme


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


def as_stored(text: Texts) -> str:
    """A text as the store keeps it."""
    return json.dumps(text.as_json(), ensure_ascii=False)


def minutes(number: float) -> timedelta:
    """So many minutes."""
    return timedelta(minutes=number)
