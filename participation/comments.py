"""Comments of staff on a round, a goal or a product: the evaluators' way to say what they see."""

from dataclasses import dataclass

from participation import clock, themes, workshops
from participation.access import require
from participation.errors import NotFound
from participation.ids import new_id
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import LANGUAGES
from participation.plain_text import clean
from participation.project import listed
from participation.store import Database, Transaction

WRITERS = ("coordinator", "reviewer", "evaluator")
TABLES = {"round": "round", "goal": "goal", "process": "process", "model": "operating_model"}
OF_THE_PROJECT = ("project:goals", "project:conclusions")


@dataclass(frozen=True)
class Comment:
    """What somebody of the staff wrote, in their own language."""

    id: str
    text: str
    language: str
    by: str
    at: str
    own: bool


def of(database: Database, who: Staff, about: str) -> list[Comment]:
    """The comments on a thing, the oldest first."""
    with database.read() as look:
        require(look, who, "facilitator", "management", *WRITERS)
        _check(look, who, about)
        rows = look.rows(
            "SELECT c.*, a.name FROM comment c JOIN account a ON a.id = c.account_id WHERE c.about = :about ORDER BY c.at, c.id",
            about=about,
        )
    return [Comment(r["id"], r["text"], r["language"], r["name"], r["at"], r["account_id"] == who.account_id) for r in rows]


def add(database: Database, who: Staff, about: str, text: str) -> str:
    """Writes a comment; gives its id."""
    with database.write() as change:
        require(change, who, *WRITERS)
        _check(change, who, about)
        kept = clean(text, limits.COMMENT)
        made = new_id()
        row = {"id": made, "about": about, "text": kept, "language": who.language if who.language in LANGUAGES else "fi"}
        change.save("comment", {**row, "account_id": who.account_id, "at": clock.now()})
    return made


def take_off(database: Database, who: Staff, comment_id: str) -> None:
    """Takes one's own comment off."""
    with database.write() as change:
        require(change, who, *WRITERS)
        _check(change, who, listed.found(change, "comment", comment_id)["about"])
        change.run("DELETE FROM comment WHERE id = :id AND account_id = :who", id=comment_id, who=who.account_id)


def _check(look: Transaction, who: Staff, about: str) -> None:
    """Raises where there is no such thing, or it is a theme of a workshop that the person may not see."""
    kind, _, thing_id = about.partition(":")
    if kind == "theme":
        workshops.for_staff(look, who, themes.find(look, thing_id).workshop_id)
    elif kind in TABLES:
        listed.found(look, TABLES[kind], thing_id)
    elif about not in OF_THE_PROJECT:
        raise NotFound(themes.NOT_HERE)
