"""Experience: what people said of their life, of the help and of its impact, and of taking part; as means by round.

The same questions in each round, and never the answers of fewer than five people.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from participation.model.people import Staff
from participation.model.texts import Texts
from participation.overview import scope as scopes
from participation.overview.scope import Scope, require_reader
from participation.project import round_answers, structure
from participation.project.round_answers import Asked, InRound
from participation.project.structure import Round
from participation.store import Database

NOTHING = InRound(None, None)


@dataclass(frozen=True)
class Question:
    """One question with what may be shown of it in each round in which it was asked."""

    name: str
    part: Texts | None
    text: Texts
    rounds: Mapping[str, InRound]

    @property
    def shown(self) -> list[float]:
        """The means that may be shown, in the order of the rounds."""
        return [each.mean for each in self.rounds.values() if each.mean is not None]


@dataclass(frozen=True)
class Measured:
    """The questions of one kind of form, and the rounds in which it was asked."""

    questions: tuple[Question, ...]
    rounds: tuple[Round, ...]

    @property
    def shown(self) -> bool:
        """Whether there is anything to show."""
        return any(question.shown for question in self.questions)

    def indicator(self, round_id: str) -> float | None:
        """The mean of all questions in a round; None where one of them may not be shown."""
        means = [question.rounds.get(round_id, NOTHING).mean for question in self.questions]
        known = [mean for mean in means if mean is not None]
        return round(fmean(known), 1) if known and len(known) == len(means) else None

    @property
    def indicators(self) -> list[tuple[Round, float]]:
        """The rounds that have the mean of all questions, with it."""
        return [(each, mean) for each in self.rounds if (mean := self.indicator(each.id)) is not None]

    def people(self, round_id: str) -> int | None:
        """How many people answered the question that fewest answered, where all may be shown."""
        known = [question.rounds.get(round_id, NOTHING).people for question in self.questions]
        numbers = [number for number in known if number is not None]
        return min(numbers) if numbers and len(numbers) == len(known) else None


def of(database: Database, who: Staff, kind: str, scope: Scope) -> Measured:
    """The answers to a kind of form (`experience`, `check`) by round, of the project or of an action set: totals only."""
    order = structure.rounds(database)
    with database.read() as look:
        require_reader(look, who)
        asked = round_answers.of_scales(look, kind)
        part_of = scopes.action_sets(look)
        there: dict[str, set[str]] = {}
        for visit in scopes.visits(look):
            there.setdefault(visit["workshop_id"], set()).add(visit["participant_id"])
    attended = {place: frozenset(people) for place, people in there.items()}
    questions = tuple(_question(key[1], each, order, scope, part_of, attended) for key, each in asked.items())
    found = tuple(question for question in questions if question.rounds)
    return Measured(found, tuple(one for one in order if any(one.id in question.rounds for question in found)))


def _question(
    name: str,
    asked: Asked,
    order: Sequence[Round],
    scope: Scope,
    part_of: Mapping[str, int | None],
    there: Mapping[str, frozenset[str]],
) -> Question:
    rounds = {}
    for one in order:
        given = asked.rounds.get(one.id, {})
        if not any(scope.covers(part_of[place]) for place in given):
            continue
        if scope.action_set is None:
            rounds[one.id] = round_answers.in_round(given)
        else:
            rounds[one.id] = round_answers.in_part(given, part_of, there, scope.action_set)
    return Question(name, asked.field.part, asked.field.label, rounds)
