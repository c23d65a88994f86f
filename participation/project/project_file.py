"""Reads `workshop_data/project.yaml` and fills an installation with it; what is there already stays as it is."""

import json
from collections.abc import Callable
from functools import cache

from participation import clock, ids, shared_texts
from participation.model import limits
from participation.model.texts import Texts
from participation.operating_models import shipped
from participation.project import goals, listed, process_steps, region_file
from participation.store import Transaction
from participation.template_files import yaml_files
from participation.template_files.yaml_files import Part

FILE = shared_texts.FOLDER.parent / "project.yaml"
PARTS = ("name", "aim", "action_sets", "work_packages", "goals", "regions", "organisations", "tags", "glossary", "rounds", "conclusions")
MORE_PARTS = ("events", "groups", "processes", "milestones", "region_groups")
Given = dict[str, Part]


@cache
def given() -> Given:
    """The whole file by its parts."""
    return yaml_files.read(FILE).mapping(needs=(*PARTS, *MORE_PARTS))


def name_and_aim() -> tuple[Texts, Texts]:
    """The name and the aim of the project of the file."""
    return given()["name"].texts(), given()["aim"].texts()


def fill(change: Transaction) -> list[str]:
    """Fills every list that is empty; gives the names of the lists that were filled."""
    project_id = listed.project_of(change)
    steps: tuple[tuple[str, Callable[[Transaction, str, Part], None]], ...] = (
        ("action_sets", _action_sets),
        ("work_packages", _work_packages),
        ("regions", _regions),
        ("organisations", _organisations),
        ("goals", _goals),
        ("tags", _tags),
        ("glossary", _glossary),
        ("rounds", _rounds),
        ("conclusions", _conclusions),
        ("groups", _groups),
        ("events", _events),
        ("processes", _processes),
        ("milestones", _milestones),
    )
    filled = []
    for part, put in steps:
        if not _has(change, TABLE_OF.get(part, "")):
            put(change, project_id, given()[part])
            filled.append(part)
    _extend_what_stands(change)
    filled += region_file.fill(change, project_id, given()["regions"], given()["region_groups"])
    if not _has(change, "operating_model"):
        shipped.fill(change)
        filled.append("operating_models")
    if not _has(change, "project_role"):
        _roles(change, project_id)
        filled.append("roles")
    return filled


TABLE_OF = {
    "action_sets": "action_set",
    "work_packages": "work_package",
    "regions": "region",
    "organisations": "organisation",
    "goals": "goal",
    "tags": "project_tag",
    "glossary": "glossary_term",
    "rounds": "round",
    "conclusions": "conclusion",
    "groups": "working_group",
    "events": "event",
    "processes": "process",
    "milestones": "milestone",
}


def _has(look: Transaction, table: str) -> bool:
    return look.row(f"SELECT 1 AS one FROM {table} LIMIT 1") is not None


def _exists(look: Transaction, table: str, thing_id: str | None) -> str | None:
    known = thing_id and look.row(f"SELECT id FROM {table} WHERE id = :id", id=thing_id)
    return thing_id if known else None


def _action_sets(change: Transaction, project_id: str, part: Part) -> None:
    for item in part.items():
        line = item.mapping(needs=("number", "name"))
        row = {"project_id": project_id, "number": line["number"].whole(limits.SMALL_NUMBER), "name": listed.stored(line["name"].texts())}
        change.save("action_set", row, key=("project_id", "number"))


def _work_packages(change: Transaction, project_id: str, part: Part) -> None:
    for number, item in enumerate(part.items(), 1):
        line = item.mapping(needs=("id", "action_set", "colour", "shape", "name", "contents"))
        change.save(
            "work_package",
            {
                "id": line["id"].text(),
                "project_id": project_id,
                "number": number,
                "action_set": line["action_set"].whole(limits.SMALL_NUMBER),
                "name": listed.stored(line["name"].texts()),
                "colour": line["colour"].text(),
                "shape": line["shape"].text(),
                "contents": _contents(line["contents"]),
            },
        )


