"""A workshop's agree / pass / disagree votes as a conversation in Polis's open layout, for those who analyse with its tools.

It holds each ballot, so it is only for those who run the installation: what others may see are the results. Nothing in a file
leads from a ballot to a person: who voted and who wrote have numbers of their own, drawn anew for each export, so that a known
author's ballot can't be read; rows and statements stand in an order that is drawn, too; all statements have one time, and all
votes another, so that nobody who was in the room finds a ballot by the moment or the order of taps. No role goes with them.
Statements that no person has shown are not in it.
"""

from collections.abc import Sequence
from datetime import timedelta
from secrets import SystemRandom
from typing import TypeVar

from participation import clock, ids, stages, workshops
from participation.access import require
from participation.errors import Refused
from participation.insight import suppression
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.workshop import Stage
from participation.polis_csv import Conversation, Statement, Vote
from participation.store import Database, Transaction

Item = TypeVar("Item")


def conversation(database: Database, who: Staff, workshop_id: str) -> Conversation:
    """The last agree / pass / disagree vote of a workshop with the statements that were shown.

    For administrators, and written down: who took it, and when. Refused where there is no such vote or too few voted.
    """
    with database.write() as look:
        require(look, who, "admin")
        row = {"id": ids.new_id(), "workshop_id": workshop_id, "username": who.username, "at": clock.now()}
        look.save("raw_export", row)
        workshop = workshops.for_staff(look, who, workshop_id)
        stage = _vote(look, workshop_id)
        themes = look.rows("SELECT * FROM theme WHERE workshop_id = :id AND state = 'shown' ORDER BY created_at, id", id=workshop_id)
        votes = look.rows("SELECT * FROM vote WHERE stage_id = :stage", stage=stage.id)
    numbers = _numbered({row["id"] for row in themes}, 0)
    votes = [row for row in votes if row["target_id"] in numbers]
    voters = {row["participant_id"] for row in votes}
    if len(voters) < suppression.LEAST:
        raise Refused(N_("Fewer than {least} people have voted. Their ballots stay here."), least=suppression.LEAST)
    by_voter = _numbered(voters, 1)
    by_author = _numbered({row["participant_id"] for row in themes}, len(voters) + 1)
    voted = _minute(stage.opened_at or workshop.created_at)
    written = min(voted, _minute(workshop.opened_at or workshop.created_at))
    return Conversation(
        workshop.title.en,
        tuple(Statement(numbers[row["id"]], by_author[row["participant_id"]], written, row["text"], "1") for row in _mixed(themes)),
        tuple(Vote(numbers[row["target_id"]], by_voter[row["participant_id"]], voted, row["choice"]) for row in _mixed(votes)),
    )


def _vote(look: Transaction, workshop_id: str) -> Stage:
    for stage in reversed(stages.in_order(look, workshop_id)):
        if stage.kind == "vote" and stage.opened_at and stage.settings.get("method") == "agree":
            return stage
    raise Refused(N_("This workshop has had no vote with agree, pass and disagree. Polis's tools know no other."))


def _numbered(ids: set[str], first: int) -> dict[str, str]:
    return {one: str(number) for number, one in enumerate(_mixed(sorted(ids)), first)}


def _mixed(items: Sequence[Item]) -> list[Item]:
    """In an order that tells nothing."""
    return SystemRandom().sample(items, len(items))


def _minute(at: str) -> int:
    moment = clock.moment(at)
    whole = moment - timedelta(seconds=moment.second, microseconds=moment.microsecond)
    return int(whole.timestamp() * 1000)
