"""What the votes of a workshop say: counted by the voting package, and shown only as far as small groups allow.

What is shown is always a kept picture: of an open vote it changes only when k more people have voted, of a closed one it is
made at closing and stays (see `insight.over_time`). A kept picture holds ids and numbers, no words.
"""

import json
from dataclasses import dataclass

from participation import ballots, clock, earlier_names, grouping, open_papers, papers, stages, voting, workshops
from participation.access import require
from participation.activities.vote import Vote
from participation.insight import over_time, roles, suppression
from participation.model.people import Staff
from participation.model.texts import Texts, Words
from participation.model.workshop import Stage, Workshop
from participation.store import Database, Transaction
from participation.texts import everywhere
from participation.voting import Outcome, Result, ResultRow, Target


@dataclass(frozen=True)
class Ballot:
    """One vote stage and what may be shown of it. `sentence` says it first, `differ` where role groups differ.

    `reworded` says which words were changed after people had voted on them.
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


def of_stage(database: Database, stage: Stage, *, live: bool = False, frozen: bool = False) -> Ballot:
    """What may be shown of one vote now. Once it was closed, that is what was counted then, also when it is open again.

    While it is open: what the room was shown last, or how many have voted. `live` shows the room the next step where it may.
    """
    with database.read() as look:
        seen, reworded = _seen(look, stage), _reworded(look, stage)
        if stage.state != "open" or (seen is not None and seen.closed):
            return of_closed(look, stage)
        counted = outcome(look, stage)
        step = over_time.shown_live(seen, outcome(look, stage, finished=True), _here(look, stage)) if live and not frozen else seen
    if step != seen and step is not None:
        step = _keep_step(database, stage)
    return _said(stage, step.result if step is not None else over_time.waiting(counted), reworded)


def _keep_step(database: Database, stage: Stage) -> over_time.Seen | None:
    """Counts again and keeps the step in one transaction, so that no two processes show two pictures."""
    with database.write() as change:
        seen = _seen(change, stage)
        finished = outcome(change, stage, finished=True)
        step = over_time.shown_live(seen, finished, _here(change, stage)) if seen is None or not seen.closed else seen
        if step is not None and step != seen:
            _keep(change, stage, step)
        return step


def _here(look: Transaction, stage: Stage) -> int:
    row = look.row("SELECT count(*) AS n FROM attendance WHERE workshop_id = :id", id=stage.workshop_id)
    return int(row["n"]) if row else 0


def _said(stage: Stage, result: Result, reworded: tuple[Texts, ...]) -> Ballot:
    differ, note = roles.difference_sentence(result), suppression.note(result)
    return Ballot(stage, result, voting.sentence(result), voting.steps(result), differ, note, reworded)


def _reworded(look: Transaction, stage: Stage) -> tuple[Texts, ...]:
    found = grouping.read(look, stage.workshop_id)
    names = {group.id: group.name for group in found.groups.values()}
    return earlier_names.changed_after_votes(look, stage, found.counts_in(), names)


def outcome(look: Transaction, stage: Stage, *, finished: bool = False) -> Outcome:
    """The true numbers of a vote: for counting and comparing, never to be shown. `finished`: of papers nobody fills in any more."""
    vote = method_of(stage)
    chosen = papers.choices(look, stage, vote, grouping.read(look, stage.workshop_id).counts_in())
    there = targets(look, stage)
    if finished:
        chosen = open_papers.finished(look, stage.id, vote, chosen, len(there))
    return voting.method(vote.method).count(chosen, there, vote.limits())


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


def _seen(look: Transaction, stage: Stage) -> over_time.Seen | None:
    """The numbers that were shown last, with the words of the themes that are still there; None before there were any."""
    row = look.row("SELECT counted, behind, closed FROM shown_votes WHERE stage_id = :id", id=stage.id)
    if row is None or row["behind"] is None:
        return None
    behind = over_time.Behind.of_json(json.loads(row["behind"]))
    return over_time.Seen(Result.of_json(json.loads(row["counted"]), _by_id(look, stage, behind)), behind, bool(row["closed"]))


def _by_id(look: Transaction, stage: Stage, behind: over_time.Behind) -> dict[str, Target]:
    """Everything that could be voted on and is still there, as it was put together then."""
    found = grouping.read(look, stage.workshop_id)
    words = {group.id: (group.name, "group") for group in found.groups.values()}
    words |= {theme.id: (Words(theme.text, theme.language), "theme") for theme in found.themes}
    return {one: Target(one, said.text, said.language, kind, behind.inside.get(one, ())) for one, (said, kind) in words.items()}


def _keep(change: Transaction, stage: Stage, seen: over_time.Seen) -> None:
    change.save(
        "shown_votes",
        {
            "stage_id": stage.id,
            "voters": seen.result.voters or 0,
            "counted": json.dumps(seen.result.as_json()),
            "behind": json.dumps(seen.behind.as_json()),
            "closed": int(seen.closed),
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
        kept = look.row("SELECT voters, behind FROM shown_votes WHERE stage_id = :id", id=vote.id)
        voters = look.row("SELECT count(DISTINCT participant_id) AS n FROM vote WHERE stage_id = :id", id=vote.id)
    known, now = (int(kept["voters"]) if kept else 0), (int(voters["n"]) if voters else 0)
    revealed = vote.id in workshop.screen.revealed
    if now < suppression.LEAST or (known and not revealed):
        return
    if revealed and of_stage(database, vote, live=True).result.shown_rows:
        return
    if now // suppression.LEAST * suppression.LEAST > known:
        _keep_number(database, vote, now // suppression.LEAST * suppression.LEAST)


def _keep_number(database: Database, stage: Stage, voters: int) -> None:
    """Only how many have voted, in steps of five: no numbers of the vote are shown yet."""
    with database.write() as change:
        row = change.row("SELECT behind FROM shown_votes WHERE stage_id = :id", id=stage.id)
        if row is None or row["behind"] is None:
            number = {"stage_id": stage.id, "voters": voters, "counted": "", "behind": None, "closed": 0, "at": clock.now()}
            change.save("shown_votes", number, key=("stage_id",))
            change.raise_counter(stage.workshop_id, "figures")


def keep_closed(change: Transaction, stage: Stage) -> None:
    """Counts a vote that closes and keeps what may be shown of it from now on."""
    _keep(change, stage, over_time.shown_after(_seen(change, stage), outcome(change, stage)))


def of_closed(look: Transaction, stage: Stage) -> Ballot:
    """What may be shown of a vote that is closed: what was counted when it closed."""
    seen = _seen(look, stage)
    kept = seen.result if seen is not None and seen.closed else over_time.shown_after(seen, outcome(look, stage)).result
    return _said(stage, kept, _reworded(look, stage))


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


def row_of(result: Result, theme_id: str) -> ResultRow | None:
    """The row in which votes on a theme counted: its own, or that of the group that it was in then."""
    return next((row for row in result.rows if theme_id in (row.target.id, *row.target.themes)), None)


def sentence_about(look: Transaction, stage: Stage, theme_id: str) -> Texts | None:
    """What a theme or its group got in a closed vote, in one sentence; None where there is nothing that may be said."""
    row = row_of(of_closed(look, stage).result, theme_id)
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
    return of_stage(database, vote, live=True, frozen=workshop.screen.frozen_at is not None) if revealed else None
