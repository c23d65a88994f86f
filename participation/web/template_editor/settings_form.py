"""The settings of a stage: plain fields for those that every facilitator knows, and a box of YAML for the rest."""

from collections.abc import Mapping
from dataclasses import Field, fields
from itertools import zip_longest
from typing import Any

import streamlit as st
import yaml

from participation import activities, voting
from participation.errors import Refused
from participation.model import limits
from participation.model.kinds import KINDS
from participation.model.texts import LANGUAGES, N_
from participation.template_files import templates, yaml_files
from participation.web import shell
from participation.web.console import stage_settings
from participation.web.console.stage_settings import METHOD_NAMES
from participation.web.header import LANGUAGE_NAMES
from participation.web.shell import say

Settings = dict[str, Any]
WORDS = {
    "kinds": N_("Kinds that a theme can have"),
    "starters": N_("Ways to start, one a line"),
    "max_length": N_("Longest text, in characters"),
    "most_of_one": N_("Most themes of one person (0: any number)"),
    "text": N_("Text to read first"),
    "method": N_("How people vote"),
    "votes": N_("Votes for each, when there are a few to share out"),
    "most_on_one": N_("Most votes of one person on one theme"),
    "new_themes": N_("New themes may be added while voting"),
    "latest_stage_only": N_("Only themes of the stage before are voted on"),
    "whose": N_("Whose path it is"),
    "may_help": N_("Participants may help to group on their tablets"),
}


def draw(kind: str, settings: Mapping[str, Any], key: str) -> tuple[Settings, Refused | None]:
    """The fields; gives the settings as they shall be, and what hinders that, if anything does."""
    made: Settings = {}
    asked = fields(activities.kinds()[kind])
    for field in asked:
        if field.name in WORDS:
            value = _one(field, settings.get(field.name), f"{key}-{field.name}")
            if field.name in settings or value != _usual(field):
                made[field.name] = value
    rest = {name: value for name, value in settings.items() if name not in WORDS}
    if not rest and all(field.name in WORDS for field in asked):
        return made, None
    others, problem = _box(rest, f"{key}-rest")
    return {**made, **others}, problem


def _usual(field: Field[Any]) -> object:
    """What is meant when nothing is written, as a plain value."""
    return list(field.default) if isinstance(field.default, tuple) else field.default


def _one(field: Field[Any], value: Any, key: str) -> object:
    now: Any = _usual(field) if value is None else value
    if field.name == "method":
        return _method(str(now), key)
    if field.name == "whose":
        return stage_settings.whose(str(now), key)
    if field.name == "kinds":
        return _kinds(now, f"kinds-{key}")
    if field.name == "starters":
        return _lines(now, key)
    if field.name == "text":
        return _text(now, key)
    if isinstance(field.default, bool):
        return st.checkbox(say(WORDS[field.name]), bool(now), key=key)
    limit = limits.SETTINGS.get(field.name, limits.OTHER_NUMBER)
    return int(st.number_input(say(WORDS[field.name]), *limit.ends, int(now), key=key, width=240))


def _method(now: str, key: str) -> str:
    methods = sorted(voting.methods(), key=lambda name: [*METHOD_NAMES, name].index(name))
    chosen = st.selectbox(
        say(WORDS["method"]),
        methods,
        index=methods.index(now) if now in methods else 0,
        format_func=lambda name: say(METHOD_NAMES.get(name or "", name or "")),
        key=key,
    )
    return chosen or methods[0]


def _kinds(now: Any, key: str) -> list[str]:
    chosen = st.pills(
        say(WORDS["kinds"]),
        list(KINDS),
        selection_mode="multi",
        default=[kind for kind in now if kind in KINDS],
        format_func=lambda kind: f"{KINDS[kind].sign} {say(KINDS[kind].name)}",
        key=key,
    )
    return [kind for kind in KINDS if kind in chosen]


def _lines(now: Any, key: str) -> list[dict[str, str]]:
    """Starters in three boxes: the first line of each belongs together."""
    written = {
        language: st.text_area(
            f"{say(WORDS['starters'])} ({LANGUAGE_NAMES[language]})",
            "\n".join(starter.get(language, "") for starter in now),
            key=f"{key}-{language}",
            height=96,
        )
        for language in in_order()
    }
    rows = zip_longest(*(written[language].strip().splitlines() for language in LANGUAGES), fillvalue="")
    return [dict(zip(LANGUAGES, (part.strip() for part in row), strict=True)) for row in rows if any(row)]


def _text(now: Any, key: str) -> dict[str, str] | None:
    written = {
        language: st.text_area(
            f"{say(WORDS['text'])} ({LANGUAGE_NAMES[language]})",
            (now or {}).get(language, ""),
            key=f"{key}-{language}",
            height=96,
            max_chars=limits.TEMPLATE_TEXT,
        ).strip()
        for language in in_order()
    }
    return {language: written[language] for language in LANGUAGES} if any(written.values()) else None


def _box(rest: Settings, key: str) -> tuple[Settings, Refused | None]:
    """Whatever has no field of its own, as YAML; while it can't be read, what stood there before stays."""
    text = st.text_area(
        say(N_("Other settings, as YAML")), yaml.safe_dump(rest, sort_keys=False, allow_unicode=True) if rest else "", key=key, height=120
    )
    if not text.strip():
        return {}, None
    try:
        return templates.settings_in(yaml_files.parse(text)), None
    except Refused as refused:
        shell.refused(refused)
        return rest, refused


def in_order() -> list[str]:
    """The three languages, the reader's own first."""
    return sorted(LANGUAGES, key=lambda language: language != shell.language())
