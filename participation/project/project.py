"""The project: its name, its aim in one sentence, filling it from the report and emptying it for another project."""

from collections.abc import Mapping
from dataclasses import dataclass

from participation.access import require
from participation.errors import Refused
from participation.model import limits
from participation.model.people import SETTINGS, Staff
from participation.model.texts import LANGUAGES, N_, Texts
from participation.project import dependants, listed, project_file
from participation.store import Database


@dataclass(frozen=True)
class Project:
    """The whole that everything hangs under."""

    id: str
    name: Texts
    aim: Texts


def get(database: Database) -> Project | None:
    """The project; None before there is one."""
    with database.read() as look:
        row = look.row("SELECT * FROM project ORDER BY created_at LIMIT 1")
    return Project(row["id"], listed.read(row["name"]), listed.read(row["aim"])) if row else None


def sentence(database: Database) -> Texts | None:
    """The project and its aim in one sentence, for the join page; None while it has no aim."""
    known = get(database)
    if known is None or not known.aim.fi:
        return None
    return Texts(*(f"{known.name.say(language)}: {known.aim.say(language)}" for language in LANGUAGES))


def change(database: Database, who: Staff, *, name: Mapping[str, str], aim: Mapping[str, str]) -> None:
    """Names the project, and says its aim in one sentence."""
    with database.write() as write:
        require(write, who, SETTINGS)
        called, aims = listed.complete(name), listed.complete(aim, limits.PROJECT_AIM)
        project_id = listed.project_of(write)
        write.run(
            "UPDATE project SET name = :name, aim = :aim WHERE id = :id",
            name=listed.stored(called),
            aim=listed.stored(aims),
            id=project_id,
        )


def fill_from_report(database: Database, who: Staff) -> list[str]:
    """Fills everything that is still empty with what the report says; gives the names of the lists that were filled.

    What somebody wrote stays. A project without a name of its own gets the report's.
    """
    with database.write() as write:
        require(write, who, "admin")
        project_id = listed.project_of(write)
        row = listed.found(write, "project", project_id)
        name, aim = project_file.name_and_aim()
        if listed.read(row["name"]) == listed.DEFAULT_NAME:
            write.run("UPDATE project SET name = :name WHERE id = :id", name=listed.stored(name), id=project_id)
        if not listed.read(row["aim"]).fi:
            write.run("UPDATE project SET aim = :aim WHERE id = :id", aim=listed.stored(aim), id=project_id)
        return project_file.fill(write)


_EMPTIED = (
    *("operating_model", "operating_model_move"),
    *("card_set", "comment", "process", "milestone", "conclusion", "event", "open_item", "series", "working_group", "goal", "belonging"),
    *("organisation_region", "region_package", "project_tag", "glossary_term", "project_role", "help_number"),
    *("summary_text", "region_group_member", "region_group", "region_partner", "place"),
    *("round_question", "round", "work_package", "organisation", "region", "action_set"),
)


def empty_for_another(database: Database, who: Staff) -> None:
    """Takes out all that the project says about itself, so that another project can begin.

    Refused while workshops stand: their data is exported and deleted first. Accounts and texts of the tool stay.
    """
    with database.write() as write:
        require(write, who, "admin")
        for table, column in (("workshop", "project_id"), ("participant", "region_id")):
            if write.row(f"SELECT id FROM {table} WHERE {column} IS NOT NULL LIMIT 1"):
                raise Refused(
                    N_("This project has workshops and what people said in them. Export and delete that first, then empty the project.")
                )
        for table in _EMPTIED:
            write.run(f"DELETE FROM {table}")
        write.run(
            "UPDATE project SET name = :name, aim = :aim", name=listed.stored(listed.DEFAULT_NAME), aim=listed.stored(Texts("", "", ""))
        )


def carries_data(database: Database) -> list[Texts]:
    """What would keep the project from being emptied, in words."""
    with database.read() as look:
        project_id = listed.the_project(look)
        place = dependants.Place("workshop", "project_id", N_("workshops"))
        return dependants.standing(look, (place,), project_id) if project_id else []
