"""What the votes of a workshop say: counted by the voting package, and shown only as far as small groups allow.

While a vote is open, what is shown is a kept picture that changes only when k more people have voted, so that nobody can
see what one person's vote did (see `insight.suppression.refreshed`). A kept picture holds ids and numbers, no words.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from participation import ballots, clock, earlier_names, grouping, papers, stages, voting, workshops
from participation.access import require
from participation.activities.vote import Vote
from participation.insight import roles, suppression
from participation.model.people import Staff
from participation.model.texts import Texts
from participation.model.workshop import Stage, Workshop
from participation.store import Database, Transaction
from participation.texts import everywhere
from participation.voting import Outcome, Result, ResultRow, Target


@dataclass(frozen=True)
class Ballot:
    """One vote stage and what may be shown of it. `sentence` says it first, `differ` where role groups differ.

    `reworded` says which words were changed after people had voted on them; it is among the `steps`, too.
    """

    stage: Stage
    result: Result
    sentence: Texts
    steps: tuple[Texts, ...]
    differ: Texts | None
    note: Texts | None
    reworded: tuple[Texts, ...] = ()


def of_workshop(database: Database, who: Staff, workshop_id: str) -> list[Ballot]:
    """Every vote of a workshop that has been opened, in order, for staff."""
    with database.read() as look:
        require(look, who, "facilitator", "reviewer", "evaluator")
        workshops.for_staff(look, who, workshop_id)
        opened = [stage for stage in stages.in_order(look, workshop_id) if stage.kind == "vote" and stage.opened_at]
    return [of_stage(database, stage) for stage in opened]


def of_stage(database: Database, stage: Stage, *, frozen: bool = False) -> Ballot:
    """What may be shown of one vote now. While it is open, or the screen is frozen, that is the kept picture."""
    with database.read() as look:
        counted = outcome(look, stage)
        kept = kept_picture(look, stage)
        reworded = _reworded(look, stage)
    if frozen and kept is not None:
        return _said(stage, kept, reworded)
    shown = suppression.refreshed(kept, counted, closed=stage.state != "open")
    if shown != kept:
        _keep(database, stage, shown)
    return _said(stage, shown, reworded)


def _said(stage: Stage, result: Result, reworded: tuple[Texts, ...]) -> Ballot:
    steps = (*voting.steps(result), *reworded)
    return Ballot(stage, result, voting.sentence(result), steps, roles.difference_sentence(result), suppression.note(result), reworded)


def _reworded(look: Transaction, stage: Stage) -> tuple[Texts, ...]:
    found = grouping.read(look, stage.workshop_id)
    names = {group.id: group.name for group in found.groups.values()}
    return earlier_names.changed_after_votes(look, stage, found.counts_in(), names)


def outcome(look: Transaction, stage: Stage) -> Outcome:
    """The true numbers of a vote: for counting and comparing, never to be shown."""
    vote = method_of(stage)
    chosen = papers.choices(look, stage, vote, grouping.read(look, stage.workshop_id).counts_in())
    return voting.method(vote.method).count(chosen, targets(look, stage), vote.limits())


def method_of(stage: Stage) -> Vote:
    """The vote activity of a vote stage."""
    activity = stages.activity(stage)
    assert isinstance(activity, Vote)
    return activity


def targets(look: Transaction, stage: Stage) -> list[Target]:
    """What could be voted on, with the ids whose votes count in each: its themes, and groups that were joined into it."""
    grouped = grouping.read(look, stage.workshop_id)
    counts_in = grouped.counts_in()
    inside: dict[str, list[str]] = {}
    for source, target in counts_in.items():
        if source != target:
            inside.setdefault(target, []).append(source)
    return [
        Target(target.id, target.words.text, target.words.language, target.kind, tuple(inside.get(target.id, ())))
        for target in ballots.of_stage(look, stage, grouped)
    ]


def kept_picture(look: Transaction, stage: Stage) -> Result | None:
    """The picture of an open vote that was shown last, with the words of the themes that are still there."""
    row = look.row("SELECT counted FROM shown_votes WHERE stage_id = :id", id=stage.id)
    if row is None:
        return None
    by_id: Mapping[str, Target] = {target.id: target for target in targets(look, stage)}
    return Result.of_json(json.loads(row["counted"]), by_id)


def _keep(database: Database, stage: Stage, result: Result) -> None:
    with database.write() as change:
        change.save(
            "shown_votes",
            {
                "stage_id": stage.id,
                "voters": result.voters or 0,
                "counted": json.dumps(result.as_json()),
                "at": clock.now(),
            },
            key=("stage_id",),
        )
        change.raise_counter(stage.workshop_id, "figures")


def renew(database: Database, workshop_id: str) -> None:
    """Looks whether the room may see more of its open vote, and raises `figures` only then: who listens hears no single vote.

    Once five have voted, only a vote that is shown is counted while it goes on.
    """
    with database.read() as look:
        row = look.row("SELECT * FROM workshop WHERE id = :id", id=workshop_id)
        workshop = Workshop.of(row) if row is not None else None
        vote = screen_vote(look, workshop) if workshop is not None else None
        if workshop is None or vote is None or vote.state != "open" or workshop.screen.frozen_at:
            return
        kept = look.row("SELECT voters FROM shown_votes WHERE stage_id = :id", id=vote.id)
        voters = look.row("SELECT count(DISTINCT participant_id) AS n FROM vote WHERE stage_id = :id", id=vote.id)
    known, now = (int(kept["voters"]) if kept else 0), (int(voters["n"]) if voters else 0)
    if now >= suppression.LEAST and (known == 0 or vote.id in workshop.screen.revealed):
        of_stage(database, vote)


def of_closed(look: Transaction, stage: Stage) -> Ballot:
    """What may be shown of a vote that is closed."""
    return _said(stage, suppression.shown(outcome(look, stage)), _reworded(look, stage))


def for_tablets(look: Transaction, stage: Stage) -> dict[str, object] | None:
    """A closed vote as the tablets show it in a result stage; None while it is open."""
    if stage.state == "open":
        return None
    ballot = of_closed(look, stage)
    return {
        "sentence": ballot.sentence.as_json(),
        "voters": ballot.result.voters,
        "rows": [
            {
                "words": {"text": row.target.words, "language": row.target.language},
                "votes": row.all.votes,
                "share": row.all.share,
                "voters": row.all.rests_on,
            }
            for row in ballot.result.shown_rows
            if row.all is not None
        ],
        "note": None,
    }


def sentence_about(look: Transaction, stage: Stage, target_id: str) -> Texts | None:
    """What one theme or group got in a closed vote, in one sentence; None where there is nothing that may be said."""
    row = next((row for row in of_closed(look, stage).result.rows if row.target.id == target_id), None)
    if row is None or row.all is None or row.all.votes == 0:
        return None
    return _one_sentence(row)


def _one_sentence(row: ResultRow) -> Texts:
    assert row.all is not None
    if row.target.kind == "group":
        return everywhere("Its group got {votes} votes. {voters} people voted.", votes=row.all.votes, voters=row.all.rests_on)
    return everywhere("It got {votes} votes. {voters} people voted.", votes=row.all.votes, voters=row.all.rests_on)


def screen_vote(look: Transaction, workshop: Workshop) -> Stage | None:
    """The vote that the screen speaks of: the present one, or the last one before the present stage."""
    if workshop.stage_id is None:
        return None
    here = stages.find(look, workshop.stage_id)
    return here if here.kind == "vote" else ballots.latest_vote(look, workshop.id, before=here)


def for_screen(database: Database, workshop: Workshop) -> Ballot | None:
    """The votes for the room: only when the facilitator revealed them, or in a result stage after closing; else None."""
    with database.read() as look:
        vote = screen_vote(look, workshop)
        here = stages.find(look, workshop.stage_id) if workshop.stage_id else None
    if vote is None or here is None:
        return None
    revealed = vote.id in workshop.screen.revealed or (here.kind == "result" and vote.state != "open")
    return of_stage(database, vote, frozen=workshop.screen.frozen_at is not None) if revealed else None
