"""What management reads in the demo: the experience of those who got help, in each round, and an answer to a question."""

from datetime import timedelta

from participation import clock, ids
from participation.activities.experience import STATEMENTS
from participation.demo import after
from participation.demo.journal import DemoWorkshop, Journal, minutes
from participation.model.fields import TOO_EARLY
from participation.model.people import Staff

# The means of the six statements in each round.
MEANS = {
    1: {"everyday": 2.9, "somebody": 3.1, "in_time": 2.5, "who_helps": 2.8, "changed": 2.6, "influence": 2.3},
    2: {"everyday": 3.1, "somebody": 3.5, "in_time": 2.7, "who_helps": 3.4, "changed": 3.0, "influence": 3.0},
    3: {"everyday": 3.4, "somebody": 3.9, "in_time": 2.8, "who_helps": 4.0, "changed": 3.5, "influence": 3.8},
}
TOO_EARLY_FOR = 2  # so many say in the first round that it is too early to say whether the help has changed their life
ANSWERS = (
    (
        "Milloin kokemusasiantuntijan palkkiosta päätetään?",
        "being_tried",
        "Maksamme palkkion jo kahdella alueella. Päätämme muista alueista ensi kuussa.",
        21,
    ),
)


def experience(journal: Journal, made: list[DemoWorkshop]) -> None:
    """What experts by experience answered in the workshops of the rounds; nobody else got help and answers."""
    early = 0
    for workshop in made:
        if not workshop.round or workshop.is_open:
            continue
        stage = workshop.stage("experience")
        assert stage.opened is not None
        for participant_id, person in workshop.people:
            if person.group != "E":
                continue
            for name, _, _ in STATEMENTS:
                step: str = after.step(journal, MEANS[workshop.round][name])
                if name == "changed" and workshop.round == 1 and early < TOO_EARLY_FOR:
                    step, early = TOO_EARLY, early + 1
                journal.answer(stage, participant_id, name, step, stage.opened + minutes(3))


def answers(journal: Journal, by: Staff) -> None:
    """What management answered to questions that were put to it."""
    for text, status, reason, days in ANSWERS:
        asked = journal.change.row(
            "SELECT t.id, t.workshop_id, w.closed_at FROM theme t JOIN workshop w ON w.id = t.workshop_id WHERE t.text = :text", text=text
        )
        assert asked is not None
        number = journal.change.row("SELECT count(*) AS n FROM decision WHERE theme_id = :id", id=asked["id"])
        row = {"id": ids.new_id(), "theme_id": asked["id"], "number": (number["n"] if number else 0) + 1, "status": status}
        row |= {"reason": reason, "owner_role": after.OWNER_OF_MANAGEMENT, "due_on": None, "account_id": by.account_id}
        at = clock.moment(asked["closed_at"]) + timedelta(days=days)
        journal.change.save("decision", {**row, "at": clock.stamp(at)})
        journal.change.raise_counter(asked["workshop_id"], "decisions")
