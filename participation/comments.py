"""Comments of staff on a round, a goal or a product: the evaluators' way to say what they see."""

from dataclasses import dataclass

from participation import clock
from participation.access import require
from participation.ids import new_id
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import LANGUAGES
from participation.plain_text import clean
from participation.project import listed
from participation.store import Database

WRITERS = ("coordinator", "reviewer", "evaluator")


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
    """The comments on a thing (`round:ID`, `goal:ID`, `process:ID`), the oldest first."""
    with database.read() as look:
        require(look, who, "facilitator", "management", *WRITERS)
        rows = look.rows(
            "SELECT c.*, a.name FROM comment c JOIN account a ON a.id = c.account_id WHERE c.about = :about ORDER BY c.at, c.id",
            about=about,
        )
    return [Comment(r["id"], r["text"], r["language"], r["name"], r["at"], r["account_id"] == who.account_id) for r in rows]


def add(database: Database, who: Staff, about: str, text: str) -> str:
    """Writes a comment; gives its id."""
    with database.write() as change:
        require(change, who, *WRITERS)
        kept = clean(text, limits.COMMENT)
        made = new_id()
        row = {"id": made, "about": about, "text": kept, "language": who.language if who.language in LANGUAGES else "fi"}
        change.save("comment", {**row, "account_id": who.account_id, "at": clock.now()})
    return made


def take_off(database: Database, who: Staff, comment_id: str) -> None:
    """Takes one's own comment off."""
    with database.write() as change:
        require(change, who, *WRITERS)
        listed.found(change, "comment", comment_id)
        change.run("DELETE FROM comment WHERE id = :id AND account_id = :who", id=comment_id, who=who.account_id)
