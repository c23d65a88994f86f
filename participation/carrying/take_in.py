"""Takes a project in from the file of another installation. What stands here already stays as it is, and is named.

Everything is checked before anything is written. A thing that is odd is left out and named with its line, and the others are taken;
what is no file of a project is refused whole.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from participation import clock, ids, odd_rows
from participation.access import require
from participation.carrying import take_along
from participation.carrying.columns import Column, identity, nothing
from participation.carrying.lists import LISTS, Inner, List
from participation.errors import Refused
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.odd_rows import OddRow
from participation.project import listed
from participation.store import Database, Transaction
from participation.template_files import own_templates, templates, yaml_files
from participation.template_files.yaml_files import Part

Thing = dict[str, Any]
WITHOUT = N_("the rest is taken without it")
_NOWHERE = object()


@dataclass
class Taken:
    """What was (or would be) taken in: how many of each list, how many stood here alike, and what stays as it is here."""

    added: dict[str, int] = field(default_factory=dict)
    alike: int = 0
    kept: list[tuple[str, Texts]] = field(default_factory=list)
    odd: list[OddRow] = field(default_factory=list)


@dataclass(frozen=True)
class Carried:
    """A checked file."""

    name: Texts | None
    aim: Texts | None
    things: Mapping[str, list[Thing]]
    lines: Mapping[tuple[str, object], int]
    templates: Mapping[str, str]
    odd: list[OddRow]
    file: str


def look_at(database: Database, who: Staff, raw: bytes, file: str = take_along.FILE) -> Taken:
    """What taking the file in would do; nothing is written."""
    with database.read() as look:
        require(look, who, "admin")
    carried = checked(raw, file)
    taken = Taken(odd=carried.odd)
    try:
        with database.write() as change:
            require(change, who, "admin")
            _put(change, carried, taken)
            raise _OnlyLookedAt
    except _OnlyLookedAt:
        pass
    _templates(who, carried, taken, save=False)
    return taken


def take_in(database: Database, who: Staff, raw: bytes, file: str = take_along.FILE) -> Taken:
    """Takes the file in, but for what is odd: all of its lists in one go, then its templates."""
    with database.read() as look:
        require(look, who, "admin")
    carried = checked(raw, file)
    taken = Taken(odd=carried.odd)
    with database.write() as change:
        require(change, who, "admin")
        _put(change, carried, taken)
    _templates(who, carried, taken, save=True)
    return taken


class _OnlyLookedAt(Exception):
    """Undoes what was written to see what would happen."""


def checked(raw: bytes, file: str) -> Carried:
    """What can be taken of the file, and what is odd in it; raises Refused where it is no file of a project."""
    if len(raw) > limits.CARRIED_BYTES:
        raise Refused(
            N_("This file is larger than {megabytes} megabytes. It is no file of a project."),
            megabytes=limits.CARRIED_BYTES // 1024 // 1024,
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(N_("This file is not written in UTF-8. Save it as UTF-8.")) from None
    whole = yaml_files.parse(text).mapping(needs=("carries", "version", "name", "aim"), may=(*(one.name for one in LISTS), "templates"))
    whole["carries"].one_of((take_along.KIND,))
    whole["version"].whole_number(take_along.VERSION, take_along.VERSION)
    odd: list[OddRow] = []
    things: dict[str, list[Thing]] = {}
    lines: dict[tuple[str, object], int] = {}
    for one in LISTS:
        things[one.name] = []
        for part in whole[one.name].items() if one.name in whole else ():
            try:
                thing = _read(one, part)
                if (one.name, thing[one.key]) in lines:
                    raise Refused(N_("Line {line}: “{name}” stands here twice. Take one off."), line=part.line, name=thing[one.key])
            except Refused as error:
                odd.append(odd_rows.refused(file, int(str(error.values.get("line", part.line))), error))
                continue
            lines[(one.name, thing[one.key])] = part.line
            things[one.name].append(thing)
    name, aim = (None if nothing(whole[part]) else whole[part].texts() for part in ("name", "aim"))
    return Carried(name, aim, things, lines, dict(_read_templates(whole.get("templates"), file, odd)), odd, file)


def _read(one: List, part: Part) -> Thing:
    found = part.mapping(needs=(one.key, *(column.name for column in one.columns), *(inner.name for inner in one.inner)))
    key = found[one.key]
    thing: Thing = {one.key: key.whole_number(1, 9) if one.key == "number" else identity(key)}
    thing |= {column.name: column.read(found[column.name]) for column in one.columns}
    for inner in one.inner:
        thing[inner.name] = [_read_inner(inner, each) for each in found[inner.name].items()]
    return thing


def _read_inner(inner: Inner, part: Part) -> Any:
    if inner.single:
        return inner.columns[0].read(part)
    found = part.mapping(needs=[column.name for column in inner.columns])
    return {column.name: column.read(found[column.name]) for column in inner.columns}


def _read_templates(part: Part | None, file: str, odd: list[OddRow]) -> Iterator[tuple[str, str]]:
    for item in part.items() if part else ():
        try:
            found = item.mapping(needs=("id", "text"))
            text = found["text"].text() + "\n"
            template = own_templates.checked(text)
        except Refused as error:
            why = Refused(N_("Line {line}: this template can't be taken in. {why}"), line=item.line, why=error.texts())
            odd.append(odd_rows.refused(file, item.line, why))
            continue
        yield template.id, text


def _put(change: Transaction, carried: Carried, taken: Taken) -> None:
    project_id = listed.project_of(change)
    _name(change, project_id, carried, taken)
    known: dict[str, dict[object, object]] = {}
    for one in LISTS:
        here = take_along.things(change, one)
        known[one.name] = {thing[one.key]: thing[one.key] for thing in here}
        for thing in carried.things[one.name]:
            linked = _linked(one, thing, known, carried)
            if linked is None:
                continue
            known[one.name][thing[one.key]] = _one(change, project_id, one, linked, here, taken)


def _name(change: Transaction, project_id: str, carried: Carried, taken: Taken) -> None:
    """Name and aim, where the project here has none of its own yet."""
    row = listed.found(change, "project", project_id)
    for column, given, empty in (("name", carried.name, listed.DEFAULT_NAME), ("aim", carried.aim, Texts("", "", ""))):
        here = listed.read(row[column])
        if given is None or given == here:
            continue
        if here == empty:
            change.run(f"UPDATE project SET {column} = :text WHERE id = :id", text=listed.stored(given), id=project_id)
            taken.added[N_("Name and aim")] = taken.added.get(N_("Name and aim"), 0) + 1
        else:
            taken.kept.append((N_("Name and aim"), here))


def _linked(one: List, thing: Thing, known: Mapping[str, Mapping[object, object]], carried: Carried) -> Thing | None:
    """The thing with what it names as it is called here. What is nowhere is named and left away; None where it can't be without it."""
    line = carried.lines[(one.name, thing[one.key])]

    def of(column: Column, value: object, without: str) -> object:
        if value is None or not column.refers or value in known[column.refers]:
            return known[column.refers][value] if value is not None and column.refers else value
        nowhere = Refused(N_("Line {line}: “{name}” stands in no list of this file. Add it, or take it off here."), line=line, name=value)
        carried.odd.append(odd_rows.refused(carried.file, line, nowhere, without))
        return _NOWHERE

    found = dict(thing)
    for column in one.columns:
        found[column.name] = of(column, thing[column.name], WITHOUT if column.optional else odd_rows.LEFT_OUT)
        if found[column.name] is _NOWHERE:
            if not column.optional:
                return None
            found[column.name] = None
    for inner in one.inner:
        if inner.single:
            each = (of(inner.columns[0], value, WITHOUT) for value in thing[inner.name])
            found[inner.name] = sorted(str(value) for value in each if value is not _NOWHERE)
    return found


