"""What a tablet can send, by the name of its route. Each takes the body as it came and calls one use case."""

from collections.abc import Callable, Mapping
from typing import Any

from participation import attendance, ballots, care, forms, grouping, mine, presence, readiness, safety_numbers, themes
from participation.model.people import Participant
from participation.store import Database

Body = Mapping[str, Any]
Answer = Callable[[Database, Participant, Body], Mapping[str, object]]


def _text(given: Body, name: str) -> str:
    value = given.get(name)
    return value if isinstance(value, str) else ""


def _text_or_none(given: Body, name: str) -> str | None:
    return _text(given, name) or None


def _texts(given: Body, name: str) -> list[str]:
    value = given.get(name)
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _mapping(given: Body, name: str) -> Mapping[str, Any]:
    value = given.get(name)
    return value if isinstance(value, dict) else {}


def _add_theme(database: Database, who: Participant, given: Body) -> Mapping[str, object]:
    presence.stopped_writing(who.workshop_id, who.id)
    return themes.add(
        database,
        who,
        _text(given, "key"),
        stage_id=_text(given, "stage"),
        text=_text(given, "text"),
        kind=_text_or_none(given, "kind"),
        language=_text(given, "language"),
        details=_mapping(given, "details"),
        with_help=given.get("helped") is True,
    )


def _change_theme(database: Database, who: Participant, given: Body) -> Mapping[str, object]:
    text, kind = _text(given, "text"), _text_or_none(given, "kind")
    details = _mapping(given, "details") if "details" in given else None
    helped = given.get("helped") is True
    themes.change_own(database, who, _text(given, "key"), _text(given, "theme"), text=text, kind=kind, details=details, with_help=helped)
    return {}


def _take_back_theme(database: Database, who: Participant, given: Body) -> Mapping[str, object]:
    themes.take_back(database, who, _text(given, "key"), _text(given, "theme"))
    return {}


def _support_theme(database: Database, who: Participant, given: Body) -> Mapping[str, object]:
    themes.support(database, who, _text(given, "key"), _text(given, "theme"))
    return {}


def _near(database: Database, who: Participant, given: Body) -> Mapping[str, object]:
    text = _text(given, "text")
    careful = themes.careful(text)
    return {
        "near": [{"id": near.id, "text": near.text, "language": near.language} for near in themes.near(database, who, text)],
        "careful": careful.as_json() if careful else None,
    }


def _vote(database: Database, who: Participant, given: Body) -> Mapping[str, object]:
    filling = given.get("filling") is True
    ballots.cast(database, who, _text(given, "key"), _text(given, "stage"), _mapping(given, "choices"), filling=filling)
    return {}


def _answer(database: Database, who: Participant, given: Body) -> Mapping[str, object]:
    forms.answer(database, who, _text(given, "key"), _text(given, "stage"), _mapping(given, "values"))
    return {}


def _ready(database: Database, who: Participant, given: Body) -> Mapping[str, object]:
    readiness.say(database, who, _text(given, "key"), _text(given, "stage"), ready=given.get("ready") is True)
    return {}


def _group(database: Database, who: Participant, given: Body) -> Mapping[str, object]:
    """With neither a group nor a name the themes are taken out; an empty name is one that was not written."""
    group = _text_or_none(given, "group")
    name = _text(given, "name") if isinstance(given.get("name"), str) else None
    return grouping.help_put(database, who, _text(given, "key"), _texts(given, "themes"), group=group, name=name)


def _written_down(database: Database, who: Participant, given: Body) -> Mapping[str, object]:
    attendance.write_down_code(database, who, _text(given, "key"))
    return {}


def _language(database: Database, who: Participant, given: Body) -> Mapping[str, object]:
    attendance.choose_language(database, who, _text(given, "key"), _text(given, "language"))
    return {}


def _pause(database: Database, who: Participant, given: Body) -> Mapping[str, object]:
    attendance.pause(database, who, _text(given, "key"), paused=given.get("paused") is True)
    return {}


def _adult(database: Database, who: Participant, given: Body) -> Mapping[str, object]:
    """Tells the facilitator only when the person agreed (`tell`); the help numbers come in any case."""
    if given.get("tell", True) is True:
        care.call_for_adult(database, who, _text(given, "key"))
    numbers = safety_numbers.for_workshop(database, who.workshop_id)
    return {"help": [help.as_json() for help in numbers]}


def _take_back_all(database: Database, who: Participant, given: Body) -> Mapping[str, object]:
    mine.take_back_all(database, who, _text(given, "key"))
    return {}


ANSWERS: Mapping[str, Answer] = {
    "add_theme": _add_theme,
    "change_theme": _change_theme,
    "take_back_theme": _take_back_theme,
    "support_theme": _support_theme,
    "near": _near,
    "vote": _vote,
    "answer": _answer,
    "ready": _ready,
    "group": _group,
    "written_down": _written_down,
    "language": _language,
    "pause": _pause,
    "adult": _adult,
    "take_back_all": _take_back_all,
}
