"""The glossary: what a word of the project means, in plain language and three languages. Anyone may read it."""

from collections.abc import Mapping
from dataclasses import dataclass

from participation.access import require
from participation.ids import new_id
from participation.model import limits
from participation.model.people import SETTINGS, Staff
from participation.model.texts import Texts
from participation.project import listed
from participation.store import Database


@dataclass(frozen=True)
class Term:
    """A word and what it means."""

    id: str
    term: Texts
    meaning: Texts


def every(database: Database, language: str = "fi") -> list[Term]:
    """The words in the order of the alphabet of `language`."""
    with database.read() as look:
        rows = look.rows("SELECT * FROM glossary_term ORDER BY position, id")
    terms = [Term(row["id"], listed.read(row["term"]), listed.read(row["meaning"])) for row in rows]
    return sorted(terms, key=lambda term: term.term.say(language).casefold())


def put(database: Database, who: Staff, term_id: str | None, *, term: Mapping[str, str], meaning: Mapping[str, str]) -> str:
    """Changes a word, or adds one (without an id); gives its id."""
    with database.write() as change:
        require(change, who, SETTINGS)
        word, means = listed.complete(term), listed.complete(meaning, limits.TEXT_IN_PROJECT)
        position = listed.next_number(change, "glossary_term", "position")
        if term_id:
            position = listed.found(change, "glossary_term", term_id)["position"]
        made = term_id or new_id()
        row = {"id": made, "project_id": listed.project_of(change), "position": position}
        change.save("glossary_term", {**row, "term": listed.stored(word), "meaning": listed.stored(means)})
    return made


def delete(database: Database, who: Staff, term_id: str) -> None:
    """Takes a word out of the glossary."""
    with database.write() as change:
        require(change, who, SETTINGS)
        change.run("DELETE FROM glossary_term WHERE id = :id", id=term_id)
