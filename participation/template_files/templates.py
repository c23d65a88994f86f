"""Workshop designs that people edit as YAML, one a file; checked when they are read.

The shipped ones stand in `workshop_data/templates/`, those that people made in the data folder (see own_templates).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from participation import activities, shared_texts, store
from participation.errors import NotFound, Refused
from participation.model import limits
from participation.model.texts import LANGUAGES, N_, Texts
from participation.shared_texts import GroundRule
from participation.template_files import template_settings, yaml_files
from participation.template_files.yaml_files import Part
from participation.texts import everywhere

FOLDER = shared_texts.FOLDER.parent / "templates"


@dataclass(frozen=True)
class TemplateStage:
    """One step of a template. `settings` are plain values, ready for the activity and for the store."""

    id: str
    kind: str
    minutes: int
    name: Texts
    prompt: Texts
    settings: Mapping[str, object]


@dataclass(frozen=True)
class Template:
    """One workshop design. `about` says who asks and why, who reads, and what can change.

    `standing`: no meeting, but something that is always open, such as the noting of weak signals. `peers`: people with the same
    experience are among themselves. `own`: people made it.
    """

    id: str
    title: Texts
    aim: Texts
    smallest_group: int
    largest_group: int
    facilitator: Texts
    about: tuple[Texts, Texts, Texts]
    ground_rules: tuple[GroundRule, ...]
    stages: tuple[TemplateStage, ...]
    standing: bool = False
    peers: bool = False
    own: bool = False

    @property
    def minutes(self) -> int:
        """How long all stages take together."""
        return sum(stage.minutes for stage in self.stages)


Stamp = tuple[tuple[Path, int, int], ...]


def own_folder() -> Path:
    """Where the templates that people made are kept."""
    return store.data_folder() / "templates"


def shipped() -> tuple[Template, ...]:
    """Every template that came with the tool, in the order of the file names. Refused when one needs a change."""
    return _shipped(_stamp(FOLDER))


def own() -> tuple[Template, ...]:
    """Every template that people made and that can be used; one that was broken by hand is left out."""
    return _own(_stamp(own_folder()), _stamp(FOLDER))


def all() -> tuple[Template, ...]:
    """Every template that a workshop can be made from: the shipped ones, then the own ones."""
    return (*(template for template in shipped() if not template.standing), *own())


def of(template_id: str) -> Template:
    """The template with this id."""
    for template in (*shipped(), *own()):
        if template.id == template_id:
            return template
    raise NotFound(N_("There is no workshop template “{id}”. Choose one from the list."), id=template_id)


def _stamp(folder: Path) -> Stamp:
    """The files of a folder and their age: another stamp means that they are read anew, whoever wrote them."""
    found = ((path, path.stat()) for path in sorted(folder.glob("*.yaml")))
    return tuple((path, state.st_mtime_ns, state.st_size) for path, state in found)


@lru_cache(maxsize=4)
def _shipped(stamp: Stamp) -> tuple[Template, ...]:
    found: dict[str, Template] = {}
    for path, *_ in stamp:
        template = _load_saying_the_file(path)
        if template.id in found:
            raise Refused("{file}: another template has the id “{id}” already. Choose another.", file=path.name, id=template.id)
        found[template.id] = template
    return tuple(found.values())


@lru_cache(maxsize=4)
def _own(stamp: Stamp, shipped_stamp: Stamp) -> tuple[Template, ...]:
    taken = {template.id for template in _shipped(shipped_stamp)}
    found: dict[str, Template] = {}
    for path, *_ in stamp:
        try:
            template = load(path)
        except Refused:
            continue
        if template.id == path.stem and template.id not in taken:
            found[template.id] = replace(template, own=True, standing=False)
    return tuple(found.values())


def load(path: Path) -> Template:
    """The template in this file. Raises Refused with the line and what to change."""
    return checked(yaml_files.read(path))


def _load_saying_the_file(path: Path) -> Template:
    try:
        return load(path)
    except Refused as refused:
        raise Refused("{file}: {what}", file=path.name, what=refused.texts()) from refused


def checked(whole: Part) -> Template:
    """The template, when everything it needs is there and nothing else."""
    given = whole.mapping(
        needs=("id", "title", "aim", "group_size", "facilitator", "about", "ground_rules", "stages"),
        may=("standing", "peer_group"),
    )
    about = given["about"].mapping(needs=("who_asks", "who_reads", "what_can_change"))
    group = given["group_size"].mapping(needs=("from", "to"))
    smallest, largest = group["from"].whole(limits.GROUP_SIZE), group["to"].whole(limits.GROUP_SIZE)
    if largest < smallest:
        raise Refused(N_("Line {line}: the most people can't be fewer than the fewest."), line=group["to"].line)
    return Template(
        id=_identifier(given["id"]),
        title=given["title"].texts(limits.TITLE),
        aim=given["aim"].texts(limits.TEMPLATE_TEXT),
        smallest_group=smallest,
        largest_group=largest,
        facilitator=given["facilitator"].texts(limits.TEMPLATE_TEXT),
        about=(
            about["who_asks"].texts(limits.TEMPLATE_TEXT),
            about["who_reads"].texts(limits.TEMPLATE_TEXT),
            about["what_can_change"].texts(limits.TEMPLATE_TEXT),
        ),
        ground_rules=shared_texts.ground_rules(given["ground_rules"].one_of((shared_texts.GROUND_RULES,))),
        stages=_stages(given["stages"]),
        standing="standing" in given and given["standing"].yes_or_no(),
        peers="peer_group" in given and given["peer_group"].yes_or_no(),
    )


def _stages(part: Part) -> tuple[TemplateStage, ...]:
    if not limits.STAGES.fits(len(part.items())):
        said = everywhere(limits.STAGES.sentence, lowest=limits.STAGES.lowest, highest=limits.STAGES.highest)
        raise Refused("Line {line}: {what}", line=part.line, what=said)
    found: dict[str, TemplateStage] = {}
    for item in part.items():
        stage = _stage(item)
        if stage.id in found:
            raise Refused("Line {line}: another stage has the id “{id}” already. Choose another.", line=item.line, id=stage.id)
        found[stage.id] = stage
    return tuple(found.values())


def _stage(part: Part) -> TemplateStage:
    given = part.mapping(needs=("id", "kind", "minutes", "name", "prompt"), may=("settings",))
    kind = given["kind"].one_of(tuple(activities.kinds()))
    settings = settings_in(given["settings"]) if "settings" in given else {}
    try:
        template_settings.check(kind, settings)
    except Refused as refused:
        raise Refused("Line {line}: {what}", line=given.get("settings", part).line, what=refused.texts()) from refused
    return TemplateStage(
        id=_identifier(given["id"]),
        kind=kind,
        minutes=given["minutes"].whole(limits.MINUTES),
        name=given["name"].texts(limits.STAGE_NAME),
        prompt=given["prompt"].texts(limits.STAGE_QUESTION),
        settings=settings,
    )


def settings_in(part: Part) -> dict[str, object]:
    """The settings of a stage as plain values; whether they fit its kind is checked with the kind."""
    return {name: _plain(value) for name, value in part.any_mapping().items()}


def _plain(part: Part) -> object:
    """The value of a setting; a mapping inside the settings is a text in three languages, or names with such texts."""
    if isinstance(part.content, dict):
        named = part.content and not set(part.content) & set(LANGUAGES) and part.content.keys() <= template_settings.NAMES
        return {name: value.texts().as_json() for name, value in part.content.items()} if named else part.texts().as_json()
    if isinstance(part.content, list):
        return [_plain(item) for item in part.content]
    if part.tag.endswith(":int"):
        return part.whole(limits.OTHER_NUMBER)
    if part.tag.endswith(":bool"):
        return part.yes_or_no()
    return part.text_or_nothing()


def _identifier(part: Part) -> str:
    text = part.text()
    if len(text) > limits.TEMPLATE_ID or not text.isascii() or not text.replace("_", "").isalnum() or text != text.lower():
        raise Refused(
            "Line {line}: an id has small letters a to z, numbers and _ only, at most {longest} of them.",
            line=part.line,
            longest=limits.TEMPLATE_ID,
        )
    return text
