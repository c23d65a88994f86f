"""What the lists of the project share: texts as the store keeps them, the project that they belong to, and their order."""

import json
from collections.abc import Mapping, Sequence

from participation import clock, ids
from participation.errors import NotFound, Refused
from participation.model import limits
from participation.model.texts import LANGUAGES, N_, Texts
from participation.plain_text import clean
from participation.store import Row, Transaction

DEFAULT_NAME = Texts("Uusi hanke", "Ett nytt projekt", "A new project")


def stored(texts: Texts) -> str:
    """Texts as the store keeps them."""
    return json.dumps(texts.as_json(), ensure_ascii=False)


def read(text: str | None) -> Texts:
    """Stored texts; three empty ones where nothing stands."""
    return Texts.of(json.loads(text)) if text else Texts("", "", "")


def complete(given: Mapping[str, str], longest: int = limits.NAME_IN_PROJECT) -> Texts:
    """What was written in one to three languages; a language left empty takes the first that was written."""
    written = {language: clean(given.get(language, ""), longest) for language in LANGUAGES if given.get(language, "").strip()}
    if not written:
        raise Refused(N_("Write a text first, at least in one language."))
    first = next(iter(written.values()))
    return Texts(**{language: written.get(language, first) for language in LANGUAGES})


def the_project(look: Transaction) -> str | None:
    """The id of the project; None before there is one."""
    row = look.row("SELECT id FROM project ORDER BY created_at LIMIT 1")
    return str(row["id"]) if row else None


def project_of(change: Transaction) -> str:
    """The id of the project; an unnamed one is begun where there is none."""
    known = the_project(change)
    if known:
        return known
    made = ids.new_id()
    change.save("project", {"id": made, "name": stored(DEFAULT_NAME), "aim": stored(Texts("", "", "")), "created_at": clock.now()})
    return made


def next_number(look: Transaction, table: str, column: str, where: str = "1 = 1", **values: object) -> int:
    """The number after the last one of a list."""
    row = look.row(f"SELECT coalesce(max({column}), 0) + 1 AS n FROM {table} WHERE {where}", **values)
    return int(row["n"]) if row else 1


def found(look: Transaction, table: str, thing_id: str) -> Row:
    """The row with this id; raises NotFound."""
    row = look.row(f"SELECT * FROM {table} WHERE id = :id", id=thing_id)
    if row is None:
        raise NotFound(N_("This is not here any more. Look at the page again."))
    return row


def one_of(value: str, known: Sequence[str]) -> str:
    """The value, when it is one of the known ones."""
    if value not in known:
        raise Refused(N_("Choose one of the choices."))
    return value


def day(value: object) -> str | None:
    """A day as the store keeps it (`2026-11-24`); None for nothing."""
    if value is None or value == "":
        return None
    text = str(value)
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.replace("-", "").isdigit():
        raise Refused(N_("Choose a day."))
    return text
