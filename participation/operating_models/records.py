"""An operating model as the use cases give it, read from its rows."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from participation.model.texts import LANGUAGES, Texts
from participation.operating_models.states import RESOURCES
from participation.project import listed
from participation.store import Row, Transaction

NOTHING = Texts("", "", "")


@dataclass(frozen=True)
class Move:
    """Where a model went, why, who said so and when; without `by` it was filled in from the report."""

    number: int
    state: str
    reason: Texts
    by: str | None
    at: str


@dataclass(frozen=True)
class Pilot:
    """The days of a pilot."""

    id: str
    starts_on: str
    ends_on: str | None


@dataclass(frozen=True)
class OperatingModel:
    """A model with all that is written about it and its whole history, the oldest move first."""

    id: str
    written: Texts
    fields: Mapping[str, Texts]
    work_package_id: str | None
    links: tuple[str, ...]
    regions: tuple[str, ...]
    programmes: tuple[str, ...]
    pilots: tuple[Pilot, ...]
    themes: tuple[str, ...]
    history: tuple[Move, ...]

    @property
    def name(self) -> Texts:
        """What it is called; a language without a name of its own takes the first one."""
        return Texts(*(said(self.written, language) for language in LANGUAGES))

    @property
    def state(self) -> str:
        """Where it is now."""
        return self.history[-1].state

    def text(self, field: str, language: str) -> str:
        """What is written in a field: in this language, otherwise in the first one that has it."""
        return said(self.fields.get(field, NOTHING), language)

    def missing(self) -> list[str]:
        """Which resources are not written yet."""
        return [name for name in RESOURCES if not self.text(name, LANGUAGES[0])]


def said(texts: Texts, language: str) -> str:
    """The text in this language, otherwise in the first one that has it."""
    return texts.say(language) or next((text for one in LANGUAGES if (text := texts.say(one))), "")


def every(look: Transaction) -> list[OperatingModel]:
    """All models, the oldest first."""
    return [_model(look, row) for row in look.rows("SELECT * FROM operating_model ORDER BY created_at, id")]


def get(look: Transaction, model_id: str) -> OperatingModel:
    """One model; raises NotFound."""
    return _model(look, listed.found(look, "operating_model", model_id))


def _model(look: Transaction, row: Row) -> OperatingModel:
    own = {"id": row["id"]}
    moves = look.rows(
        "SELECT m.*, a.name AS by_name FROM operating_model_move m LEFT JOIN account a ON a.id = m.account_id"
        " WHERE m.model_id = :id ORDER BY m.number",
        **own,
    )
    pilots = look.rows("SELECT * FROM operating_model_pilot WHERE model_id = :id ORDER BY starts_on, id", **own)
    regions = look.rows("SELECT region_id FROM operating_model_region WHERE model_id = :id ORDER BY region_id", **own)
    tags = look.rows("SELECT tag FROM operating_model_tag WHERE model_id = :id ORDER BY tag", **own)
    themes = look.rows(
        "SELECT m.theme_id FROM operating_model_theme m JOIN theme t ON t.id = m.theme_id"
        " WHERE m.model_id = :id AND t.state = 'shown' ORDER BY m.at",
        **own,
    )
    return OperatingModel(
        row["id"],
        listed.read(row["name"]),
        {name: Texts.of(text) for name, text in json.loads(row["fields"]).items()},
        row["work_package_id"],
        tuple(json.loads(row["links"])),
        tuple(one["region_id"] for one in regions),
        tuple(one["tag"] for one in tags),
        tuple(Pilot(one["id"], one["starts_on"], one["ends_on"]) for one in pilots),
        tuple(one["theme_id"] for one in themes),
        tuple(Move(one["number"], one["state"], listed.read(one["reason"]), one["by_name"], one["at"]) for one in moves),
    )


def note(change: Transaction, model_id: str, state: str, reason: Texts | None, account_id: str | None, at: str) -> None:
    """Writes one move; an earlier one is never touched."""
    number = listed.next_number(change, "operating_model_move", "number", "model_id = :model", model=model_id)
    change.run(
        "INSERT INTO operating_model_move (model_id, number, state, reason, account_id, at)"
        " VALUES (:model, :number, :state, :reason, :account, :at)",
        model=model_id,
        number=number,
        state=state,
        reason=listed.stored(reason) if reason else None,
        account=account_id,
        at=at,
    )