def _one(change: Transaction, project_id: str, one: List, thing: Thing, here: list[Thing], taken: Taken) -> object:
    """Adds a thing that is not here yet; gives the id that it has here."""
    content = _content(one, thing)
    same_id = next((each for each in here if each[one.key] == thing[one.key]), None)
    twin = same_id or next((each for each in here if _content(one, each) == content), None)
    if twin is not None:
        if _content(one, twin) == content:
            taken.alike += 1
        else:
            taken.kept.append((one.title, Texts.of(twin[one.called])))
        return twin[one.key]
    _insert(change, project_id, one, thing)
    taken.added[one.title] = taken.added.get(one.title, 0) + 1
    return thing[one.key]


def _content(one: List, thing: Thing) -> Thing:
    """What makes two things alike: all but their ids, and the moment when each was written down."""
    return {name: _without_moments(value) for name, value in thing.items() if name not in (one.key, "at")}


def _without_moments(value: Any) -> Any:
    if isinstance(value, list):
        return [{name: part for name, part in each.items() if name != "at"} if isinstance(each, dict) else each for each in value]
    return value


def _insert(change: Transaction, project_id: str, one: List, thing: Thing) -> None:
    row: Thing = {one.key: thing[one.key], "project_id": project_id}
    row |= {column.name: column.to_store(thing[column.name]) for column in one.columns}
    if one.has_position:
        row["position"] = listed.next_number(change, one.table, "position")
    if one.born:
        row["created_at"] = clock.now()
    change.save(one.table, row, key=("project_id", "number") if one.key == "number" else ("id",))
    for inner in one.inner:
        for each in thing[inner.name]:
            values = {inner.columns[0].name: each} if inner.single else each
            stored = {column.name: column.to_store(values[column.name]) for column in inner.columns}
            new = {"id": ids.new_id()} if inner.new_id else {}
            key = ("id",) if inner.new_id else (inner.owner, *([c.name for c in inner.columns] if inner.single else ["number"]))
            change.save(inner.table, {**new, inner.owner: thing[one.key], **stored}, key=key)


def _templates(who: Staff, carried: Carried, taken: Taken, *, save: bool) -> None:
    here = {template.id: template for template in (*templates.shipped(), *templates.own())}
    for template_id, text in carried.templates.items():
        standing = here.get(template_id)
        if standing is None:
            if save:
                own_templates.save(who, text)
            taken.added[N_("Templates")] = taken.added.get(N_("Templates"), 0) + 1
        elif own_templates.as_yaml(who, template_id).split() == text.split():
            taken.alike += 1
        else:
            taken.kept.append((N_("Templates"), standing.title))
