"""Voting papers that somebody still fills in. A tablet saves each tap, so that a paper grows; what the room is shown of a vote
that goes on counts only papers that are finished, or the rest of one would be missing from the figures for good.

A paper is finished when its person says that they are ready, when nothing is left to give, or when it came as a whole.
"""

from collections import Counter
from collections.abc import Iterable

from participation import readiness
from participation.activities.vote import Vote
from participation.store import Transaction
from participation.voting import Choice


def note(change: Transaction, stage_id: str, participant_id: str, *, filling: bool) -> None:
    """Remembers whether this person still fills in their paper."""
    place = {"stage_id": stage_id, "participant_id": participant_id}
    if filling:
        change.save("open_paper", place, key=tuple(place))
    else:
        change.run("DELETE FROM open_paper WHERE stage_id = :stage_id AND participant_id = :participant_id", **place)


def finished(look: Transaction, stage_id: str, vote: Vote, chosen: Iterable[Choice], targets: int) -> list[Choice]:
    """The choices on papers that nobody fills in any more."""
    everything = list(chosen)
    rows = look.rows("SELECT participant_id FROM open_paper WHERE stage_id = :stage", stage=stage_id)
    filling = {row["participant_id"] for row in rows} - readiness.people(look, stage_id) - _full(vote, everything, targets)
    return [choice for choice in everything if choice.participant not in filling]


def _full(vote: Vote, chosen: list[Choice], targets: int) -> set[str]:
    given: Counter[str] = Counter()
    for choice in chosen:
        given[choice.participant] += int(choice.value or 0) if vote.method == "dots" else 1
    most = {"dots": vote.votes, "agree": targets}.get(vote.method)
    return {person for person, number in given.items() if most is not None and number >= most}
