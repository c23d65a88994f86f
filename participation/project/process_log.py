"""The log of a product: it writes itself from what happened in its workshops and from what staff recorded of its steps.

It says which role groups were there (named only from five people on), how many themes were shown, what was voted on and
decided; and whether the safety procedure was used, without anything else about that.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from participation import clock, shared_texts
from participation.access import require
from participation.insight import suppression
from participation.model.people import GROUP_NAMES, ROLE_GROUPS, Staff
from participation.model.texts import LANGUAGES, N_, Texts
from participation.project import listed, process, process_steps
from participation.reports.table import Table
from participation.store import Database, Row, Transaction
from participation.texts import everywhere, everywhere_many

TELLING = {kind for kinds in process.HAPPENS_IN.values() for kind in kinds}  # stages that stand in the log also without a theme
COLUMNS = (N_("Day"), N_("What happened"), N_("Experts by experience present"))


@dataclass(frozen=True)
class Line:
    """One line of the log."""

    at: str
    what: Texts
    experts: bool | None

    @property
    def experts_in_words(self) -> Texts:
        """Yes, no, or nothing where it is not known."""
        return Texts.same("") if self.experts is None else everywhere(N_("Yes") if self.experts else N_("No"))


def of_process(database: Database, who: Staff, process_id: str) -> list[Line]:
    """The whole log, the oldest first."""
    with database.read() as look:
        require(look, who, *process.READERS)
        listed.found(look, "process", process_id)
        lines = [*_recorded(look, process_id), *_of_cards(look, process_id)]
        for row in look.rows("SELECT * FROM workshop WHERE process_id = :id AND opened_at IS NOT NULL ORDER BY opened_at", id=process_id):
            lines += _of_workshop(look, row)
    return sorted(lines, key=lambda line: line.at)


def table(database: Database, who: Staff, process_id: str, language: str) -> Table:
    """The log as a table for files."""
    known = process.get(database, who, process_id)
    log = of_process(database, who, process_id)
    rows = tuple((clock.day_of(line.at).isoformat(), line.what.say(language), line.experts_in_words.say(language)) for line in log)
    note = everywhere(N_("The log of “{product}”. It names role groups of five people or more."), product=known.name)
    return Table(known.name.say(language), tuple(everywhere(name).say(language) for name in COLUMNS), rows, note.say(language))


def _recorded(look: Transaction, process_id: str) -> Iterator[Line]:
    for row in look.rows("SELECT * FROM process_entry WHERE process_id = :id", id=process_id):
        said = everywhere(
            N_("Step {number}, {step}: {status}."),
            number=row["number"],
            step=everywhere(process_steps.STEPS[row["number"] - 1]),
            status=_lower(everywhere(process.STATUSES[row["status"]])),
        )
        if row["role"]:
            said = _joined(said, everywhere(N_("Responsible: {role}."), role=row["role"]))
        yield Line(_moment(row), said, None if row["experts"] is None else row["experts"] == "yes")


def _of_cards(look: Transaction, process_id: str) -> Iterator[Line]:
    sql = "SELECT v.*, s.name FROM card_version v JOIN card_set s ON s.id = v.set_id WHERE s.process_id = :id"
    for row in look.rows(sql, id=process_id):
        told = {"number": row["number"], "name": listed.read(row["name"])}
        for reading in look.rows("SELECT approved, at FROM card_reading WHERE version_id = :id", id=row["id"]):
            asked = N_("Version {number} of “{name}” was read. Experts by experience asked for changes.")
            approved = N_("Version {number} of “{name}” was read. Experts by experience approved it.")
            yield Line(reading["at"], everywhere(approved if reading["approved"] else asked, **told), True)
        if row["published_at"]:
            yield Line(row["published_at"], everywhere(N_("Version {number} of “{name}” was published."), **told), None)


def _moment(row: Row) -> str:
    """The day that was recorded, at the time of writing where it is the same day."""
    return str(row["at"] if not row["on_day"] or row["at"].startswith(row["on_day"]) else f"{row['on_day']}T00:00:00.000000Z")


def _of_workshop(look: Transaction, row: Row) -> Iterator[Line]:
    experts = process.experts_in(look, row["id"])
    title = listed.read(row["title"])
    yield Line(row["opened_at"], _joined(everywhere(N_("Workshop “{title}” began."), title=title), _groups(look, row["id"])), experts)
    for stage in look.rows("SELECT * FROM stage WHERE workshop_id = :id AND opened_at IS NOT NULL ORDER BY opened_at", id=row["id"]):
        shown = look.row("SELECT count(*) AS n FROM theme WHERE stage_id = :id AND state = 'shown'", id=stage["id"])
        number = int(shown["n"]) if shown else 0
        if not number and stage["kind"] not in TELLING:
            continue
        said = everywhere(N_("Stage “{name}”."), name=listed.read(stage["name"]))
        if number:
            said = _joined(said, everywhere_many("{n} theme was shown to everyone.", "{n} themes were shown to everyone.", number))
        yield Line(stage["opened_at"], said, experts)
    yield from _decided(look, row["id"])
    if row["closed_at"]:
        said = everywhere(N_("Workshop “{title}” closed."), title=title)
        if _safety_used(look, row["id"]):
            said = _joined(said, everywhere(N_("Safety procedure used: yes.")))
        yield Line(row["closed_at"], said, experts)


def _groups(look: Transaction, workshop_id: str) -> Texts:
    rows = look.rows("SELECT role_group FROM attendance WHERE workshop_id = :id", id=workshop_id)
    numbers = Counter(row["role_group"] for row in rows)
    shown = suppression.counts(numbers).numbers
    named = [GROUP_NAMES[group] for group in ROLE_GROUPS if group in shown]
    if not named:
        return Texts.same("")
    names = [everywhere(name) for name in named]
    listed_names = Texts(*(", ".join(name.say(language) for name in names) for language in LANGUAGES))
    return everywhere(N_("Role groups: {groups}."), groups=listed_names)


def _decided(look: Transaction, workshop_id: str) -> Iterator[Line]:
    rows = look.rows(
        "SELECT d.status, d.at FROM decision d JOIN theme t ON t.id = d.theme_id WHERE t.workshop_id = :id AND t.state = 'shown'"
        " AND d.number = (SELECT max(number) FROM decision WHERE theme_id = d.theme_id)",
        id=workshop_id,
    )
    known = shared_texts.statuses()
    days: dict[date, Counter[str]] = {}
    for row in rows:
        if row["status"] in known:
            days.setdefault(clock.day_of(row["at"]), Counter())[row["status"]] += 1
    for on_day, counts in days.items():
        parts = [Texts(*(f"{known[s].label.say(la)} {n}" for la in LANGUAGES)) for s, n in counts.items()]
        said = Texts(*(", ".join(part.say(language) for part in parts) for language in LANGUAGES))
        yield Line(clock.end_of(on_day), everywhere(N_("Decisions about themes: {decisions}."), decisions=said), None)


def _safety_used(look: Transaction, workshop_id: str) -> bool:
    held = look.row("SELECT id FROM theme WHERE workshop_id = :id AND state = 'held' LIMIT 1", id=workshop_id)
    return held is not None or look.row("SELECT id FROM call_for_adult WHERE workshop_id = :id LIMIT 1", id=workshop_id) is not None


def _joined(first: Texts, second: Texts) -> Texts:
    return Texts(*(f"{first.say(language)} {second.say(language)}".strip() for language in LANGUAGES))


def _lower(texts: Texts) -> Texts:
    return Texts(*(texts.say(language)[:1].lower() + texts.say(language)[1:] for language in LANGUAGES))
