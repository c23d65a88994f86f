"""The answers to scales in the workshops of each round, and which of them may be shown together: never those of a few people."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from participation import kept_figures, stages, summaries
from participation.insight import suppression
from participation.model.fields import Field
from participation.model.workshop import Stage
from participation.store import Transaction

Key = tuple[str, str, str]  # the kind of the stage, the name of the field, its words
Answer = tuple[str, float]  # who gave which step
ByWorkshop = Mapping[str, list[Answer]]


@dataclass(frozen=True)
class InRound:
    """The answers to a question in one round; nothing where fewer than k people answered."""

    mean: float | None
    people: int | None


@dataclass
class Asked:
    """A question with its answers by round and workshop."""

    field: Field
    rounds: dict[str, dict[str, list[Answer]]]


def of_scales(look: Transaction, kind: str | None = None) -> dict[Key, Asked]:
    """Every scale of the closed forms of the rounds (of one `kind`, if given), the same words together."""
    found: dict[Key, Asked] = {}
    for round_id, stage in _closed_forms(look, kind):
        for field in stages.activity(stage).fields():
            if field.input == "scale":
                asked = found.setdefault((stage.kind, field.name, field.label.fi), Asked(field, defaultdict(dict)))
                asked.rounds[round_id].setdefault(stage.workshop_id, []).extend(_steps(look, stage, field))
    return found


def _closed_forms(look: Transaction, kind: str | None) -> Iterator[tuple[str, Stage]]:
    rows = look.rows(
        "SELECT s.*, w.round_id FROM stage s JOIN workshop w ON w.id = s.workshop_id"
        " WHERE s.state = 'closed' AND w.round_id IS NOT NULL ORDER BY w.created_at, s.position"
    )
    for row in rows:
        if kind is None or row["kind"] == kind:
            stage = Stage.of(row)
            if stages.activity(stage).surface == "form":
                yield str(row["round_id"]), stage


def _steps(look: Transaction, stage: Stage, field: Field) -> Iterator[Answer]:
    """The answers as they were counted when the stage closed. Which of them is whose is not kept and makes no difference.

    Whoever has taken answers back since then is somebody without a name.
    """
    sql = "SELECT participant_id, value FROM answer WHERE stage_id = :id AND field = :field ORDER BY participant_id"
    given = {row["participant_id"]: json.loads(row["value"]) for row in look.rows(sql, id=stage.id, field=field.name)}
    steps = {person: step for person, answer in given.items() if (step := summaries.step_of(answer)) is not None}
    kept = kept_figures.read(look, stage.id)
    counted = kept["steps"].get(field.name, ()) if kept is not None else steps.values()
    for place, (person, step) in enumerate(zip_longest(list(steps)[: len(counted)], counted)):
        yield person or f"{stage.id} {place}", float(step)


def counted(by_workshop: ByWorkshop) -> dict[str, list[Answer]]:
    """The workshops whose answers count: one whose own mean may not be shown is left out where the rest would give it away."""
    small = [answer for given in by_workshop.values() if len(given) < suppression.LEAST for answer in given]
    together = _people(small) >= suppression.LEAST
    return {place: given for place, given in by_workshop.items() if given and (together or len(given) >= suppression.LEAST)}


def in_round(by_workshop: ByWorkshop) -> InRound:
    """The mean of a round, with the number of people that it rests on."""
    return _mean([answer for given in counted(by_workshop).values() for answer in given])


def in_part(by_workshop: ByWorkshop, part_of: Mapping[str, object], there: Mapping[str, frozenset[str]], part: object) -> InRound:
    """The mean of one part of a round, such as an action set; nothing where the parts side by side would tell of a few.

    `there` says who attended each workshop. The large workshops are known one by one, so what matters are the small ones of
    each part: they must be none or enough people, and whether they are may not tell either.
    """
    used = counted(by_workshop)
    small = {place: given for place, given in used.items() if len(given) < suppression.LEAST}
    parts = list(dict.fromkeys(part_of[place] for place in small))
    attended = [len(frozenset().union(*(there[place] for place in small if part_of[place] == each))) for each in parts]
    answered = [_people([a for place, given in small.items() if part_of[place] == each for a in given]) for each in parts]
    if not suppression.comparable(attended, answered):
        return InRound(None, None)
    return _mean([answer for place, given in used.items() if part_of[place] == part for answer in given])


def _mean(answers: list[Answer]) -> InRound:
    people = _people(answers)
    if people < suppression.LEAST:
        return InRound(None, None)
    return InRound(round(sum(step for _, step in answers) / len(answers), 1), people)


def _people(answers: list[Answer]) -> int:
    return len({person for person, _ in answers})
