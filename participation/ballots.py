"""Votes: cast, changed and taken off while the stage is open; the last choice counts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from participation import clock, snapshot, stages, voting
from participation.access import require_participant
from participation.activities.vote import Vote
from participation.delivery import once
from participation.errors import NotFound, Refused
from participation.model import limits
from participation.model.grouping import Grouping
from participation.model.people import Participant
from participation.model.texts import N_, Words
from participation.model.workshop import Stage
from participation.store import Database, Transaction
from participation.voting import Choice


@dataclass(frozen=True)
class Target:
    """Something to vote on: a group with its themes, or a theme that stands alone."""

    id: str
    kind: str
    words: Words
    themes: int
    example: Words | None


def targets(found: Grouping, kept: frozenset[str] = frozenset()) -> list[Target]:
    """What can be voted on: every group with a theme in it (or with a vote, in `kept`), then every theme without a group."""
    groups = [
        Target(
            group_id,
            "group",
            found.groups[group_id].name,
            len(members),
            Words(members[0].text, members[0].language) if members else None,
        )
        for group_id, members in found.members().items()
        if members or group_id in kept
    ]
    alone = sorted(found.loose(), key=lambda theme: theme.created_at)
    return groups + [Target(theme.id, "theme", Words(theme.text, theme.language), 1, None) for theme in alone]


def of_stage(look: Transaction, stage: Stage, found: Grouping) -> list[Target]:
    """What can be voted on in a vote stage: what was added before it, and whatever somebody has voted on in it."""
    vote = stages.activity(stage)
    latest_only = isinstance(vote, Vote) and vote.latest_stage_only
    sources = _sources(look, stage, latest_only=latest_only)
    voted = _voted_on(look, stage.id)
    there = [theme for theme in found.themes if theme.stage_id in sources or theme.id in voted]
    return targets(replace(found, themes=there), voted)


def _sources(look: Transaction, vote: Stage, *, latest_only: bool) -> set[str]:
    """The stages whose themes a vote is about: those before it, or the one just before, and itself where it takes themes."""
    earlier = [stage for stage in stages.in_order(look, vote.workshop_id) if stage.position < vote.position]
    if latest_only:
        taking = [stage for stage in earlier if stage.opened_at and stages.activity(stage).takes_themes]
        earlier = taking[-1:]
    return {stage.id for stage in (*earlier, vote)}


def _voted_on(look: Transaction, stage_id: str) -> frozenset[str]:
    rows = look.rows("SELECT DISTINCT target_id FROM vote WHERE stage_id = :stage", stage=stage_id)
    return frozenset(row["target_id"] for row in rows)


def cast(database: Database, who: Participant, key: str, stage_id: str, choices: Mapping[str, object]) -> None:
    """Sets the votes of one person on the targets named; None takes a vote off. Either all of them count, or none."""
    require_participant(who)

    def work(change: Transaction) -> None:
        stage = stages.open_for(change, who.workshop_id, stage_id)
        vote = stages.activity(stage)
        if not isinstance(vote, Vote):
            raise Refused(N_("There is no vote in this stage. Look at what is open."))
        if len(choices) > limits.CHOICES:
            raise Refused(N_("This page is old. Load it again."))
        _all_there(change, stage, vote, choices)
        changed = [_set(change, stage, who, target, _as_kept(choice)) for target, choice in choices.items()]
        paper = [Choice(who.id, who.role_group, target, choice) for target, choice in own(change, who, stage_id).items()]
        voting.require(vote.method, paper, vote.limits())
        if any(changed):
            change.raise_counter(who.workshop_id, "votes")

    once(database, who, key, work)


def _as_kept(choice: object) -> str | None:
    """A choice as a word, or None for a vote that is taken off; whether the ballot has the word is checked with the whole paper."""
    return str(choice) if isinstance(choice, str | int) and not isinstance(choice, bool) and choice not in (0, "") else None


def _all_there(look: Transaction, stage: Stage, vote: Vote, choices: Mapping[str, object]) -> None:
    found = snapshot.of(look, stage.workshop_id).grouping  # nothing of this transaction has changed it yet
    counts_in = found.counts_in()
    known = {target.id for target in of_stage(look, stage, found)} if vote.latest_stage_only else set(counts_in.values())
    if not all(counts_in.get(target) in known for target in choices):
        raise NotFound(N_("One of these is not here any more. Look at the page and vote again."))


def _set(change: Transaction, stage: Stage, who: Participant, target: str, word: str | None) -> bool:
    place = {"stage": stage.id, "participant": who.id, "target": target}
    before = change.row(
        "SELECT choice FROM vote WHERE stage_id = :stage AND participant_id = :participant AND target_id = :target", **place
    )
    if (before["choice"] if before else None) == word:
        return False
    if word is None:
        change.run("DELETE FROM vote WHERE stage_id = :stage AND participant_id = :participant AND target_id = :target", **place)
        return True
    change.save(
        "vote",
        {"stage_id": stage.id, "participant_id": who.id, "target_id": target, "choice": word, "at": clock.now()},
        key=("stage_id", "participant_id", "target_id"),
    )
    return True


def own(look: Transaction, who: Participant, stage_id: str) -> dict[str, str]:
    """A person's votes in a stage by target; a vote on a theme that is not shown any more is free to be given again."""
    rows = look.rows(
        "SELECT v.target_id, v.choice FROM vote v LEFT JOIN theme t ON t.id = v.target_id"
        " WHERE v.stage_id = :stage AND v.participant_id = :participant AND (t.id IS NULL OR t.state = 'shown')",
        stage=stage_id,
        participant=who.id,
    )
    return {row["target_id"]: row["choice"] for row in rows}


def latest_vote(look: Transaction, workshop_id: str, *, before: Stage) -> Stage | None:
    """The last vote that was opened before this stage; where none stands before it, the last one at all."""
    votes = [stage for stage in stages.in_order(look, workshop_id) if stage.kind == "vote" and stage.opened_at]
    earlier = [stage for stage in votes if stage.position < before.position]
    return next(reversed(earlier or votes), None)
