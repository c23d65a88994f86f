"""The template that is being edited on this page: plain values in the session, written to its file only when it is saved."""

from dataclasses import dataclass
from typing import Any, cast

import streamlit as st

from participation import activities, ids
from participation.errors import Refused
from participation.model.people import Staff
from participation.model.texts import LANGUAGES, Texts
from participation.template_files import own_templates, template_writer
from participation.template_files.templates import Template, TemplateStage
from participation.texts import everywhere

_KEY = "template-draft"
Plain = dict[str, Any]


@dataclass
class Draft:
    """The head of the template and its stages; each stage has a `uid` that stays when it moves.

    `seen` is the text of the file when the editing began; `problem` hinders saving.
    """

    template_id: str
    head: Plain
    stages: list[Plain]
    seen: str
    chosen: str | None = None
    changed: bool = False
    problem: Refused | None = None

    def text(self) -> str:
        """The whole template as YAML."""
        stages = [{name: value for name, value in stage.items() if name != "uid"} for stage in self.stages]
        return template_writer.written({**self.head, "stages": stages})

    def place(self, uid: str | None) -> int:
        """Where the stage stands; 0 when there is none with this uid."""
        return next((number for number, stage in enumerate(self.stages) if stage["uid"] == uid), 0)

    def put(self, where: Plain, name: str, value: object) -> None:
        """Writes a value; remembers whether that changed anything."""
        if where.get(name) != value:
            where[name] = value
            self.changed = True


def of(who: Staff, template: Template) -> Draft:
    """The draft of this template in this session; begun anew when another one was open."""
    known = st.session_state.get(_KEY)
    if isinstance(known, Draft) and known.template_id == template.id:
        return known
    return begin(who, template)


def begin(who: Staff, template: Template) -> Draft:
    """A new draft with what stands in the template."""
    whole = template_writer.as_mapping(template)
    stages = [{"uid": ids.new_id(), **stage} for stage in cast(list[Plain], whole.pop("stages"))]
    made = Draft(template.id, whole, stages, own_templates.as_yaml(who, template.id), chosen=stages[0]["uid"])
    st.session_state[_KEY] = made
    return made


def forget() -> None:
    """Throws away what was not saved."""
    st.session_state.pop(_KEY, None)


def move(draft: Draft, uid: str, by: int) -> None:
    """Moves a stage earlier (negative) or later."""
    here = draft.place(uid)
    draft.stages.insert(max(0, min(len(draft.stages) - 1, here + by)), draft.stages.pop(here))
    draft.changed = True


def remove(draft: Draft, uid: str) -> None:
    """Takes a stage out; another one is chosen then."""
    here = draft.place(uid)
    del draft.stages[here]
    draft.chosen = draft.stages[min(here, len(draft.stages) - 1)]["uid"] if draft.stages else None
    draft.changed = True


def add(draft: Draft, kind: str) -> None:
    """Adds a stage of this kind behind the chosen one, with its usual name; its question is still to be written."""
    taken = {stage["id"] for stage in draft.stages}
    name = next(name for number in range(1, 100) if (name := kind if number == 1 else f"{kind}_{number}") not in taken)
    made: Plain = {
        "uid": ids.new_id(),
        "id": name,
        "kind": kind,
        "minutes": 10,
        "name": everywhere(activities.kinds()[kind].name).as_json(),
        "prompt": dict.fromkeys(LANGUAGES, ""),
        "settings": _plain(activities.kinds()[kind].example()),
    }
    draft.stages.insert(draft.place(draft.chosen) + 1 if draft.stages else 0, made)
    draft.chosen = made["uid"]
    draft.changed = True


def change_kind(draft: Draft, stage: Plain, kind: str) -> None:
    """Makes the stage one of another kind, which starts with the settings of that kind."""
    if stage["kind"] != kind:
        stage["kind"] = kind
        stage["settings"] = _plain(activities.kinds()[kind].example())
        draft.changed = True


def stages(draft: Draft) -> list[TemplateStage]:
    """The stages as they are now, for a look at them; whether they may be saved is checked when they are."""
    return [
        TemplateStage(
            stage["id"], stage["kind"], stage["minutes"], Texts.of(stage["name"]), Texts.of(stage["prompt"]), stage.get("settings") or {}
        )
        for stage in draft.stages
    ]


def _plain(settings: Any) -> Plain:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in settings.items()}