def _contents(part: Part) -> str:
    return json.dumps([line.texts().as_json() for line in part.items()], ensure_ascii=False)


def _regions(change: Transaction, project_id: str, part: Part) -> None:
    for position, item in enumerate(part.items(), 1):
        line = item.mapping(needs=("id", "kind", "name", "work_packages"), may=("places", "partners"))
        row = {"id": line["id"].text(), "project_id": project_id, "position": position, "kind": line["kind"].text()}
        change.save("region", {**row, "name": listed.stored(line["name"].texts())})


def _extend_what_stands(change: Transaction) -> None:
    """Gives work packages and regions that stood before their contents, kinds and active work packages."""
    for item in given()["work_packages"].items():
        line = item.any_mapping()
        contents = _contents(line["contents"])
        change.run("UPDATE work_package SET contents = :c WHERE id = :id AND contents IS NULL", c=contents, id=line["id"].text())
    plan_stands = _has(change, "region_package")
    for item in given()["regions"].items():
        line = item.any_mapping()
        region_id = line["id"].text()
        change.run("UPDATE region SET kind = :kind WHERE id = :id AND kind IS NULL", kind=line["kind"].text(), id=region_id)
        if plan_stands or not _exists(change, "region", region_id):
            continue
        for package in line["work_packages"].items():
            if _exists(change, "work_package", package.text()):
                pair = {"region_id": region_id, "work_package_id": package.text()}
                change.save("region_package", pair, key=tuple(pair))


def _organisations(change: Transaction, project_id: str, part: Part) -> None:
    for position, item in enumerate(part.items(), 1):
        line = item.mapping(needs=("id", "role", "language", "name", "regions"), may=("owns",))
        row = {"id": line["id"].text(), "project_id": project_id, "position": position, "role": line["role"].text()}
        change.save("organisation", {**row, "language": line["language"].text(), "name": listed.stored(line["name"].texts())})
        for region in line["regions"].items():
            if _exists(change, "region", region.text()):
                pair = {"organisation_id": line["id"].text(), "region_id": region.text()}
                change.save("organisation_region", pair, key=tuple(pair))
        for package in line["owns"].items() if "owns" in line else ():
            sql = "UPDATE work_package SET organisation_id = :owner WHERE id = :id AND organisation_id IS NULL"
            change.run(sql, owner=line["id"].text(), id=package.text())


def _goals(change: Transaction, _: str, part: Part) -> None:
    for item in part.items():
        line = item.mapping(needs=("number", "work_package", "text"))
        number = line["number"].whole(limits.NUMBER_IN_PROJECT)
        package = _exists(change, "work_package", line["work_package"].text_or_nothing())
        goals.insert(change, f"goal-{number}", number, line["text"].texts(), "on_the_way", None, package)


def _tags(change: Transaction, project_id: str, part: Part) -> None:
    position = 0
    for name, tags in part.any_mapping().items():
        for item in tags.items():
            line, position = item.mapping(needs=("id", "name")), position + 1
            row = {"id": line["id"].text(), "project_id": project_id, "list": name, "position": position, "meaning": None}
            change.save("project_tag", {**row, "name": listed.stored(line["name"].texts())})


def _glossary(change: Transaction, project_id: str, part: Part) -> None:
    for position, item in enumerate(part.items(), 1):
        line = item.mapping(needs=("term", "meaning"))
        row = {"id": ids.new_id(), "project_id": project_id, "position": position, "term": listed.stored(line["term"].texts())}
        change.save("glossary_term", {**row, "meaning": listed.stored(line["meaning"].texts())})


