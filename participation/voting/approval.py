"""Approval: each person chooses as many as they like. Choosing several themes of one group counts once for the group."""

from collections.abc import Iterable, Sequence

from participation.model.texts import Texts
from participation.texts import everywhere, everywhere_many
from participation.voting import words
from participation.voting.ballot import Choice, Outcome, Refusal, Settings, Tally, Target, Value, papers, tallied
from participation.voting.result import Result, by_votes

NAME = "approval"
adds_up = False
APPROVE = "approve"
rank = by_votes


def count(choices: Iterable[Choice], targets: Sequence[Target], settings: Settings) -> Outcome:
    """How many people chose each target."""
    return tallied(NAME, choices, targets, settings, _mark)


def size(value: Value) -> int:
    """A choice takes one vote."""
    return 1


def sized(value: Value, size: int) -> Value:
    """A choice counts whole."""
    return value


def on_group(direct: Value, on_themes: Sequence[Value]) -> Value:
    """A group is chosen by whoever chose it or one of its themes."""
    return APPROVE if APPROVE in (direct, *on_themes) else None


def _mark(direct: Value, on_themes: Sequence[Value]) -> Tally | None:
    return Tally(votes=1, voters=1) if on_group(direct, on_themes) else None


def check(choices: Iterable[Choice], settings: Settings) -> tuple[Refusal, ...]:
    """Which choices can't be taken: an unknown word, or more than the person may choose."""
    refused: list[Refusal] = []
    for paper in papers(choices):
        chosen = tuple(paper.chosen.values())
        refused += [Refusal((choice,), words.unknown_choice()) for choice in chosen if choice.value != APPROVE]
        if settings.votes is not None and len(chosen) > settings.votes:
            refused.append(Refusal(chosen, words.too_many_votes(settings.votes)))
    return tuple(refused)


def sentence(result: Result) -> Texts:
    """What the ballot says, in one plain sentence."""
    return words.most_chosen(result, rank)


def steps(result: Result) -> tuple[Texts, ...]:
    """How the result came about, step by step."""
    if result.voters is None:
        return ()
    most = result.settings.votes
    rule = (
        everywhere_many("Everyone could choose {n} theme.", "Everyone could choose up to {n} themes.", most)
        if most
        else everywhere("Everyone could choose as many as they liked.")
    )
    return words.told(words.how_many_voted(result), rule, *words.how_counted(result), words.how_it_ended(result, rank))
