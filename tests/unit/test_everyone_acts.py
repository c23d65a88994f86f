"""Nobody who joins only watches: each kind of stage has something to do, or is read together, and a pause is always there."""

from participation import attendance, ballots, care, forms, mine, stages, themes
from participation.activities.taking_themes import TakingThemes
from participation.model.people import Participant
from participation.model.workshop import Stage
from participation.store import Database
from tests.builders import key
from tests.every_stage import FORMS, EveryStage, every_stage

READ_TOGETHER = {"welcome", "pause", "read_text", "result", "group_picture", "group"}


def test_a_participant_can_do_something_in_each_kind_of_stage(database: Database) -> None:
    made, without = every_stage(database), set()
    who = made.room.people[0]
    for stage in made.room.stages:
        opened = made.open(stage)
        if stage.kind == "add_themes":
            made.fill(opened)
        if not _does_something(made, opened, who):
            without.add(stage.kind)
        for paused in (True, False):
            attendance.pause(database, who, key(), paused=paused)
            assert mine.of(database, who)["paused"] is paused
        care.call_for_adult(database, who, key())
    assert without == READ_TOGETHER


def _does_something(made: EveryStage, stage: Stage, who: Participant) -> bool:
    activity, database = stages.activity(stage), made.room.database
    if isinstance(activity, TakingThemes):
        kind = activity.kinds[0] if activity.kinds else None
        return bool(themes.add(database, who, key(), stage_id=stage.id, text="Minun sanani", kind=kind, language="fi"))
    if activity.surface == "form":
        forms.answer(database, who, key(), stage.id, FORMS[stage.kind](0))
    elif activity.surface == "ballot":
        ballots.cast(database, who, key(), stage.id, {made.said["add_themes"][0]: 1})
    return activity.surface in ("form", "ballot", "note")  # a note is written on the own tablet, and sent nowhere
