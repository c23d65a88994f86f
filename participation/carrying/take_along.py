"""The project as a file that another installation can take in."""

from typing import Any

import yaml

from participation.access import require
from participation.carrying.lists import LISTS, Inner, List
from participation.model.people import Staff
from participation.project import listed
from participation.store import Database, Row, Transaction
from participation.template_files import own_templates, templates

KIND, VERSION = "yhdessa-project", 1
FILE = "project.yhdessa.yaml"  # what the file is called when it is taken along
HEAD = (
    "# A project of Yhdessä, to take in on another installation: its structure, rounds, conclusions, goals and own templates.\n"
    "# No participants, no codes, no answers, no themes, no accounts.\n"
)


def as_yaml(database: Database, who: Staff) -> bytes:
    """The file."""
    with database.read() as look:
        require(look, who, "admin")
        row = look.row("SELECT name, aim FROM project ORDER BY created_at LIMIT 1")
        aim = listed.read(row["aim"]) if row else None
        whole: dict[str, Any] = {
            "carries": KIND,
            "version": VERSION,
            "name": listed.read(row["name"]).as_json() if row else None,
            "aim": aim.as_json() if aim and aim.fi else None,
        }
        whole |= {one.name: things(look, one) for one in LISTS}
    whole["templates"] = [{"id": template.id, "text": own_templates.as_yaml(who, template.id)} for template in templates.own()]
    return (HEAD + yaml.dump(whole, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)).encode("utf-8")


def things(look: Transaction, one: List) -> list[dict[str, Any]]:
    """All things of a list as the file has them."""
    order = one.order if one.order == one.key else f"{one.order}, {one.key}"
    return [_thing(look, one, row) for row in look.rows(f"SELECT * FROM {one.table} ORDER BY {order}")]


def _thing(look: Transaction, one: List, row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {one.key: row[one.key]}
    found |= {column.name: column.to_file(row[column.name]) for column in one.columns}
    for inner in one.inner:
        rows = look.rows(f"SELECT * FROM {inner.table} WHERE {inner.owner} = :id ORDER BY {inner.order}", id=row[one.key])
        found[inner.name] = [_inner(inner, each) for each in rows]
    return found


def _inner(inner: Inner, row: Row) -> Any:
    if inner.single:
        return row[inner.columns[0].name]
    return {column.name: column.to_file(row[column.name]) for column in inner.columns}


class _Dumper(yaml.SafeDumper):
    """Writes without anchors, and long texts line by line."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
