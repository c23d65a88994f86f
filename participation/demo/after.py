"""What came after the themes of the demo project: votes, the participation check and decisions."""

import json
from datetime import timedelta

from participation import clock, ids, passwords
from participation.demo.files import Person
from participation.demo.journal import DemoWorkshop, Journal, PlacedTheme, minutes
from participation.model.people import Staff
from participation.shared_texts import statuses

VOTES = 3
# The means of the four questions in each round: from 3.4 to 4.1 in all, and "I know what happens next" the lowest at first.
CHECK_MEANS = {
    1: {"space": 3.7, "voice": 3.6, "audience": 3.5, "influence": 2.8},
    2: {"space": 3.9, "voice": 3.8, "audience": 3.8, "influence": 3.5},
    3: {"space": 4.2, "voice": 4.1, "audience": 4.2, "influence": 3.9},
}
LOWEST, HIGHEST = 1, 5
OWNER_OF_MANAGEMENT = "johtoryhma"
DECIDED_DAYS_AFTER, ANSWER_DAYS_AFTER = 7, 60


def votes(journal: Journal, made: list[DemoWorkshop], placed: list[PlacedTheme]) -> None:
    """Three votes of each person in every closed workshop; what draws whom stands in the file of the themes."""
    for workshop in made:
        if workshop.is_open:
            continue
        stage = workshop.stage("vote")
        assert stage.opened is not None
        targets = _targets([theme for theme in placed if theme.workshop is workshop])
        for number, (participant_id, person) in enumerate(workshop.people):
            for target in _choose(journal, person, targets):
                journal.change.save(
                    "vote",
                    {
                        "stage_id": stage.id,
                        "participant_id": participant_id,
                        "target_id": target,
                        "choice": "1",
                        "at": clock.stamp(stage.opened + minutes(1 + 0.2 * number)),
                    },
                    key=("stage_id", "participant_id", "target_id"),
                )
        journal.change.raise_counter(workshop.id, "votes")


def _targets(themes: list[PlacedTheme]) -> dict[str, tuple[float, float]]:
    """How much each group or theme draws experts by experience, and the others; a group draws as its strongest theme."""
    found: dict[str, tuple[float, float]] = {}
    for theme in themes:
        before = found.get(theme.target, (0, 0))
        found[theme.target] = (max(before[0], theme.given.pull_experts), max(before[1], theme.given.pull_others))
    return found


def _choose(journal: Journal, person: Person, targets: dict[str, tuple[float, float]]) -> list[str]:
    """Three different targets, drawn by their weights (Efraimidis and Spirakis)."""
    own = 0 if person.group == "E" else 1
    drawn = {target: journal.random.random() ** (1 / pulls[own]) for target, pulls in targets.items()}
    return sorted(drawn, key=lambda target: -drawn[target])[:VOTES]


def checks(journal: Journal, made: list[DemoWorkshop]) -> None:
    """The answers to the four questions after every closed workshop."""
    for workshop in made:
        if workshop.is_open:
            continue
        stage = workshop.stage("check")
        assert stage.opened is not None
        for participant_id, _ in workshop.people:
            for field, mean in CHECK_MEANS[workshop.round].items():
                journal.change.save(
                    "answer",
                    {
                        "stage_id": stage.id,
                        "participant_id": participant_id,
                        "field": field,
                        "value": json.dumps(_step(journal, mean)),
                        "at": clock.stamp(stage.opened + minutes(2)),
                    },
                    key=("stage_id", "participant_id", "field"),
                )


def _step(journal: Journal, mean: float) -> str:
    """A step near the mean; above and below it equally often."""
    spread = journal.random.choice((-1, 0, 0, 0, 1))
    step = int(mean) + (journal.random.random() < mean - int(mean)) + spread
    return str(min(HIGHEST, max(LOWEST, step)))


def decisions(journal: Journal, placed: list[PlacedTheme]) -> None:
    """What the invented developers decided a week after each workshop."""
    developer = _developer(journal)
    for theme in placed:
        if theme.given.status is None:
            continue
        assert theme.given.status in statuses()
        to_management = theme.given.status == "to_management"
        due = theme.workshop.ends + timedelta(days=ANSWER_DAYS_AFTER)
        journal.change.save(
            "decision",
            {
                "id": ids.new_id(),
                "theme_id": theme.id,
                "number": 1,
                "status": theme.given.status,
                "reason": theme.given.reason,
                "owner_role": OWNER_OF_MANAGEMENT if to_management else None,
                "due_on": due.date().isoformat() if to_management else None,
                "account_id": developer.account_id,
                "at": clock.stamp(theme.workshop.ends + timedelta(days=DECIDED_DAYS_AFTER)),
            },
        )
        journal.change.raise_counter(theme.workshop.id, "decisions")


def _developer(journal: Journal) -> Staff:
    """The account that the decisions stand under: closed from the beginning, with a password that nobody knows."""
    developer = Staff(ids.new_id(), "demo", "Demo", frozenset({"reviewer"}))
    created = clock.now()
    journal.change.save(
        "account",
        {
            "id": developer.account_id,
            "username": developer.username,
            "name": developer.name,
            "password_hash": passwords.digest(ids.new_token()),
            "roles": json.dumps(sorted(developer.roles)),
            "created_at": created,
            "disabled_at": created,
        },
    )
    return developer
