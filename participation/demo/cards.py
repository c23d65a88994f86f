"""The demo's set of cards: a version that experts by experience approved and that is published, and a draft of the next one."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from participation import clock, ids
from participation.cards import card, versions
from participation.cards.card import PARTS
from participation.demo.files import FOLDER
from participation.demo.journal import DemoWorkshop
from participation.model.people import Staff
from participation.model.texts import Texts
from participation.project import listed
from participation.store import Transaction
from participation.template_files import yaml_files
from participation.template_files.yaml_files import Part

STARTED, CHANGED, NEXT_STARTED, NEXT_CHANGED = (timedelta(days=days) for days in (182, 42, 7, 2))
CHOSEN_AFTER, RECORDED_AFTER, PUBLISHED_AFTER = timedelta(days=7), timedelta(hours=2), timedelta(days=3)


def tell(change: Transaction, made: list[DemoWorkshop], by: Staff, at: datetime) -> None:
    """Writes the set, as if it had been made along with the workshops."""
    given = yaml_files.read(FOLDER / "cards.yaml").mapping(
        needs=("name", "work_package", "owner", "product", "readings", "cards", "next_version")
    )
    by_key = {workshop.key: workshop for workshop in made}
    set_id = _set(change, given, at)
    read = [by_key[one.any_mapping()["workshop"].text()] for one in given["readings"].items()]
    published = clock.stamp(read[-1].ends + PUBLISHED_AFTER)
    first = _version(change, set_id, 1, at - STARTED, at - CHANGED, published)
    roots: dict[str, str] = {}
    for item in given["cards"].items():
        roots[item.any_mapping()["id"].text()] = _card(change, first, item.any_mapping(), at - STARTED)
    for workshop, reading in zip(read, given["readings"].items(), strict=True):
        _reading(change, first, workshop, reading.any_mapping(), by)
    second = _version(change, set_id, 2, at - NEXT_STARTED, at - NEXT_CHANGED, None)
    versions.copy(change, first, second)
    coming = given["next_version"].mapping(needs=("changed", "new"))
    for item in coming["changed"].items():
        _change(change, second, roots, item.any_mapping(), at - NEXT_CHANGED)
    for item in coming["new"].items():
        _card(change, second, item.any_mapping(), at - NEXT_CHANGED)


def _set(change: Transaction, given: Mapping[str, Part], at: datetime) -> str:
    made = ids.new_id()
    row = {"id": made, "project_id": listed.project_of(change), "name": listed.stored(given["name"].texts())}
    row |= {"work_package_id": given["work_package"].text(), "organisation_id": given["owner"].text()}
    change.save("card_set", {**row, "process_id": given["product"].text(), "created_at": clock.stamp(at - STARTED)})
    return made


def _version(change: Transaction, set_id: str, number: int, started: datetime, changed: datetime, published: str | None) -> str:
    made = ids.new_id()
    row: dict[str, object] = {"id": made, "set_id": set_id, "number": number, "state": "published" if published else "draft"}
    row |= {"started_at": clock.stamp(started), "changed_at": clock.stamp(changed), "published_at": published}
    change.save("card_version", row)
    return made


def _card(change: Transaction, version_id: str, line: Mapping[str, Part], started: datetime) -> str:
    made = ids.new_id()
    position = listed.next_number(change, "card", "position", "version_id = :id", id=version_id)
    parts = card.stored({name: line[name].texts() for name in PARTS})
    change.save("card", {"id": made, "version_id": version_id, "root_id": made, "position": position, "parts": parts})
    _themes(change, made, line["themes"], started)
    return made


def _themes(change: Transaction, card_id: str, themes: Part, started: datetime) -> None:
    """The themes with these words; each was chosen a week after it was written, or when the version began."""
    for item in themes.items():
        row = change.row("SELECT id, created_at FROM theme WHERE text = :text ORDER BY created_at LIMIT 1", text=item.text())
        assert row is not None, item.text()
        chosen = max(clock.stamp(started), clock.stamp(clock.moment(row["created_at"]) + CHOSEN_AFTER))
        change.save("card_source", {"card_id": card_id, "theme_id": row["id"], "at": chosen}, key=("card_id", "theme_id"))


def _reading(change: Transaction, version_id: str, workshop: DemoWorkshop, line: Mapping[str, Part], by: Staff) -> None:
    groups = ["E", *(group.text() for group in line["others"].items())]
    row: dict[str, object] = {"id": ids.new_id(), "version_id": version_id, "workshop_id": workshop.id, "statement": None}
    row |= {"on_day": clock.day_of(workshop.ends).isoformat(), "read_at": clock.stamp(workshop.ends), "role_groups": json.dumps(groups)}
    row |= {"asked": line["asked"].text_or_nothing(), "approved": int(line["approved"].yes_or_no()), "account_id": by.account_id}
    change.save("card_reading", {**row, "at": clock.stamp(workshop.ends + RECORDED_AFTER)})


def _change(change: Transaction, version_id: str, roots: Mapping[str, str], line: Mapping[str, Part], at: datetime) -> None:
    """Other words for a card that was copied from the version before, and more themes behind it."""
    row = change.row(
        "SELECT * FROM card WHERE version_id = :version AND root_id = :root", version=version_id, root=roots[line["id"].text()]
    )
    assert row is not None
    parts: dict[str, Texts] = dict(card.of(row).parts)
    parts |= {name: line[name].texts() for name in PARTS if name in line}
    change.run("UPDATE card SET parts = :parts WHERE id = :id", parts=card.stored(parts), id=row["id"])
    _themes(change, row["id"], line["themes"], at)
