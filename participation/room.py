"""What every tablet of a workshop may see, the same for all: computed once for each change and shared."""

import json
from collections import Counter
from dataclasses import dataclass

from participation import (
    ballots,
    group_pictures,
    named_groups,
    results,
    safety_numbers,
    shared_texts,
    snapshot,
    stages,
    theme_details,
    translations,
    turns,
    workshops,
)
from participation.insight import suppression
from participation.insight.suppression import LEAST
from participation.model.grouping import Grouping
from participation.model.workshop import Stage, Workshop
from participation.snapshot import Picture
from participation.store import Database, Transaction


@dataclass(frozen=True)
class _Kept:
    counter: int
    data: bytes


_kept: dict[str, _Kept] = {}


def as_bytes(database: Database, workshop_id: str) -> bytes:
    """The room as JSON, ready to be sent; made once for each change and then shared."""
    with database.read() as look:
        counter = snapshot.changes(look, workshop_id)
        known = _kept.get(workshop_id)
        if known is None or known.counter != counter:
            drawn = json.dumps(_draw(look, workshop_id), ensure_ascii=False, separators=(",", ":")).encode()
            if len(_kept) >= snapshot.MOST_KEPT:
                _kept.clear()
            known = _kept[workshop_id] = _Kept(counter, drawn)
    return known.data


def of(database: Database, workshop_id: str) -> dict[str, object]:
    """The room: workshop, open stage, shown themes, groups; never a text that no person has shown."""
    with database.read() as look:
        return _draw(look, workshop_id)


def _draw(look: Transaction, workshop_id: str) -> dict[str, object]:
    workshop = workshops.find(look, workshop_id)
    shared = snapshot.of(look, workshop_id)
    named = named_groups.of_workshop(look, workshop_id)
    found = shared.grouping
    supporters = supporters_in_steps(look, workshop_id)
    translated = translations.of_workshop(look, workshop_id)
    shown = {theme.id: theme for theme in found.themes}
    return {
        "counter": shared.counter,
        "workshop": _workshop(look, workshop),
        "stage": _stage(look, workshop, shared, named),
        "themes": [
            {
                "id": theme.id,
                "text": theme.text,
                "language": theme.language,
                "kind": theme.kind,
                "role_group": named.get(theme.id),
                "group": found.final(theme.group_id) if theme.group_id else None,
                "stage": theme.stage_id,
                "answered": theme.answered_at is not None,
                "supporters": supporters.get(theme.id),
                "translations": [each.as_json() for each in translated.get(theme.id, ())],
                "details": theme_details.in_words(shared.stages, theme, shown),
            }
            for theme in found.themes
        ],
        "groups": [
            {
                "id": group_id,
                "name": found.groups[group_id].name.text,
                "language": found.groups[group_id].name.language,
                "waits": found.groups[group_id].waits is not None,
                "themes": [theme.id for theme in members],
            }
            for group_id, members in found.members().items()
        ],
    }


def _workshop(look: Transaction, workshop: Workshop) -> dict[str, object]:
    return {
        "id": workshop.id,
        "title": workshop.title.as_json(),
        "code": workshop.join_code,
        "state": workshop.state,
        "closed_at": workshop.closed_at,
        "languages": list(workshop.languages),
        "support": workshop.support.as_json() if workshop.support else None,
        "help": [help.as_json() for help in safety_numbers.of_region(look, workshop.region_id)],
    }


def _stage(look: Transaction, workshop: Workshop, shared: Picture, named: dict[str, str]) -> dict[str, object] | None:
    if workshop.stage_id is None:
        return None
    counted = [stage for stage in shared.stages if stage.state != "skipped" or stage.id == workshop.stage_id]
    number, stage = next((n, stage) for n, stage in enumerate(counted, 1) if stage.id == workshop.stage_id)
    activity = stages.activity(stage)
    return {
        "id": stage.id,
        "number": number,
        "total": len(counted),
        "kind": stage.kind,
        "surface": activity.surface,
        "name": stage.name.as_json(),
        "prompt": stage.prompt.as_json(),
        "open": stage.state == "open",
        "ends_at": stages.ends_at(stage),
        **activity.as_json(),
        **_surface(look, workshop, stage, shared.grouping, named),
    }


def _surface(look: Transaction, workshop: Workshop, stage: Stage, found: Grouping, named: dict[str, str]) -> dict[str, object]:
    activity = stages.activity(stage)
    if activity.surface == "read":
        rules = shared_texts.ground_rules() if stage.kind == "welcome" else ()
        return {"rules": [rule.text.as_json() for rule in rules]}
    if activity.surface == "form":
        return {"fields": [field.as_json() for field in activity.fields()]}
    if activity.surface == "ballot":
        return {
            "targets": [
                {
                    "id": target.id,
                    "kind": target.kind,
                    "words": target.words.as_json(),
                    "themes": target.themes,
                    "example": target.example.as_json() if target.example else None,
                    "role_group": named.get(target.id),
                }
                for target in ballots.of_stage(look, stage, found)
            ]
        }
    if activity.surface == "result":
        vote = ballots.latest_vote(look, workshop.id, before=stage)
        return {"result": results.for_tablets(look, vote) if vote else None}
    if activity.surface == "picture":
        before = group_pictures.form_before(stage, look)
        return {"picture": group_pictures.as_json(look, before) if before else None}
    if stage.kind == "listening_round":
        return {"turn": turns.present(stage)}
    return {}


def supporters_in_steps(look: Transaction, workshop_id: str) -> dict[str, int]:
    """How many at least support each theme, in steps of five, so that no single tap can be seen."""
    rows = look.rows(
        "SELECT s.theme_id, count(*) AS n FROM support s JOIN theme t ON t.id = s.theme_id WHERE t.workshop_id = :id GROUP BY s.theme_id",
        id=workshop_id,
    )
    return {row["theme_id"]: row["n"] // LEAST * LEAST for row in rows if row["n"] >= LEAST}


def role_groups_that_may_be_named(look: Transaction, workshop_id: str) -> dict[str, str]:
    """The role group of each participant whose group may be named in this workshop; others stay “participant”.

    A group needs five or more people, and so do those who are left without a name together.
    """
    rows = look.rows("SELECT participant_id, role_group FROM attendance WHERE workshop_id = :id", id=workshop_id)
    named = suppression.counts(Counter(row["role_group"] for row in rows)).numbers
    return {row["participant_id"]: row["role_group"] for row in rows if row["role_group"] in named}
