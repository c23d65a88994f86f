"""Workshops that come again: a series with its rhythm, and the open items that carry over from one workshop to the next."""

from collections.abc import Mapping
from dataclasses import dataclass

from participation import clock, join_page, stages, workshops
from participation.access import require
from participation.ids import new_id
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import LANGUAGES, N_, Texts
from participation.model.workshop import Workshop
from participation.plain_text import clean
from participation.project import listed
from participation.staff import belonging
from participation.store import Database, Row, Transaction
from participation.template_files import templates
from participation.texts import everywhere

RHYTHMS: dict[str, str] = {
    "weekly": N_("Every week"),
    "monthly": N_("Once a month"),
    "quarterly": N_("Four times a year"),
    "as_needed": N_("When it is needed"),
}
READING_MINUTES = 5


@dataclass(frozen=True)
class Item:
    """Something that stayed open. `since` is the day when it came up, `carried` how many workshops have begun after it."""

    id: str
    text: str
    language: str
    since: str
    carried: int
    done_at: str | None


@dataclass(frozen=True)
class Series:
    """A series with its workshops, the newest first, and its open items, the oldest first."""

    id: str
    name: Texts
    rhythm: str
    template: str
    group_id: str | None
    region_id: str | None
    work_package_id: str | None
    workshops: tuple[Workshop, ...]
    open_items: tuple[Item, ...]
    done_items: tuple[Item, ...]


def every(database: Database, who: Staff) -> list[Series]:
    """The series of the regions where the person works, by name in the reader's language, with the workshops that they may see."""
    seen = workshops.every(database, who)
    with database.read() as look:
        require(look, who, "facilitator", "reviewer", "evaluator")
        reach = belonging.reach(look, who)
        rows = [row for row in look.rows("SELECT * FROM series") if reach.covers_region(row["region_id"])]
        found = [_series(look, row, seen) for row in rows]
    return sorted(found, key=lambda series: series.name.say(who.language).casefold())


def _series(look: Transaction, row: Row, seen: list[Workshop]) -> Series:
    own = tuple(workshop for workshop in seen if workshop.series_id == row["id"])
    items = [_item(look, item) for item in look.rows("SELECT * FROM open_item WHERE series_id = :id ORDER BY at, id", id=row["id"])]
    return Series(
        row["id"],
        listed.read(row["name"]),
        row["rhythm"],
        row["template"],
        row["group_id"],
        row["region_id"],
        row["work_package_id"],
        own,
        tuple(item for item in items if item.done_at is None),
        tuple(item for item in items if item.done_at is not None),
    )


def _item(look: Transaction, row: Row) -> Item:
    after = look.row(
        "SELECT count(*) AS n FROM workshop WHERE series_id = :series AND created_at > :at", series=row["series_id"], at=row["at"]
    )
    return Item(row["id"], row["text"], row["language"], row["at"], int(after["n"]) if after else 0, row["done_at"])


def put(
    database: Database,
    who: Staff,
    series_id: str | None,
    *,
    name: Mapping[str, str],
    rhythm: str,
    template: str,
    group_id: str | None = None,
    region_id: str | None = None,
    work_package_id: str | None = None,
) -> str:
    """Changes a series, or adds one (without an id); gives its id."""
    with database.write() as change:
        require(change, who, "facilitator")
        texts = listed.complete(name)
        templates.of(template)
        created = _own(change, who, series_id)["created_at"] if series_id else clock.now()
        belonging.check_region(change, who, region_id)
        made = series_id or new_id()
        row = {"id": made, "project_id": listed.project_of(change), "name": listed.stored(texts), "created_at": created}
        row |= {"rhythm": listed.one_of(rhythm, tuple(RHYTHMS)), "template": template}
        change.save("series", {**row, "group_id": group_id, "region_id": region_id, "work_package_id": work_package_id})
    return made


def delete(database: Database, who: Staff, series_id: str) -> None:
    """Deletes a series with its items; its workshops stay, as single ones."""
    with database.write() as change:
        require(change, who, "coordinator")
        _own(change, who, series_id)
        change.run("UPDATE workshop SET series_id = NULL WHERE series_id = :id", id=series_id)
        change.run("DELETE FROM series WHERE id = :id", id=series_id)


def add_item(database: Database, who: Staff, series_id: str, text: str, workshop_id: str | None = None) -> str:
    """Writes down something that stays open; it comes up in every workshop of the series until it is done."""
    with database.write() as change:
        require(change, who, "facilitator")
        kept = clean(text, limits.OPEN_ITEM)
        _own(change, who, series_id)
        if workshop_id:
            workshops.for_staff(change, who, workshop_id)
        made = new_id()
        row = {"id": made, "series_id": series_id, "workshop_id": workshop_id, "text": kept, "at": clock.now(), "done_at": None}
        change.save("open_item", {**row, "language": who.language if who.language in LANGUAGES else "fi"})
    return made


def finish_item(database: Database, who: Staff, item_id: str, *, done: bool = True) -> None:
    """Marks an item as done, or as open again."""
    with database.write() as change:
        require(change, who, "facilitator")
        _own(change, who, listed.found(change, "open_item", item_id)["series_id"])
        change.run("UPDATE open_item SET done_at = :at WHERE id = :id", at=clock.now() if done else None, id=item_id)


def _own(look: Transaction, who: Staff, series_id: str) -> Row:
    """The series, when it belongs to a region where the person works, or to none."""
    row = listed.found(look, "series", series_id)
    belonging.check_region(look, who, row["region_id"])
    return row


def next_workshop(database: Database, who: Staff, series_id: str) -> Workshop:
    """Makes the next workshop of the series, planned like the last; open items are a stage of it, to be read first."""
    series = next((one for one in every(database, who) if one.id == series_id), None)
    with database.read() as look:
        require(look, who, "facilitator")
        row = _own(look, who, series_id)
        held = look.row("SELECT count(*) AS n FROM workshop WHERE series_id = :id", id=series_id)
    number = (int(held["n"]) if held else 0) + 1
    last = workshops.plan_of(series.workshops[0]) if series and series.workshops else workshops.Plan()
    plan = workshops.Plan(
        title=everywhere("{name}, number {number}", name=listed.read(row["name"]), number=number),
        support=last.support,
        languages=last.languages,
        round_id=last.round_id,
        work_package_id=row["work_package_id"],
        region_id=row["region_id"],
        organisation_id=last.organisation_id,
        series_id=series_id,
        process_id=last.process_id,
        minors=last.minors,
        invited=last.invited,
        receiver=last.receiver,
        counterpart=last.counterpart,
    )
    made = workshops.create(database, who, templates.of(row["template"]), plan)
    if series and series.workshops:
        offered = join_page.asked(database, who, series.workshops[0].id).roles
        join_page.plan(database, who, made.id, join_page.Asked(offered))
    if series and series.open_items:
        _carry_over(database, who, made, series.open_items)
    return made


def _carry_over(database: Database, who: Staff, workshop: Workshop, items: tuple[Item, ...]) -> None:
    first = stages.of_workshop(database, who, workshop.id)[0]
    stage = stages.add(
        database,
        who,
        workshop.id,
        kind="read_text",
        name=everywhere(N_("Open from last time")),
        prompt=everywhere(N_("What has happened to these since we met?")),
        minutes=READING_MINUTES,
        after=first.id,
    )
    text = "\n".join(f"• {item.text}" for item in items)
    stages.edit(database, who, stage.id, settings={"text": Texts.same(text).as_json()})
