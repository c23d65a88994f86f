"""A workshop's agree / pass / disagree votes as a conversation in Polis's open layout, for those who analyse with its tools.

It holds each ballot, so it is only for those who run the installation: what others may see are the results. Who voted is a
number drawn anew for each export, no role goes with it, and times are whole minutes, so that nobody who was in the room can
find a ballot by the moment of a tap. Statements that no person has shown are not in it.
"""

from datetime import timedelta
from secrets import SystemRandom

from participation import clock, ids, stages, workshops
from participation.access import require
from participation.errors import Refused
from participation.insight import suppression
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.workshop import Stage
from participation.polis_csv import Conversation, Statement, Vote
from participation.store import Database, Transaction


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
        votes = look.rows("SELECT * FROM vote WHERE stage_id = :stage ORDER BY at, target_id, participant_id", stage=stage.id)
    numbers = {row["id"]: str(number) for number, row in enumerate(themes)}
    votes = [row for row in votes if row["target_id"] in numbers]
    voters = {row["participant_id"] for row in votes}
    if len(voters) < suppression.LEAST:
        raise Refused(N_("Fewer than {least} people have voted. Their ballots stay here."), least=suppression.LEAST)
    people = _numbered(voters | {row["participant_id"] for row in themes})
    return Conversation(
        workshop.title.en,
        tuple(
            Statement(numbers[row["id"]], people[row["participant_id"]], _minute(row["created_at"]), row["text"], "1") for row in themes
        ),
        tuple(
            Vote(numbers[row["target_id"]], people[row["participant_id"]], _minute(row["at"]), row["choice"]) for row in votes
        ),
    )


def _vote(look: Transaction, workshop_id: str) -> Stage:
    for stage in reversed(stages.in_order(look, workshop_id)):
        if stage.kind == "vote" and stage.opened_at and stage.settings.get("method") == "agree":
            return stage
    raise Refused(N_("This workshop has had no vote with agree, pass and disagree. Polis's tools know no other."))


def _numbered(people: set[str]) -> dict[str, str]:
    order = sorted(people)
    SystemRandom().shuffle(order)
    return {person: str(number) for number, person in enumerate(order, 1)}


def _minute(at: str) -> int:
    moment = clock.moment(at)
    whole = moment - timedelta(seconds=moment.second, microseconds=moment.microsecond)
    return int(whole.timestamp() * 1000)
