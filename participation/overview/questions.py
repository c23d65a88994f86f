"""Questions to management: what people asked those who lead, how long it has waited, and the answer with its day.

A question was asked in a stage of its own, or a theme was taken to management by a decision. The answer is a decision, too.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from participation import clock, decisions, room, wordings
from participation.decisions import TO_MANAGEMENT, Decision
from participation.model.people import Staff
from participation.model.texts import Words
from participation.model.theme import Theme
from participation.model.workshop import Workshop
from participation.overview.scope import Scope, action_sets, require_reader
from participation.staff import belonging
from participation.store import Database, Transaction

NO_ANSWER_YET, MERGED = ("read", TO_MANAGEMENT), "merged"


@dataclass(frozen=True)
class Answer:
    """What was answered and when; without a decision it was answered in the room."""

    at: str
    status: str | None
    reason: str | None


@dataclass(frozen=True)
class Question:
    """A question in its writer's words, with their mark. `supporters` in steps of five; `due_on`: by when an answer was promised."""

    id: str
    words: Words
    wording: str
    asked_at: str
    supporters: int | None
    due_on: str | None
    answer: Answer | None

    @property
    def days(self) -> int:
        """How many whole days it has waited, or waited until its answer."""
        until = self.answer.at if self.answer else clock.now()
        return max(0, (clock.day_of(until) - clock.day_of(self.asked_at)).days)

    @property
    def late(self) -> bool:
        """Whether the day that was promised has passed without an answer."""
        return self.answer is None and self.due_on is not None and self.due_on < clock.today().isoformat()


@dataclass(frozen=True)
class Questions:
    """Those without an answer, the longest waiting first; and those with one, the latest answer first."""

    waiting: tuple[Question, ...]
    answered: tuple[Question, ...]


def of(database: Database, who: Staff, scope: Scope) -> Questions:
    """The questions of the workshops that the person may see; only texts that a person has shown to everyone."""
    with database.read() as look:
        require_reader(look, who)
        reach = belonging.reach(look, who)
        sets = action_sets(look)
        seen = {
            row["id"] for row in look.rows("SELECT * FROM workshop") if reach.covers(Workshop.of(row)) and scope.covers(sets[row["id"]])
        }
        asked = [theme for theme in decisions.put_to_management(look) if theme.workshop_id in seen and theme.state == "shown"]
        support = {place: room.supporters_in_steps(look, place) for place in {theme.workshop_id for theme in asked}}
        every = [_question(look, theme, support[theme.workshop_id]) for theme in asked]
    found = [one for one in every if one.answer is None or one.answer.status != MERGED]
    waiting = sorted((one for one in found if one.answer is None), key=lambda one: one.asked_at)
    answered = sorted(((one.answer.at, one) for one in found if one.answer), key=lambda pair: pair[0], reverse=True)
    return Questions(tuple(waiting), tuple(one for _, one in answered))


def _question(look: Transaction, theme: Theme, support: Mapping[str, int]) -> Question:
    standing = decisions.history(look, theme.id)
    taken = next((each for each in standing if each.status == TO_MANAGEMENT), None)
    due = next((each.due_on for each in reversed(standing) if each.due_on), None)
    asked_at = taken.at if taken and theme.kind != "question" else theme.shown_at or theme.created_at
    return Question(
        theme.id, Words(theme.text, theme.language), wordings.of(theme), asked_at, support.get(theme.id), due, _answer(theme, standing)
    )


def _answer(theme: Theme, standing: list[Decision]) -> Answer | None:
    last = standing[-1] if standing else None
    if last and last.status not in NO_ANSWER_YET:
        return Answer(last.at, last.status, last.reason)
    return Answer(theme.answered_at, None, None) if theme.answered_at else None

