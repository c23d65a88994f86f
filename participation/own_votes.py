"""A person's own votes for the tablet: where each counts now, and what the person should know about them."""

from collections.abc import Iterator

from participation import earlier_names, papers, stages
from participation.activities.vote import Vote
from participation.model.people import Participant
from participation.model.texts import N_, Texts, Words
from participation.model.workshop import Stage
from participation.snapshot import Picture
from participation.store import Transaction
from participation.texts import everywhere
from participation.voting import Given, Paper

ELSEWHERE = N_("Your vote here does not count. You gave it to another theme while this one was away. You can give it here again.")
COUNT_HERE = N_("Your votes on themes of this group count here.")
WORDS_CHANGED = N_("These words were changed after you voted. You voted on: “{before}”. Does your vote still fit?")
JOINED = N_("You voted on the group “{before}”. It is a part of this group now.")


def paper(look: Transaction, who: Participant, shared: Picture, stage: Stage) -> Paper:
    """The person's votes in a stage, as they count."""
    vote = stages.activity(stage)
    return papers.of_person(look, stage, vote, who.id, shared.counts_in) if isinstance(vote, Vote) else Paper()


def told(look: Transaction, shared: Picture, of: Paper) -> list[dict[str, object]]:
    """What stands beside the targets: votes that count elsewhere than they were given, or not at all, and changed words."""
    if not of.given:
        return []
    on_groups = any(one.target in shared.grouping.groups for one in of.given)
    earlier = earlier_names.of_workshop(look, shared.stages[0].workshop_id) if on_groups else {}
    return [
        {"target": target, "sentence": sentence.as_json()}
        for target, behind in of.by_target.items()
        for sentence in _about(shared, earlier, of, target, behind)
    ]


def _about(
    shared: Picture, earlier: dict[str, list[earlier_names.EarlierName]], of: Paper, target: str, behind: tuple[Given, ...]
) -> Iterator[Texts]:
    if target not in of.counts:
        yield everywhere(ELSEWHERE)
        return
    groups = shared.grouping.groups
    if any(one.target not in groups and one.target != target for one in behind):
        yield everywhere(COUNT_HERE)
    for one in behind:
        if one.target in groups:
            before = _name_then(groups[one.target].name, earlier.get(one.target, []), one.at)
            if before.text != groups[target].name.text:
                yield everywhere(WORDS_CHANGED if one.target == target else JOINED, before=before.text)


def _name_then(now: Words, earlier: list[earlier_names.EarlierName], at: str) -> Words:
    """What a group was called when somebody voted on it."""
    return next((one.name for one in earlier if one.at > at), now)
