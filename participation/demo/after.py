"""What came after the themes of the demo project: votes, the participation check and decisions."""

import json
from datetime import timedelta

from participation import clock, ids
from participation.demo.files import Person
from participation.demo.journal import DemoWorkshop, Journal, PlacedTheme, minutes
from participation.model.people import Staff
from participation.shared_texts import statuses
from participation.staff import passwords

VOTES = 3
Pulls = dict[str, tuple[float, float]]  # how much a target draws experts by experience, and the others
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
        if not workshop.is_open:
            cast(journal, workshop, _targets([theme for theme in placed if theme.workshop is workshop]), VOTES)


def cast(journal: Journal, workshop: DemoWorkshop, targets: Pulls, most: int) -> None:
    """Everybody gives so many votes in the vote of the workshop."""
    stage = workshop.stage("vote")
    assert stage.opened is not None
    for number, (participant_id, person) in enumerate(workshop.people):
        for target in _choose(journal, person, targets, most):
            journal.vote(stage, participant_id, target, stage.opened + minutes(1 + 0.2 * number))
    journal.change.raise_counter(workshop.id, "votes")


def _targets(themes: list[PlacedTheme]) -> Pulls:
    """How much each group or theme draws experts by experience, and the others; a group draws as its strongest theme."""
    found: Pulls = {}
    for theme in themes:
        before = found.get(theme.target, (0, 0))
        found[theme.target] = (max(before[0], theme.given.pull_experts), max(before[1], theme.given.pull_others))
    return found


def _choose(journal: Journal, person: Person, targets: Pulls, most: int) -> list[str]:
    """Different targets, drawn by their weights (Efraimidis and Spirakis)."""
    own = 0 if person.group == "E" else 1
    drawn = {target: journal.random.random() ** (1 / pulls[own]) for target, pulls in targets.items()}
    return sorted(drawn, key=lambda target: -drawn[target])[:most]


def checks(journal: Journal, made: list[DemoWorkshop]) -> None:
    """The answers to the four questions after every closed workshop of the rounds."""
    for workshop in made:
        if workshop.round and not workshop.is_open:
            check(journal, workshop, workshop.round)


def check(journal: Journal, workshop: DemoWorkshop, like_round: int) -> None:
    """What everybody answered to the four questions, as in that round."""
    stage = workshop.stage("check")
    assert stage.opened is not None
    for participant_id, _ in workshop.people:
        for field, mean in CHECK_MEANS[like_round].items():
            journal.answer(stage, participant_id, field, step(journal, mean), stage.opened + minutes(2))


def step(journal: Journal, mean: float) -> str:
    """A step near the mean; above and below it equally often."""
    spread = journal.random.choice((-1, 0, 0, 0, 1))
    step = int(mean) + (journal.random.random() < mean - int(mean)) + spread
    return str(min(HIGHEST, max(LOWEST, step)))


def decisions(journal: Journal, placed: list[PlacedTheme], by: Staff) -> None:
    """What the invented developers decided a week after each workshop."""
    for theme in placed:
        if theme.given.status:
            decide(journal, theme.workshop, theme.id, theme.given.status, theme.given.reason, by)


def decide(journal: Journal, workshop: DemoWorkshop, theme_id: str, status: str, reason: str | None, by: Staff) -> None:
    """One decision about a theme."""
    assert status in statuses()
    to_management = status == "to_management"
    due = workshop.ends + timedelta(days=ANSWER_DAYS_AFTER)
    journal.change.save(
        "decision",
        {
            "id": ids.new_id(),
            "theme_id": theme_id,
            "number": 1,
            "status": status,
            "reason": reason,
            "owner_role": OWNER_OF_MANAGEMENT if to_management else None,
            "due_on": clock.day_of(due).isoformat() if to_management else None,
            "account_id": by.account_id,
            "at": clock.stamp(workshop.ends + timedelta(days=DECIDED_DAYS_AFTER)),
        },
    )
    journal.change.raise_counter(workshop.id, "decisions")


def developer(journal: Journal) -> Staff:
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
