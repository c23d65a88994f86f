"""The goals of the project plan: how each stands, and how it came to that. An old wording is never lost."""

from collections.abc import Mapping
from dataclasses import dataclass

from participation import clock
from participation.access import require
from participation.errors import Refused
from participation.ids import new_id
from participation.model import limits
from participation.model.people import SETTINGS, Staff
from participation.model.texts import N_, Texts
from participation.plain_text import clean
from participation.project import listed
from participation.store import Database, Row, Transaction

STATUSES: dict[str, str] = {
    "on_the_way": N_("On the way"),
    "reached": N_("Reached"),
    "reshaped": N_("Reshaped"),
    "not_reached": N_("Not reached"),
}
NEEDS_A_REASON = ("reshaped", "not_reached")
COLOURS = {"on_the_way": "orange", "reached": "green", "reshaped": "blue", "not_reached": "gray"}


@dataclass(frozen=True)
class Change:
    """How a goal was worded and stood from then on."""

    text: Texts
    status: str
    reason: str | None
    at: str


@dataclass(frozen=True)
class Goal:
    """A goal with all that it has been, the newest first."""

    id: str
    number: int
    text: Texts
    status: str
    work_package_id: str | None
    history: tuple[Change, ...]


def every(database: Database) -> list[Goal]:
    """The goals by number."""
    with database.read() as look:
        goals = look.rows("SELECT * FROM goal ORDER BY number, id")
        changes = look.rows("SELECT * FROM goal_change ORDER BY number DESC")
    history: dict[str, list[Change]] = {}
    for row in changes:
        history.setdefault(row["goal_id"], []).append(Change(listed.read(row["text"]), row["status"], row["reason"], row["at"]))
    return [_goal(row, history.get(row["id"], [])) for row in goals]


def _goal(row: Row, history: list[Change]) -> Goal:
    return Goal(row["id"], row["number"], listed.read(row["text"]), row["status"], row["work_package_id"], tuple(history))


@dataclass(frozen=True)
class Evidence:
    """What has come to a goal through its work package: themes shown to everyone, and those taken in or being tried."""

    themes: int
    acted_on: int


ACTED_ON = ("taken_in", "taken_in_changed", "being_tried")


def evidence(database: Database) -> dict[str, Evidence]:
    """The evidence of each goal with a work package. These are numbers of themes, not of people."""
    with database.read() as look:
        rows = look.rows(
            "SELECT w.work_package_id AS package, (SELECT d.status FROM decision d WHERE d.theme_id = t.id ORDER BY d.number DESC LIMIT 1)"
            " AS status FROM theme t JOIN workshop w ON w.id = t.workshop_id WHERE t.state = 'shown' AND w.work_package_id IS NOT NULL"
        )
        of = {row["id"]: row["work_package_id"] for row in look.rows("SELECT id, work_package_id FROM goal")}
    found = {}
    for goal_id, package in of.items():
        own = [row["status"] for row in rows if package and row["package"] == package]
        found[goal_id] = Evidence(len(own), sum(1 for status in own if status in ACTED_ON))
    return {goal_id: each for goal_id, each in found.items() if of[goal_id]}


def add(database: Database, who: Staff, text: Mapping[str, str], work_package_id: str | None = None) -> str:
    """A new goal at the end, on the way; gives its id."""
    with database.write() as change:
        require(change, who, SETTINGS)
        texts = listed.complete(text, limits.TEXT_IN_PROJECT)
        number = listed.next_number(change, "goal", "number")
        return insert(change, new_id(), number, texts, "on_the_way", None, work_package_id)


def insert(
    change: Transaction, goal_id: str, number: int, text: Texts, status: str, reason: str | None, work_package_id: str | None
) -> str:
    """Writes a goal with the first line of its history."""
    row = {"id": goal_id, "project_id": listed.project_of(change), "number": number, "text": listed.stored(text), "status": status}
    change.save("goal", {**row, "work_package_id": work_package_id})
    _note(change, goal_id, text, status, reason)
    return goal_id


def change_to(
    database: Database,
    who: Staff,
    goal_id: str,
    *,
    status: str,
    text: Mapping[str, str] | None = None,
    reason: str = "",
    work_package_id: str | None = None,
) -> None:
    """How a goal stands now. A reshaped goal gets a new wording and keeps the old one; it and a goal not reached need a reason."""
    with database.write() as change:
        require(change, who, "admin", "coordinator")
        listed.one_of(status, tuple(STATUSES))
        if status in NEEDS_A_REASON and not reason.strip():
            raise Refused(N_("Write in one sentence why. It stays in the history of the goal."))
        kept = clean(reason, limits.GOAL_REASON) if reason.strip() else None
        row = listed.found(change, "goal", goal_id)
        texts = listed.complete(text, limits.TEXT_IN_PROJECT) if text else listed.read(row["text"])
        if status == "reshaped" and row["status"] != "reshaped" and texts == listed.read(row["text"]):
            raise Refused(N_("Write the new wording of the goal. The old one stays in its history."))
        saved = {**row, "text": listed.stored(texts), "status": status, "work_package_id": work_package_id or row["work_package_id"]}
        change.save("goal", saved)
        if texts != listed.read(row["text"]) or status != row["status"] or kept:
            _note(change, goal_id, texts, status, kept)


def delete(database: Database, who: Staff, goal_id: str) -> None:
    """Deletes a goal with its history."""
    with database.write() as change:
        require(change, who, SETTINGS)
        change.run("DELETE FROM goal WHERE id = :id", id=goal_id)


def _note(change: Transaction, goal_id: str, text: Texts, status: str, reason: str | None) -> None:
    number = listed.next_number(change, "goal_change", "number", "goal_id = :goal", goal=goal_id)
    row = {"goal_id": goal_id, "number": number, "text": listed.stored(text), "status": status, "reason": reason, "at": clock.now()}
    change.save("goal_change", row, key=("goal_id", "number"))
