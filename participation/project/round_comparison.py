"""Comparing rounds: only questions that were asked with the same words in the same kind of stage, and never of a few people."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from participation import stages
from participation.access import require
from participation.insight import suppression
from participation.model.fields import NO_ANSWER, TOO_EARLY, Field
from participation.model.people import Staff
from participation.model.texts import Texts
from participation.model.workshop import Stage
from participation.project import structure
from participation.store import Database, Transaction


@dataclass(frozen=True)
class InRound:
    """The answers to a question in one round; nothing where fewer than k people answered."""

    mean: float | None
    people: int | None


@dataclass(frozen=True)
class Compared:
    """A question that was asked in several rounds, with its answers by round id."""

    text: Texts
    low: int
    high: int
    rounds: Mapping[str, InRound]

    @property
    def change(self) -> float | None:
        """From the first round that may be shown to the last."""
        means = [each.mean for each in self.rounds.values() if each.mean is not None]
        return round(means[-1] - means[0], 1) if len(means) > 1 else None


@dataclass(frozen=True)
class Comparison:
    """The same questions side by side, and those that stand in one round only and are therefore not compared."""

    same: tuple[Compared, ...]
    in_one_round_only: tuple[Texts, ...]


Key = tuple[str, str, str]  # the kind of the stage, the name of the field, its words
Answers = dict[Key, dict[str, dict[str, list[tuple[str, float]]]]]  # by question, round and workshop: who gave which step


def of_project(database: Database, who: Staff) -> Comparison:
    """What can be compared between the rounds of the project."""
    require(who, "facilitator", "reviewer", "evaluator", "management")
    order = [one.id for one in structure.rounds(database)]
    questions: dict[Key, Field] = {}
    answers: Answers = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    with database.read() as look:
        for round_id, stage in _closed_forms(look):
            for field in stages.activity(stage).fields():
                if field.input == "scale":
                    key = (stage.kind, field.name, field.label.fi)
                    questions[key] = field
                    answers[key][round_id][stage.workshop_id] += list(_steps(look, stage, field))
    same = tuple(_compared(questions[key], order, by_round) for key, by_round in answers.items() if len(by_round) > 1)
    alone = tuple(questions[key].label for key, by_round in answers.items() if len(by_round) == 1)
    return Comparison(same, alone)


def _closed_forms(look: Transaction) -> Iterator[tuple[str, Stage]]:
    rows = look.rows(
        "SELECT s.*, w.round_id FROM stage s JOIN workshop w ON w.id = s.workshop_id"
        " WHERE s.state = 'closed' AND w.round_id IS NOT NULL ORDER BY w.created_at, s.position"
    )
    for row in rows:
        stage = Stage.of(row)
        if stages.activity(stage).surface == "form":
            yield str(row["round_id"]), stage


def _steps(look: Transaction, stage: Stage, field: Field) -> Iterator[tuple[str, float]]:
    rows = look.rows("SELECT participant_id, value FROM answer WHERE stage_id = :id AND field = :field", id=stage.id, field=field.name)
    for row in rows:
        given = json.loads(row["value"])
        if given not in (TOO_EARLY, NO_ANSWER) and str(given).isdigit():
            yield row["participant_id"], float(given)


def _compared(field: Field, order: list[str], by_round: Mapping[str, Mapping[str, list[tuple[str, float]]]]) -> Compared:
    high = len(field.options) or field.high
    return Compared(field.label, field.low, high, {one: _in_round(by_round[one]) for one in order if one in by_round})


def _in_round(by_workshop: Mapping[str, list[tuple[str, float]]]) -> InRound:
    """A workshop whose own mean may not be shown is left out where the rest of the round would give it away."""
    small = [answer for given in by_workshop.values() if len(given) < suppression.LEAST for answer in given]
    large = [answer for given in by_workshop.values() if len(given) >= suppression.LEAST for answer in given]
    used = large + small if len({person for person, _ in small}) >= suppression.LEAST else large
    people = len({person for person, _ in used})
    if people < suppression.LEAST:
        return InRound(None, None)
    return InRound(round(sum(step for _, step in used) / len(used), 1), people)
