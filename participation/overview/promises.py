"""Promises: what people promised to try and what was decided with a day, by the day on which it is looked at again."""

from dataclasses import dataclass

from participation import decisions, promises, shared_texts
from participation.decisions import TO_MANAGEMENT
from participation.model.people import Staff
from participation.model.texts import Texts, Words
from participation.model.theme import Theme
from participation.model.workshop import Workshop
from participation.overview.scope import Scope, action_sets, require_reader
from participation.promises import Look
from participation.staff import belonging
from participation.store import Database, Row


@dataclass(frozen=True)
class Promise:
    """A promise in its writer's words and its day, None when it was looked at and does not go on; `outcome` of the last look.

    `status` and `owner` say what was decided, where something was.
    """

    words: Words
    due_on: str | None
    outcome: str | None = None
    status: str | None = None
    owner: Texts | None = None

    @property
    def due(self) -> bool:
        """Whether its day has come."""
        return promises.has_come(self.due_on)


def of(database: Database, who: Staff, scope: Scope) -> list[Promise]:
    """The promises with a day of the workshops that the person may see: those whose day has come, then those to come, then the others.

    What was taken to management stands among the questions.
    """
    with database.read() as look:
        require_reader(look, who)
        reach = belonging.reach(look, who)
        sets = action_sets(look)
        seen = {
            row["id"] for row in look.rows("SELECT * FROM workshop") if reach.covers(Workshop.of(row)) and scope.covers(sets[row["id"]])
        }
        latest = {row["theme_id"]: row for row in look.rows(decisions.LATEST)}
        looked = promises.latest(look)
        themes = [Theme.of(row) for row in look.rows("SELECT * FROM theme WHERE state = 'shown' ORDER BY created_at, id")]
    every = [_promise(theme, latest.get(theme.id), looked.get(theme.id)) for theme in themes if theme.workshop_id in seen]
    found = sorted((one for one in every if one is not None), key=lambda one: one.due_on or "")
    going_on = [one for one in found if one.due_on]
    settled = [one for one in found if not one.due_on]
    return [*reversed([one for one in going_on if one.due]), *(one for one in going_on if not one.due), *settled]


def _promise(theme: Theme, decided: Row | None, last: Look | None) -> Promise | None:
    words = Words(theme.text, theme.language)
    if decided is not None and decided["due_on"] and decided["status"] != TO_MANAGEMENT:
        role = shared_texts.roles().get(decided["owner_role"] or "")
        return Promise(words, decided["due_on"], None, decided["status"], role.label if role else None)
    if not promises.is_one(theme):
        return None
    return Promise(words, promises.due_on(theme, last), last.outcome if last else None, decided["status"] if decided else None)
