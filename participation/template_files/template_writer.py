"""Writes a template as YAML, in the order in which people read it and with its three languages one under the other."""

from collections.abc import Mapping, Sequence

import yaml

from participation import shared_texts
from participation.model.texts import Texts
from participation.template_files.templates import Template, TemplateStage

WIDTH = 110


def as_yaml(template: Template) -> str:
    """The whole template; read again, it is the same."""
    return written(as_mapping(template))


def written(whole: Mapping[str, object]) -> str:
    """A template that is still being made, as YAML; an empty line stands before each stage."""
    head = {name: value for name, value in whole.items() if name != "stages"}
    stages = whole.get("stages")
    text = _dump(head)
    if isinstance(stages, Sequence) and stages:
        text += "\nstages:\n" + "\n".join(_indented(_dump([stage])) for stage in stages)
    return text


def _dump(value: object) -> str:
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=WIDTH)


def _indented(text: str) -> str:
    return "".join(f"  {line}" if line.strip() else line for line in text.splitlines(keepends=True))


def as_mapping(template: Template) -> dict[str, object]:
    """The template as plain values, in the order of the file."""
    who_asks, who_reads, what_can_change = template.about
    return {
        "id": template.id,
        **({"peer_group": True} if template.peers else {}),
        "title": _text(template.title),
        "aim": _text(template.aim),
        "group_size": {"from": template.smallest_group, "to": template.largest_group},
        "facilitator": _text(template.facilitator),
        "about": {"who_asks": _text(who_asks), "who_reads": _text(who_reads), "what_can_change": _text(what_can_change)},
        "ground_rules": shared_texts.GROUND_RULES,
        "stages": [stage_as_mapping(stage) for stage in template.stages],
    }


def stage_as_mapping(stage: TemplateStage) -> dict[str, object]:
    """One stage as plain values, in the order of the file."""
    whole: dict[str, object] = {
        "id": stage.id,
        "kind": stage.kind,
        "minutes": stage.minutes,
        "name": _text(stage.name),
        "prompt": _text(stage.prompt),
    }
    return {**whole, "settings": dict(stage.settings)} if stage.settings else whole


def _text(text: Texts) -> dict[str, str]:
    return text.as_json()
