"""The lists of tags that the project ships: cross-cutting themes, levels, challenges, related programmes, law, sectors."""

from collections.abc import Mapping
from dataclasses import dataclass

from participation.access import require
from participation.errors import Refused
from participation.ids import new_id
from participation.model.people import SETTINGS, Staff
from participation.model.texts import N_, Texts
from participation.project import listed
from participation.store import Database

LISTS: dict[str, str] = {
    "cross": N_("Cross-cutting tags"),
    "level": N_("Levels"),
    "challenge": N_("Challenges and conditions"),
    "other": N_("Other tags"),
    "programme": N_("Related programmes"),
    "sector": N_("Sectors of a group"),
}
ABOUT: dict[str, str] = {
    "cross": N_("Can be set on any theme in any work package."),
    "level": N_("From everyday work to the whole country: where a theme acts."),
    "challenge": N_("Ready tags for challenges, and for what makes people stay."),
    "other": N_("For example for themes that ask for a law."),
    "programme": N_("Programmes and earlier work that a theme or a result is linked to."),
    "sector": N_("The services that can be members of a group, and that a service path passes."),
}


@dataclass(frozen=True)
class Tag:
    """A tag of a list; on a theme its id stands."""

    id: str
    list: str
    name: Texts
    meaning: Texts


def every(database: Database, of: str | None = None) -> list[Tag]:
    """The tags of one list, or of all, in their order."""
    with database.read() as look:
        rows = look.rows("SELECT * FROM project_tag ORDER BY list, position, id")
    return [
        Tag(row["id"], row["list"], listed.read(row["name"]), listed.read(row["meaning"])) for row in rows if of in (None, row["list"])
    ]


def name(database: Database, tag: str) -> Texts:
    """What a tag on a theme is called; a tag that somebody wrote is its own name."""
    with database.read() as look:
        row = look.row("SELECT name FROM project_tag WHERE id = :id", id=tag)
    return listed.read(row["name"]) if row else Texts.same(tag)


FOR_THEMES = ("cross", "level", "challenge", "other", "programme")


def for_themes(database: Database) -> dict[str, Texts]:
    """The tags that a theme can have, by id, with what they are called."""
    return {tag.id: tag.name for tag in every(database) if tag.list in FOR_THEMES}


def put(database: Database, who: Staff, tag_id: str | None, *, of: str, name: Mapping[str, str]) -> str:
    """Changes a tag, or adds one at the end of its list (without an id); gives its id."""
    with database.write() as change:
        require(change, who, SETTINGS)
        texts = listed.complete(name)
        before = listed.found(change, "project_tag", tag_id) if tag_id else None
        made = tag_id or new_id()
        change.save(
            "project_tag",
            {
                "id": made,
                "project_id": listed.project_of(change),
                "list": before["list"] if before else listed.one_of(of, tuple(LISTS)),
                "position": before["position"] if before else listed.next_number(change, "project_tag", "position"),
                "name": listed.stored(texts),
                "meaning": before["meaning"] if before else None,
            },
        )
    return made


def delete(database: Database, who: Staff, tag_id: str) -> None:
    """Deletes a tag that no theme and no group has."""
    with database.write() as change:
        require(change, who, SETTINGS)
        tag = listed.found(change, "project_tag", tag_id)
        on_theme = change.row("SELECT tag FROM theme_tag WHERE tag = :id LIMIT 1", id=tag_id)
        change.run("DELETE FROM operating_model_tag WHERE tag = :id", id=tag_id)
        if on_theme or change.row("SELECT member FROM working_group_member WHERE member = :id LIMIT 1", id=tag_id):
            raise Refused(
                N_("“{name}” can't be deleted, because themes or groups have it. Merge it into another one: they move there."),
                name=listed.read(tag["name"]),
            )
        change.run("DELETE FROM project_tag WHERE id = :id", id=tag_id)


def merge(database: Database, who: Staff, tag_id: str, into: str) -> None:
    """Gives all that has a tag another one of the same list, and deletes it."""
    with database.write() as change:
        require(change, who, SETTINGS)
        tag, other = listed.found(change, "project_tag", tag_id), listed.found(change, "project_tag", into)
        if tag_id == into or tag["list"] != other["list"]:
            raise Refused(N_("Choose another one to merge into."))
        for table, owner, column in (
            ("theme_tag", "theme_id", "tag"),
            ("working_group_member", "group_id", "member"),
            ("operating_model_tag", "model_id", "tag"),
        ):
            for row in change.rows(f"SELECT * FROM {table} WHERE {column} = :id", id=tag_id):
                change.save(table, {owner: row[owner], column: into}, key=(owner, column))
            change.run(f"DELETE FROM {table} WHERE {column} = :id", id=tag_id)
        change.run("DELETE FROM project_tag WHERE id = :id", id=tag_id)
