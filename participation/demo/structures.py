"""The demo's two checklists gone through in three rounds, who owns which group, what management stands behind, and a kept promise."""

from datetime import datetime, timedelta

from participation import clock, ids, promises
from participation.demo.staging import round_id
from participation.model.people import Staff
from participation.model.theme import Theme
from participation.project.structures import LISTS, PARTICIPATION, SYSTEMIC
from participation.promises import KEPT, LOOK_AGAIN
from participation.store import Transaction

STATES = {"y": "yes", "p": "partly", "n": "not_yet"}
# How each thing stood in the three rounds, in the order of the list.
STOOD = {
    PARTICIPATION: ("pyy", "npp", "pyy", "nny", "npy", "nnp"),
    SYSTEMIC: ("pyy", "ppy", "npp", "pyy", "ppy", "npp", "ppy", "pyy", "npy", "nnp", "nnn"),
}
REGION, STOOD_THERE = "kymenlaakso", ("y", "p", "n", "y", "p", "n")
ROLE, LEADER = "esihenkilö", "palvelujohtaja"
WEEKS_AGO = {1: 40, 2: 24, 3: 4}
OWNERS = {"moke": "päihdepalvelujen esihenkilö"}
STOOD_BEHIND_WEEKS_AGO = 1


def structures(change: Transaction, by: Staff, at: datetime) -> None:
    """The answers, the owners, the commitments and the promise."""
    _answers(change, by, at)
    for group_id, owner in OWNERS.items():
        change.run("UPDATE working_group SET owner = :owner WHERE id = :id", owner=owner, id=group_id)
    _commitments(change, by, at)
    _kept(change, at)


def _answers(change: Transaction, by: Staff, at: datetime) -> None:
    said: list[tuple[str, str, str | None, int, str]] = [
        (name, item.id, None, number, stood[number - 1])
        for name, items in LISTS.items()
        for number in WEEKS_AGO
        for item, stood in zip(items, STOOD[name], strict=True)
    ]
    said += [
        (PARTICIPATION, item.id, REGION, 3, stood) for item, stood in zip(LISTS[PARTICIPATION], STOOD_THERE, strict=True)
    ]
    for place, (name, item, region, number, stood) in enumerate(said, 1):
        row: dict[str, object] = {"id": ids.new_id(), "list": name, "item": item, "region_id": region, "round_id": round_id(number)}
        row |= {"state": STATES[stood], "role": ROLE, "on_day": _day(at, WEEKS_AGO[number]), "account_id": by.account_id}
        change.save("structure_answer", {**row, "number": place})


def _commitments(change: Transaction, by: Staff, at: datetime) -> None:
    promise = change.row(
        "SELECT t.id FROM theme t JOIN stage s ON s.id = t.stage_id JOIN workshop w ON w.id = s.workshop_id"
        " WHERE s.kind = 'promise' AND t.state = 'shown' ORDER BY w.opened_at DESC, t.created_at LIMIT 1"
    )
    direction = change.row("SELECT id FROM conclusion WHERE kind = 'direction' ORDER BY position DESC LIMIT 1")
    for kind, thing in (("theme", promise), ("conclusion", direction)):
        if thing:
            row = {"id": ids.new_id(), "about": f"{kind}:{thing['id']}", "stands": 1, "role": LEADER, "account_id": by.account_id}
            stamp = clock.stamp(at - timedelta(weeks=STOOD_BEHIND_WEEKS_AGO))
            change.save("commitment", {**row, "on_day": _day(at, STOOD_BEHIND_WEEKS_AGO), "at": stamp})


def _kept(change: Transaction, at: datetime) -> None:
    """The promise whose day came first was kept."""
    promised = filter(promises.is_one, map(Theme.of, change.rows("SELECT * FROM theme ORDER BY created_at, id")))
    first = min(promised, key=lambda theme: str(theme.details[LOOK_AGAIN]), default=None)
    if first:
        row = {"id": ids.new_id(), "theme_id": first.id, "what": KEPT, "detail": None, "by_role": "staff"}
        change.save("theme_event", {**row, "at": clock.stamp(at - timedelta(weeks=STOOD_BEHIND_WEEKS_AGO))})


def _day(at: datetime, weeks_ago: int) -> str:
    return clock.day_of(at - timedelta(weeks=weeks_ago)).isoformat()
