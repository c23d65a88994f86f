"""Events that are no workshops: webinars, infos, trainings. Only a head count and themes are kept, and nobody's name."""

from collections.abc import Mapping
from dataclasses import dataclass

from participation import clock, workshops
from participation.access import require
from participation.ids import new_id
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.model.workshop import Workshop
from participation.project import listed
from participation.staff import belonging
from participation.store import Database, Row, Transaction
from participation.template_files import templates

KINDS: dict[str, str] = {
    "webinar": N_("Webinar"),
    "info": N_("Info"),
    "training": N_("Training"),
    "forum": N_("Forum"),
    "other": N_("Other event"),
}
TEMPLATE = "forum_info"  # what people do at an event that has a join code


@dataclass(frozen=True)
class Event:
    """An event. `heads` is how many were counted; `more_than` where only a lower limit is known."""

    id: str
    kind: str
    name: Texts
    on_day: str | None
    heads: int | None
    more_than: bool
    themes: Texts
    audience: str | None
    region_id: str | None


def every(database: Database) -> list[Event]:
    """The events, the newest first; those without a day at the end."""
    with database.read() as look:
        rows = look.rows("SELECT * FROM event ORDER BY coalesce(on_day, '') DESC, created_at, id")
    return [
        Event(
            row["id"],
            row["kind"],
            listed.read(row["name"]),
            row["on_day"],
            row["heads"],
            bool(row["more_than"]),
            listed.read(row["themes"]),
            row["audience"],
            row["region_id"],
        )
        for row in rows
    ]


def put(
    database: Database,
    who: Staff,
    event_id: str | None,
    *,
    kind: str,
    name: Mapping[str, str],
    on_day: object = None,
    heads: int | None = None,
    more_than: bool = False,
    themes: Mapping[str, str] | None = None,
    audience: str | None = None,
    region_id: str | None = None,
) -> str:
    """Changes an event, or adds one (without an id); gives its id."""
    with database.write() as change:
        require(change, who, "facilitator", "reviewer")
        texts = listed.complete(name)
        if heads is not None:
            limits.HEADS.checked(heads)
        about = listed.complete(themes, limits.TEXT_IN_PROJECT) if themes and any(text.strip() for text in themes.values()) else None
        created = _own(change, who, event_id)["created_at"] if event_id else clock.now()
        belonging.check_region(change, who, region_id)
        made = event_id or new_id()
        change.save(
            "event",
            {
                "id": made,
                "project_id": listed.project_of(change),
                "kind": listed.one_of(kind, tuple(KINDS)),
                "name": listed.stored(texts),
                "on_day": listed.day(on_day),
                "heads": heads,
                "more_than": int(more_than and heads is not None),
                "themes": listed.stored(about) if about else None,
                "audience": audience,
                "region_id": region_id,
                "created_at": created,
            },
        )
    return made


def delete(database: Database, who: Staff, event_id: str) -> None:
    """Takes an event off the list."""
    with database.write() as change:
        require(change, who, "facilitator", "reviewer")
        _own(change, who, event_id)
        change.run("UPDATE workshop SET event_id = NULL WHERE event_id = :id", id=event_id)
        change.run("DELETE FROM event WHERE id = :id", id=event_id)


def _own(look: Transaction, who: Staff, event_id: str) -> Row:
    """The event, when it and its workshop belong to regions where the person works."""
    row = listed.found(look, "event", event_id)
    belonging.check_region(look, who, row["region_id"])
    for workshop in look.rows("SELECT id FROM workshop WHERE event_id = :id", id=event_id):
        workshops.for_staff(look, who, workshop["id"])
    return row


def workshops_of(database: Database, who: Staff) -> dict[str, Workshop]:
    """The workshop of each event that has one, for those who may see it."""
    if not who.roles & {"facilitator", "reviewer", "evaluator", "admin"}:
        return {}
    return {workshop.event_id: workshop for workshop in workshops.every(database, who) if workshop.event_id}


def make_workshop(database: Database, who: Staff, event_id: str) -> Workshop:
    """A workshop with a join code and without registration for an event, made once.

    Who joins it is counted as in every workshop; the heads of the event stay a number of their own.
    """
    with database.read() as look:
        require(look, who, "facilitator")
        row = _own(look, who, event_id)
        known = look.row("SELECT id FROM workshop WHERE event_id = :id LIMIT 1", id=event_id)
    if known is not None:
        return workshops.get(database, who, known["id"])
    plan = workshops.Plan(title=listed.read(row["name"]), region_id=row["region_id"])
    made = workshops.create(database, who, templates.of(TEMPLATE), plan)
    with database.write() as change:
        _own(change, require(change, who, "facilitator"), event_id)
        change.run("UPDATE workshop SET event_id = :event WHERE id = :id", event=event_id, id=made.id)
    return workshops.get(database, who, made.id)
