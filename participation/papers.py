"""The votes of each person in a stage as they count now: read here by the count, by the person's tablet and by the next vote."""

from collections.abc import Iterable, Mapping

from participation.activities.vote import Vote
from participation.model.workshop import Stage
from participation.store import Row, Transaction
from participation.voting import Choice, Given, Paper, method, paper

COLUMNS = "v.participant_id, v.target_id, v.choice, v.at, v.aside"


def of_person(look: Transaction, stage: Stage, vote: Vote, person: str, counts_in: Mapping[str, str]) -> Paper:
    """One person's paper."""
    sql = f"SELECT {COLUMNS} FROM vote v WHERE v.stage_id = :stage AND v.participant_id = :person"
    rows = look.rows(sql, stage=stage.id, person=person)
    return paper(method(vote.method), map(_given, rows), counts_in, vote.limits())


def choices(look: Transaction, stage: Stage, vote: Vote, counts_in: Mapping[str, str]) -> list[Choice]:
    """What everybody chose, each on the theme or group where it counts; nobody has more in it than the ballot gives."""
    rows = look.rows(
        f"SELECT {COLUMNS}, a.role_group FROM vote v JOIN attendance a ON a.participant_id = v.participant_id"
        " AND a.workshop_id = :workshop WHERE v.stage_id = :stage ORDER BY v.participant_id",
        workshop=stage.workshop_id,
        stage=stage.id,
    )
    people: dict[tuple[str, str], list[Given]] = {}
    for row in rows:
        people.setdefault((row["participant_id"], row["role_group"]), []).append(_given(row))
    way, limits = method(vote.method), vote.limits()
    return [
        Choice(person, group, target, value)
        for (person, group), given in people.items()
        for target, value in paper(way, given, counts_in, limits).counts.items()
    ]


def _given(row: Row) -> Given:
    return Given(row["target_id"], row["choice"], row["at"], bool(row["aside"]))


def tell_voters(change: Transaction, workshop_id: str, voted_on: Iterable[str]) -> None:
    """Their tablets ask anew what becomes of votes on these themes and groups, where the vote is open."""
    sql = (
        "SELECT DISTINCT v.participant_id FROM vote v JOIN stage s ON s.id = v.stage_id"
        " WHERE v.target_id = :target AND s.workshop_id = :workshop AND s.state = 'open'"
    )
    for person in {row["participant_id"] for target in voted_on for row in change.rows(sql, target=target, workshop=workshop_id)}:
        change.raise_counter(workshop_id, f"mine:{person}")


def in_closed_figures(look: Transaction, target: str) -> bool:
    """Whether a theme or group stands in the figures of a vote that is closed, also where nobody chose it."""
    closed = "SELECT k.stage_id FROM shown_votes k JOIN stage s ON s.id = k.stage_id WHERE s.state <> 'open' AND k.closed = 1"
    return look.row(f"{closed} AND k.counted LIKE :one LIMIT 1", one=f'%"target": "{target}"%') is not None
