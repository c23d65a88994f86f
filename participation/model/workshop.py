"""A workshop and its stages, as the use cases give them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from participation.model.texts import Texts

StageState = Literal["waiting", "open", "closed", "skipped"]
WorkshopState = Literal["draft", "open", "closed"]
WHISPERS = "whispers"  # the template of the standing workshop that takes weak signals; it is no meeting and is not counted as one
Shows = Literal["themes", "groups", "votes"]
Whose = Literal["all", "experts"]


@dataclass(frozen=True)
class Stage:
    """One step of a workshop: an activity kind, its settings, its minutes and its state."""

    id: str
    workshop_id: str
    position: int
    kind: str
    name: Texts
    prompt: Texts
    minutes: int
    settings: Mapping[str, Any]
    state: StageState
    opened_at: str | None
    closed_at: str | None
    progress: Mapping[str, Any]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Stage":
        """The stage that a row of the store holds."""
        return cls(
            **{
                **{name: row[name] for name in cls.__dataclass_fields__},
                "name": Texts.of(json.loads(row["name"])),
                "prompt": Texts.of(json.loads(row["prompt"])),
                "settings": json.loads(row["settings"]),
                "progress": json.loads(row["progress"]) if row["progress"] else {},
            }
        )


@dataclass(frozen=True)
class Screen:
    """What the room sees: what it shows, whose themes, which votes are revealed, and, while frozen, which themes stood there.

    A frozen picture keeps ids and never words, so that a theme that is taken back is gone from it too.
    """

    shows: Shows = "themes"
    whose: Whose = "all"
    revealed: tuple[str, ...] = ()
    frozen_at: str | None = None
    frozen_stage_id: str | None = None
    frozen_theme_ids: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> "Screen":
        """The screen that the store holds as JSON."""
        given: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in json.loads(text).items()}
        return cls(**given)


@dataclass(frozen=True)
class Workshop:
    """One event with a join code, made from a template.

    `minors`: children or young people take part. `invited` are role groups; `receiver` (who must listen) and `counterpart`
    (who carries it on) are roles, never names. `watching` is how many only watch; `notice` the version of what participants were told.
    """

    id: str
    template: str
    title: Texts
    about: tuple[Texts, ...]
    support: Texts | None
    languages: tuple[str, ...]
    join_code: str
    screen_key: str
    state: WorkshopState
    joining: bool
    stage_id: str | None
    screen: Screen
    round_id: str | None
    work_package_id: str | None
    region_id: str | None
    place_id: str | None
    organisation_id: str | None
    series_id: str | None
    process_id: str | None
    minors: bool
    invited: tuple[str, ...]
    receiver: str | None
    counterpart: str | None
    made_by: str | None
    event_id: str | None
    watching: int
    notice: str | None
    created_at: str
    opened_at: str | None
    closed_at: str | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Workshop":
        """The workshop that a row of the store holds."""
        return cls(
            **{
                **{name: row[name] for name in cls.__dataclass_fields__},
                "title": Texts.of(json.loads(row["title"])),
                "about": tuple(Texts.of(text) for text in json.loads(row["about"])),
                "support": Texts.of(json.loads(row["support"])) if row["support"] else None,
                "languages": tuple(json.loads(row["languages"])),
                "joining": row["joining"] == "open",
                "minors": bool(row["minors"]),
                "invited": tuple(json.loads(row["invited"] or "[]")),
                "screen": Screen.of(row["screen"]),
            }
        )
