"""How a stage of a template will look on a tablet, before any workshop is made from it: the room's JSON with examples in it."""

from collections.abc import Sequence

from participation import shared_texts
from participation.activities import Activity
from participation.model.texts import LANGUAGES, N_, Texts
from participation.template_files import template_settings
from participation.template_files.templates import TemplateStage
from participation.texts import say

EXAMPLES = 3


def room(title: Texts, stages: Sequence[TemplateStage], at: int, language: str) -> dict[str, object]:
    """What a tablet would get while the stage number `at` (from 0) is open. Refused when its settings need a change."""
    stage = stages[at]
    activity = template_settings.check(stage.kind, stage.settings)
    shown = activity.surface in ("grouping", "ballot")
    return {
        "counter": 0,
        "workshop": {
            "id": "preview",
            "title": title.as_json(),
            "code": "",
            "state": "open",
            "closed_at": None,
            "languages": list(LANGUAGES),
            "support": None,
        },
        "stage": {
            "id": stage.id,
            "number": at + 1,
            "total": len(stages),
            "kind": stage.kind,
            "surface": activity.surface,
            "name": stage.name.as_json(),
            "prompt": stage.prompt.as_json(),
            "open": True,
            "ends_at": None,
            **activity.as_json(),
            **_surface(stage.kind, activity, language),
        },
        "themes": [_theme(number, language) for number in range(1, EXAMPLES + 1)] if shown else [],
        "groups": [],
    }


def _surface(kind: str, activity: Activity, language: str) -> dict[str, object]:
    """What only this surface has, as in a room where nobody has answered yet."""
    rules = shared_texts.ground_rules() if kind == "welcome" else ()
    found: dict[str, dict[str, object]] = {
        "read": {"rules": [rule.text.as_json() for rule in rules]},
        "form": {"fields": [field.as_json() for field in activity.fields()]},
        "ballot": {"targets": [_target(number, language) for number in range(1, EXAMPLES + 1)]},
        "result": {"result": None},
        "picture": {"picture": None},
        "themes": {"turn": None} if kind == "listening_round" else {},
    }
    return found.get(activity.surface, {})


def _words(number: int, language: str) -> str:
    return say(language, N_("Theme {number} as an example"), number=number)


def _target(number: int, language: str) -> dict[str, object]:
    words = {"text": _words(number, language), "language": language}
    return {"id": f"example-{number}", "kind": "theme", "words": words, "themes": 1, "example": None, "role_group": None}


def _theme(number: int, language: str) -> dict[str, object]:
    return {
        "id": f"example-{number}",
        "text": _words(number, language),
        "language": language,
        "kind": None,
        "role_group": None,
        "group": None,
        "stage": "preview",
        "answered": False,
        "supporters": None,
        "details": [],
    }
