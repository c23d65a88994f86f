"""Votes: cast, changed and taken off while the stage is open; the last choice counts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from participation import clock, open_papers, papers, snapshot, stages, voting
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
from participation.voting import Choice, Paper

ANY = 10_000  # more on one theme than a ballot can give


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
    counts_in = found.counts_in()
    return targets(replace(found, themes=there), frozenset(counts_in[target] for target in voted if target in counts_in))


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


def cast(
    database: Database, who: Participant, key: str, stage_id: str, choices: Mapping[str, object], *, filling: bool = False
) -> None:
    """Sets the votes of one person on the targets named; None takes a vote off. Either all of them count, or none.

    A choice says what shall count on a target, with all that counts there: said as it is, it changes nothing. What the paper
    does not name, and what is not a target now, is not touched. `filling`: the person is still at it, and more may come.
    """
    require_participant(who)

    def work(change: Transaction) -> None:
        stage = stages.open_for(change, who.workshop_id, stage_id)
        vote = stages.activity(stage)
        if not isinstance(vote, Vote):
            raise Refused(N_("There is no vote in this stage. Look at what is open."))
        if len(choices) > limits.CHOICES:
            raise Refused(N_("This page is old. Load it again."))
        open_papers.note(change, stage.id, who.id, filling=filling)
        shared = snapshot.of(change, stage.workshop_id)  # nothing of this transaction has changed it yet
        known = _known(change, stage, vote, shared.grouping, shared.counts_in)
        before = papers.of_person(change, stage, vote, who.id, shared.counts_in)
        wanted = _wanted(before, choices, shared.counts_in, known)
        changed = {target: word for target, word in wanted.items() if not _counts_so(before, target, word)}
        if not changed:
            return
        _on_the_ballot(who, vote, changed)
        way = voting.method(vote.method)
        for target, word in changed.items():
            for stored, value in voting.rewritten(way, before, target, word).items():
                _store(change, stage, who, stored, None if value is None else str(value))
        after = papers.of_person(change, stage, vote, who.id, shared.counts_in)
        _not_too_many(who, vote, before, after, {shared.counts_in[target] for target, word in changed.items() if word})
        for target, aside in voting.given_elsewhere(way, after, vote.limits()).items():
            _set_aside(change, stage, who, target, aside)
        change.raise_counter(who.workshop_id, "votes")

    once(database, who, key, work)


def _known(look: Transaction, stage: Stage, vote: Vote, found: Grouping, counts_in: Mapping[str, str]) -> set[str]:
    return {target.id for target in of_stage(look, stage, found)} if vote.latest_stage_only else set(counts_in.values())


def _wanted(before: Paper, choices: Mapping[str, object], counts_in: Mapping[str, str], known: set[str]) -> dict[str, str | None]:
    """The choices that touch something. A theme that stands in a group now takes a late vote, but nothing is taken off by it."""
    wanted: dict[str, str | None] = {}
    for target, choice in choices.items():
        word = _as_kept(choice)
        if target in known or (word is not None and counts_in.get(target) in known):
            wanted[target] = word
        elif word is not None:
            raise NotFound(N_("One of these is not here any more. Look at the page and vote again."))
    return wanted


def _as_kept(choice: object) -> str | None:
    """A choice as a word, or None for a vote that is taken off; whether the ballot has the word is checked with the whole paper."""
    return str(choice) if isinstance(choice, str | int) and not isinstance(choice, bool) and choice not in (0, "") else None


def _counts_so(before: Paper, target: str, word: str | None) -> bool:
    """Whether the choice says what is so already: on a target all that counts there, on a theme in a group its own vote."""
    if target in before.by_target:
        value = before.counts.get(target)
    else:
        value = next((given.value for given in before.given if given.target == target and before.part.get(target)), None)
    return (None if value is None else str(value)) == word


def _on_the_ballot(who: Participant, vote: Vote, changed: Mapping[str, str | None]) -> None:
    chosen = [Choice(who.id, who.role_group, target, word) for target, word in changed.items()]
    voting.require(vote.method, chosen, voting.Settings(None, ANY))


def _not_too_many(who: Participant, vote: Vote, before: Paper, after: Paper, raised: set[str]) -> None:
    """Raises Refused where a target was given more than one may get, or the person more than they have.

    What was not raised is not asked again: a group may hold more dots than one theme may get.
    """
    way, limits = voting.method(vote.method), vote.limits()
    if not way.adds_up:
        return
    whole = {target: sum(way.size(one.value) for one in found if not one.aside) for target, found in after.by_target.items()}
    heaped = {t for t in raised if whole.get(t, 0) > max(limits.most_on_one, way.size(before.counts.get(t)))}
    for given, asked in (({t: whole[t] for t in heaped}, replace(limits, votes=None)), (whole, replace(limits, most_on_one=ANY))):
        voting.require(vote.method, [Choice(who.id, who.role_group, t, n) for t, n in given.items() if n], asked)


def _store(change: Transaction, stage: Stage, who: Participant, target: str, word: str | None) -> None:
    place = {"stage_id": stage.id, "participant_id": who.id, "target_id": target}
    if word is None:
        change.run(f"DELETE FROM vote WHERE {_PLACE}", **place)
        return
    change.save("vote", {**place, "choice": word, "at": clock.now(), "aside": None}, key=tuple(place))


def _set_aside(change: Transaction, stage: Stage, who: Participant, target: str, aside: bool) -> None:
    place = {"stage_id": stage.id, "participant_id": who.id, "target_id": target}
    change.run(f"UPDATE vote SET aside = :aside WHERE {_PLACE}", aside=1 if aside else None, **place)


_PLACE = "stage_id = :stage_id AND participant_id = :participant_id AND target_id = :target_id"


def latest_vote(look: Transaction, workshop_id: str, *, before: Stage) -> Stage | None:
    """The last vote that was opened before this stage; where none stands before it, the last one at all."""
    votes = [stage for stage in stages.in_order(look, workshop_id) if stage.kind == "vote" and stage.opened_at]
    earlier = [stage for stage in votes if stage.position < before.position]
    return next(reversed(earlier or votes), None)
