"""Answers to the questions of a form stage; each can be changed while the stage is open, and none is obligatory."""

import json
from collections.abc import Mapping

from participation import clock, stages
from participation.access import require_participant
from participation.delivery import once
from participation.errors import Refused
from participation.model.people import Participant
from participation.model.texts import N_
from participation.store import Database, Transaction


def answer(database: Database, who: Participant, key: str, stage_id: str, values: Mapping[str, object]) -> None:
    """Keeps the answers to the fields named; None or an empty text takes an answer off."""
    require_participant(who)

    def work(change: Transaction) -> None:
        stage = stages.open_for(change, who.workshop_id, stage_id)
        activity = stages.activity(stage)
        if activity.surface != "form" or not isinstance(values, Mapping):
            raise Refused(N_("This question is not here any more. Look at the page again."))
        for name, value in values.items():
            place = {"stage": stage_id, "participant": who.id, "field": name}
            if value is None or (isinstance(value, str) and not value.strip()):
                change.run("DELETE FROM answer WHERE stage_id = :stage AND participant_id = :participant AND field = :field", **place)
                continue
            checked = activity.check_answer(name, value)
            change.save(
                "answer",
                {
                    "stage_id": stage_id,
                    "participant_id": who.id,
                    "field": name,
                    "value": json.dumps(checked, ensure_ascii=False),
                    "at": clock.now(),
                },
                key=("stage_id", "participant_id", "field"),
            )
        change.raise_counter(who.workshop_id, "votes")

    once(database, who, key, work)