def _rounds(change: Transaction, project_id: str, part: Part) -> None:
    for item in part.items():
        line = item.mapping(needs=("number", "name", "aim", "questions"))
        number = line["number"].whole(limits.NUMBER_IN_PROJECT)
        row = {"id": f"round-{number}", "project_id": project_id, "number": number, "name": listed.stored(line["name"].texts())}
        change.save("round", {**row, "aim": listed.stored(line["aim"].texts()), "starts_on": None, "ends_on": None})
        for position, question in enumerate(line["questions"].items(), 1):
            asked = {"id": ids.new_id(), "round_id": row["id"], "position": position, "text": listed.stored(question.texts())}
            change.save("round_question", asked)


def _conclusions(change: Transaction, project_id: str, part: Part) -> None:
    for position, item in enumerate(part.items(), 1):
        line = item.mapping(needs=("kind", "text", "evidence"))
        evidence = None if line["evidence"].content == "null" else listed.stored(line["evidence"].texts())
        row = {"id": ids.new_id(), "project_id": project_id, "round_id": None, "work_package_id": None, "kind": line["kind"].text()}
        text = listed.stored(line["text"].texts())
        change.save("conclusion", {**row, "text": text, "evidence": evidence, "position": position, "at": clock.now()})


def _groups(change: Transaction, project_id: str, part: Part) -> None:
    for position, item in enumerate(part.items(), 1):
        line = item.mapping(needs=("id", "kind", "region", "name", "members"))
        region = _exists(change, "region", line["region"].text_or_nothing())
        row = {"id": line["id"].text(), "project_id": project_id, "kind": line["kind"].text(), "region_id": region, "position": position}
        change.save("working_group", {**row, "name": listed.stored(line["name"].texts())})
        for member in line["members"].items():
            pair = {"group_id": line["id"].text(), "member": member.text()}
            change.save("working_group_member", pair, key=tuple(pair))


def _events(change: Transaction, project_id: str, part: Part) -> None:
    for item in part.items():
        line = item.mapping(needs=("kind", "on_day", "heads", "more_than", "audience", "name", "themes"))
        heads = line["heads"].text_or_nothing()
        row: dict[str, object] = {"id": ids.new_id(), "project_id": project_id, "kind": line["kind"].text(), "region_id": None}
        row |= {"created_at": clock.now(), "on_day": line["on_day"].text_or_nothing(), "heads": int(heads) if heads else None}
        row |= {"more_than": int(line["more_than"].yes_or_no()), "name": listed.stored(line["name"].texts())}
        row |= {"audience": _exists(change, "working_group", line["audience"].text_or_nothing())}
        change.save("event", {**row, "themes": listed.stored(line["themes"].texts())})


def _processes(change: Transaction, project_id: str, part: Part) -> None:
    for item in part.items():
        line = item.mapping(needs=("id", "work_package", "owner", "name"))
        package = _exists(change, "work_package", line["work_package"].text_or_nothing())
        owner = _exists(change, "organisation", line["owner"].text_or_nothing())
        process_steps.insert(change, project_id, line["id"].text(), line["name"].texts(), package, owner)


def _milestones(change: Transaction, project_id: str, part: Part) -> None:
    for item in part.items():
        line = item.mapping(needs=("kind", "starts_on", "ends_on", "name"))
        row = {"id": ids.new_id(), "project_id": project_id, "kind": line["kind"].text(), "name": listed.stored(line["name"].texts())}
        change.save("milestone", {**row, "starts_on": line["starts_on"].text(), "ends_on": line["ends_on"].text_or_nothing()})


def _roles(change: Transaction, project_id: str) -> None:
    """The roles of the join page and the finer ones of `roles.yaml`."""
    known = [(tile.value, tile.group, tile.label) for tile in shared_texts.role_tiles()]
    known += [(role.value, role.group, role.label) for role in shared_texts.roles().values()]
    for position, (value, group, label) in enumerate(known, 1):
        row = {"id": value, "project_id": project_id, "position": position, "role_group": group, "name": listed.stored(label)}
        change.save("project_role", row)
