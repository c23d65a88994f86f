"""The models that the project's report names, with what it says about them: read from a file into an empty list."""

import json

from participation import clock, shared_texts
from participation.operating_models import records
from participation.project import listed
from participation.store import Transaction
from participation.template_files import yaml_files
from participation.template_files.yaml_files import Part

FILE = shared_texts.FOLDER.parent / "operating_models.yaml"
NEEDS = ("id", "work_package", "regions", "programmes", "state", "reason", "link", "pilot", "name", "fields")


def fill(change: Transaction) -> None:
    """Writes the models; of regions, programmes and work packages only those that are there."""
    for item in yaml_files.read(FILE).mapping(needs=("models",))["models"].items():
        _model(change, item)


def _model(change: Transaction, item: Part) -> None:
    line = item.mapping(needs=NEEDS)
    model_id, link = line["id"].text(), line["link"].text_or_nothing()
    fields = {name: part.texts().as_json() for name, part in line["fields"].any_mapping().items()}
    row = {"id": model_id, "project_id": listed.project_of(change), "name": listed.stored(line["name"].texts())}
    row |= {"fields": json.dumps(fields, ensure_ascii=False), "links": json.dumps([link] if link else []), "created_at": clock.now()}
    package = line["work_package"].text_or_nothing()
    there = package and change.row("SELECT id FROM work_package WHERE id = :id", id=package)
    change.save("operating_model", {**row, "work_package_id": package if there else None})
    for table, column, of, part in (("region", "region_id", "region", "regions"), ("tag", "tag", "project_tag", "programmes")):
        for thing in line[part].items():
            if change.row(f"SELECT id FROM {of} WHERE id = :id", id=thing.text()):
                pair = {"model_id": model_id, column: thing.text()}
                change.save(f"operating_model_{table}", pair, key=tuple(pair))
    if days := [day.text() for day in line["pilot"].items()]:
        pilot = {"id": f"{model_id}-pilot", "model_id": model_id, "starts_on": days[0], "ends_on": days[1]}
        change.save("operating_model_pilot", pilot)
    reason = None if line["reason"].content == "null" else line["reason"].texts()
    records.note(change, model_id, line["state"].text(), reason, None, clock.now())
