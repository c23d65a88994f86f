"""What groups were called before: kept where people had voted on the words, for those who voted and for the results.

Once a vote on a group is closed, its name stays: the figures stand on these words.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from babel.dates import format_time

from participation import clock, days, ids, papers
from participation.errors import Refused
from participation.model.texts import LANGUAGES, N_, Texts, Words
from participation.model.workshop import Stage
from participation.store import Transaction
from participation.texts import everywhere

BY_WHOM = {"facilitator": N_("The facilitator"), "participant": N_("A participant")}


@dataclass(frozen=True)
class EarlierName:
    """What a group was called until `at`, when somebody in a role changed it."""

    group_id: str
    name: Words
    by_role: str
    at: str


def keep(change: Transaction, workshop_id: str, before: EarlierName, counts_in: Mapping[str, str]) -> None:
    """Keeps what a group was called, where somebody has voted on it; Refused where such a vote is closed."""
    rows = change.rows(
        "SELECT DISTINCT v.target_id, s.state FROM vote v JOIN stage s ON s.id = v.stage_id WHERE s.workshop_id = :id", id=workshop_id
    )
    states = {row["state"] for row in rows if before.group_id in (row["target_id"], counts_in.get(row["target_id"]))}
    if states - {"open"} or papers.in_closed_figures(change, before.group_id):
        raise Refused(N_("People have voted on these words, and the vote is closed. The name stays as it is."))
    if states:
        change.save(
            "earlier_name",
            {
                "id": ids.new_id(),
                "group_id": before.group_id,
                "name": before.name.text,
                "language": before.name.language,
                "by_role": before.by_role,
                "at": before.at,
            },
        )


def of_workshop(look: Transaction, workshop_id: str) -> dict[str, list[EarlierName]]:
    """The earlier names of each group, the oldest first."""
    rows = look.rows(
        "SELECT e.* FROM earlier_name e JOIN theme_group g ON g.id = e.group_id WHERE g.workshop_id = :id ORDER BY e.at, e.id",
        id=workshop_id,
    )
    found: dict[str, list[EarlierName]] = {}
    for row in rows:
        found.setdefault(row["group_id"], []).append(
            EarlierName(row["group_id"], Words(row["name"], row["language"]), row["by_role"], row["at"])
        )
    return found


def changed_after_votes(look: Transaction, stage: Stage, counts_in: Mapping[str, str], names: Mapping[str, Words]) -> tuple[Texts, ...]:
    """For the results of a vote: which words were changed after somebody had voted on them, by whom and when."""
    known = of_workshop(look, stage.workshop_id)
    if not known:
        return ()
    first: dict[str, str] = {}
    for row in look.rows("SELECT target_id, min(at) AS at FROM vote WHERE stage_id = :id GROUP BY target_id", id=stage.id):
        group = counts_in.get(row["target_id"], "")
        first[group] = min(row["at"], first.get(group, row["at"]))
    said = []
    for group, earlier in known.items():
        for place, one in enumerate(earlier):
            if group in first and first[group] < one.at <= (stage.closed_at or one.at):
                after = earlier[place + 1].name if place + 1 < len(earlier) else names[group]
                said.append(_said(one, after))
    return tuple(said)


def _said(one: EarlierName, after: Words) -> Texts:
    return everywhere(
        N_("{who} changed the words “{before}” to “{after}” after people had voted ({when})."),
        who=everywhere(BY_WHOM.get(one.by_role, BY_WHOM["participant"])),
        before=one.name.text,
        after=after.text,
        when=_when(one.at),
    )


def _when(at: str) -> Texts:
    there = clock.there(at)
    return Texts(*(f"{days.written(la, clock.day_of(at))} {format_time(there, 'short', locale=days.LOCALES[la])}" for la in LANGUAGES))
