"""Templates that people make: copied, edited, brought in and taken out as YAML files of the data folder.

The shipped ones are never written. What is saved is checked first and replaces the old file in one step, so that a template
that is refused leaves the old one as it was.
"""

import os
import tempfile
from dataclasses import replace
from pathlib import Path

from participation import stages, workshops
from participation.access import require
from participation.errors import NotFound, Refused
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.model.workshop import Stage
from participation.store import Database, the_database
from participation.template_files import template_writer, templates, yaml_files
from participation.template_files.templates import Template, TemplateStage
from participation.texts import everywhere


def checked(text: str) -> Template:
    """The template in this text. Raises Refused with the line and what to change; nothing is written."""
    if len(text.encode()) > limits.TEMPLATE_BYTES:
        raise Refused(N_("This template is larger than {kilobytes} kilobytes. Make it shorter."), kilobytes=limits.TEMPLATE_BYTES // 1024)
    return replace(templates.checked(yaml_files.parse(text)), own=True, standing=False)


def save(who: Staff, text: str, *, seen: str | None = None) -> Template:
    """Keeps a template under its id; an own one with the same id is replaced. Raises Refused with the line, and the old one stays.

    `seen` is the text that was there when the editing began: where somebody else has changed it since, nothing is written.
    """
    _require(who, "facilitator")
    template = checked(text)
    if template.id in {known.id for known in templates.shipped()}:
        line = yaml_files.parse(text).any_mapping()["id"].line
        raise Refused(
            N_("Line {line}: the template “{id}” came with the tool and stays as it is. Choose another id."), line=line, id=template.id
        )
    known = {own.id for own in templates.own()}
    if template.id not in known and len(known) >= limits.OWN_TEMPLATES:
        raise Refused(N_("There are {most} own templates already. Delete one that nobody needs."), most=limits.OWN_TEMPLATES)
    path = _path(template.id)
    if seen is not None and path.exists() and path.read_text("utf-8") != seen:
        raise Refused(N_("Somebody else changed this template meanwhile. Save yours as a file, and open the template again."))
    _replace(path, text)
    return template


def take_in(who: Staff, raw: bytes) -> Template:
    """Saves a template from a file that somebody brings."""
    _require(who, "facilitator")
    try:
        return save(who, raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refused(N_("This file is not written in UTF-8. Save it as UTF-8.")) from None


def copy(who: Staff, template_id: str) -> Template:
    """A copy of any template, as an own one with an id and a title of its own."""
    _require(who, "facilitator")
    original = templates.of(template_id)
    title = everywhere(N_("{title}, a copy"), title=original.title)
    return save(who, template_writer.as_yaml(replace(original, id=_free_id(original.id), title=title)))


def delete(who: Staff, template_id: str) -> None:
    """Takes an own template away; workshops that were made from it stay."""
    _require(who, "facilitator")
    if template_id not in {own.id for own in templates.own()}:
        raise NotFound(N_("Only a template that somebody made here can be deleted."))
    _path(template_id).unlink(missing_ok=True)


def as_yaml(who: Staff, template_id: str) -> str:
    """The text of a template, to be kept or given to others."""
    _require(who, "facilitator", "reviewer", "evaluator")
    template = templates.of(template_id)
    path = _path(template_id) if template.own else next(templates.FOLDER.glob(f"{template_id}.yaml"), None)
    return path.read_text("utf-8") if path else template_writer.as_yaml(template)


def from_workshop(database: Database, who: Staff, workshop_id: str, title: Texts) -> Template:
    """Saves the stages of a workshop, as they were edited, as an own template; what it lacks comes from the template it was made from."""
    with database.read() as look:
        require(look, who, "facilitator")
        workshop = workshops.for_staff(look, who, workshop_id)
        order = [stage for stage in stages.in_order(look, workshop_id) if stage.state != "skipped"]
    known = {template.id: template for template in (*templates.shipped(), *templates.own())}
    basis = known.get(workshop.template) or templates.shipped()[0]
    about = workshop.about if len(workshop.about) == 3 else basis.about
    made = replace(basis, id=_free_id(basis.id), title=title, about=(about[0], about[1], about[2]), stages=_numbered(order))
    return save(who, template_writer.as_yaml(made))


def _require(who: Staff, *roles: str) -> None:
    """These files lie beside the database of this process, and its accounts are asked."""
    with the_database().read() as look:
        require(look, who, *roles)


def _numbered(order: list[Stage]) -> tuple[TemplateStage, ...]:
    kinds = [stage.kind for stage in order]
    ids = [kind if kinds.count(kind) == 1 else f"{kind}_{kinds[: number + 1].count(kind)}" for number, kind in enumerate(kinds)]
    return tuple(
        TemplateStage(id=name, kind=stage.kind, minutes=stage.minutes, name=stage.name, prompt=stage.prompt, settings=dict(stage.settings))
        for name, stage in zip(ids, order, strict=True)
    )


def _free_id(wanted: str) -> str:
    """An id that no template has: the wanted one with a number behind it."""
    taken = {template.id for template in (*templates.shipped(), *templates.own())} | {
        path.stem for path in templates.own_folder().glob("*.yaml")
    }
    stem = wanted.rstrip("0123456789").rstrip("_")[: limits.TEMPLATE_ID - 4] or "template"
    return next(name for number in range(2, 1000) if (name := f"{stem}_{number}") not in taken)


def _path(template_id: str) -> Path:
    return templates.own_folder() / f"{template_id}.yaml"


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
